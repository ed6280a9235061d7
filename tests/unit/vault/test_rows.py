"""The rows of pages, read without SQLite: they are those that SQLite reads, of any tree."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from allyjournal.vault import pages, rows, table_pages
from allyjournal.vault.connection import Connection, connect

from .conftest import KEY, nothing

LENGTHS = (0, 1, 900, 981, 982, 3981, 3982, 5000, 30_000)
VALUES = (None, 0, 1, -1, 127, -(2**15), 2**23 - 1, 2**31 - 1, -(2**47), 2**63 - 1, b"", b"bytes")
TABLES = {
    "values": ("CREATE TABLE it (id INTEGER PRIMARY KEY, a, b)", [(None, *VALUES[:2])] * 300),
    "kinds": ("CREATE TABLE it (a, b)", [(value, "é") for value in VALUES]),
    "long": ("CREATE TABLE it (a, b)", [("x" * length, length) for length in LENGTHS]),
    "lengths": ("CREATE TABLE it (a, b)", [(length, "x" * length) for length in LENGTHS]),
    "index": (
        "CREATE TABLE it (a TEXT PRIMARY KEY, b) WITHOUT ROWID",
        [(f"{number} {length} " + "y" * length, "z" * 50) for length in LENGTHS for number in "ab"],
    ),
    "index of three floors": (
        "CREATE TABLE it (a TEXT PRIMARY KEY, b) WITHOUT ROWID",
        [(f"{number}" * 150, None) for number in range(700)],
    ),
}


def made(folder: Path, table: str) -> Path:
    create, values = TABLES[table]

    def fill(connection: Connection) -> None:
        connection.execute(create)
        with connection.transaction():
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO it VALUES ({marks})", values)

    connect(folder / "journal.db", KEY, fill).close()
    return folder / "journal.db"


def found(database: Path, damaged: int = 0) -> Iterator[list[Any]]:
    """What stands on all pages but the first and the ``damaged`` one."""
    with database.open("rb") as file:

        def seen(number: int) -> bytes | None:
            return pages.seen(file, number, KEY) if number != damaged else None

        for number in range(2, pages.count(file) + 1):
            content = seen(number)
            kinds = (table_pages.is_leaf, table_pages.is_index_leaf, table_pages.is_index_inner)
            if content and any(is_one(content, number) for is_one in kinds):
                yield from rows.on(content, number, seen)


@pytest.mark.parametrize("table", TABLES)
def test_they_are_as_sqlite_reads_them(tmp_path: Path, table: str) -> None:
    database = made(tmp_path, table)
    with closing(connect(database, KEY, nothing)) as connection:
        expected = [[*row] for row in connection.execute("SELECT * FROM it")]
    if table == "values":
        expected = [[None, *row] for _id, *row in expected]
    assert sorted(found(database), key=repr) == sorted(expected, key=repr)


def test_a_value_is_none_a_page_of_which_is_lost_or_of_another_time(tmp_path: Path) -> None:
    database = made(tmp_path, "lengths")
    with database.open("r+b") as file:
        seen = partial(pages.seen, file, key=KEY)
        last = next(
            number
            for number in range(pages.count(file), 0, -1)
            if (content := seen(number)) and content[:4] == bytes(4)
        )
        whole = [*found(database)]
        without = [*found(database, last)]
        [[length, text]] = [row for row in whole if row not in without]
        assert text
        assert [row for row in without if row not in whole] == [[length, None]]
        assert len(without) == len(whole)
        pages.write(file, last, bytes(4) + b"\xff" * 4012, KEY)
    assert [*found(database)] == without


def test_pages_that_lead_back_to_one_another_are_followed_once() -> None:
    """As those of another time may; the row says that it goes on on a million pages."""
    asked = []

    def page(number: int) -> bytes:
        asked.append(number)
        return (number % 3 + 1).to_bytes(4, "big") + bytes(rows.SIZE - 4)

    size = table_pages._as_varint(rows._LEAST + 10**6 * (rows.SIZE - 4))
    cell = size + bytes(rows._LEAST) + (1).to_bytes(4, "big")
    content = bytes([10, 0, 0, 0, 1, 0, 0, 0, 0, 10]) + cell
    assert [*rows.on(content.ljust(rows.SIZE, b"\0"), 2, page)] == [[]]
    assert asked == [1, 2, 3]
