"""The mentor summary: what was chosen becomes one document, and every text in it is redacted."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from allyjournal.domain.doubts import likely_names, near_names, risky_combinations
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Block, Document, Heading, plain, redacted, texts
from allyjournal.exchange.summary.sections import SECTIONS
from allyjournal.exchange.summary.selection import LeftOut, Material, Section, Selection, left_out

_COMMON = 10_000  # words: further down there are names among them


class Doubt(StrEnum):
    """Why the writer is asked before words leave.

    ``near_name`` is a known name but for a typing error. ``maybe_a_word`` is not there any more: it
    was taken for a name, and may be a word as "hope" is.
    """

    LIKELY_NAME = "likely_name"
    NEAR_NAME = "near_name"
    MAYBE_A_WORD = "maybe_a_word"
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
    redactor = Redactor(material.people, material.others, selection.words)
    document = redacted(composed, redactor)
    taken = (Decision(Doubt.MAYBE_A_WORD, word) for word in redactor.maybe_words)
    to_decide = (*_to_decide(document, material), *taken)
    return Summary(document, left_out(material, selection), to_decide)


def _subtitle(material: Material, selection: Selection) -> str:
    if Section.PERIOD not in selection.sections:
        return wording.CAVEAT
    return f"{wording.period(material.since, material.until)} · {wording.CAVEAT}"


def _to_decide(document: Document, material: Material) -> Iterator[Decision]:
    """What may be a name, and what identifies by its combination, in what was redacted."""
    # a topic may be somebody's name, as jrnl's tags are
    known = {community for record in material.records for community in record.communities}
    names = (name for person in material.people for name in (person.pseudonym, *person.names))
    roles = [person.role for person in material.people]
    written = list(texts(document))
    first_names, common = _word_lists()
    near = near_names(written, (*names, *material.others), common)
    likely = likely_names(written, known, first_names)
    yield from (Decision(Doubt.NEAR_NAME, word) for word in near)
    yield from (Decision(Doubt.LIKELY_NAME, name) for name in likely if name not in near)
    yield from (Decision(Doubt.RISKY_COMBINATION, it) for it in risky_combinations(written, roles))


@cache
def _word_lists() -> tuple[frozenset[str], frozenset[str]]:
    """English first names and English words in small letters, the words not rarer than needed.

    zxcvbn has each word in the list in which it is most frequent: "will" is no name here.
    """
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as LISTS  # imported here: most make none

    words = (*LISTS["english_wikipedia"][:_COMMON], *LISTS["us_tv_and_film"][:_COMMON])
    return frozenset((*LISTS["female_names"], *LISTS["male_names"])), frozenset(words)
