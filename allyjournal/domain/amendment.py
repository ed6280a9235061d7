"""What one text of an agreement changes in another."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from allyjournal.domain.agreement import (
    CADENCES,
    Agreement,
    Commitment,
    CommitmentStatus,
    Paragraph,
    in_order,
    is_reworded,
    paragraphs,
)
from allyjournal.domain.compare import Piece, compare


class Fate(StrEnum):
    """What an amendment does to a commitment."""

    ADDED = "added"
    REWORDED = "reworded"
    PAUSED = "paused"
    RETIRED = "retired"
    TAKEN_UP = "taken_up"
    LEFT_OUT = "left_out"


_FATES = {
    CommitmentStatus.ACTIVE: Fate.TAKEN_UP,
    CommitmentStatus.PAUSED: Fate.PAUSED,
    CommitmentStatus.RETIRED: Fate.RETIRED,
}


class CommitmentChange(NamedTuple):
    """A commitment as it is now, or was last, and one thing that became of it."""

    commitment: Commitment
    fate: Fate


class ComparedParagraph(NamedTuple):
    """A paragraph of one or both of two texts, and what became of its words."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]


def compared(before: Agreement, after: Agreement) -> Iterator[ComparedParagraph]:
    """Both texts paragraph by paragraph, in the order of ``after``; what only ``before`` has
    comes last. A commitment is recognised by its uid, however it was reworded; where it rests on
    either side, its "status" follows the statement, a word of CommitmentStatus. The communities
    and the cadences, a number of months, are compared, too."""
    old = _keyed(before)
    rested = {commitment.uid: commitment.status for commitment in before.commitments}
    for key, paragraph in _keyed(after).items():
        former = old.pop(key, None)
        pieces = compare(former.text if former else "", paragraph.text)
        yield ComparedParagraph(paragraph, tuple(pieces))
        if paragraph.commitment and paragraph.field == "statement":
            yield from _compared_status(rested.get(paragraph.commitment.uid), paragraph.commitment)
    for paragraph in old.values():
        yield ComparedParagraph(paragraph, tuple(compare(paragraph.text, "")))


def _compared_status(
    before: CommitmentStatus | None, commitment: Commitment
) -> Iterator[ComparedParagraph]:
    after = commitment.status
    if {before, after} - {None, CommitmentStatus.ACTIVE}:
        pieces = compare(before or "", after)
        yield ComparedParagraph(Paragraph("status", after, commitment), tuple(pieces))


def changed_commitments(before: Agreement, after: Agreement) -> Iterator[CommitmentChange]:
    """What became of each commitment, in reading order; what was left out comes last."""
    old = {commitment.uid: commitment for commitment in before.commitments}
    for commitment in in_order(after):
        former = old.pop(commitment.uid, None)
        if former is None:
            yield CommitmentChange(commitment, Fate.ADDED)
        elif is_reworded(former, commitment):
            yield CommitmentChange(commitment, Fate.REWORDED)
        if former and former.status is not commitment.status:
            yield CommitmentChange(commitment, _FATES[commitment.status])
    for gone in old.values():
        yield CommitmentChange(gone, Fate.LEFT_OUT)


def _keyed(agreement: Agreement) -> dict[tuple[str, str, int], Paragraph]:
    """All that is compared, each under what it is recognised by: a contact by its first words, and
    by its place among those that begin alike."""
    keyed: dict[tuple[str, str, int], Paragraph] = {}
    alike: Counter[tuple[str, str]] = Counter()
    for paragraph in chain(paragraphs(agreement), _around(agreement)):
        key = _key(paragraph)
        keyed[*key, alike[key]] = paragraph
        alike[key] += 1
    return keyed


def _key(paragraph: Paragraph) -> tuple[str, str]:
    if paragraph.commitment:
        return paragraph.field, paragraph.commitment.uid
    contact = paragraph.text.split(",")[0] if paragraph.field == "accountability_contacts" else ""
    return paragraph.field, contact


def _around(agreement: Agreement) -> Iterator[Paragraph]:
    if agreement.communities:
        yield Paragraph("communities", ", ".join(agreement.communities))
    for name in CADENCES:
        if months := getattr(agreement, name):
            yield Paragraph(name, str(months))
