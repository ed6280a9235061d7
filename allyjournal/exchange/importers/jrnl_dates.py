"""The dates of a jrnl file, whose form its owner could set (``timeformat`` in jrnl's settings)."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise, product
from typing import Final

_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?")
_LOOKS_LIKE_A_DATE = re.compile(
    r"\d+[-/.]\d+[-/.]\d+|\d{1,2}:\d\d|\d\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d"
)

_TIMES: Final = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_NUMBERS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d.%m.%y")
_NAMES: Final = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_IN_C: Final = "%b %d %H:%M:%S %Y"  # what the C library writes for %c, without the weekday
_PLAIN: Final = (*map("".join, product((*_NUMBERS, *_NAMES), _TIMES)), _IN_C)
_DAY_FIRST: Final = tuple(map("".join, product(("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y"), _TIMES)))
_MONTH_FIRST: Final = tuple(map("".join, product(("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y"), _TIMES)))


def looks_like_a_date(text: str) -> bool:
    """Whether ``text`` was meant as a date, rather than a footnote or a citation in brackets."""
    return bool(_LOOKS_LIKE_A_DATE.search(text.lower()))


def read_dates(texts: Sequence[str]) -> list[datetime | None]:
    """The moments (without a zone) of a file's dates in their order; None for an unreadable one.

    3/4/2026 is read as the rest of the file demands: one order of day and month must be the only
    one that reads every date, or the only one in which the file is sorted, as jrnl keeps it.
    """
    orders = [_read_all(texts, _PLAIN + order) for order in (_DAY_FIRST, _MONTH_FIRST)]
    for demand in (_complete, _ascending):
        orders = list(filter(demand, orders)) or orders
    undecided = any(order != orders[0] for order in orders)
    return _read_all(texts, _PLAIN) if undecided else orders[0]


def _complete(moments: Sequence[datetime | None]) -> bool:
    return None not in moments


def _ascending(moments: Sequence[datetime | None]) -> bool:
    known = [moment for moment in moments if moment]
    return all(earlier <= later for earlier, later in pairwise(known))


def _read_all(texts: Sequence[str], forms: Sequence[str]) -> list[datetime | None]:
    """Every date by the first form that fits; the last that did is tried first."""
    moments = []
    last = forms[0]
    for text in map(_tidy, texts):
        tried = ((form, _parsed(text, form)) for form in (last, *forms))
        last, moment = next(((form, read) for form, read in tried if read), (last, None))
        moments.append(moment)
    return moments


def _tidy(text: str) -> str:
    """One space between parts, no comma, no weekday, no ordinal, no T before the time."""
    text = _WEEKDAY.sub(" ", text.lower().replace(",", " ").replace(" at ", " "))
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|(?<=\d)t(?=\d)", " ", text)
    return " ".join(text.split())


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None
