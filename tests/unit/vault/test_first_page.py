"""A first page made anew: what begins where is as it was, as far as any page says so."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault import first_page, pages, schema_pages
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.pages import PAGE

from .conftest import KEY, contents, nothing

TABLES = 120


def few(connection: Connection) -> None:
    """What says where they begin has room on the first page."""
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")
    connection.execute("CREATE TRIGGER added AFTER INSERT ON entry BEGIN SELECT 1; END")
    connection.execute("PRAGMA user_version = 7")


def many(connection: Connection) -> None:
    """And here on several."""
    few(connection)
    with connection.transaction():
        for number in range(TABLES):
            connection.execute(f"CREATE TABLE t{number} (a TEXT, b TEXT, c TEXT, d TEXT)")


class Schema(NamedTuple):
    """What a database says of itself."""

    begins: dict[str, int]
    version: int


def schema(database: Path) -> Schema:
    found: list[Schema] = []

    def look(connection: Connection) -> None:
        begins = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
        version = connection.execute("PRAGMA user_version").fetchall()[0][0]
        found.append(Schema(begins, version))

    connect(database, KEY, look).close()
    return found[0]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """One with many tables, and rows in the first and in the last."""
    path = tmp_path / "journal.db"
    with closing(connect(path, KEY, many)) as connection, connection.transaction():
        connection.executemany(
            "INSERT INTO entry (text) VALUES (?)", [(f"{it} {'x' * 900}",) for it in range(40)]
        )
        values = [(it, "table", "b", "c") for it in "index"]  # as many as where something begins
        connection.executemany(f"INSERT INTO t{TABLES - 1} VALUES (?, ?, ?, ?)", values)
    return path


def without(database: Path, *damaged: int) -> None:
    with database.open("r+b") as file:
        for number in damaged:
            pages.overwrite(file, number, bytes(PAGE))


def leaves(database: Path) -> list[int]:
    """The pages below the first that say where something begins."""
    with database.open("rb") as file:
        return [*schema_pages.read(lambda number: pages.read(file, number), KEY)][1:]


def count(database: Path, table: str) -> int:
    with closing(connect(database, KEY, nothing)) as connection:
        return int(connection.execute(f"SELECT count(a) FROM {table}").fetchall()[0][0])


def test_without_the_first_page_everything_begins_where_it_did(database: Path) -> None:
    before, met = schema(database), list[int]()
    size = database.stat().st_size
    assert len(leaves(database)) > 1
    without(database, 1)
    first_page.grow(database, KEY, many, lambda: met.append(1))
    assert schema(database) == before
    assert len(met) == size // PAGE
    assert count(database, f"t{TABLES - 1}") == 5
    assert [*contents(database.parent)] == ["journal.db"]


def test_what_stood_on_another_lost_page_begins_where_nothing_can_be_read(database: Path) -> None:
    before = schema(database).begins
    without(database, 1, leaves(database)[-1])
    first_page.grow(database, KEY, many, lambda: None)
    after = schema(database).begins
    same = {name for name in before if after[name] == before[name]}
    assert TABLES / 2 < len(same) < len(before) - 10
    lost = [name for name in before if name not in same and name.startswith("t")]
    assert len({after[name] for name in lost}) == len(lost)
    with pytest.raises(JournalDamaged):
        count(database, lost[0])
    assert count(database, next(name for name in same if name.startswith("t"))) in (0, 5)


def test_where_all_of_it_stood_on_the_first_page_nobody_knows(tmp_path: Path) -> None:
    database = tmp_path / "journal.db"
    connect(database, KEY, few).close()
    before = schema(database)
    pages_before = database.stat().st_size // PAGE
    without(database, 1)
    first_page.grow(database, KEY, few, lambda: None)
    after = schema(database)
    assert after.version == before.version == 7
    assert after.begins.keys() == before.begins.keys()
    assert sorted(after.begins.values()) == [0, pages_before + 1, pages_before + 2]
