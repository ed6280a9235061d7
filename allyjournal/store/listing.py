"""What the timeline lists for a query and what is chosen in its filters, and how much else is.

See https://www.sqlite.org/json1.html, "json_group_array".
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import msgspec

from allyjournal.domain.query import Dates, Field, Group, Query, Term, Words, parse
from allyjournal.store.condition import Condition, condition
from allyjournal.store.row_id import day_of
from allyjournal.store.search import RANKED, Order
from allyjournal.store.timeline import IN_SIGHT
from allyjournal.store.words import folded
from allyjournal.vault.vault import Connection

Chosen = Mapping[str, Collection[str]]
"""By the name of a tag (``topic``, ``kind``, ...) the values of which a record has one."""

_ONLY_WHEN_ASKED_FOR = ("check_in", "mentor", "person")
"""Kinds without a row in the timeline unless words are searched for, which are found wherever they
stand, or a filter names them: check-ins stand in the lanes of the agreement, the others in no
time."""


class Found(NamedTuple):
    """Row ids in the order asked for; ``notes`` say what of the query did not parse."""

    ids: "array[int]"
    notes: tuple[str, ...] = ()


def ids(
    connection: Connection,
    query: str,
    today: date,
    chosen: Chosen,
    limit: int = -1,
    order: Order = "newest",
) -> Found:
    """What the timeline shows for ``query`` and ``chosen``; for neither, all that it ever shows.

    The first ``limit`` of it; -1 is no limit, as in SQLite. "best" is the order of ``search``,
    in which signed versions have no place.
    """
    parsed = parse(query)
    groups = (*parsed.groups, *_chosen(chosen), *_timeline_kinds(parsed, chosen))
    where = condition(connection, groups, today)
    if order == "best":
        return Found(_ranked(connection, where, limit), parsed.notes)
    # 100,000 ids come over as JSON in half the time that as many rows take; LIMIT as in ``search``
    statement = (
        "SELECT json_group_array(rowid) FROM"  # noqa: S608 (no text of a person's is in it)
        f" (SELECT rowid FROM search WHERE {where.sql} ORDER BY rowid DESC LIMIT {limit:d})"
    )
    [(listed,)] = connection.execute(statement, where.parameters).fetchall()
    found = msgspec.json.decode(listed, type=list[int])
    if landmarks := _landmarks(connection, groups):
        signed = _signed(connection)
        found = [*(row_id for row_id in found if row_id not in signed), *landmarks]
    newest_first = sorted(found, reverse=True)
    return Found(array("q", newest_first[:limit] if limit >= 0 else newest_first), parsed.notes)


def _ranked(connection: Connection, where: Condition, limit: int) -> "array[int]":
    statement = (
        f"SELECT rowid FROM search WHERE {where.sql} AND {RANKED}"  # noqa: S608 (as above)
        f" ORDER BY rank LIMIT {limit:d}"
    )
    rows = connection.execute(statement, where.parameters).fetchall()
    return array("q", [row_id for (row_id,) in rows])


def counts(
    connection: Connection, name: str, query: str, today: date, chosen: Chosen
) -> dict[str, int]:
    """How many rows each value of ``name`` lists beside ``query`` and what is chosen of all
    others, by value; values that list none are left out."""
    others = {other: values for other, values in chosen.items() if other != name}
    parsed = parse(query)
    groups = [*parsed.groups, *_chosen(others)]
    if name != "kind":
        groups += _timeline_kinds(parsed, others)
    where = condition(connection, groups, today)
    statement = (
        "SELECT value, count(*) FROM tag WHERE name = ? AND record IN"  # noqa: S608 (as above)
        f" (SELECT rowid FROM search WHERE {where.sql}) GROUP BY value ORDER BY value"
    )
    rows = connection.execute(statement, (name, *where.parameters)).fetchall()
    found: dict[str, int] = dict(rows)
    spellings = Counter(map(folded, found))
    for value in [it for it in found if spellings[folded(it)] > 1]:
        found[value] = _number(connection, query, today, {**others, name: (value,)})
    if name == "kind":
        # versions stand in the place of their agreements, and have no tags
        found["agreement"] = _number(connection, query, today, {**others, name: ("agreement",)})
    return {value: count for value, count in found.items() if count}


def _number(connection: Connection, query: str, today: date, chosen: Chosen) -> int:
    return len(ids(connection, query, today, chosen).ids)


def _chosen(chosen: Chosen) -> Iterator[Group]:
    for name, values in chosen.items():
        if values:
            yield tuple(Field(name, value) for value in values)


def _timeline_kinds(query: Query, chosen: Chosen) -> list[Group]:
    """What must hold beside ``query`` for a record to have a row in the timeline."""
    if chosen.get("kind"):
        return []
    for term in chain.from_iterable(query.groups):
        sought = isinstance(term, Words) or (isinstance(term, Field) and term.name == "kind")
        if sought and not term.negated:
            return []
    return [(Field("kind", kind, negated=True),) for kind in _ONLY_WHEN_ASKED_FOR]


def _landmarks(connection: Connection, groups: Sequence[Group]) -> list[int]:
    """The agreement versions that stand in the timeline among agreements, each on its day.

    They have no words or fields of their own, so whatever asks for one leaves them out.
    """
    versions = connection.execute(IN_SIGHT).fetchall()
    return [
        row_id
        for (row_id,) in versions
        if all(any(_holds_for_version(term, row_id) for term in group) for group in groups)
    ]


def _signed(connection: Connection) -> set[int]:
    """The rows of the agreements whose versions stand in the timeline in their place."""
    query = "SELECT id FROM record WHERE uid IN (SELECT agreement FROM agreement_version)"
    return {row_id for (row_id,) in connection.execute(query)}


def _holds_for_version(term: Term, row_id: int) -> bool:
    match term:
        case Dates():
            return term.hold(day_of(row_id))
        case Field(name="kind"):
            return (term.value == "agreement") is not term.negated
        case _:
            return False
