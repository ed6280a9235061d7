"""The moments of a record say all that the measures ask for, and no more of its text."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth import facts
from allyjournal.domain.growth.moments import (
    ADVICE,
    CHECK_IN,
    MISTAKE,
    PRACTICE,
    STATES,
    Moment,
    kept_name,
    moments,
    written_mark,
    written_name,
)
from allyjournal.domain.growth.written import Subject, SubjectKind, Written
from allyjournal.domain.mistake import Consent, Mistake, set_consent
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, Record, StateChange, new_uid
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.domain.resource import Resource
from tests.unit.domain.growth.making import day, made, step

subjects = st.builds(Subject, st.sampled_from(SubjectKind), st.text(min_size=1))
marks = st.builds(
    Written, st.sampled_from(Pillar), subjects, st.dates(), st.just(False)
) | st.builds(Written, st.sampled_from(Pillar), st.none(), st.dates(), st.booleans())


@given(marks)
def test_a_mark_is_read_from_its_name_as_it_was(mark: Written) -> None:
    assert written_mark(written_name(mark), mark.on) == mark


@given(subjects, subjects)
def test_no_two_subjects_have_one_name(one: Subject, other: Subject) -> None:
    assert (kept_name(one) == kept_name(other)) is (one == other)


def told(record: Record, what: str) -> Moment:
    (found,) = (it for it in moments(record) if it.what == what)
    return found


@pytest.mark.parametrize(
    ("record", "what", "kind", "as_facts"),
    [
        (
            set_consent(
                made(
                    Mistake,
                    "03-01",
                    title="Spoke over",
                    became_aware_on=day("03-02"),
                    acknowledged_on=day("03-04"),
                    repair_steps=(step(due="04-01"),),
                    pattern="speaking first",
                ),
                Consent.DO_NOT_CONTACT,
                day("03-03"),
                "She said so",
            ),
            MISTAKE,
            facts.MistakeFacts,
            facts.of_mistake,
        ),
        (
            made(Feedback, "03-02", gist="Wait", reason="Mine"),
            ADVICE,
            facts.AdviceFacts,
            facts.of_feedback,
        ),
        (
            made(CheckIn, "03-02", commitment=new_uid(), value=CheckInValue.AVOIDED),
            CHECK_IN,
            facts.CheckInFacts,
            facts.of_check_in,
        ),
        (
            made(Resource, "03-02", practice_change="I ask."),
            PRACTICE,
            facts.PracticeFacts,
            facts.of_resource,
        ),
    ],
)
def test_facts_are_kept_as_they_are(record: Any, what: str, kind: Any, as_facts: Any) -> None:
    moment, known = told(record, what), as_facts(record)
    if what in (MISTAKE, ADVICE):
        known = replace(known, state_history=())
    assert msgspec.json.decode(moment.value, type=kind) == known
    assert moment.on == (day("11-22") if what == PRACTICE else day("03-02"))


def test_the_present_state_is_told_and_all_of_them_apart() -> None:
    record = made(Feedback, "03-01", gist="Wait")
    assert STATES not in [it.what for it in moments(record)]
    # the order is that in which they were entered, their days may be put right later
    days = (("heard", "03-01"), ("considering", "03-09"), ("heard", "03-05"))
    changes = tuple(StateChange(state=state, on=day(on)) for state, on in days)
    moved = record.changed(state_history=changes)
    advice = msgspec.json.decode(told(moved, ADVICE).value, type=facts.AdviceFacts)
    assert (advice.state, advice.since) == ("heard", day("03-05"))
    assert advice.state_history == ()
    apart = told(moved, STATES)
    assert apart.on == day("03-09")
    history = msgspec.json.decode(apart.value, type=facts.History)
    assert history == facts.History(moved.uid, facts.of_feedback(moved).state_history)


def test_a_state_from_elsewhere_is_kept_where_it_is_not_the_present_one() -> None:
    only = (StateChange(state="answered", on=day("03-01")),)
    assert told(made(Feedback, "03-01").changed(state_history=only), STATES).on == day("03-01")


def test_of_long_words_the_beginning_is_told() -> None:
    long = "*Not* mine to do. " * 50
    advice = facts.of_feedback(made(Feedback, "03-01", reason=long))
    assert advice.reason.startswith("Not mine to do. Not")
    assert len(advice.reason) <= 90
    learned = facts.of_resource(made(Resource, "03-01", practice_change=long))
    assert learned.practice_change.endswith("…")
    assert 90 < len(learned.practice_change) <= 400


def test_what_is_told_to_nobody_is_not_in_them() -> None:
    secret = "only in the document"
    record = made(
        Mistake,
        "03-01",
        title="Spoke over",
        what_happened=secret,
        impact=secret,
        setting=secret,
        what_changed=secret,
        repair_steps=(step(),),
    )
    silent = set_consent(record, Consent.DO_NOT_CONTACT, day("03-03"), basis=secret)
    assert secret not in repr(list(moments(silent)))


def test_learning_without_words_about_practice_has_no_moment_of_it() -> None:
    assert [it.what for it in moments(made(Resource, "03-01", practice_change=" \n"))] == [
        "written reflection "
    ]


def test_a_reflection_is_kept_for_its_subjects() -> None:
    record = made(Reflection, "03-01", topics=("race",), facet=Facet.BIAS)
    kept = record.changed(state=ReflectionState.KEPT)
    written = Moment("written reflection topic:race", day("03-01"))
    about = [Moment(f"kept {it}", day("03-01")) for it in ("topic:race", "facet:bias")]
    assert list(moments(record)) == [written]
    assert list(moments(kept)) == [written, *about]


def test_who_is_written_about_has_none() -> None:
    assert list(moments(made(Person, "03-01", pseudonym="Rowan", topics=("race",)))) == []
    assert [it.what for it in moments(made(Conversation, "03-01"))] == ["written listening "]
