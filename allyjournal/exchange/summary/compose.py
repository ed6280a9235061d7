"""The mentor summary: what was chosen becomes one document, and every text in it is redacted."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.redaction import Redactor, likely_names, risky_combinations
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Block, Document, Heading, plain, redacted, texts
from allyjournal.exchange.summary.sections import SECTIONS
from allyjournal.exchange.summary.selection import LeftOut, Material, Section, Selection, left_out


class Doubt(StrEnum):
    """Why the writer is asked before words leave."""

    LIKELY_NAME = "likely_name"
    RISKY_COMBINATION = "risky_combination"


class Decision(NamedTuple):
    """Words of the summary that the writer decides about."""

    doubt: Doubt
    words: str


class Summary(NamedTuple):
    """What leaves, and what is for the writer alone: uids of what stays, and what to decide."""

    document: Document
    left_out: dict[LeftOut, tuple[str, ...]]
    to_decide: tuple[Decision, ...]


def compose(material: Material, selection: Selection, today: date) -> Summary:
    """The summary of ``selection`` from ``material``; ``today`` tells what is past its date."""
    blocks: list[Block] = []
    # no section ever sees what is not ticked, so none can tell of it
    told = material.only(selection.included)
    for section, part in SECTIONS.items():
        content = part.compose(told, selection, today) if section in selection.sections else ()
        if written := list(content):
            blocks += [Heading(plain(part.heading), part.pillar), *written]
    composed = Document(wording.TITLE, _subtitle(material, selection), tuple(blocks))
    # Redaction comes last and over everything, so that no section can forget it.
    document = redacted(composed, Redactor(material.people, _contacts(material)))
    return Summary(document, left_out(material, selection), _to_decide(document, material))


def _subtitle(material: Material, selection: Selection) -> str:
    if Section.PERIOD not in selection.sections:
        return wording.CAVEAT
    return f"{wording.period(material.since, material.until)} · {wording.CAVEAT}"


def _contacts(material: Material) -> Iterator[str]:
    """Who holds the writer to account, by name; "my sister" is nobody's."""
    signed = (version.content for version in material.versions)
    for agreement in (*material.of(Agreement), *signed):
        for contact in agreement.accountability_contacts:
            if any(word[0].isupper() for word in contact.person.split()):
                yield contact.person


def _to_decide(document: Document, material: Material) -> tuple[Decision, ...]:
    """What looks like a name, and what identifies by its combination, in what was redacted."""
    # a topic may be somebody's name, as jrnl's tags are
    known = {community for record in material.records for community in record.communities}
    roles = [person.role for person in material.people]
    written = list(texts(document))
    return (
        *(Decision(Doubt.LIKELY_NAME, name) for name in likely_names(written, known)),
        *(Decision(Doubt.RISKY_COMBINATION, it) for it in risky_combinations(written, roles)),
    )
