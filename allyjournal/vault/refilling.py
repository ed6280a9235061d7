"""Tables without row ids that lost pages, filled anew with the rows of all pages that are left.

Such a table is an index: its rows stand on its inner pages as well, and each says where the next
page begins. So they are not led to again, but written into an empty table, by SQLite.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import BinaryIO

from allyjournal.vault import pages, rows, schema_pages, table_pages, vault
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.rows import Value

Fits = Callable[[Sequence[Value]], bool]
"""Whether a row can be one of a table; there are rows of other tables and of indexes."""


class _State(Enum):
    """What of a table can be read."""

    WHOLE = auto()
    WITHOUT_PARTS = auto()  # of rows
    WITHOUT_PAGES = auto()


def refill(
    database: Path,
    key: DatabaseKey,
    roots: Mapping[str, int],
    fits: Mapping[str, Fits],
    between: Callable[[], None],
) -> frozenset[str]:
    """Let each of the tables named in ``fits``, which begin at ``roots``, hold all rows that fit
    it where one of its pages cannot be read; in the place of what is lost of a row there is an
    empty text. Returns the names of those of which whole rows may be lost: how many, nobody knows.

    ``database`` is written in place, so it is a copy, which SQLite has not open. ``between`` is
    called after each page that is read.
    """
    with database.open("r+b") as file:
        states = {it: _state(file, key, roots[it]) for it in fits if it in roots}
        damaged = [name for name, state in states.items() if state is not _State.WHOLE]
        if not damaged:
            return frozenset()
        found = {name: [*_rows(file, key, fits[name], between)] for name in damaged}
        for name in damaged:
            pages.write(file, roots[name], table_pages.EMPTY_INDEX, key)
        schema_pages.recount(file, key)
    with closing(connect(database, key, vault.as_it_is)) as connection:
        for name, there in found.items():
            _fill(connection, name, there)
    return frozenset(name for name in damaged if states[name] is _State.WITHOUT_PAGES)


def _state(file: BinaryIO, key: DatabaseKey, root: int) -> _State:
    """What of the index that begins at ``root`` can be read."""
    met, waiting, state = set[int](), [root], _State.WHOLE
    seen = partial(pages.seen, file, key=key)
    while waiting:
        number = waiting.pop()
        if number in met:  # a page of another time may lead back up
            continue
        content = seen(number)
        if content is None or not _is_index(content, number):
            return _State.WITHOUT_PAGES
        met.add(number)
        if any(None in row for row in rows.on(content, number, seen)):
            # SQLite compares whole rows on the way to any other
            state = _State.WITHOUT_PARTS
        if table_pages.is_index_inner(content, number):
            waiting += table_pages.led_to(content, number)
    return state


def _is_index(content: bytes, number: int) -> bool:
    kinds = (table_pages.is_index_leaf, table_pages.is_index_inner)
    return any(is_one(content, number) for is_one in kinds)


def _rows(
    file: BinaryIO, key: DatabaseKey, fits: Fits, between: Callable[[], None]
) -> Iterator[Sequence[Value]]:
    """All that fit, of any index."""
    seen = partial(pages.seen, file, key=key)
    for number in range(1, pages.count(file) + 1):
        content = seen(number)
        if content and _is_index(content, number):
            yield from filter(fits, rows.on(content, number, seen))
        between()


def _fill(connection: Connection, table: str, found: Sequence[Sequence[Value]]) -> None:
    with connection.transaction():
        for row in found:
            marks = ", ".join("?" * len(row))
            there = ["" if value is None else value for value in row]
            connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", there)  # noqa: S608
