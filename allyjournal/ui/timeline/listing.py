"""What the timeline lists, read in the worker thread: ids, months, rows, and one record."""

import dataclasses
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from operator import neg
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.matching import NOTHING_SOUGHT, Sought, words_of
from allyjournal.domain.person import Person
from allyjournal.domain.query import begun, parse
from allyjournal.domain.record import Precision
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.listing import Chosen
from allyjournal.store.row_id import day_of, first_of
from allyjournal.store.search import Order
from allyjournal.store.timeline import Entry, Signing
from allyjournal.ui import looks
from allyjournal.ui.timeline import choices, hits, saved
from allyjournal.ui.timeline.choices import FILTERS
from allyjournal.ui.timeline.saved import Saved
from allyjournal.ui.unreadable import unreadable_row
from allyjournal.ui.widgets.record_list import Row
from allyjournal.ui.widgets.time_scale import Unit, period

ON_THE_SCREEN = 50
"""More rows than any screen shows at once: what is listed first."""

_LINKS = 30
"""Of what somebody is named in, no more is shown beside it at once."""

_AT_ONCE = 20
"""Rows that come with the ids, so that the screen is not painted empty first."""


class Asked(NamedTuple):
    """A query, what is chosen in the filters, the order, how many rows at most (-1: all of them),
    and the uid of the record that is looked at meanwhile."""

    query: str
    chosen: Chosen
    order: Order = "newest"
    limit: int = -1
    looked_at: str = ""


class Listing(NamedTuple):
    """Row ids; (index, first day) of every month, newest first, and none in another order;
    ``notes`` on the query; where the record that is looked at stands now, should it have another
    day; the first rows; the query that found it, and what of it is marked."""

    ids: "array[int]"
    months: list[tuple[int, date]]
    notes: tuple[str, ...]
    looked_at: int | None
    rows: Sequence[Row | None]
    query: str
    sought: Sought


class Overview(NamedTuple):
    """What the whole journal has: the filters with anything to choose, what is saved, the days of
    each pillar's records, the signed versions, and the days of the sessions."""

    filters: list[str]
    saved: list[Saved]
    pillar_days: Mapping[str, Sequence[int]]
    signings: Sequence[Signing]
    sessions: Sequence[date]


class Sight(NamedTuple):
    """One record with what is beside it: what it is linked to, of many the newest and how many
    ``more`` there are; the people that it names, the numbers of its commitments, and what of this
    is ``unreadable``."""

    row_id: int
    entry: Entry
    linked: Sequence[AnyRecord]
    more: int
    people: list[Person]
    commitments: list[int]
    unreadable: Collection[Unreadable] = ()


def read(journal: Journal, asked: Asked) -> Listing:
    """What the timeline shows for what is ``asked``; its words are marked in the rows.

    Where nothing has the last word of the query as a whole, what has words that begin with it.
    """
    with journal.around_damage():
        return _read(journal, asked)


def _read(journal: Journal, asked: Asked) -> Listing:
    found, query = journal.ids(asked.query, asked.chosen, asked.limit, asked.order), asked.query
    if not found.ids and (other := _begun(journal, asked)):
        query, word = other
        found = journal.ids(query, asked.chosen, asked.limit, asked.order)
        found = found._replace(notes=(*found.notes, _begins_so(word)) if found.ids else found.notes)
    sought = words_of(parse(query))
    return Listing(
        found.ids,
        months(found.ids) if asked.order == "newest" else [],
        found.notes,
        journal.row_id(asked.looked_at),
        rows(journal, found.ids[:_AT_ONCE], sought, asked.order),
        query,
        sought,
    )


def _begun(journal: Journal, asked: Asked) -> tuple[str, str] | None:
    """The query with its last word as a beginning, and that word; None where it is found as it
    stands, though not beside what is chosen."""
    if asked.chosen and journal.ids(asked.query, limit=1).ids:
        return None
    return begun(asked.query)


def _begins_so(word: str) -> str:
    words = QCoreApplication.translate(
        "listing", "Nothing was found with “{word}” as a whole word; below is what begins with it."
    )
    return words.format(word=word)


def overview(journal: Journal) -> Overview:
    """What stands above the list, whatever is filtered."""
    with journal.around_damage():
        return Overview(
            journal.tags_in_use(FILTERS),
            saved.read(journal),
            journal.pillar_days(),
            journal.signings(),
            [day_of(row_id) for row_id in journal.ids(chosen={"kind": ("session",)}).ids],
        )


