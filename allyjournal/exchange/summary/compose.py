"""The mentor summary: what was chosen becomes one document, and every text in it is redacted."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from allyjournal.domain.doubts import likely_names, near_names, risky_combinations
from allyjournal.domain.likeness import fold
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.decided import Decided
from allyjournal.exchange.summary.document import Block, Document, Heading, plain, redacted, texts
from allyjournal.exchange.summary.sections import SECTIONS
from allyjournal.exchange.summary.selection import LeftOut, Material, Section, Selection, left_out

_COMMON = 10_000  # words: further down there are names among them


class Doubt(StrEnum):
    """Why the writer is asked before words leave.

    ``near_name`` is a known name but for a typing error. Two are not there any more:
    ``maybe_a_word`` was taken for a name, and may be a word as "hope" is; ``by_form`` was taken for
    a place or an organisation, and may be known to all.
    """

    LIKELY_NAME = "likely_name"
    NEAR_NAME = "near_name"
    MAYBE_A_WORD = "maybe_a_word"
    RISKY_COMBINATION = "risky_combination"
    BY_FORM = "by_form"

    @property
    def is_open(self) -> bool:
        """Whether the words leave as they are, unless somebody decides."""
        return self not in (Doubt.MAYBE_A_WORD, Doubt.BY_FORM)


class Decision(NamedTuple):
    """Words of the summary that the writer decides about."""

    doubt: Doubt
    words: str


class Summary(NamedTuple):
    """What leaves, and what is for the writer alone: uids of what stays, what to decide, and how
    many of the words that were decided about are ``replaced``."""

    document: Document
    left_out: dict[LeftOut, tuple[str, ...]]
    to_decide: tuple[Decision, ...]
    replaced: int = 0


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
    redactor = _redactor(material, selection.decided)
    document = redacted(composed, redactor)
    to_decide = (*_to_decide(document, material, selection.decided), *_replaced(redactor))
    named = selection.decided.named()
    return Summary(
        document,
        left_out(material, selection),
        tuple(it for it in to_decide if it.words not in (*selection.decided.settled, *named)),
        _count_there(composed, named),
    )


def _redactor(material: Material, decided: Decided) -> Redactor:
    """Names that were pointed out are a known person's where they are like theirs."""
    people = {person.uid: person for person in material.people}
    others = list(material.others)
    for name in decided.people:
        like = (it for it in people.values() if near_names([name], (it.pseudonym, *it.names)))
        if person := next(like, None):
            people[person.uid] = person.changed(names=(*person.names, name))
        else:
            others.append(name)
    words = {*decided.words, *_communities(material)}
    return Redactor([*people.values()], others, words, decided.places, decided.organisations)


def _communities(material: Material) -> frozenset[str]:
    return frozenset(it for record in material.records for it in record.communities)


def _replaced(redactor: Redactor) -> Iterator[Decision]:
    yield from (Decision(Doubt.MAYBE_A_WORD, it) for it in redactor.maybe_words)
    yield from (Decision(Doubt.BY_FORM, it) for it in redactor.by_form)


def _count_there(document: Document, words: Collection[str]) -> int:
    there = normalize("NFC", " ".join(texts(document))).casefold() if words else ""
    return sum(word.casefold() in there for word in words)


def _subtitle(material: Material, selection: Selection) -> str:
    if Section.PERIOD not in selection.sections:
        return wording.CAVEAT
    return f"{wording.period(material.since, material.until)} · {wording.CAVEAT}"


def _to_decide(document: Document, material: Material, decided: Decided) -> Iterator[Decision]:
    """What may be a name, and what identifies by its combination, in what was redacted."""
    # a topic may be somebody's name, as jrnl's tags are
    known = {*_communities(material), *decided.words}
    names = (name for person in material.people for name in (person.pseudonym, *person.names))
    roles = [person.role for person in material.people]
    written = list(texts(document))
    first_names, common = _word_lists()
    # and what was decided to be a word is not asked about as a name
    near = near_names(written, (*names, *material.others), common.union(map(_folded, known)))
    likely = likely_names(written, known, first_names)
    yield from (Decision(Doubt.NEAR_NAME, word) for word in near)
    yield from (Decision(Doubt.LIKELY_NAME, name) for name in likely if name not in near)
    yield from (Decision(Doubt.RISKY_COMBINATION, it) for it in risky_combinations(written, roles))


def _folded(word: str) -> str:
    return fold(word).lower()


@cache
def _word_lists() -> tuple[frozenset[str], frozenset[str]]:
    """English first names and English words in small letters, the words not rarer than needed.

    zxcvbn has each word in the list in which it is most frequent: "will" is no name here.
    """
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as LISTS  # imported here: most make none

    words = (*LISTS["english_wikipedia"][:_COMMON], *LISTS["us_tv_and_film"][:_COMMON])
    return frozenset((*LISTS["female_names"], *LISTS["male_names"])), frozenset(words)
