"""Signing, versions, and the agreement as it is read."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from allyjournal.domain.agreement import (
    AccountabilityContact,
    Agreement,
    AgreementState,
    compared,
    months_later,
    new_commitment,
    paragraphs,
    sign,
)
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


def test_nothing_to_sign_is_refused() -> None:
    with pytest.raises(InputRefused):
        sign(agreement(commitments=()), (), DAY)
    with pytest.raises(InputRefused):
        sign(agreement(commitments=(new_commitment(Pillar.LISTENING, "  "),)), (), DAY)


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
