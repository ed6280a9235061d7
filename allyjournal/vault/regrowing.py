"""Tables of a damaged database that lost pages, grown anew from the leaves that are left.

One damaged inner page, the root at worst, hides every leaf below it, though their rows are whole;
one damaged leaf ends every question that comes to it. So the leaves that can be read are found by
looking at all pages of the file, and get new inner pages behind its end. A page that was given back
holds only zeros, so nothing returns that had been removed.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

from allyjournal.vault import pages, schema_pages, table_pages
from allyjournal.vault.connection import Connection
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.table_pages import MOST_CHILDREN, Child


class Table(NamedTuple):
    """A table with row ids: its name, the number of its root, and how many values each row holds
    beside its id."""

    name: str
    root: int
    values: int


class _Leaf(NamedTuple):
    last: int
    values: int


def tables(connection: Connection) -> list[Table]:
    """All that there are; for a connection that has no authorizer yet."""
    rows = connection.execute(
        "SELECT name, rootpage, (SELECT count(*) FROM pragma_table_info(its.name)"
        " WHERE NOT (pk AND type = 'INTEGER')) FROM sqlite_master its"
        " WHERE type = 'table' AND rootpage AND sql NOT LIKE '%WITHOUT ROWID%'"
    )
    return [Table(*row) for row in rows]


def regrow(
    database: Path, key: DatabaseKey, tables: Iterable[Table], between: Callable[[], None]
) -> frozenset[str]:
    """Let each of ``tables`` that lost pages have the leaves that are left, and those to which no
    inner page leads that have as many values in each row, none of which is NULL. Returns the names
    of those that were grown anew: every leaf can be read, but how many they had nobody knows.

    ``database`` is written in place, so it is a copy, which SQLite has not open. ``between`` is
    called after each page that is read.
    """
    grown = set()
    with database.open("r+b") as file:
        inner, leaves = _looked_at(file, key, between)
        found = {table: _below(table.root, inner, leaves) for table in (*tables, Table("", 1, 0))}
        astray = leaves.keys() - set(chain.from_iterable(reached for reached, _ in found.values()))
        for table, (reached, whole) in found.items():
            own = {it for it in astray if leaves[it].values == table.values}
            if not whole and own | reached:
                children = [Child(it, leaves[it].last) for it in own | reached]
                _grow(file, key, table.root, sorted(children, key=lambda child: child.last))
                grown.add(table.name)
    return frozenset(grown)


def _looked_at(
    file: BinaryIO, key: DatabaseKey, between: Callable[[], None]
) -> tuple[dict[int, list[int]], dict[int, _Leaf]]:
    """The inner pages that carry their seal, with the pages they lead to, and the leaves. One
    without a row is as good as an inner page that leads nowhere."""
    inner, leaves = {}, {}
    for number, content in pages.each(file, key, between):
        if content and table_pages.is_inner(content, number):
            inner[number] = table_pages.led_to(content, number)
        elif content and table_pages.is_leaf(content, number):
            last = table_pages.last_row_id(content, number)
            if last is None:
                inner[number] = []
            else:
                leaves[number] = _Leaf(last, table_pages.values(content, number))
    return inner, leaves


def _below(
    root: int, inner: Mapping[int, list[int]], leaves: Mapping[int, _Leaf]
) -> tuple[set[int], bool]:
    """The leaves to which ``root`` leads, and whether every page on the way is known."""
    met, waiting = set(), [root]
    while waiting:
        number = waiting.pop()
        if number not in met:  # a page of another time may lead back up
            met.add(number)
            waiting += inner.get(number, ())
    return {it for it in met if it in leaves}, all(it in leaves or it in inner for it in met)


def _grow(file: BinaryIO, key: DatabaseKey, root: int, children: list[Child]) -> None:
    """Let ``root`` lead to ``children``, which are in the order of their row ids."""
    while len(children) > MOST_CHILDREN:
        parts = -(-len(children) // MOST_CHILDREN)
        bounds = [len(children) * part // parts for part in range(parts + 1)]
        children = [_added(file, key, children[it:end]) for it, end in pairwise(bounds)]
    alone = children[0].number  # an inner page cannot lead to only one
    if len(children) > 1:
        content = table_pages.inner(children)
    else:
        content = pages.seen(file, alone, key) or b""
    pages.write(file, root, content, key)
    schema_pages.recount(file, key)


def _added(file: BinaryIO, key: DatabaseKey, children: list[Child]) -> Child:
    """A new inner page behind the end."""
    number = pages.behind(file)
    pages.write(file, number, table_pages.inner(children), key)
    return Child(number, children[-1].last)
