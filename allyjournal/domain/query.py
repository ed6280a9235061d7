"""The search language, parsed.

A query is what stands side by side, and all of it must hold: words (``race``), phrases
(``"a phrase"``), beginnings (``learn*``) and fields (``topic:"gender identity"``, ``is:due``).
``-`` before any of them leaves out what has it. ``OR`` joins its two neighbours, so that
``kind:mistake race OR class`` asks for mistakes about either.

A date is a day, a month or a year. ``on:2026-10`` is that month and ``before:2026`` ends with the
year before. ``after:2025-03`` begins on the first of March: whoever asks so wants March, too, and
``after:2025 before:2026`` is the year 2025.

What does not parse is searched as the words it is made of and said in ``notes``; nothing raises.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import get_type_hints

from msgspec import Struct

from allyjournal.domain.kinds import KINDS
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Facet
from allyjournal.domain.text import clean

LONGEST = 1_000
"""How many characters of a query are read; a page pasted by mistake would search for seconds."""


def _states() -> Iterator[str]:
    for kind in KINDS.values():
        yield from get_type_hints(kind)["state"]


FIELDS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(KINDS),
    "pillar": tuple(Pillar),
    "state": tuple(dict.fromkeys(_states())),
    "facet": tuple(Facet),
    "is": ("open", "due", "draft"),
    "has": ("link",),
    "topic": (),
    "community": (),
    "person": (),
    "commitment": (),
    "pattern": (),
}
"""The fields and the values that each can have; none where the person's own words stand."""

DATE_FIELDS = ("after", "before", "on")
"""The fields that take a date."""

_ON_THE_SCREEN = {"repair": "mistake", "learning": "resource", "shared_summary": "share"}
"""What people read there, and what it is stored as."""

_ONE_EACH = ("kind", "state")
"""The fields of which no record has two values."""


class Words(Struct, frozen=True):
    """Words in this order in a title or a text; the last may be only a beginning."""

    text: str
    prefix: bool = False
    negated: bool = False


class Field(Struct, frozen=True):
    """One of FIELDS with a value, which may be only a beginning where it is the person's own."""

    name: str
    value: str
    prefix: bool = False
    negated: bool = False


class Dates(Struct, frozen=True):
    """The days from ``since`` on and before ``until``; None leaves that side open."""

    since: date | None = None
    until: date | None = None
    negated: bool = False

    def hold(self, day: date) -> bool:
        """Whether ``day`` is one that was asked for."""
        between = (not self.since or self.since <= day) and (not self.until or day < self.until)
        return between is not self.negated


class IsDue(Struct, frozen=True):
    """Something in the record asks to be done by now."""

    negated: bool = False


Term = Words | Field | Dates | IsDue
Group = tuple[Term, ...]


class Query(Struct, frozen=True):
    """Every group must hold, each by any of its terms; ``notes`` say what was read otherwise."""

    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """What ``text`` asks for; an empty one asks for everything."""
    text = clean(text)
    notes = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(f"Only the first {LONGEST:,} characters were searched.")
    if text.count('"') % 2:
        notes.append("A quotation mark has no partner, so what follows was searched word by word.")
    read = [_read(piece, notes) for piece in _PIECE.finditer(text) if piece[0]]
    groups = _grouped([term for term in read if term], notes)
    notes += _never_together(groups)
    return Query(groups, tuple(dict.fromkeys(notes)))


def begun(text: str) -> tuple[str, str] | None:
    """``text`` with its last word as a beginning, and that word; None where it ends with anything
    but a plain word of two letters or more, which the search index finds fast."""
    text = text.rstrip()
    terms = parse(text).groups[-1:]
    match terms and terms[0][-1]:
        case Words(word, prefix=False, negated=False) if (
            len(word) > 1 and ":" not in word and text.endswith(word)
        ):
            return f"{text}*", word
    return None


