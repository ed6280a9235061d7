"""The words of the search language, offered while somebody types them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import FORMER, Agreement, paragraphs
from allyjournal.domain.matching import folded
from allyjournal.domain.person import Person
from allyjournal.domain.query import DATE_FIELDS, FIELDS
from allyjournal.domain.text import shortened
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, vocabulary
from allyjournal.ui.widgets.suggestions import Suggestion

_LENGTH = 60
_LEAST = 2
"""From how many letters on a word may be meant for the name of a field."""

_LAST = re.compile(
    r"""
    (?: \A | \s ) (?P<minus> -?)
    (?: (?P<name> [A-Za-z]+) : (?P<value> "[^"]* | [^\s"]* ) | (?P<word> [A-Za-z]+ ) ) \Z
    """,
    re.VERBOSE,
)

Values = Sequence[tuple[str, str]]
"""What can follow a field's colon: the value, and a note on it."""

Known = Mapping[str, Values]


class Offer(NamedTuple):
    """What could stand in the text from ``start`` up to the caret; ``certain`` where a field was
    named, so that no plain word can be meant."""

    start: int
    suggestions: list[Suggestion]
    certain: bool


NOTHING_OFFERED = Offer(0, [], False)


def known(journal: Journal) -> Known:
    """What this journal has for the fields that take the person's own words; no real names."""
    with journal.around_damage():
        topics = vocabulary.topics(journal)
        return {
            "topic": [(it.replace("_", " "), _other_words(it)) for it in topics],
            "person": sorted((it.pseudonym, it.role) for it in journal.of_kind(Person)),
            "community": [(it, "") for it in journal.values("community")],
            "pattern": [(it, "") for it in journal.values("pattern")],
            "commitment": list(_commitments(journal)),
        }


def offer(text: str, caret: int, values: Known) -> Offer:
    """What could be meant by the word that ends at the ``caret``; ``values`` by field."""
    last = _last_word(text, caret)
    if last is None:
        return NOTHING_OFFERED
    start = last.start("minus")
    if last["word"]:
        return Offer(start, list(_fields(last["minus"], last["word"])), certain=False)
    name, typed = last["name"].lower(), last["value"].lstrip('"')
    suggestions = list(_values(f"{last['minus']}{last['name']}:", name, typed, values))
    whole = [it.words for it in suggestions] == [typed]
    return NOTHING_OFFERED if whole else Offer(start, suggestions, certain=True)


def every_field() -> list[Suggestion]:
    """All fields, for who does not know any."""
    return [Suggestion(f"{name}:", note, f"{name}:") for name, note in _notes().items()]


def finished(text: str) -> str:
    """``text`` without a field at its end that is named, but whose value is still being typed."""
    last = _last_word(text, len(text))
    if last is None or last["word"]:
        return text
    name, typed = last["name"].lower(), last["value"].lstrip('"').casefold()
    if name not in FIELDS and name not in DATE_FIELDS:
        return text
    begun = any(it.startswith(typed) and it != typed for it in FIELDS.get(name, ()))
    return text[: last.start("minus")] if begun or not typed else text


def _last_word(text: str, caret: int) -> re.Match[str] | None:
    """The word before the caret; None where it goes on behind it, or stands in a phrase."""
    if text[caret : caret + 1].strip():
        return None
    last = _LAST.search(text[:caret])
    return None if last and text[: last.start("minus")].count('"') % 2 else last


def _fields(minus: str, typed: str) -> Iterator[Suggestion]:
    if len(typed) >= _LEAST:
        for name, note in _notes().items():
            if name.startswith(typed.lower()):
                yield Suggestion(f"{name}:", note, f"{minus}{name}:")


def _values(before: str, name: str, typed: str, values: Known) -> Iterator[Suggestion]:
    """The values of a field that begin so, or one of whose words does."""
    sought = folded(typed).replace("_", " ").replace("-", " ")
    for value, note in _all_values(name, values):
        words = folded(value).replace("_", " ").replace("-", " ")
        if words.startswith(sought) or f" {sought}" in words:
            quoted = f'"{value}"' if re.search(r'[\s"]', value) else value
            yield Suggestion(value, note, f"{before}{quoted} ")


def _all_values(name: str, values: Known) -> Values:
    if name in DATE_FIELDS:
        return _days(date.today())
    if fixed := FIELDS.get(name):
        return [(value, _value_note(name, value)) for value in fixed]
    return values.get(name, ())


def _value_note(name: str, value: str) -> str:
    if name == "kind":
        noun = looks.LOOKS[value].noun
        return "" if noun.casefold().replace("-", "_") == value else noun
    said = {
        ("is", "open"): _translate("asks for something"),
        ("is", "due"): _translate("by today"),
        ("is", "draft"): _translate("not kept yet"),
        ("has", "link"): _translate("linked to another record"),
    }
    return said.get((name, value)) or _other_words(value)


def _other_words(value: str) -> str:
    """A stored value as it is read, where that is another word."""
    words = looks.words(value)
    return "" if words == value.replace("_", " ") else words


def _days(today: date) -> Values:
    return [
        (f"{today:%Y}", _translate("this year")),
        (f"{today:%Y-%m}", looks.month_words(today)),
        (f"{today:%Y-%m-%d}", _translate("today")),
        (f"{today.year - 1}", _translate("last year")),
    ]


def _commitments(journal: Journal) -> Iterator[tuple[str, str]]:
    """The numbers by which a present agreement is read, and what each stands for."""
    for agreement in journal.of_kind(Agreement):
        if agreement.state not in FORMER:
            read = [it.text for it in paragraphs(agreement) if it.field == "statement"]
            for number, statement in enumerate(read, start=1):
                yield str(number), shortened(statement, _LENGTH)


def _notes() -> dict[str, str]:
    """Every field with what follows it."""
    return {
        "kind": _translate("reflection, mistake, feedback, …"),
        "topic": _translate("what it is about"),
        "pillar": _translate("listening, responsibility or reflection"),
        "facet": _translate("privilege, bias, power, …"),
        "state": _translate("draft, kept, repairing, …"),
        "is": _translate("open, due or draft"),
        "has": _translate("link"),
        "person": _translate("somebody's name here"),
        "community": _translate("one of yours"),
        "commitment": _translate("its number in the agreement"),
        "pattern": _translate("of mistakes that recur"),
        "after": _translate("from a day, a month or a year on"),
        "before": _translate("a day, a month or a year"),
        "on": _translate("a day, a month or a year"),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("search_words", text)
