"""Windows of the timeline, dues, and this day in earlier years."""

from datetime import UTC, date, datetime, timedelta

import pytest

from allyjournal.domain.agreement import Agreement, AgreementVersion, new_commitment
from allyjournal.domain.mistake import (
    Consent,
    Mistake,
    RepairStep,
    StepStatus,
    correct_at_once,
    put_out_of_scope,
)
from allyjournal.domain.person import Person
from allyjournal.domain.record import DueKind, Pillar, Precision, begin
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import day_of, first_of, is_version

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
A_YEAR_AGO = date(2025, 11, 22)


def kept(on: date = A_YEAR_AGO, **fields: object) -> Reflection:
    return begin(Reflection, on, NOW, text="words", state=ReflectionState.KEPT, **fields)


def mistake(on: date = A_YEAR_AGO, **fields: object) -> Mistake:
    return begin(Mistake, on, NOW, what_happened="I talked over her.", **fields)


def person() -> Person:
    return begin(Person, TODAY, NOW, pseudonym="Quill")


def test_a_row_id_is_its_day() -> None:
    assert day_of(first_of(TODAY)) == TODAY
    assert first_of(TODAY) < first_of(TODAY + timedelta(days=1))
    assert not is_version(first_of(date.max))


def test_a_window_gives_records_and_versions_in_the_order_asked(journal: Journal) -> None:
    agreement = begin(
        Agreement, TODAY, NOW, commitments=(new_commitment(Pillar.LISTENING, "I ask."),)
    )
    early, late = kept(A_YEAR_AGO), kept(TODAY)
    journal.add([early, late])
    journal.sign(agreement, date(2026, 1, 1))
    entries = journal.window(journal.ids().ids)
    assert isinstance(entries[-2], AgreementVersion)
    assert entries[-1] == early
    assert [day_of(row_id) for row_id in journal.ids().ids][-1] == A_YEAR_AGO


def test_a_row_that_has_gone_leaves_a_gap(journal: Journal) -> None:
    first, second = kept(), kept()
    journal.add([first, second])
    ids = journal.ids().ids
    journal.trash(second.uid)
    assert journal.window(ids) == [None, first]


def test_dues_come_in_the_order_of_their_days(journal: Journal) -> None:
    steps = (
        RepairStep(description="rotate the chair", due_on=TODAY - timedelta(days=2)),
        RepairStep(description="done already", due_on=TODAY, status=StepStatus.DONE),
        RepairStep(description="later", due_on=TODAY + timedelta(days=90)),
    )
    journal.add([mistake(repair_steps=steps, recurrence_check_on=TODAY - timedelta(days=9))])
    found = journal.dues(TODAY)
    assert [due.due.kind for due in found] == [DueKind.RECURRENCE_CHECK, DueKind.REPAIR_STEP]
    assert found[1].due.label == "rotate the chair"
    assert found[1].due.position == 0


def test_what_was_put_down_is_silent_until_its_day(journal: Journal) -> None:
    steps = (RepairStep(description="rotate the chair", due_on=TODAY),)
    journal.add([mistake(repair_steps=steps, put_down_until=TODAY + timedelta(days=7))])
    assert journal.dues(TODAY) == []
    assert journal.dues(TODAY + timedelta(days=7))[0].due.on == TODAY


def test_this_day_in_earlier_years(journal: Journal) -> None:
    last, before = kept(), kept(date(2020, 11, 22))
    around = [kept(date(2025, 11, day)) for day in (21, 23)]
    journal.add([last, before, *around, kept(TODAY)])
    assert journal.on_this_day(TODAY) == [last, before]


def test_this_day_in_an_empty_journal_and_on_a_leap_day(journal: Journal) -> None:
    assert journal.on_this_day(TODAY) == []
    leap = kept(date(2020, 2, 29))
    journal.add([leap])
    assert journal.on_this_day(date(2024, 2, 29)) == [leap]
    assert journal.on_this_day(date(2023, 3, 1)) == []


@pytest.mark.parametrize(
    "record",
    [
        kept(keep_out_of_on_this_day=True),
        kept(precision=Precision.MONTH),
        kept(intensity_before=2, intensity_after=7),
        begin(Reflection, A_YEAR_AGO, NOW, text="a draft"),
        mistake(),
        correct_at_once(mistake(contact_consent=Consent.DO_NOT_CONTACT), TODAY),
        put_out_of_scope(correct_at_once(mistake(), TODAY)),
    ],
)
def test_what_never_comes_back_by_itself(journal: Journal, record: Reflection | Mistake) -> None:
    journal.add([record])
    assert journal.on_this_day(TODAY) == []


def test_a_resting_mistake_may_come_back(journal: Journal) -> None:
    record = correct_at_once(mistake(), TODAY)
    journal.add([record])
    assert journal.on_this_day(TODAY) == [record]


def test_what_is_linked_to_an_open_mistake_stays_away(journal: Journal) -> None:
    open_mistake = mistake(on=date(2025, 3, 1))
    linked = kept(related=(open_mistake.uid,))
    journal.add([open_mistake, linked])
    assert journal.on_this_day(TODAY) == []


def test_the_values_of_a_tag_are_listed_once(journal: Journal) -> None:
    journal.add([kept(topics=("race", "class")), kept(topics=("race",)), mistake()])
    assert journal.values("topic") == ["class", "race"]
    assert journal.values("kind") == ["mistake", "reflection"]


def test_which_tags_are_in_use(journal: Journal) -> None:
    journal.add([kept(topics=("race",))])
    assert journal.tags_in_use(["person", "topic", "kind"]) == ["topic", "kind"]


def test_the_days_of_each_pillar(journal: Journal) -> None:
    leap = date(2024, 2, 29)
    journal.add([kept(TODAY), kept(leap), kept(TODAY), mistake(A_YEAR_AGO), person()])
    reflections, mistakes = (leap, TODAY, TODAY), (A_YEAR_AGO,)
    assert {pillar: list(days) for pillar, days in journal.pillar_days().items()} == {
        "reflection": [day.toordinal() for day in reflections],
        "responsibility": [day.toordinal() for day in mistakes],
    }


def test_the_days_follow_what_is_moved_and_trashed(journal: Journal) -> None:
    moved, thrown = kept(TODAY), kept(TODAY)
    journal.add([moved, thrown])
    journal.save(moved.changed(occurred_on=date.min))
    journal.trash(thrown.uid)
    assert list(journal.pillar_days()["reflection"]) == [date.min.toordinal()]


def test_an_empty_journal_has_no_days(journal: Journal) -> None:
    assert journal.pillar_days() == {}
    assert journal.signings() == []


def test_signings_come_in_order_of_their_days(journal: Journal) -> None:
    first, second = (
        begin(
            Agreement,
            TODAY,
            NOW,
            title=title,
            commitments=(new_commitment(Pillar.LISTENING, "I ask."),),
        )
        for title in ("Ours", "Theirs")
    )
    journal.sign(first, date(2026, 3, 1))
    journal.sign(second, date(2026, 1, 1))
    journal.sign(first, date(2026, 10, 23), "it was too vague")
    assert journal.signings() == [
        (1, date(2026, 1, 1), second.uid, "Theirs"),
        (1, date(2026, 3, 1), first.uid, "Ours"),
        (2, date(2026, 10, 23), first.uid, "Ours"),
    ]
