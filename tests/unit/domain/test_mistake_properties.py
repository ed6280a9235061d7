"""No sequence of actions on a mistake reaches what its rules forbid."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, event, find, given, settings
from hypothesis import strategies as st

from allyjournal.domain.history import taken_again, undone
from allyjournal.domain.kinds import decode, encode
from allyjournal.domain.mistake import (
    Apology,
    ApologyStatus,
    Consent,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    StepStatus,
    correct_at_once,
    missing_for_rest,
    move,
    put_out_of_scope,
    revise,
    set_consent,
)
from allyjournal.domain.record import DueKind, Visibility, begin

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)


def mistake(**fields: Any) -> Mistake:
    return begin(Mistake, DAY, NOW, **fields)


Action = Callable[[Mistake], Mistake]

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
steps = st.builds(
    RepairStep,
    description=st.sampled_from(["", "Say so"]),
    due_on=st.none() | days,
    status=st.sampled_from(StepStatus),
    follow_up_on=st.none() | days,
    follow_up_result=st.sampled_from(["", "It holds."]),
)
words = st.sampled_from(["", " ", "I wait.", "I was wrong.", "A *list*"])
edits = st.fixed_dictionaries(
    {},
    optional={
        "what_happened": words,
        "impact": words,
        "what_changed": words,
        "apology": st.builds(Apology, status=st.sampled_from(ApologyStatus), draft=words),
        "recurrence_result": st.none() | st.sampled_from(RecurrenceResult),
        "resting_basis": st.none() | st.sampled_from(RestingBasis),
        "recurrence_check_on": st.none() | days,
        "visibility": st.sampled_from(Visibility),
        "repair_steps": st.lists(steps, max_size=3).map(tuple),
    },
)


def _moved(state: MistakeState, on: date) -> Action:
    def act(record: Mistake) -> Mistake:
        if state is MistakeState.RESTING and missing_for_rest(record):
            with pytest.raises(ValueError, match="cannot rest"):
                move(record, state, on)
            return record
        return move(record, state, on)

    return act


def _revised(fields: dict[str, Any], on: date) -> Action:
    return lambda record: revise(record, on, **fields)


def _scoped(out: bool) -> Action:
    return lambda record: put_out_of_scope(record) if out else record.changed(out_of_scope=False)


def _finished(place: int, on: date, result: RecurrenceResult) -> Action:
    def act(record: Mistake) -> Mistake:
        dues = list(record.dues())
        return record.finish(dues[place % len(dues)], on, result) if dues else record

    return act


def _answered(value: Consent, on: date, basis: str) -> Action:
    return lambda record: set_consent(record, value, on, basis)


GROUNDS = {"recurrence_result": RecurrenceResult.NOT_REPEATED, "what_changed": "I wait."}


def _rested(basis: RestingBasis, on: date) -> Action:
    """What a rest stands on is written down, and it rests."""
    return lambda record: move(
        revise(record, on, **GROUNDS, resting_basis=basis), MistakeState.RESTING, on
    )


def _without_ground(field: str, on: date) -> Action:
    """Something that a rest may stand on is taken away."""
    return lambda record: revise(record, on, **{field: "" if field == "what_changed" else None})


deeds = st.one_of(
    st.builds(_moved, st.sampled_from(MistakeState), days),
    st.builds(_scoped, st.booleans()),
    st.builds(_answered, st.sampled_from(Consent), days, words),
    st.builds(_finished, st.integers(0, 9), days, st.sampled_from(RecurrenceResult)),
    st.builds(lambda on: lambda record: correct_at_once(record, on), days),
)
revisions = st.builds(_revised, edits, days)
rests = st.builds(_rested, st.sampled_from(RestingBasis), days)
losses = st.builds(_without_ground, st.sampled_from(["resting_basis", *GROUNDS]), days)


class TakenAgain(NamedTuple):
    """A former state taken again, and whether that is undone at once."""

    which: int
    on: date
    undone: bool

    def among(self, former: list[Mistake]) -> Mistake:
        present = former[-1]
        again = taken_again(present, former[self.which % len(former)], self.on)
        back = undone(present, again, again, self.on) if self.undone else again
        assert isinstance(back, Mistake)
        assert not self.undone or back == present
        return back


looks_back = st.builds(TakenAgain, st.integers(0, 24), days, st.booleans())
sequences = st.lists(deeds | revisions | rests | losses | looks_back, max_size=25)


def _course(sequence: list[Action | TakenAgain]) -> list[Mistake]:
    """All that a mistake was and is, one state after each action."""
    course = [mistake()]
    for action in sequence:
        record = action.among(course) if isinstance(action, TakenAgain) else action(course[-1])
        course.append(record)
    return course


def _earned(record: Mistake) -> bool:
    return record.state is MistakeState.RESTING and not record.corrected_at_once


def _woken(before: Mistake, after: Mistake) -> bool:
    """Whether a rest gave way because what it stood on went."""
    awaits = after.state is MistakeState.AWAITING_FOLLOW_UP
    return _earned(before) and awaits and bool(missing_for_rest(after))


@pytest.mark.parametrize(
    "reached",
    [
        lambda course: any(map(_earned, course)),
        lambda course: any(_woken(*pair) for pair in pairwise(course)),
        lambda course: any(
            _woken(*pair) and _earned(later)
            for pair, later in zip(pairwise(course), course[2:], strict=False)
        ),
        lambda course: any(_earned(it) and it.silent for it in course),
    ],
    ids=["an earned rest", "a waking", "a rest after a waking", "a silent rest"],
)
def test_what_is_worth_asking_about_is_reached(reached: Callable[[list[Mistake]], bool]) -> None:
    """``find`` raises NoSuchExample where no sequence leads there."""
    first_found = settings(
        max_examples=3000, database=None, derandomize=True, phases=[Phase.generate]
    )
    find(sequences.map(_course), reached, settings=first_found)


@given(sequences)
def test_no_sequence_of_actions_breaks_a_rule(sequence: list[Action | TakenAgain]) -> None:
    course = _course(sequence)
    for before, record in pairwise(course):
        event(f"earned rest: {_earned(record)}, woken: {_woken(before, record)}")
        if record.state is MistakeState.RESTING:
            assert not missing_for_rest(record)
        else:
            assert not record.corrected_at_once
        assert record.state_history[-1].state == record.state
        if record.consent_history:
            assert record.consent_history[-1].value is record.contact_consent
        else:
            assert record.contact_consent is Consent.UNKNOWN
        if record.out_of_scope:
            assert record.visibility is Visibility.PRIVATE
            assert not list(record.dues())
        if record.silent:
            assert DueKind.FOLLOW_UP not in {due.kind for due in record.dues()}
            assert not record.on_this_day_allowed()
        assert decode(encode(record)) == record


def written(record: Mistake) -> tuple[object, ...]:
    """All that somebody typed but what a look afterwards found, which is there to be answered."""
    return (
        record.what_happened,
        record.impact,
        record.what_changed,
        record.apology,
        [step.description for step in record.repair_steps],
    )


@given(edits, st.lists(deeds | revisions, max_size=10), st.data())
def test_no_deed_touches_what_was_typed_and_no_text_is_refused(
    fields: dict[str, Any], sequence: list[Action], data: st.DataObject
) -> None:
    record = mistake()
    for action in sequence:
        record = action(record)
    record = revise(record, DAY, **fields)
    typed = {name: value for name, value in fields.items() if name != "visibility"}
    assert {name: getattr(record, name) for name in typed} == typed
    for deed in data.draw(st.lists(deeds, max_size=10)):
        changed = deed(record)
        assert written(changed) == written(record)
        results = [step.follow_up_result for step in record.repair_steps]
        for former, now in zip(results, changed.repair_steps, strict=True):
            assert former in ("", now.follow_up_result)
        record = changed


@given(st.lists(deeds | revisions, max_size=10), st.sampled_from(Consent), days)
def test_rest_can_always_be_reached_without_asking_anybody(
    sequence: list[Action], consent: Consent, on: date
) -> None:
    record = set_consent(mistake(), consent, on)
    for action in sequence:
        record = action(record)
    nobody = {"resting_basis": RestingBasis.NOBODY_TO_ASK, "what_changed": "I wait."}
    respected = {"resting_basis": RestingBasis.NO_CONTACT_RESPECTED}
    for basis in (nobody, respected):
        ready = revise(record, on, recurrence_result=RecurrenceResult.NOT_REPEATED, **basis)
        rested = move(ready, MistakeState.RESTING, on)
        assert rested.state is MistakeState.RESTING
        assert rested.apology == record.apology
        assert rested.contact_consent is record.contact_consent
