"""The agreement in a summary, and what changed in it."""

from collections.abc import Iterator, Sequence
from datetime import date

from allyjournal.domain.agreement import Agreement, AgreementState, AgreementVersion, Commitment
from allyjournal.domain.compare import Change, compare
from allyjournal.domain.text import without_signs
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import (
    Block,
    Items,
    Look,
    Paragraph,
    Span,
    Spans,
    plain,
    strong,
)
from allyjournal.exchange.summary.selection import Material, Selection

_FIELDS = {
    "statement": "Reworded",
    "in_practice": "In practice",
    "if_then_plan": "If and then",
    "noticed_by_others": "What others would notice",
}
_PAST = (AgreementState.SUPERSEDED, AgreementState.RETIRED)


def agreement_section(material: Material, _selection: Selection, _today: date) -> Iterator[Block]:
    """Every agreement that holds or was signed in the period."""
    for agreement in material.of(Agreement):
        versions = versions_of(material, agreement.uid)
        signed = [it for it in versions if material.begun_by(it.signed_on)]
        if not signed and agreement.state in _PAST:
            continue
        told = undertaken(material, agreement) or agreement
        if told.title:
            yield Paragraph((strong(wording.sentence(told.title)),))
        for version in signed:
            before = next((it for it in versions if it.number == version.number - 1), None)
            yield from _version(version, before)
        if not signed:
            yield Paragraph(plain(_unchanged(versions)))
        yield Paragraph(plain(wording.COMMUNITY[told.community_input]))


def versions_of(material: Material, agreement: str) -> list[AgreementVersion]:
    """The versions of one agreement, by number."""
    found = (version for version in material.versions if version.agreement == agreement)
    return sorted(found, key=lambda version: version.number)


def undertaken(material: Material, agreement: Agreement) -> Agreement | None:
    """What was signed last of ``agreement``; None where nothing was. What is being reworded is
    not undertaken yet."""
    versions = versions_of(material, agreement.uid)
    return versions[-1].content if versions else None


def _unchanged(versions: Sequence[AgreementVersion]) -> str:
    if not versions:
        return wording.UNSIGNED
    latest = versions[-1]
    month = wording.month(latest.signed_on)
    return f"Version {latest.number}, signed in {month}. Nothing in it changed in this time."


def _version(version: AgreementVersion, before: AgreementVersion | None) -> Iterator[Block]:
    heading = f"Version {version.number}, signed in {wording.month(version.signed_on)}."
    changes = list(_changes(before.content, version.content)) if before else []
    if version.change_reason:
        heading += f" Reason: “{without_signs(version.change_reason)}”"
    yield Paragraph(plain(heading))
    if changes:
        yield Items(tuple(changes))


def _changes(before: Agreement, after: Agreement) -> Iterator[Spans]:
    """What became of each commitment, the new words of what was there before marked.

    Where the person stands and who holds them to account identifies, and stays in the journal.
    """
    old = {commitment.uid: commitment for commitment in before.commitments}
    for commitment in after.commitments:
        former = old.pop(commitment.uid, None)
        if former is None:
            yield (Span("New: "), Span(without_signs(commitment.statement), Look.MARKED))
        elif commitment != former:
            yield from _reworded(former, commitment)
    for gone in old.values():
        yield plain(f"No longer: {without_signs(gone.statement)}")


def _reworded(before: Commitment, after: Commitment) -> Iterator[Spans]:
    statement = without_signs(after.statement)
    named = statement != without_signs(before.statement)
    if before.status is not after.status:
        yield plain(f"{wording.STATUSES[after.status]}: {statement}")
        named = True
    subject = "" if named else wording.sentence(statement)
    for name, label in _FIELDS.items():
        texts = [without_signs(getattr(commitment, name)) for commitment in (before, after)]
        if texts[0] != texts[1]:
            yield (Span(f"{subject} {label}: ".lstrip()), *_marked(*texts))


def _marked(before: str, after: str) -> Iterator[Span]:
    if not after:
        yield Span("left out")
    looks = {Change.SAME: Look.PLAIN, Change.ADDED: Look.MARKED}
    for change, text in compare(before, after):
        if change in looks:
            yield Span(text, looks[change])
