"""The agreement alone as a page to print: everything that was signed, in its own words."""

from collections.abc import Iterator

from allyjournal.domain.agreement import (
    AccountabilityContact,
    Agreement,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    in_order,
)
from allyjournal.domain.record import Pillar
from allyjournal.domain.text import without_signs
from allyjournal.exchange.renderers.pdf import RenderedPdf, typeset
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Span,
    plain,
    readable,
    strong,
)
from allyjournal.exchange.summary.markdown_text import quoted

_DETAILS = {
    "in_practice": "In practice",
    "if_then_plan": "If and then",
    "noticed_by_others": "How others would notice",
}
_NOT_UNIVERSAL = "Some characters have no font here and may be missing in the PDF."


def render(agreement: Agreement, version: AgreementVersion | None) -> RenderedPdf:
    """``agreement`` as PDF; ``version`` says under which number and on which day it was signed.

    Tagged and PDF/UA-1 where a font has all characters; a note says so where none has. Nothing
    is written to the disk.
    """
    data, universal = typeset("templates/agreement.typ", document(agreement, version))
    return RenderedPdf(data, () if universal else (_NOT_UNIVERSAL,))


def document(agreement: Agreement, version: AgreementVersion | None) -> Document:
    """The page as a tree: what was signed when, by whom it was asked for, and every word."""
    head = [*filter(None, (" · ".join(agreement.communities), _signed(version)))]
    head.append(wording.COMMUNITY[agreement.community_input])
    title = agreement.title.strip() or "My agreement"
    # nothing is redacted: it is the person's own copy
    return readable(Document(title, LINE_BREAK.join(head), tuple(_blocks(agreement))))


def _signed(version: AgreementVersion | None) -> str:
    if version is None:
        return "Not signed yet"
    day = version.signed_on
    return f"Version {version.number}, signed on {day.day} {wording.month(day)}"


def _blocks(agreement: Agreement) -> Iterator[Block]:
    yield from _part("Where I stand", agreement.positionality)
    pillar: Pillar | None = None
    for number, commitment in enumerate(in_order(agreement), start=1):
        if commitment.pillar is not pillar:
            pillar = commitment.pillar
            yield Heading(plain(wording.PILLARS[pillar].capitalize()), pillar)
        yield from _commitment(number, commitment)
    if agreement.accountability_contacts:
        yield Heading(plain("Who holds me to account"))
        yield Items(tuple(map(_contact, agreement.accountability_contacts)))
    yield from _part("What leaders and organisers said", agreement.guidance_sources)


def _part(heading: str, markdown: str) -> Iterator[Block]:
    if markdown.strip():
        yield Heading(plain(heading))
        for block in quoted(markdown):
            unquoted = block.spans if isinstance(block, Paragraph) else block.items
            yield type(block)(unquoted)  # type: ignore[arg-type]


def _commitment(number: int, commitment: Commitment) -> Iterator[Block]:
    """The statement, and its details unless it was retired."""
    status = commitment.status
    resting = "" if status is CommitmentStatus.ACTIVE else f" ({status})"
    yield Paragraph((strong(f"{number}  {without_signs(commitment.statement)}"), Span(resting)))
    if status is CommitmentStatus.RETIRED:
        return
    for name, label in _DETAILS.items():
        if text := without_signs(getattr(commitment, name)):
            yield Paragraph((Span(f"{label}: {text}"),), quoted=True)


def _contact(contact: AccountabilityContact) -> tuple[Span, ...]:
    since = f"since {wording.month(contact.since)}" if contact.since else ""
    agreed = without_signs(contact.agreed_to)
    return plain(", ".join(filter(None, (contact.person, contact.role, since, agreed))))
