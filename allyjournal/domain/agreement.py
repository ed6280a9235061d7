"""The allies agreement: commitments under three pillars, in versions that never change."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, NamedTuple, Self, TypeVar

from msgspec import Meta
from msgspec.structs import replace

from allyjournal.domain.errors import InputRefused
from allyjournal.domain.record import (
    Due,
    DueKind,
    Part,
    Pillar,
    Prose,
    Record,
    Uid,
    enter,
    new_uid,
)

Months = Annotated[int, Meta(ge=1, le=120)]


class AgreementState(StrEnum):
    """Where an agreement stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    UNDER_REVIEW = "under_review"
    SUPERSEDED = "superseded"
    RETIRED = "retired"


FORMER = (AgreementState.SUPERSEDED, AgreementState.RETIRED)
IN_FORCE = (AgreementState.ACTIVE, AgreementState.UNDER_REVIEW)
"""The states in which what was signed holds."""

AT_WORK = (AgreementState.DRAFT, AgreementState.UNDER_REVIEW)
"""The states in which the words are being written, and may be others than those signed."""

WORDS = ("statement", "in_practice", "if_then_plan", "noticed_by_others")
"""The texts of a commitment, in reading order."""

SIGNED = (
    "title",
    "communities",
    "commitments",
    "positionality",
    "guidance_sources",
    "community_input",
    "accountability_contacts",
    "review_every",
    "check_in_every",
)
"""The fields of an agreement that say what is signed."""

CADENCES = ("review_every", "check_in_every")
"""The fields of an agreement that say after how many months something is asked for."""

REASON = ("change_reason", "prompted_by")
"""The fields of an agreement that say why it is being amended."""


class CommunityInput(StrEnum):
    """What part the community had in the text."""

    NONE = "none"
    PUBLISHED_GUIDANCE = "published_guidance"
    INVITED = "invited"
    CO_WRITTEN = "co_written"


class CommitmentStatus(StrEnum):
    """Whether a commitment holds."""

    ACTIVE = "active"
    PAUSED = "paused"
    RETIRED = "retired"


class Commitment(Part, frozen=True, kw_only=True):
    """One thing that the person undertakes; a reworded one keeps its uid."""

    uid: Uid
    pillar: Pillar
    statement: Prose
    in_practice: Prose = ""
    if_then_plan: Prose = ""
    noticed_by_others: Prose = ""
    status: CommitmentStatus = CommitmentStatus.ACTIVE


class AccountabilityContact(Part, frozen=True, kw_only=True):
    """Somebody who agreed to hold the person to account, by pseudonym."""

    person: Prose
    role: Prose = ""
    agreed_to: Prose = ""
    since: date | None = None


class Agreement(Record, frozen=True, kw_only=True, tag="agreement"):
    """The agreement as it is being worked on; what was signed stands in its versions."""

    # An agreement holds its commitments where every other record only names them.
    commitments: tuple[Commitment, ...] = ()  # type: ignore[assignment]
    positionality: Prose = ""
    guidance_sources: Prose = ""
    community_input: CommunityInput = CommunityInput.NONE
    accountability_contacts: tuple[AccountabilityContact, ...] = ()
    review_every: Months | None = None
    next_review_on: date | None = None
    check_in_every: Months | None = None
    next_check_in_on: date | None = None
    reviewed_on: date | None = None
    change_reason: Annotated[Prose, Meta(description="why it is being amended")] = ""
    prompted_by: Annotated[
        Uid | None, Meta(description="uid of the record that prompted the amendment")
    ] = None
    state: AgreementState = AgreementState.DRAFT

    def __post_init__(self) -> None:
        """Refuse two commitments with one uid: check-ins could not tell them apart."""
        uids = [commitment.uid for commitment in self.commitments]
        if len(set(uids)) < len(uids):
            raise ValueError("Two commitments have the same uid")

    def dues(self) -> Iterator[Due]:
        """The next review, and the next look at what became of the commitments."""
        if self.next_review_on and self.state is AgreementState.ACTIVE:
            yield Due(kind=DueKind.REVIEW, on=self.next_review_on)
        if self.next_check_in_on and self.state in IN_FORCE:
            yield Due(kind=DueKind.CHECK_IN, on=self.next_check_in_on)

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """Looked at ``on`` that day; the next time is as far off again."""
        if not self.asks_for(due):
            return self
        return reviewed(self, on) if due.kind is DueKind.REVIEW else checked(self, on)

    def named_commitments(self) -> tuple[str, ...]:
        """None: its commitments are its own."""
        return ()

    def links(self) -> Iterator[str]:
        """Also the record that prompted what is being amended."""
        yield from super().links()
        if self.prompted_by:
            yield self.prompted_by


AnyAgreement = TypeVar("AnyAgreement", bound=Agreement)


class AgreementVersion(Part, frozen=True, kw_only=True):
    """What was signed on a day. It never changes; ``number`` counts from 1."""

    uid: Uid
    agreement: Uid
    number: Annotated[int, Meta(ge=1, le=1_000_000)]
    signed_on: date
    content: Agreement
    change_reason: Prose = ""
    prompted_by: Uid | None = None


