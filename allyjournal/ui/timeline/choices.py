"""What the timeline's filters let choose from, in words; read in the worker thread."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import Agreement, AgreementState, Commitment, in_order
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar
from allyjournal.domain.text import plain, shortened
from allyjournal.store.journal import Journal
from allyjournal.store.listing import Chosen
from allyjournal.ui.agreement.wording import pillar_words
from allyjournal.ui.looks import LOOKS, words
from allyjournal.ui.timeline.filter_chip import Choice
from allyjournal.ui.timeline.saved import Saved

FILTERS = ("kind", "pillar", "topic", "facet", "commitment", "community", "state", "person")
"""By what the timeline can be filtered: names of tags, in the order of the row."""

_BY_UID = ("commitment", "person")
_STATEMENT = 48
_MARKS = {("kind", kind): (look.mark, look.colour) for kind, look in LOOKS.items()} | {
    ("pillar", pillar.value): ("square", pillar.value) for pillar in Pillar
}
_FORMER = (AgreementState.SUPERSEDED, AgreementState.RETIRED)


class Offer(NamedTuple):
    """What the filter ``name`` lets choose from."""

    name: str
    choices: list[Choice]


def offer(journal: Journal, name: str, query: str, chosen: Chosen) -> Offer:
    """Every value of a filter that would list anything beside ``query`` and what is chosen of the
    others, and what is chosen of it already."""
    with journal.around_damage():
        return Offer(name, _choices(journal, name, query, chosen))


def _choices(journal: Journal, name: str, query: str, chosen: Chosen) -> list[Choice]:
    held = chosen.get(name, ())
    counts = dict.fromkeys(held, 0) | journal.counts_beside(name, query, chosen)
    # who or what has gone can be let go of, and not be chosen anew
    return [
        Choice(value, shown, counts[value], _MARKS.get((name, value)))
        for value, shown in in_words(journal, name, counts).items()
        if shown != _gone() or value in held
    ]


def all_in_words(journal: Journal, chosen: Chosen) -> dict[str, dict[str, str]]:
    """The words of all that is chosen, by filter and value."""
    return {name: in_words(journal, name, values) for name, values in chosen.items()}


def saved_in_words(journal: Journal, saved: Saved) -> tuple[str, dict[str, dict[str, str]]]:
    """The query that is ``saved``, and the words of all that is chosen with it."""
    with journal.around_damage():
        return saved.query, all_in_words(journal, saved.chosen)


def in_words(journal: Journal, name: str, values: Collection[str]) -> dict[str, str]:
    """The words of some values of a filter, in the order in which they are read."""
    known = _known(journal, name)
    found = {value: shown for value, shown in known.items() if value in values}
    others = [value for value in values if value not in known]
    if name in _BY_UID:
        return found | dict.fromkeys(others, _gone())
    return found | {value: words(value) for value in sorted(others, key=_alphabetical)}


def _known(journal: Journal, name: str) -> Mapping[str, str]:
    """The words and the order of values that have their own."""
    match name:
        case "kind":
            return {kind: look.noun for kind, look in LOOKS.items()}
        case "pillar":
            return {pillar: pillar_words(pillar) for pillar in Pillar}
        case "person":
            named = {it.uid: it.pseudonym for it in journal.of_kind(Person)}
            return dict(sorted(named.items(), key=lambda it: it[1].casefold()))
        case "commitment":
            return _commitments(journal)
    return {}


def numbers(journal: Journal) -> dict[str, int]:
    """The commitments of the present agreements, each with its number as one reads it."""
    return {
        commitment.uid: number
        for agreement in journal.of_kind(Agreement)
        if agreement.state not in _FORMER
        for number, commitment in enumerate(_stated(agreement), 1)
    }


def _commitments(journal: Journal) -> dict[str, str]:
    """Every commitment that was ever signed or is being written: its number, where it has one,
    and the beginning of its statement; those with a number first."""
    number = numbers(journal)
    signed = [version.content for version in reversed(journal.versions())]
    found: dict[str, str] = {}
    for agreement in (*journal.of_kind(Agreement), *signed):
        for it in _stated(agreement):
            found.setdefault(it.uid, shortened(plain(it.statement), _STATEMENT))
    numbered = {uid: f"{at}. {found[uid]}" for uid, at in number.items()}
    return numbered | {uid: words for uid, words in found.items() if uid not in number}


def _stated(agreement: Agreement) -> list[Commitment]:
    return [it for it in in_order(agreement) if it.statement.strip()]


def _alphabetical(value: str) -> str:
    return words(value).casefold()


def _gone() -> str:
    return QCoreApplication.translate("choices", "no longer here")
