"""A mistake's rules: resting and its conditions, consent and its silences, what stays private."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from allyjournal.domain.kinds import decode, encode
from allyjournal.domain.mistake import (
    LOOK_AGAIN,
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    RestNeed,
    StepStatus,
    correct_at_once,
    missing_for_rest,
    move,
    put_out_of_scope,
    put_right,
    revise,
    set_consent,
)
from allyjournal.domain.record import DueKind, Visibility, begin, enter, new_uid

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
READY: dict[str, Any] = {
    "recurrence_result": RecurrenceResult.NOT_REPEATED,
    "resting_basis": RestingBasis.COMMUNITY_PROCESS,
}


def mistake(**fields: Any) -> Mistake:
    return begin(Mistake, DAY, NOW, **fields)


def resting(**fields: Any) -> Mistake:
    return move(mistake(**(READY | fields)), MistakeState.RESTING, DAY)


# Resting


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, (RestNeed.PASSED_CHECK, RestNeed.BASIS)),
        (READY, ()),
        (READY | {"recurrence_result": RecurrenceResult.REPEATED}, (RestNeed.PASSED_CHECK,)),
        (
            READY | {"recurrence_result": RecurrenceResult.NO_OCCASION_YET},
            (RestNeed.PASSED_CHECK,),
        ),
        (READY | {"resting_basis": None}, (RestNeed.BASIS,)),
        (READY | {"resting_basis": RestingBasis.NOBODY_TO_ASK}, (RestNeed.WHAT_CHANGED,)),
        (
            READY | {"resting_basis": RestingBasis.NOBODY_TO_ASK, "what_changed": " \n"},
            (RestNeed.WHAT_CHANGED,),
        ),
        (READY | {"resting_basis": RestingBasis.NOBODY_TO_ASK, "what_changed": "I wait."}, ()),
        ({"corrected_at_once": True}, ()),
    ],
)
def test_resting_needs_a_passed_check_and_a_basis(
    fields: dict[str, Any], missing: tuple[RestNeed, ...]
) -> None:
    record = mistake(**fields)
    assert missing_for_rest(record) == missing
    if missing:
        with pytest.raises(ValueError, match=missing[0]):
            enter(record, MistakeState.RESTING, DAY)
    else:
        assert enter(record, MistakeState.RESTING, DAY).state is MistakeState.RESTING


@pytest.mark.parametrize("basis", RestingBasis)
def test_every_basis_can_be_reached_without_contact(basis: RestingBasis) -> None:
    silent = set_consent(mistake(what_changed="I wait."), Consent.DO_NOT_CONTACT, DAY)
    ready = silent.changed(**(READY | {"resting_basis": basis}))
    assert move(ready, MistakeState.RESTING, DAY).state is MistakeState.RESTING


def test_a_document_cannot_rest_without_its_conditions() -> None:
    document = encode(resting()).replace(b'"not_repeated"', b'"repeated"')
    with pytest.raises(ValueError, match="passed_check"):
        decode(document)


def test_corrected_at_once_rests_and_no_check_is_asked() -> None:
    record = correct_at_once(mistake(recurrence_check_on=DAY), DAY)
    assert record.state is MistakeState.RESTING
    assert record.corrected_at_once
    assert not list(record.dues())


def test_reopened_it_was_not_corrected_at_once() -> None:
    reopened = move(correct_at_once(mistake(), DAY), MistakeState.REFLECTING, DAY)
    assert not reopened.corrected_at_once
    assert missing_for_rest(reopened)
    with pytest.raises(ValueError, match="cannot rest"):
        move(reopened, MistakeState.RESTING, DAY)


def test_what_rests_wakes_when_its_ground_is_gone() -> None:
    later = DAY + timedelta(days=9)
    woken = revise(resting(), later, recurrence_result=RecurrenceResult.REPEATED, impact="Again.")
    assert woken.state is MistakeState.AWAITING_FOLLOW_UP
    assert woken.impact == "Again."
    assert (woken.state_history[-1].state, woken.state_history[-1].on) == (woken.state, later)


def test_other_words_do_not_wake_it() -> None:
    assert revise(resting(), DAY, title="The hall key").state is MistakeState.RESTING
    at_once = correct_at_once(mistake(), DAY)
    assert revise(at_once, DAY, title="A name").state is MistakeState.RESTING


# What is asked, and when nothing is

STEPS = (
    RepairStep(description="Say so", due_on=DAY),
    RepairStep(description="Copies", due_on=DAY, status=StepStatus.DONE, follow_up_on=DAY),
    RepairStep(description="Lamps", due_on=DAY, status=StepStatus.WITHDRAWN),
    RepairStep(description="A list"),
    RepairStep(description="A rota", follow_up_on=DAY, follow_up_result="It holds."),
)


def test_open_steps_follow_ups_and_the_check_are_due() -> None:
    record = mistake(repair_steps=STEPS, recurrence_check_on=DAY)
    assert [(due.kind, due.label, due.position) for due in record.dues()] == [
        (DueKind.REPAIR_STEP, "Say so", 0),
        (DueKind.FOLLOW_UP, "Copies", 1),
        (DueKind.RECURRENCE_CHECK, "", 0),
    ]


@pytest.mark.parametrize(
    ("result", "asked"),
    [
        (None, True),
        (RecurrenceResult.NO_OCCASION_YET, True),
        (RecurrenceResult.NOT_REPEATED, False),
        (RecurrenceResult.REPEATED, False),
    ],
)
def test_the_check_is_asked_until_it_has_an_answer(
    result: RecurrenceResult | None, asked: bool
) -> None:
    record = mistake(recurrence_check_on=DAY, recurrence_result=result)
    assert bool(list(record.dues())) is asked


def test_do_not_contact_silences_what_leads_to_contact() -> None:
    record = set_consent(mistake(repair_steps=STEPS), Consent.DO_NOT_CONTACT, DAY, "Moss told me.")
    assert record.silent
    assert DueKind.FOLLOW_UP not in [due.kind for due in record.dues()]
    assert record.consent_history == (
        ConsentChange(value=Consent.DO_NOT_CONTACT, since=DAY, basis="Moss told me."),
    )
    again = set_consent(record, Consent.WELCOMED, DAY + timedelta(days=1))
    assert not again.silent
    assert [change.value for change in again.consent_history] == ["do_not_contact", "welcomed"]


def test_an_answer_about_contact_is_put_right_without_another_line() -> None:
    first = set_consent(mistake(), Consent.WELCOMED, DAY)
    earlier = DAY - timedelta(days=3)
    dated = set_consent(first, Consent.WELCOMED, earlier, "She wrote to me.")
    assert dated.consent_history == (
        ConsentChange(value=Consent.WELCOMED, since=earlier, basis="She wrote to me."),
    )
    slip = set_consent(set_consent(dated, Consent.UNKNOWN, DAY), Consent.DO_NOT_CONTACT, DAY)
    assert [change.value for change in slip.consent_history] == ["welcomed", "do_not_contact"]


def test_what_is_out_of_scope_keeps_its_text_and_asks_nothing() -> None:
    record = mistake(
        what_happened="On the stairs.", repair_steps=STEPS, visibility=Visibility.SHAREABLE
    )
    out = put_out_of_scope(record)
    assert out.what_happened == "On the stairs."
    assert out.visibility is Visibility.PRIVATE
    assert out.silent
    assert not list(out.dues())
    assert revise(out, DAY, visibility=Visibility.ASK).visibility is Visibility.PRIVATE
    back = out.changed(out_of_scope=False)
    assert list(back.dues()) == list(record.dues())
    with pytest.raises(ValueError, match="private"):
        out.changed(visibility=Visibility.ASK)


def test_what_is_no_longer_asked_for_is_not_done() -> None:
    open_one = mistake(repair_steps=STEPS)
    withdrawn = open_one.changed(repair_steps=STEPS[1:])
    assert withdrawn.finish(next(open_one.dues()), DAY) is withdrawn


def test_a_day_in_its_history_can_be_put_right() -> None:
    record = move(move(mistake(), MistakeState.REPAIRING, DAY), MistakeState.NOTICED, DAY)
    earlier = DAY - timedelta(days=5)
    dated = put_right(record, 1, earlier)
    assert [(it.state, it.on) for it in dated.state_history[1:]] == [
        ("repairing", earlier),
        ("noticed", DAY),
    ]
    assert dated.state_history[0] == record.state_history[0]


def test_a_step_is_done_on_its_day() -> None:
    open_one = mistake(repair_steps=STEPS)
    record = open_one.finish(next(open_one.dues()), DAY)
    assert record.repair_steps[0].status is StepStatus.DONE
    assert record.repair_steps[0].done_on == DAY
    assert record.repair_steps[1:] == STEPS[1:]
    assert not record.repair_steps[0].open


@pytest.mark.parametrize(
    ("found", "next_look"),
    [
        (RecurrenceResult.NOT_REPEATED, DAY),
        (RecurrenceResult.REPEATED, DAY),
        (RecurrenceResult.NO_OCCASION_YET, DAY + LOOK_AGAIN),
    ],
)
def test_a_look_back_without_an_occasion_asks_again_later(
    found: RecurrenceResult, next_look: date
) -> None:
    record = mistake(recurrence_check_on=DAY)
    looked = record.finish(next(record.dues()), DAY, found)
    assert (looked.recurrence_result, looked.recurrence_check_on) == (found, next_look)
    assert [due.on for due in looked.dues()] == ([next_look] if next_look > DAY else [])


def test_it_can_be_asked_for_by_what_is_open_and_by_its_pattern() -> None:
    affected = new_uid()
    record = mistake(pattern="keys", affected=(affected,))
    assert {("is", "open"), ("pattern", "keys"), ("person", affected)} <= set(record.tags())
    assert not {("is", "open")} & set(resting().tags())
    assert not [name for name, _ in mistake().tags() if name == "pattern"]
