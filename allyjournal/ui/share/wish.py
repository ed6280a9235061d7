"""What a person chose for a summary."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.agreement import months_later
from allyjournal.exchange.summary.selection import USUAL, LetIn, Section


class Format(StrEnum):
    """What a summary is saved as."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"


class Span(StrEnum):
    """How far back a summary goes."""

    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    YEAR = "year"
    EVERYTHING = "everything"
    DATES = "dates"


class Period(NamedTuple):
    """From the first day (None: the beginning) to the last."""

    since: date | None
    until: date


_MONTHS = {Span.THREE_MONTHS: 3, Span.SIX_MONTHS: 6, Span.YEAR: 12}


class Wish(Struct, frozen=True, kw_only=True):
    """Everything that can be chosen on the page; the journal keeps it until a summary is saved.

    ``mentor`` is the uid of the one who is to read it (None: not chosen yet, empty: nobody in
    particular). ``dates`` are the first and the last day where the span is DATES. ``ticks`` and
    ``let_in`` are by uid: a record that was neither ticked nor unticked is in when its visibility
    says so. ``names`` are words that the writer called names, ``words`` those that are none here
    although somebody is called so, ``settled`` those that stay as they are.
    """

    mentor: str | None = None
    span: Span = Span.THREE_MONTHS
    dates: tuple[date, date] | None = None
    format: Format = Format.PDF
    sections: frozenset[Section] = USUAL
    ticks: Mapping[str, bool] = {}
    let_in: Mapping[str, frozenset[LetIn]] = {}
    questions: str = ""
    names: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def period(self, today: date) -> Period:
        """The time that the summary is about."""
        if self.span is Span.DATES and self.dates:
            return Period(*self.dates)
        months = _MONTHS.get(self.span)
        return Period(months_later(today, -months) if months else None, today)

    def proposing(self, period: Period, sections: Collection[Section]) -> "Wish":
        """The same for ``period``, with ``sections`` in it besides those that are chosen."""
        chosen = replace(self, sections=self.sections.union(sections))
        if period.since is None:
            return replace(chosen, span=Span.EVERYTHING)
        return replace(chosen, span=Span.DATES, dates=(period.since, period.until))