def nearest(ids: Sequence[int], day: date, precision: str) -> int:
    """The index of the newest record in the day, month or year that begins with ``day``; where it
    has none, of one that is nearest to it."""
    days = period(Unit(precision), day.toordinal())
    older = bisect_left(ids, -days[-1], key=_backwards)
    around = range(max(0, older - 1), min(len(ids), older + 1))
    # what is within the days is no distance away
    return min(around, key=lambda it: (_distance(ids[it], days), -it))


def is_within(row_id: int, day: date, precision: str) -> bool:
    """Whether a record stands in the day, month or year that begins with ``day``."""
    return not _distance(row_id, period(Unit(precision), day.toordinal()))


def has_any(ids: Sequence[int], days: range) -> bool:
    """Whether one of ``ids``, newest first, stands on one of ``days`` (``date.toordinal``)."""
    index = newest_by(ids, date.fromordinal(days[-1]))
    return index < len(ids) and not _distance(ids[index], days)


def newest_by(ids: Sequence[int], day: date) -> int:
    """The index of the newest record that is not after ``day``; past the end where all are."""
    return bisect_left(ids, -day.toordinal(), key=_backwards)


def _backwards(row_id: int) -> int:
    return -day_of(row_id).toordinal()


def _distance(row_id: int, days: range) -> int:
    """How many days before or after ``days``."""
    day = day_of(row_id).toordinal()
    return max(0, days.start - day, day - days[-1])


def months(ids: Sequence[int]) -> list[tuple[int, date]]:
    """The (index of the first id, first day) of every month in ``ids``, which are newest first.

    Looks at a few ids a month: 100,000 of ten years take under a millisecond.
    """
    found = []
    index = 0
    while index < len(ids):
        first = day_of(ids[index]).replace(day=1)
        found.append((index, first))
        index = bisect_right(ids, -first_of(first), lo=index, key=neg)
    return found


def rows(
    journal: Journal,
    ids: Sequence[int],
    sought: Sought = NOTHING_SOUGHT,
    order: Order = "newest",
) -> list[Row | None]:
    """What the list shows at ``ids``, ``sought`` marked in it; None where a record is gone. One
    that is damaged says so. In another order than that of time every row says its whole date."""
    with journal.around_damage() as unreadable:
        entries = journal.window(ids)
        gone = {row.key for row in unreadable}
        return [
            unreadable_row(row_id, dated=order == "newest")
            if row_id in gone
            else hits.marked(_row(journal, entry, order), entry, sought)
            if entry is not None
            else None
            for row_id, entry in zip(ids, entries, strict=True)
        ]


def _row(journal: Journal, entry: Entry, order: Order) -> Row:
    row = looks.row(entry, _prompt(journal, entry))
    if isinstance(entry, AgreementVersion):
        return row
    if entry.precision is not Precision.DAY:
        # it stands on the first day of its month or year, which nobody said
        when = looks.date_words(entry.occurred_on, entry.precision)
    elif order == "newest":
        return row
    else:
        when = looks.short_date(entry.occurred_on)
    return dataclasses.replace(row, date=None, note=" · ".join(filter(None, (when, row.note))))


def _prompt(journal: Journal, entry: Entry) -> AnyRecord | None:
    """The record that prompted a version of an agreement."""
    if isinstance(entry, AgreementVersion) and entry.prompted_by:
        return journal.find(entry.prompted_by)
    return None


def sight(journal: Journal, row_id: int) -> Sight | None:
    """The record at ``row_id`` with what it is linked to; None where it is gone. Raises
    JournalDamaged where the record itself cannot be read."""
    [entry] = journal.window([row_id])
    if entry is None:
        return None
    with journal.around_damage() as unreadable:
        return _beside(journal, row_id, entry)._replace(unreadable=unreadable)


def _beside(journal: Journal, row_id: int, entry: Entry) -> Sight:
    prompt = _prompt(journal, entry)
    if isinstance(entry, AgreementVersion):
        linked = [prompt] if prompt else []
    else:
        linked = journal.linked(entry.uid)
    people = [record for record in linked if isinstance(record, Person)]
    others = [record for record in linked if not isinstance(record, Person)]
    more = max(0, len(others) - _LINKS)
    return Sight(row_id, entry, others[more:], more, people, _numbers(journal, entry))


def _numbers(journal: Journal, entry: Entry) -> list[int]:
    held = () if isinstance(entry, AgreementVersion) else entry.named_commitments()
    known = choices.numbers(journal) if held else {}
    return sorted(known[uid] for uid in held if uid in known)
