"""Tables without row ids that lost pages: every row of a page that is left is in them again."""

from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest

from allyjournal.vault import pages, refilling, rows, table_pages
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.pages import PAGE
from allyjournal.vault.refilling import Fits

from .conftest import KEY, nothing

WORDS = [
    (f"{number:03} " + "x" * (5000 if number % 50 == 0 else 60), "word") for number in range(400)
]


def fill(connection: Connection) -> None:
    """A tree of two floors with some long rows, an index of another table, and one that is no
    index; there are free pages."""
    connection.execute("CREATE TABLE word (text TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID")
    connection.execute("CREATE TABLE none (text TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID")
    connection.execute("CREATE TABLE story (name TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")
    with connection.transaction():
        connection.executemany("INSERT INTO word VALUES (?, ?)", WORDS)
        entries = [(f"entry {number} " + "y" * 900,) for number in range(200)]
        connection.executemany("INSERT INTO entry (text) VALUES (?)", entries)
        stories = [(f"story {number}", "z" * 3000) for number in range(50)]
        connection.executemany("INSERT INTO story VALUES (?, ?)", stories)
    connection.execute("DELETE FROM entry WHERE id > 100")


class Whole(NamedTuple):
    """A database: its bytes, where its tables begin, and the pages of the words."""

    content: bytes
    roots: dict[str, int]
    leaves: list[int]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    database = tmp_path_factory.mktemp("whole") / "journal.db"
    connect(database, KEY, fill).close()
    roots: dict[str, int] = {}

    def look(connection: Connection) -> None:
        query = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        roots.update(dict(connection.execute(query)))

    connect(database, KEY, look).close()
    with database.open("rb") as file:
        root = pages.seen(file, roots["word"], KEY) or b""
    assert table_pages.is_index_inner(root, roots["word"])
    return Whole(database.read_bytes(), roots, table_pages.led_to(root, roots["word"]))


def is_word(row: object) -> bool:
    match row:
        case [str(), "word"]:
            return True
    return False


FITS: dict[str, Fits] = {"word": is_word}


def refilled(folder: Path, whole: Whole, *damaged: int) -> tuple[list[tuple[str, str]], list[int]]:
    """The words without some pages, and the pages that were met on the way."""
    altered, met = bytearray(whole.content), list[int]()
    for number in damaged:
        altered[number * PAGE - 1] ^= 1
    database = folder / "journal.db"
    database.write_bytes(altered)
    refilling.refill(database, KEY, whole.roots, FITS, lambda: met.append(1))
    with closing(connect(database, KEY, nothing)) as connection:
        found = [(text, kind) for text, kind in connection.execute("SELECT * FROM word")]
        assert connection.execute("SELECT count(*) FROM entry").fetchall() == [(100,)]
    return found, met


def test_without_the_root_only_the_rows_on_it_are_lost(tmp_path: Path, whole: Whole) -> None:
    found, met = refilled(tmp_path, whole, whole.roots["word"])
    assert set(found) < set(WORDS)
    assert len(found) == len(WORDS) - (len(whole.leaves) - 1)
    assert len(met) == len(whole.content) // PAGE


def test_without_a_leaf_only_its_rows_are_lost(tmp_path: Path, whole: Whole) -> None:
    found, _met = refilled(tmp_path, whole, whole.leaves[1])
    lost = [place for place, word in enumerate(WORDS) if word not in found]
    assert lost == [*range(lost[0], lost[-1] + 1)]
    assert 0 < len(lost) < 100
    assert found == sorted(found)


def is_story(row: object) -> bool:
    match row:
        case [str(name), str() | None]:
            return name.startswith("story")
    return False


def test_a_row_that_is_cut_is_kept_as_far_as_it_goes_and_every_other_is_found(
    tmp_path: Path, whole: Whole
) -> None:
    """SQLite compares whole rows on the way to any other: here that of the root."""
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    met: list[int] = []
    with database.open("r+b") as file:
        root = pages.seen(file, whole.roots["story"], KEY) or b""
        [name, _text], *_others = rows.on(root, whole.roots["story"], lambda it: met.append(it))
        pages.overwrite(file, met[0], bytes(PAGE))
    fits: dict[str, Fits] = {"story": is_story}
    assert refilling.refill(database, KEY, whole.roots, fits, lambda: None) == frozenset()
    text = "SELECT text FROM story WHERE name = ?"
    with closing(connect(database, KEY, nothing)) as connection:
        for number in range(50):
            expected = "" if f"story {number}" == name else "z" * 3000
            assert connection.execute(text, (f"story {number}",)).fetchall() == [(expected,)]


def test_where_all_can_be_read_nothing_is_written(tmp_path: Path, whole: Whole) -> None:
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    fits: dict[str, Fits] = {**FITS, "none": is_word, "not there": is_word}
    assert refilling.refill(database, KEY, whole.roots, fits, lambda: None) == frozenset()
    assert database.read_bytes() == whole.content


def test_a_page_that_is_of_no_index_is_damage(tmp_path: Path, whole: Whole) -> None:
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    with database.open("r+b") as file:
        pages.write(file, whole.leaves[0], bytes(4016), KEY)
    assert refilling.refill(database, KEY, whole.roots, FITS, lambda: None) == {"word"}


def test_a_page_of_another_time_that_leads_back_up_is_followed_once(
    tmp_path: Path, whole: Whole
) -> None:
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    with database.open("r+b") as file:
        root = pages.seen(file, whole.roots["word"], KEY) or b""
        pages.write(file, whole.leaves[0], root, KEY)
    assert refilling.refill(database, KEY, whole.roots, FITS, lambda: None) == frozenset()


def test_a_page_is_read_once_however_often_it_is_led_to(
    tmp_path: Path, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "journal.db"
    database.write_bytes(whole.content)
    seen, asked = pages.seen, list[int]()
    with database.open("r+b") as file:
        root = bytearray(seen(file, whole.roots["word"], KEY) or b"")
        first, number = table_pages.cells(root, 2)[0], whole.leaves[0].to_bytes(4, "big")
        assert root[first : first + 4] == number
        for cell in table_pages.cells(root, 2):
            root[cell : cell + 4] = number
        pages.write(file, whole.roots["word"], root, KEY)

    def counting(file: BinaryIO, number: int, key: DatabaseKey) -> bytes | None:
        asked.append(number)
        return seen(file, number, key)

    monkeypatch.setattr(pages, "seen", counting)
    refilling.refill(database, KEY, whole.roots, FITS, lambda: None)
    assert asked.count(whole.leaves[0]) == 1
