"""What a search finds, with snippets.

See https://www.sqlite.org/fts5.html, "Auxiliary Functions" and "Sorting by Auxiliary Function
Results".
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any, Literal, NamedTuple

from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.query import Query, Words, parse
from allyjournal.domain.text import plain
from allyjournal.store.condition import Condition, condition
from allyjournal.store.damage import around, left_out
from allyjournal.store.documents import marks
from allyjournal.store.words import readable
from allyjournal.vault.vault import Connection

Order = Literal["newest", "best"]

RANKED = "rank MATCH 'bm25(5.0, 1.0, 0.0)'"
"""A word in the title counts five times, what the person did not write nothing."""

_CUT = "\x04"
"""Not the ellipsis itself: Python is slower with what is not ASCII."""

_Row = tuple[Any, ...]
"""The id of a record, and what a Hit has of it."""


class Hit(NamedTuple):
    """A record that was found; ``snippet`` is what stands around the words, on one line."""

    uid: str
    kind: str
    occurred_on: date
    title: str
    snippet: str


class SearchResult(NamedTuple):
    """The first hits out of ``total``; ``notes`` say what of the query did not parse."""

    total: int
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()


def search(
    connection: Connection, text: str, today: date, limit: int, order: Order = "newest"
) -> SearchResult:
    """At most ``limit`` records of any kind that match ``text``, the newest or the best first.

    "best" is BM25 with a word in the title counting five times. Where no words are asked for,
    every record is as good as the other, and the newest come first.
    """
    query = parse(text)
    where = condition(connection, query.groups, today)
    ranked = order == "best" and _asks_for_words(query)
    order_by = f" AND {RANKED} ORDER BY rank" if ranked else " ORDER BY search.rowid DESC"
    # a bound limit would have SQLite compile the statement anew for every search, as it may change
    # the plan (https://www.sqlite.org/c3ref/prepare.html)
    limited = where._replace(sql=f"{where.sql}{order_by} LIMIT {limit:d}")
    try:
        hits = [_hit(*row) for row in _rows(connection, limited)]
        count = len(hits)
    except JournalDamaged:
        if left_out(connection) is None:
            raise
        ids = _ids(connection, limited)
        hits, count = _readable(connection, where, ids), len(ids)
    total = count if count < limit else _count(connection, where)
    return SearchResult(total, tuple(hits), query.notes)


def _ids(connection: Connection, where: Condition) -> list[int]:
    statement = f"SELECT rowid FROM search WHERE {where.sql}"  # noqa: S608 (as above)
    return [place for (place,) in connection.execute(statement, where.parameters)]


def _readable(connection: Connection, where: Condition, ids: Sequence[int]) -> list[Hit]:
    """What is found in these rows, in their order, but for what cannot be read."""

    def read(some: Sequence[int]) -> list[_Row]:
        # the + as in ``condition``
        among = f"{where.sql} AND +search.rowid IN ({marks(some)})"
        return _rows(connection, Condition(among, (*where.parameters, *some)))

    found = {row[0]: row for row in around(connection, "record", ids, read)}
    return [_hit(*found[place]) for place in ids if place in found]


def _rows(connection: Connection, where: Condition) -> list[_Row]:
    statement = (
        "SELECT record.id, record.uid, record.kind, record.occurred_on, record.title,"  # noqa: S608
        f" snippet(search, 1, '', '', '{_CUT}', 24)"
        f" FROM search JOIN record ON record.id = search.rowid WHERE {where.sql}"
    )
    return connection.execute(statement, where.parameters).fetchall()


def _hit(_place: int, uid: str, kind: str, day: str, title: str, snippet: str) -> Hit:
    words = plain(readable(snippet)).replace(_CUT, "…")
    return Hit(uid, kind, date.fromisoformat(day), readable(title), words)


def _asks_for_words(query: Query) -> bool:
    terms = chain.from_iterable(query.groups)
    return any(isinstance(term, Words) and not term.negated for term in terms)


def _count(connection: Connection, where: Condition) -> int:
    statement = f"SELECT count(*) FROM search WHERE {where.sql}"  # noqa: S608 (as above)
    [(total,)] = connection.execute(statement, where.parameters).fetchall()
    return int(total)
