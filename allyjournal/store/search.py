"""What the timeline shows for a query, and what a search finds, with snippets.

See https://www.sqlite.org/fts5.html, "Auxiliary Functions" and "Sorting by Auxiliary Function
Results".
"""

import re
from array import array
from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

import msgspec

from allyjournal.domain.query import Dates, Field, Group, Query, Term, Words, parse
from allyjournal.domain.text import plain
from allyjournal.store.condition import Condition, condition
from allyjournal.store.row_id import day_of
from allyjournal.store.timeline import IN_SIGHT
from allyjournal.store.words import readable
from allyjournal.vault.vault import Connection

Order = Literal["newest", "best"]

_ONLY_WHEN_ASKED_FOR = ("check_in", "mentor", "person")
"""Kinds without a row in the timeline unless a filter names them."""

_MARK, _MARK_END = "\x02", "\x03"
_MARKS = re.compile(f"([{_MARK}{_MARK_END}])")


class Found(NamedTuple):
    """Row ids, newest first; ``notes`` say what of the query did not parse."""

    ids: "array[int]"
    notes: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A record that was found; ``marks`` are the (start, end) of found words in ``snippet``."""

    uid: str
    kind: str
    occurred_on: date
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


class SearchResult(NamedTuple):
    """The first hits out of ``total``; ``notes`` say what of the query did not parse."""

    total: int
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()


def ids(
    connection: Connection,
    query: str,
    today: date,
    kinds: Collection[str] = (),
    limit: int = -1,
) -> Found:
    """What the timeline shows for ``query`` and ``kinds``; for neither, all that it ever shows.

    The newest ``limit`` of it; -1 is no limit, as in SQLite.
    """
    parsed = parse(query)
    groups = (*parsed.groups, *_timeline_kinds(parsed, kinds))
    where = condition(connection, groups, today)
    # 100,000 ids come over as JSON in half the time that as many rows take.
    statement = (
        "SELECT json_group_array(rowid) FROM"  # noqa: S608 (no text of a person's is in it)
        f" (SELECT rowid FROM search WHERE {where.sql} ORDER BY rowid DESC LIMIT ?)"
    )
    [(listed,)] = connection.execute(statement, (*where.parameters, limit)).fetchall()
    found = msgspec.json.decode(listed, type=list[int])
    if landmarks := _landmarks(connection, groups):
        signed = _signed(connection)
        found = [*(row_id for row_id in found if row_id not in signed), *landmarks]
    newest_first = sorted(found, reverse=True)
    return Found(array("q", newest_first[:limit] if limit >= 0 else newest_first), parsed.notes)


def _timeline_kinds(query: Query, kinds: Collection[str]) -> list[Group]:
    """What must hold beside ``query`` for a record to have a row in the timeline."""
    if kinds:
        return [tuple(Field("kind", kind) for kind in kinds)]
    for term in chain.from_iterable(query.groups):
        if isinstance(term, Field) and term.name == "kind" and not term.negated:
            return []
    return [(Field("kind", kind, negated=True),) for kind in _ONLY_WHEN_ASKED_FOR]


def _landmarks(connection: Connection, groups: Sequence[Group]) -> list[int]:
    """The agreement versions that stand in the timeline among agreements, each on its day.

    They have no words or fields of their own, so whatever asks for one leaves them out.
    """
    versions = connection.execute(IN_SIGHT).fetchall()
    return [
        row_id
        for row_id, _ in versions
        if all(any(_holds_for_version(term, row_id) for term in group) for group in groups)
    ]


def _signed(connection: Connection) -> set[int]:
    """The rows of the agreements whose versions stand in the timeline in their place."""
    query = (
        "SELECT id FROM record WHERE kind = 'agreement'"
        " AND uid IN (SELECT agreement FROM agreement_version)"
    )
    return {row_id for (row_id,) in connection.execute(query)}


def _holds_for_version(term: Term, row_id: int) -> bool:
    match term:
        case Dates():
            return term.hold(day_of(row_id))
        case Field(name="kind"):
            return (term.value == "agreement") is not term.negated
        case _:
            return False


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
    statement = (
        "SELECT record.uid, record.kind, record.occurred_on, record.title,"  # noqa: S608 (as above)
        f" snippet(search, 1, '{_MARK}', '{_MARK_END}', '…', 24)"
        f" FROM search JOIN record ON record.id = search.rowid WHERE {where.sql}"
        " AND rank MATCH 'bm25(5.0, 1.0, 0.0)'"
        f" ORDER BY {'rank' if ranked else 'search.rowid DESC'} LIMIT ?"
    )
    rows = connection.execute(statement, (*where.parameters, limit)).fetchall()
    hits = tuple(
        Hit(uid, kind, date.fromisoformat(day), readable(title), *_marked(snippet))
        for uid, kind, day, title, snippet in rows
    )
    total = len(hits) if len(hits) < limit else _count(connection, where)
    return SearchResult(total, hits, query.notes)


def _asks_for_words(query: Query) -> bool:
    terms = chain.from_iterable(query.groups)
    return any(isinstance(term, Words) and not term.negated for term in terms)


def _count(connection: Connection, where: Condition) -> int:
    statement = f"SELECT count(*) FROM search WHERE {where.sql}"  # noqa: S608 (as above)
    [(total,)] = connection.execute(statement, where.parameters).fetchall()
    return int(total)


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """What FTS5 gave as a snippet on one line, and where its marks were."""
    text, start, marks = "", 0, []
    for piece in _MARKS.split(plain(readable(snippet))):
        if piece == _MARK:
            start = len(text)
        elif piece == _MARK_END:
            marks.append((start, len(text)))
        else:
            text += piece
    return text, tuple(marks)
