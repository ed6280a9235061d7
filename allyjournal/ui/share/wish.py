"""What a person chose for a summary."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.agreement import months_later
from allyjournal.domain.mentoring import Format
from allyjournal.exchange.summary.selection import USUAL, LetIn, Section


class Output(StrEnum):
    """What a summary can be saved as."""

    PDF = "pdf"
    LOCKED_PDF = "locked_pdf"
    HTML = "html"
    MARKDOWN = "markdown"

    @property
    def file_format(self) -> Format:
        """The format of the file."""
        return Format.PDF if self is Output.LOCKED_PDF else Format(self.value)


class Span(StrEnum):
    """How far back a summary goes; where nothing was shared with the reader yet, "since the last
    share" is a year."""

    LAST_SHARE = "last_share"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    YEAR = "year"
    EVERYTHING = "everything"
    DATES = "dates"


class Period(NamedTuple):
    """From the first day (None: the beginning) to the last."""

    since: date | None
    until: date


_YEAR = 12  # months
_MONTHS = {Span.THREE_MONTHS: 3, Span.SIX_MONTHS: 6, Span.YEAR: _YEAR}


class Wish(Struct, frozen=True, kw_only=True):
    """Everything that can be chosen on the page; the journal keeps it until a summary is saved.

    ``mentor`` is the uid of the one who is to read it (None: not chosen yet, empty: nobody in
    particular). ``dates`` are the first and the last day where the span is DATES. ``ticks`` and
    ``let_in`` are by uid: a record that was neither ticked nor unticked is in when its visibility
    says so.
    """

    mentor: str | None = None
    span: Span = Span.LAST_SHARE
    dates: tuple[date, date] | None = None
    output: Output = Output.PDF
    sections: frozenset[Section] = USUAL
    ticks: Mapping[str, bool] = {}
    let_in: Mapping[str, frozenset[LetIn]] = {}
    questions: str = ""

    def period(self, today: date, last_shared: date | None = None) -> Period:
        """The time that the summary is about; the last one that its reader was given went until
        ``last_shared``, which the next one begins with, as that day was not over."""
        if self.span is Span.DATES and self.dates:
            return Period(*self.dates)
        if self.span is Span.LAST_SHARE and last_shared:
            return Period(min(last_shared, today), today)
        months = _YEAR if self.span is Span.LAST_SHARE else _MONTHS.get(self.span)
        return Period(months_later(today, -months) if months else None, today)

    def proposing(self, period: Period, sections: Collection[Section]) -> "Wish":
        """The same for ``period``, with ``sections`` in it besides those that are chosen."""
        chosen = replace(self, sections=self.sections.union(sections))
        if period.since is None:
            return replace(chosen, span=Span.EVERYTHING)
        return replace(chosen, span=Span.DATES, dates=(period.since, period.until))