_OR = "OR"
_PIECE = re.compile(
    r"""
    (?P<minus> -?)
    (?: (?P<name> [A-Za-z]+) : (?! //) )?     # a web address is no field
    (?: "(?P<phrase> [^"]*)" (?P<star> \*?) | (?P<word> [^\s"]*) )
    """,
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W_]+")
_DATE = re.compile(r"\A(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)


class _NotUnderstood(Exception):
    """Why a piece is searched as plain words."""


def _read(piece: re.Match[str], notes: list[str]) -> Term | str | None:
    """The term in ``piece``, OR, or None where there is nothing to search for."""
    if piece[0] == _OR:
        return _OR
    if not _LETTERS.search(piece[0]):
        notes.append(f"'{piece[0]}' was left out: it has no letter and no digit.")
        return None
    value = piece["phrase"] or (piece["word"] or "").rstrip("*")
    prefix = bool(piece["star"]) or (piece["word"] or "").endswith("*")
    negated = bool(piece["minus"])
    if not piece["name"]:
        return Words(value, prefix, negated)
    try:
        return _field(piece["name"].lower(), value, prefix, negated)
    except _NotUnderstood as reason:
        notes.append(f"'{piece[0]}' was searched as plain words: {reason}.")
        return Words(piece[0].removeprefix("-"), negated=negated)


def _field(name: str, value: str, prefix: bool, negated: bool) -> Field | Dates | IsDue:
    if not (value or prefix):
        raise _NotUnderstood("nothing follows the colon")
    if name in DATE_FIELDS:
        return _dates(name, value, negated)
    if name not in FIELDS:
        perhaps = _nearest(name, (*FIELDS, *DATE_FIELDS))
        meant = f"; perhaps '{perhaps}:' is meant" if perhaps else ""
        raise _NotUnderstood(f"nothing is called '{name}:'{meant}")
    if FIELDS[name]:
        value, prefix = _stored(name, "_".join(_LETTERS.findall(value.casefold()))), False
    if (name, value) == ("is", "due"):
        return IsDue(negated)
    return Field(name, value, prefix, negated)


def _stored(name: str, typed: str) -> str:
    """The value that is meant: as it is stored, in the plural, or as the screen has it."""
    values = FIELDS[name]
    for value in (typed, typed.removesuffix("s"), _ON_THE_SCREEN.get(typed)):
        if value in values:
            return value
    if perhaps := _nearest(typed, values):
        raise _NotUnderstood(f"perhaps '{name}:{_shown(perhaps)}' is meant")
    *some, last = map(_shown, values)
    either = f"{', '.join(some)} or {last}" if some else last
    raise _NotUnderstood(f"after '{name}:' can stand {either}")


def _shown(value: str) -> str:
    return value.replace("_", "-")


def _nearest(word: str, words: Iterable[str]) -> str:
    # only what is not understood needs it
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, words, 1)), "")


def _never_together(groups: Sequence[Group]) -> Iterator[str]:
    """That two values are asked for of which a record has only one."""
    alone = [group[0] for group in groups if len(group) == 1]
    fields = [term for term in alone if isinstance(term, Field) and not term.negated]
    for name in _ONE_EACH:
        values = dict.fromkeys(_shown(it.value) for it in fields if it.name == name)
        if len(values) > 1:
            either = " OR ".join(f"{name}:{value}" for value in values)
            yield f"A record has only one {name}: '{either}' finds any of them."


def _dates(name: str, value: str, negated: bool) -> Dates:
    first, after = _period(value)
    match name:
        case "after":
            return Dates(first, None, negated)
        case "before":
            return Dates(None, first, negated)
        case _:
            return Dates(first, after, negated)


def _period(text: str) -> tuple[date, date | None]:
    """The first day of a day, month or year, and the first after it; None where time ends there."""
    try:
        [(year, month, day)] = _DATE.findall(text)
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _NotUnderstood("a date looks like 2026, 2026-10 or 2026-10-14") from None
    if day:
        length = 1
    elif month:
        length = monthrange(first.year, first.month)[1]
    else:
        length = 365 + isleap(first.year)
    after = first.toordinal() + length
    return first, date.fromordinal(after) if after <= date.max.toordinal() else None


def _grouped(read: Sequence[Term | str], notes: list[str]) -> tuple[Group, ...]:
    """Each term as a group of its own, but for those that an OR between them joins."""
    groups: list[Group] = []
    joined = False
    for before, item, after in zip((_OR, *read), read, (*read[1:], _OR), strict=False):
        if not isinstance(item, str):
            groups.append((*groups.pop(), item) if joined else (item,))
            joined = False
        elif _OR in (before, after):
            notes.append("'OR' was searched as a word: to join, it stands between two others.")
            groups.append((Words(item),))
        else:
            joined = True
    return tuple(groups)