class Paragraph(NamedTuple):
    """One piece of an agreement as it is read: the field's name, its text, and its commitment."""

    field: str
    text: str
    commitment: Commitment | None = None


def new_commitment(pillar: Pillar, statement: str) -> Commitment:
    """A commitment of its own."""
    return Commitment(uid=new_uid(), pillar=pillar, statement=statement)


def has_words(commitment: Commitment) -> bool:
    """Whether anything is written in it."""
    return any(getattr(commitment, name).strip() for name in WORDS)


def sign(
    agreement: Agreement,
    versions: Sequence[AgreementVersion],
    on: date,
    change_reason: str = "",
    prompted_by: str | None = None,
) -> tuple[Agreement, AgreementVersion]:
    """The active agreement, and the version that says what was signed ``on`` that day.

    ``versions`` are those of this agreement so far; the last is the one where it says the very
    same, since signing that seemed to fail may have gone through. Raises InputRefused where there
    is nothing to sign, where a commitment says nothing, or where an amendment gives no reason.
    """
    if not any(commitment.statement.strip() for commitment in agreement.commitments):
        raise InputRefused("An agreement needs a commitment before it is signed")
    if not all(commitment.statement.strip() for commitment in agreement.commitments):
        raise InputRefused("Every commitment needs its sentence before it is signed")
    # the reason belongs to the version now, and the next amendment has one of its own
    entered = enter(agreement, AgreementState.ACTIVE, on, change_reason="", prompted_by=None)
    signed = checked(reviewed(entered, on), on)
    last = max(versions, key=lambda version: version.number, default=None)
    why: dict[str, Any] = {"change_reason": change_reason, "prompted_by": prompted_by}
    is_there = last and replace(last, signed_on=on, **why) == last
    if last and is_there and not changed_fields(last.content, signed):
        return signed, last
    if last and not change_reason.strip():
        raise InputRefused("An amendment says why it was made")
    number = last.number + 1 if last else 1
    return signed, AgreementVersion(
        uid=new_uid(), agreement=agreement.uid, number=number, signed_on=on, content=signed, **why
    )


def reviewed(agreement: AnyAgreement, on: date) -> AnyAgreement:
    """``agreement``, looked at ``on`` that day: the next review is its cadence away."""
    return agreement.changed(reviewed_on=on, next_review_on=_next(on, agreement.review_every))


def checked(agreement: AnyAgreement, on: date) -> AnyAgreement:
    """``agreement``, held against what happened ``on`` that day, or signed then."""
    return agreement.changed(next_check_in_on=_next(on, agreement.check_in_every))


def asks_for(agreement: Agreement, kind: DueKind, on: date) -> bool:
    """Whether a review or a look at the commitments is due ``on`` that day."""
    return any(due.kind is kind and due.on <= on for due in agreement.dues())


def _next(on: date, months: int | None) -> date | None:
    return months_later(on, months) if months else None


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later, or that month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_order(agreement: Agreement) -> list[Commitment]:
    """The commitments as they are read: one pillar after the other."""
    pillars = list(Pillar)
    return sorted(agreement.commitments, key=lambda it: pillars.index(it.pillar))


def paragraphs(agreement: Agreement) -> Iterator[Paragraph]:
    """The agreement in reading order, without what is empty: for a page, a print, a comparison.

    The communities, whose part it was and the cadences are said around it.
    """
    yield from _filled(agreement, "title", "positionality")
    for commitment in in_order(agreement):
        for name in WORDS:
            if text := getattr(commitment, name):
                yield Paragraph(name, text, commitment)
    yield from _filled(agreement, "guidance_sources")
    for contact in agreement.accountability_contacts:
        parts = (contact.person, contact.role, contact.agreed_to)
        yield Paragraph("accountability_contacts", ", ".join(filter(None, parts)))


def is_reworded(before: Commitment, after: Commitment) -> bool:
    """Whether any of the commitment's texts is another."""
    return any(getattr(before, name) != getattr(after, name) for name in WORDS)


def changed_fields(before: Agreement, after: Agreement) -> tuple[str, ...]:
    """The names of all that is signed and differs, the commitments among them."""
    return tuple(name for name in SIGNED if getattr(before, name) != getattr(after, name))


def rewordings(versions: Sequence[AgreementVersion], commitment: str) -> list[date]:
    """The days on which a commitment was signed reworded."""
    stated = [
        (version.signed_on, held)
        for version in sorted(versions, key=lambda version: version.signed_on)
        for held in version.content.commitments
        if held.uid == commitment
    ]
    return [on for (_, before), (on, after) in pairwise(stated) if is_reworded(before, after)]


def first_signed(versions: Sequence[AgreementVersion], commitment: str) -> date | None:
    """The day on which a commitment was signed first; None where it never was."""
    days = (
        version.signed_on
        for version in versions
        if any(held.uid == commitment for held in version.content.commitments)
    )
    return min(days, default=None)


def _filled(agreement: Agreement, *names: str) -> Iterator[Paragraph]:
    for name in names:
        if text := getattr(agreement, name):
            yield Paragraph(name, text)
