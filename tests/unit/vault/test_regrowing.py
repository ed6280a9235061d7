"""Tables without inner pages: every row of a leaf that is left is found again, and SQLite takes the
new tree for one of its own."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from allyjournal.vault import pages, regrowing, table_pages
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.pages import PAGE
from allyjournal.vault.regrowing import Table
from allyjournal.vault.table_pages import Child

from .conftest import KEY, nothing

ENTRIES, NOTES = 1000, 30


def fill(connection: Connection) -> None:
    """A tree of three floors, one of two, one page, no row, and a table without row ids."""
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at TEXT)")
    connection.execute("CREATE TABLE few (id INTEGER PRIMARY KEY, a, b, c)")
    connection.execute("CREATE TABLE none (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE TABLE word (text TEXT PRIMARY KEY) WITHOUT ROWID")
    with connection.transaction():
        entries = [(number << 40, f"{number} " + "x" * 3000) for number in range(1, ENTRIES + 1)]
        connection.executemany("INSERT INTO entry VALUES (?, ?)", entries)
        notes = [(number, "y" * 3000, "now") for number in range(NOTES)]
        connection.executemany("INSERT INTO note VALUES (?, ?, ?)", notes)
        connection.execute("INSERT INTO few VALUES (1, 2, 3, 4)")
        connection.executemany(
            "INSERT INTO word VALUES (?)", [(str(it) * 50,) for it in range(500)]
        )


class Whole(NamedTuple):
    """A database: its bytes, its tables, and the inner pages of each."""

    content: bytes
    tables: list[Table]
    inner: dict[int, set[int]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    database = tmp_path_factory.mktemp("whole") / "journal.db"
    connect(database, KEY, fill).close()
    tables: list[Table] = []

    def look(connection: Connection) -> None:
        tables.extend(regrowing.tables(connection))

    connect(database, KEY, look).close()
    content = database.read_bytes()
    return Whole(content, tables, {table.root: inner(content, table.root) for table in tables})


def inner(content: bytes, root: int) -> set[int]:
    """The inner pages from ``root`` on."""
    found, waiting = set(), [root]
    while waiting:
        number = waiting.pop()
        page = pages.opened(content[(number - 1) * PAGE : number * PAGE], number, KEY)
        assert page
        if table_pages.is_inner(page, number):
            found.add(number)
            waiting += table_pages.led_to(page, number)
    return found


def regrown(folder: Path, whole: Whole, damaged: set[int]) -> tuple[Path, list[int]]:
    """The database without some pages, grown anew, and the pages that were met on the way."""
    altered = bytearray(whole.content)
    for number in damaged:
        altered[number * PAGE - 1] ^= 1
    database = folder / "journal.db"
    database.write_bytes(altered)
    met: list[int] = []
    grown = regrowing.regrow(database, KEY, whole.tables, lambda: met.append(1))
    assert grown == {it.name for it in whole.tables if whole.inner[it.root] & damaged}
    return database, met


def rows(database: Path, table: str) -> list[int]:
    """The row ids that SQLite finds, in its order."""
    with closing(connect(database, KEY, nothing)) as connection:
        return [row for row, _text in connection.execute(f"SELECT id, text FROM {table}")]


def complaints(database: Path) -> list[str]:
    """What SQLite finds wrong, but for pages that nothing leads to."""
    found: list[str] = []

    def check(connection: Connection) -> None:
        lines = "\n".join(line for (line,) in connection.execute("PRAGMA integrity_check(10000)"))
        found.extend(line for line in lines.split("\n") if "never used" not in line)

    connect(database, KEY, check).close()
    return [line for line in found if line not in ("ok", "*** in database main ***")]


def test_the_trees_have_as_many_floors_as_is_said(whole: Whole) -> None:
    entry, note, few, none = whole.tables
    assert [table.values for table in whole.tables] == [1, 2, 3, 1]
    assert len(whole.inner[entry.root]) > 3
    assert whole.inner[note.root] == {note.root}
    assert not whole.inner[few.root]
    assert not whole.inner[none.root]


def test_without_the_root_or_any_inner_page_every_row_is_found(
    tmp_path: Path, whole: Whole
) -> None:
    entry, note, *_others = whole.tables
    for number in whole.inner[entry.root] | whole.inner[note.root]:
        database, met = regrown(tmp_path, whole, {number})
        assert rows(database, "entry") == [number << 40 for number in range(1, ENTRIES + 1)]
        assert rows(database, "note") == [*range(NOTES)]
        assert complaints(database) == []
        assert len(met) == len(whole.content) // PAGE


def test_without_all_of_them_as_well(tmp_path: Path, whole: Whole) -> None:
    damaged = set().union(*whole.inner.values())
    database, _met = regrown(tmp_path, whole, damaged)
    assert rows(database, "entry") == [number << 40 for number in range(1, ENTRIES + 1)]
    assert rows(database, "note") == [*range(NOTES)]
    assert complaints(database) == []


def test_what_stands_on_a_damaged_leaf_is_lost_alone(tmp_path: Path, whole: Whole) -> None:
    entry = whole.tables[0]
    leaves = [
        number
        for number in range(2, len(whole.content) // PAGE)
        if (page := pages.opened(whole.content[(number - 1) * PAGE : number * PAGE], number, KEY))
        and table_pages.is_leaf(page, number)
        and table_pages.values(page, number) == 1
    ]
    database, _met = regrown(tmp_path, whole, {entry.root, leaves[0], leaves[500]})
    assert len(rows(database, "entry")) == len(leaves) - 2


def test_a_page_of_another_time_that_leads_back_up_is_followed_once(
    tmp_path: Path, whole: Whole
) -> None:
    entry = whole.tables[0]
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    [above, *_others] = whole.inner[entry.root] - {entry.root}
    with database.open("r+b") as file:
        back = table_pages.inner([Child(entry.root, 1 << 40), Child(above, 2 << 40)])
        pages.write(file, above, back, KEY)
    regrowing.regrow(database, KEY, whole.tables, lambda: None)


def test_of_one_leaf_that_is_left_the_rows_are_found(tmp_path: Path, whole: Whole) -> None:
    note = whole.tables[1]
    page = pages.opened(whole.content[(note.root - 1) * PAGE : note.root * PAGE], note.root, KEY)
    assert page
    *others, _last = table_pages.led_to(page, note.root)
    database, _met = regrown(tmp_path, whole, {note.root, *others})
    assert rows(database, "note") == [NOTES - 1]


def test_what_is_whole_stays_as_it_is(tmp_path: Path, whole: Whole) -> None:
    few = whole.tables[2]
    for damaged in (set[int](), {few.root}):
        database, _met = regrown(tmp_path, whole, damaged)
        altered = database.read_bytes()
        assert len(altered) == len(whole.content)
        assert sum(one != other for one, other in zip(altered, whole.content, strict=True)) == len(
            damaged
        )


def test_no_page_is_added_where_sqlite_locks(
    tmp_path: Path, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = len(whole.content) // PAGE
    monkeypatch.setattr(pages, "LOCK_PAGE", last + 1)
    database, _met = regrown(tmp_path, whole, whole.inner[whole.tables[0].root])
    altered = database.read_bytes()
    assert altered[last * PAGE :][:PAGE] == bytes(PAGE)
    assert len(altered) > (last + 2) * PAGE
