"""The copy of a damaged journal: as long as the file was, private, and the file left as it is."""

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from allyjournal.domain.errors import Interrupted, JournalDamaged, SurroundingsRefused
from allyjournal.vault import backup, keys, pages, rekey, ruin, vault
from allyjournal.vault.keys import DatabaseKey

from .conftest import PASSPHRASE, Closed, contents, mode, nothing, prepare

PAGE = pages.PAGE
TABLES = ruin.Tables(prepare, {})


def on() -> None:
    """Never in a hurry."""


def test_it_is_as_long_as_the_file_was_and_nobody_else_reads_it(
    journal: Closed, tmp_path: Path
) -> None:
    whole = journal.database.read_bytes()
    journal.database.write_bytes(whole[: 3 * PAGE + 77])
    before = contents(journal.folder)
    key, _grown = ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, on)
    copy = (tmp_path / "copy" / "journal.db").read_bytes()
    assert copy == whole[: 3 * PAGE] + b"\xff" * (len(whole) - 3 * PAGE)
    assert mode(tmp_path / "copy" / "journal.db") == 0o600
    assert contents(journal.folder) == before
    vault.open_with_key(tmp_path / "copy", key, nothing).close()


def test_a_page_without_any_content_is_not_taken_for_an_empty_one(
    journal: Closed, tmp_path: Path
) -> None:
    whole = journal.database.read_bytes()
    journal.database.write_bytes(whole[: 2 * PAGE] + bytes(PAGE) + whole[3 * PAGE :])
    ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, on)
    copy = (tmp_path / "copy" / "journal.db").read_bytes()
    assert copy == whole[: 2 * PAGE] + b"\xff" * PAGE + whole[3 * PAGE :]


def test_what_a_crash_left_half_done_is_undone_in_the_copy(journal: Closed, tmp_path: Path) -> None:
    crashed = tmp_path / "Crashed.allyjournal"
    rows = [("saved" + "x" * 3000,)] * 2000
    with closing(journal.open()) as connection:
        with connection.transaction():
            connection.executemany("INSERT INTO entry VALUES (?)", rows)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entry SET text = replace(text, 'saved', 'wrong')")
        shutil.copytree(journal.folder, crashed)
        connection.execute("ROLLBACK")
    before = contents(crashed)
    key, _grown = ruin.copied(crashed, PASSPHRASE, tmp_path / "copy", TABLES, on)
    with closing(vault.open_with_key(tmp_path / "copy", key, nothing)) as copy:
        assert copy.execute("SELECT text FROM entry").fetchall() == [("a quiet day",), *rows]
    assert contents(crashed) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_is_no_file_in_the_place_of_an_undo_is_not_read(
    journal: Closed, tmp_path: Path, kind: str
) -> None:
    """Of a pipe nobody would ever see the end."""
    (tmp_path / "private").write_text("not of the journal")
    undo = journal.folder / "journal.db-journal"
    undo.symlink_to(tmp_path / "private") if kind == "link" else os.mkfifo(undo)
    with pytest.raises(SurroundingsRefused, match="not an ordinary file"):
        ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, on)
    assert not [*(tmp_path / "copy").iterdir()]


def backed_up(journal: Closed, number: int) -> Path:
    """The backup of day ``number``, and an entry that it has."""
    with closing(journal.open()) as connection:
        connection.execute("INSERT INTO entry VALUES (?)", (f"day {number}",))
        return backup.make(
            connection, backup.folder_of(journal.folder), datetime(2026, 5, number, tzinfo=UTC), on
        )


def without_first_page(journal: Closed, size: int | None = None) -> None:
    content = bytearray(journal.database.read_bytes())
    content[2000] ^= 1
    journal.database.write_bytes(content[:size])


def entries(journal: Closed, copy: Path) -> list[str]:
    key, _grown = ruin.copied(journal.folder, PASSPHRASE, copy, TABLES, on)
    with closing(vault.open_with_key(copy, key, nothing)) as opened:
        return [text for (text,) in opened.execute("SELECT text FROM entry")]


def test_the_first_page_is_made_of_that_of_a_backup(journal: Closed, tmp_path: Path) -> None:
    backed_up(journal, 1)
    with closing(journal.open()) as connection, connection.transaction():
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 3000,)] * 200)
    expected = journal.entries()
    without_first_page(journal)
    before = contents(tmp_path)
    assert entries(journal, tmp_path / "copy") == expected
    shutil.rmtree(tmp_path / "copy")
    assert contents(tmp_path) == before


def test_it_is_that_of_the_newest_backup_that_has_one(journal: Closed, tmp_path: Path) -> None:
    _older, *newer = [backed_up(journal, number) for number in (1, 2, 3)]
    newer[0].write_bytes(b"no backup at all")
    archive = bytearray(newer[1].read_bytes())
    archive[archive.index(journal.database.read_bytes()[:16]) + 2000] ^= 1
    newer[1].write_bytes(archive)
    without_first_page(journal)
    # made anew, it would let the words of the search be taken for entries
    expected = ["a quiet day", "day 1", "day 2", "day 3"]
    assert entries(journal, tmp_path / "copy") == expected


def test_where_no_backup_has_one_it_is_made_anew(journal: Closed, tmp_path: Path) -> None:
    """Also where one is there that has another key."""
    backed_up(journal, 1)
    rekey.rekey(journal.folder, PASSPHRASE)
    with closing(journal.open()) as connection:
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 3000,)] * 200)
    expected = journal.entries()
    without_first_page(journal)
    before = contents(tmp_path)
    # of tables with as many values in a row nobody can tell which one a page is of
    assert [it for it in entries(journal, tmp_path / "copy") if isinstance(it, str)] == expected
    shutil.rmtree(tmp_path / "copy")
    assert contents(tmp_path) == before


def test_a_key_that_was_never_used_is_not_taken(journal: Closed, tmp_path: Path) -> None:
    """Of two, while the key was replaced."""
    known = keys.read(journal.keys)
    other = keys.lock_with(DatabaseKey.new(), PASSPHRASE, known.journal)
    both = (*other.generations, *known.generations)
    keys.write(journal.keys, msgspec.structs.replace(known, generations=both))
    without_first_page(journal)
    assert "a quiet day" in entries(journal, tmp_path / "copy")


def test_what_a_backup_tells_of_pages_that_were_cut_off_is_not_made_up(
    journal: Closed, tmp_path: Path
) -> None:
    backed_up(journal, 1)
    length = journal.database.stat().st_size
    without_first_page(journal, 2 * PAGE)
    ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, on)
    copy = (tmp_path / "copy" / "journal.db").read_bytes()
    assert copy[2 * PAGE :] == b"\xff" * (length - 2 * PAGE)


@pytest.mark.parametrize("size", [0, 100, PAGE])
def test_where_no_page_can_be_read_it_is_said(journal: Closed, tmp_path: Path, size: int) -> None:
    without_first_page(journal, size)
    with pytest.raises(JournalDamaged) as told:
        ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, on)
    assert "restore the newest backup" in told.value.advice.lower()


def test_it_can_be_stopped(journal: Closed, tmp_path: Path) -> None:
    def stop() -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        ruin.copied(journal.folder, PASSPHRASE, tmp_path / "copy", TABLES, stop)
    journal.open().close()
