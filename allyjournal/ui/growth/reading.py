"""What the page reads in the journal; run in the worker thread."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from allyjournal.domain.growth.measures import Growth, side_by_side
from allyjournal.domain.record import Record
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.ui.growth.listing import Several
from allyjournal.ui.growth.period import Span
from allyjournal.ui.growth.when import Behind, OnlyYear


class Reading(NamedTuple):
    """The first day of all (None: nothing is written), the years with a record, the last first,
    the time that is shown, and where it is asked for the time before it; what is ``unreadable`` is
    missing."""

    first_day: date | None
    years: Sequence[int]
    growths: Sequence[Growth]
    has_before: bool
    unreadable: Collection[Unreadable] = ()


class Found(NamedTuple):
    """Row ids, and what they are called together."""

    words: str
    ids: Sequence[int]


def read(journal: Journal, span: Span, today: date, *, compare: bool) -> Reading:
    """The time of ``span``, and the one before it where they are compared."""
    first_day = journal.first_day()
    period = span.period(today, first_day)
    before = None if span.is_all() else period.before()
    periods = [period, *([before] if before and compare else [])]
    with journal.around_damage() as unreadable:
        growths = side_by_side([journal.growth(it) for it in periods])
    return Reading(first_day, journal.years(), growths, before is not None, unreadable)


Wanted = Behind | OnlyYear | Several


def find(journal: Journal, wanted: Wanted) -> Found:
    """The rows of what stands behind a mark or a line, newest first."""
    return Found(wanted.words, sorted(set(_ids(journal, wanted)), reverse=True))


def uid_at(journal: Journal, row_id: int) -> str | None:
    """The uid of the record at a row id; None where it has gone meanwhile."""
    [entry] = journal.window([row_id])
    return entry.uid if isinstance(entry, Record) else None


def _ids(journal: Journal, wanted: Wanted) -> Iterator[int]:
    if isinstance(wanted, Behind):
        for month in wanted.months:
            yield from journal.written_in(wanted.row, month, wanted.period)
    elif isinstance(wanted, OnlyYear):
        for period in wanted.periods:
            yield from journal.known_to_the_year(period)
    else:
        yield from filter(None, map(journal.row_id, wanted.uids))
