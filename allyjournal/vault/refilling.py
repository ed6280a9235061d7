"""Tables without row ids that lost pages, filled anew with the rows of all pages that are left.

Such a table is an index: its rows stand on its inner pages as well, and each says where the next
page begins. So they are not led to again, but written into an empty table, by SQLite.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO

from allyjournal.vault import pages, rows, schema_pages, table_pages, vault
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.rows import Value

Fits = Callable[[Sequence[Value]], bool]
"""Whether a row can be one of a table; there are rows of other tables and of indexes."""


def refill(
    database: Path,
    key: DatabaseKey,
    roots: Mapping[str, int],
    fits: Mapping[str, Fits],
    between: Callable[[], None],
) -> frozenset[str]:
    """Let each of the tables named in ``fits``, which begin at ``roots``, hold all rows that fit
    it where one of its pages cannot be read. Returns their names: how many rows such a page had
    nobody knows.

    ``database`` is written in place, so it is a copy, which SQLite has not open. ``between`` is
    called after each page that is read.
    """
    with database.open("r+b") as file:
        lost = {it for it in fits if it in roots and not _is_whole(file, key, roots[it])}
        if not lost:
            return frozenset()
        found = {name: [*_rows(file, key, fits[name], between)] for name in lost}
        for name in lost:
            pages.write(file, roots[name], table_pages.EMPTY_INDEX, key)
        schema_pages.recount(file, key)
    with closing(connect(database, key, vault.as_it_is)) as connection:
        for name, there in found.items():
            _fill(connection, name, there)
    return frozenset(lost)


def _is_whole(file: BinaryIO, key: DatabaseKey, root: int) -> bool:
    """Whether every page of an index can be read."""
    met, waiting = set(), [root]
    while waiting:
        number = waiting.pop()
        content = pages.seen(file, number, key)
        if content is None:
            return False
        met.add(number)
        if table_pages.is_index_inner(content, number):
            # a page of another time may lead back up
            waiting += [it for it in table_pages.led_to(content, number) if it not in met]
        elif not table_pages.is_index_leaf(content, number):
            return False
    return True


def _rows(
    file: BinaryIO, key: DatabaseKey, fits: Fits, between: Callable[[], None]
) -> Iterator[Sequence[Value]]:
    """All that fit, of any index."""
    seen = partial(pages.seen, file, key=key)
    for number in range(1, pages.count(file) + 1):
        content = seen(number)
        kinds = (table_pages.is_index_leaf, table_pages.is_index_inner)
        if content and any(is_one(content, number) for is_one in kinds):
            yield from filter(fits, rows.on(content, number, seen))
        between()


def _fill(connection: Connection, table: str, found: Sequence[Sequence[Value]]) -> None:
    with connection.transaction():
        for row in found:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
