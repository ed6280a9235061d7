"""Signing, versions, and the agreement as it is read."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from allyjournal.domain.agreement import (
    AccountabilityContact,
    Agreement,
    AgreementState,
    CommitmentStatus,
    asks_for,
    changed_fields,
    checked,
    months_later,
    new_commitment,
    paragraphs,
    rewordings,
    sign,
)
from allyjournal.domain.amendment import Fate, changed_commitments, compared
from allyjournal.domain.compare import Change, Piece
from allyjournal.domain.errors import InputRefused
from allyjournal.domain.record import DueKind, Pillar, begin

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = date(2026, 11, 22)


def agreement(**fields: object) -> Agreement:
    held = (new_commitment(Pillar.LISTENING, "I ask for times first."),)
    return begin(Agreement, DAY, NOW, **({"commitments": held} | fields))


def test_the_first_signing_makes_version_one() -> None:
    signed, version = sign(agreement(review_every=6), (), DAY)
    assert signed.state is AgreementState.ACTIVE
    assert signed.next_review_on == date(2027, 5, 22)
    assert (version.number, version.signed_on, version.content) == (1, DAY, signed)
    assert [due.kind for due in signed.dues()] == [DueKind.REVIEW]


def test_an_amendment_says_why_and_what_prompted_it() -> None:
    signed, first = sign(agreement(), (), DAY)
    with pytest.raises(InputRefused):
        sign(signed, [first], DAY, "  ")
    _, second = sign(signed, [first], DAY, "heard it twice", signed.uid)
    assert (second.number, second.change_reason) == (2, "heard it twice")
    assert second.prompted_by == signed.uid


def test_the_very_same_is_not_signed_twice() -> None:
    """Signing that seemed to fail may have gone through."""
    working = agreement()
    signed, first = sign(working, (), DAY)
    assert sign(working, [first], DAY) == (signed, first)
    _, second = sign(signed, [first], DAY, "heard it twice", signed.uid)
    again = sign(signed, [second, first], DAY, "heard it twice", signed.uid)
    assert again == (signed, second)


@pytest.mark.parametrize(
    ("fields", "on", "reason"),
    [
        ({"title": "Ours"}, DAY, "heard it twice"),
        ({}, date(2026, 11, 23), "heard it twice"),
        ({}, DAY, "heard it three times"),
    ],
)
def test_another_text_day_or_reason_is_another_version(
    fields: dict[str, Any], on: date, reason: str
) -> None:
    signed, first = sign(agreement(), (), DAY)
    _, second = sign(signed, [first], DAY, "heard it twice")
    _, third = sign(signed.changed(**fields), [first, second], on, reason)
    assert third.number == 3


def test_the_reason_goes_to_the_version_and_the_next_amendment_begins_without() -> None:
    prompt = agreement().uid
    working = agreement(change_reason="heard it twice", prompted_by=prompt)
    assert prompt in working.links()
    signed, version = sign(working, (), DAY, working.change_reason, working.prompted_by)
    assert (version.change_reason, version.prompted_by) == ("heard it twice", prompt)
    assert (signed.change_reason, signed.prompted_by) == ("", None)
    assert list(signed.links()) == []


def test_a_look_at_the_commitments_has_a_cadence_of_its_own() -> None:
    signed, _ = sign(agreement(check_in_every=1), (), DAY)
    assert signed.next_check_in_on == date(2026, 12, 22)
    assert signed.reviewed_on == DAY
    assert not asks_for(signed, DueKind.CHECK_IN, date(2026, 12, 21))
    assert asks_for(signed, DueKind.CHECK_IN, date(2026, 12, 22))
    moved = checked(signed, date(2026, 12, 24))
    assert moved.next_check_in_on == date(2027, 1, 24)
    assert moved.reviewed_on == DAY


def test_what_is_due_is_done_once() -> None:
    signed, _ = sign(agreement(review_every=6, check_in_every=1), (), DAY)
    review, check_in = signed.dues()
    later = date(2027, 6, 1)
    assert signed.finish(check_in, later).next_check_in_on == date(2027, 7, 1)
    looked_at = signed.finish(review, later)
    assert (looked_at.next_review_on, looked_at.reviewed_on) == (date(2027, 12, 1), later)
    assert looked_at.finish(review, later) is looked_at


@pytest.mark.parametrize("state", ["retired", "superseded", "draft"])
def test_what_is_not_in_force_asks_for_nothing(state: str) -> None:
    resting = agreement(
        state=AgreementState(state), next_review_on=DAY, next_check_in_on=DAY, review_every=1
    )
    assert not list(resting.dues())


def test_nothing_to_sign_is_refused() -> None:
    with pytest.raises(InputRefused):
        sign(agreement(commitments=()), (), DAY)
    with pytest.raises(InputRefused):
        sign(agreement(commitments=(new_commitment(Pillar.LISTENING, "  "),)), (), DAY)
    half = (new_commitment(Pillar.LISTENING, "I wait."), new_commitment(Pillar.LISTENING, ""))
    with pytest.raises(InputRefused):
        sign(agreement(commitments=half), (), DAY)


def test_a_draft_asks_for_no_review() -> None:
    assert not list(agreement(next_review_on=DAY).dues())
    signed, _ = sign(agreement(), (), DAY)
    assert signed.next_review_on is None
    assert not list(signed.dues())


def test_two_commitments_never_share_a_uid() -> None:
    one = new_commitment(Pillar.LISTENING, "I ask.")
    with pytest.raises(ValueError, match="same uid"):
        agreement(commitments=(one, msgspec.structs.replace(one, statement="I wait.")))


def test_an_agreement_names_records_and_no_commitments() -> None:
    other = agreement()
    record = agreement(related=(other.uid,), people=(other.uid,))
    assert list(record.links()) == [other.uid, other.uid]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_counted_in_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_it_reads_in_the_order_of_the_pillars() -> None:
    held = (
        new_commitment(Pillar.REFLECTION, "I read before I ask."),
        msgspec.structs.replace(new_commitment(Pillar.LISTENING, "I wait."), in_practice="Ten."),
    )
    record = agreement(
        title="With the tenants' union",
        commitments=held,
        guidance_sources="Their handbook",
        accountability_contacts=(AccountabilityContact(person="Moss", agreed_to="tells me"),),
    )
    read = [(paragraph.field, paragraph.text) for paragraph in paragraphs(record)]
    assert read == [
        ("title", "With the tenants' union"),
        ("statement", "I wait."),
        ("in_practice", "Ten."),
        ("statement", "I read before I ask."),
        ("guidance_sources", "Their handbook"),
        ("accountability_contacts", "Moss, tells me"),
    ]


def test_a_reworded_commitment_is_recognised() -> None:
    before = agreement(
        title="Mine",
        accountability_contacts=tuple(
            AccountabilityContact(person=name) for name in ("Moss", "Rowan")
        ),
        positionality="A tenant.",
    )
    reworded = msgspec.structs.replace(before.commitments[0], statement="I ask for days first.")
    added = new_commitment(Pillar.REFLECTION, "I read.")
    after = before.changed(
        commitments=(reworded, added),
        positionality="",
        accountability_contacts=(AccountabilityContact(person="Moss", agreed_to="asks"),),
    )
    found = {
        (it.paragraph.field, it.paragraph.text): [piece.change for piece in it.pieces]
        for it in compared(before, after)
    }
    assert found == {
        ("title", "Mine"): [Change.SAME],
        ("statement", "I ask for days first."): [
            Change.SAME,
            Change.REMOVED,
            Change.ADDED,
            Change.SAME,
        ],
        ("statement", "I read."): [Change.ADDED],
        ("accountability_contacts", "Moss, asks"): [Change.REMOVED, Change.ADDED],
        ("accountability_contacts", "Rowan"): [Change.REMOVED],
        ("positionality", "A tenant."): [Change.REMOVED],
    }
    assert Piece(Change.ADDED, "days ") in next(
        it.pieces for it in compared(before, after) if it.paragraph.field == "statement"
    )


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("communities", ("tenants",), ("tenants", "the hall")),
        ("review_every", None, 6),
        ("review_every", 12, 6),
        ("check_in_every", 3, None),
    ],
)
def test_what_is_said_around_the_text_is_compared(field: str, before: Any, after: Any) -> None:
    one = agreement(**{field: before})
    changed = [
        it.paragraph.field
        for it in compared(one, one.changed(**{field: after}))
        if {piece.change for piece in it.pieces} != {Change.SAME}
    ]
    assert changed == [field]
    assert all({piece.change for piece in it.pieces} == {Change.SAME} for it in compared(one, one))


def test_two_contacts_who_begin_alike_are_both_compared() -> None:
    contacts = [
        AccountabilityContact(person="Moss", role=role) for role in ("neighbour", "of the union")
    ]
    one = agreement(accountability_contacts=tuple(contacts))
    found = [
        (it.paragraph.text, [piece.change for piece in it.pieces])
        for it in compared(one, one.changed(accountability_contacts=tuple(contacts[:1])))
        if it.paragraph.field == "accountability_contacts"
    ]
    assert found == [
        ("Moss, neighbour", [Change.SAME]),
        ("Moss, of the union", [Change.REMOVED]),
    ]


def test_what_rests_on_either_side_says_so() -> None:
    before = agreement()
    (held,) = before.commitments
    paused = msgspec.structs.replace(held, status=CommitmentStatus.PAUSED)
    after = before.changed(commitments=(paused, new_commitment(Pillar.REFLECTION, "I read.")))

    def statuses(one: Agreement, other: Agreement) -> list[list[Piece]]:
        found = [it for it in compared(one, other) if it.paragraph.field == "status"]
        return [list(it.pieces) for it in found]

    assert statuses(before, before) == []
    went, came = Piece(Change.REMOVED, "active"), Piece(Change.ADDED, "paused")
    assert statuses(before, after) == [[went, came]]
    assert statuses(after, after) == [[Piece(Change.SAME, "paused")]]
    assert statuses(agreement(), after) == [[came]]


def test_an_amendment_is_told_commitment_by_commitment() -> None:
    kept, reworded, paused, gone = (
        new_commitment(pillar, words)
        for pillar, words in zip(
            [*Pillar, Pillar.REFLECTION], ("I wait.", "I ask.", "I read.", "I leave."), strict=True
        )
    )
    before = agreement(commitments=(kept, reworded, paused, gone))
    added = new_commitment(Pillar.LISTENING, "I come.")
    replace = msgspec.structs.replace
    after = before.changed(
        title="Mine",
        commitments=(
            replace(paused, status=CommitmentStatus.PAUSED),
            replace(reworded, in_practice="Once.", status=CommitmentStatus.RETIRED),
            kept,
            added,
        ),
    )
    told = [(it.commitment.statement, it.fate) for it in changed_commitments(before, after)]
    assert told == [
        ("I come.", Fate.ADDED),
        ("I ask.", Fate.REWORDED),
        ("I ask.", Fate.RETIRED),
        ("I read.", Fate.PAUSED),
        ("I leave.", Fate.LEFT_OUT),
    ]
    assert changed_fields(before, after) == ("title", "commitments")
    back = [it.fate for it in changed_commitments(after, before)]
    assert back == [Fate.REWORDED, Fate.TAKEN_UP, Fate.TAKEN_UP, Fate.ADDED, Fate.LEFT_OUT]


def test_a_line_breaks_where_any_text_of_it_was_reworded() -> None:
    first = agreement()
    (held,) = first.commitments
    detailed = first.changed(commitments=(msgspec.structs.replace(held, in_practice="Once."),))
    other = first.changed(commitments=(msgspec.structs.replace(held, statement="I ask days."),))
    versions = []
    for on, content in enumerate((first, detailed, other, first), start=1):
        versions.append(sign(content, versions, date(2026, on, 1), "heard it")[1])
    assert rewordings(versions, held.uid) == [date(2026, month, 1) for month in (2, 3, 4)]
    assert rewordings(versions, first.uid) == []
