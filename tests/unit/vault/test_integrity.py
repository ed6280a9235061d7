"""Every byte that changed is found; a sound journal is called sound."""

from functools import partial
from pathlib import Path

import pytest

from allyjournal.domain.errors import Interrupted, JournalDamaged, WrongPassphrase
from allyjournal.exchange import sample
from allyjournal.vault import integrity, vault
from allyjournal.vault.vault import Connection

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample journal, closed: about a megabyte."""
    sample.create(tmp_path / "Sample.allyjournal").close()
    return tmp_path / "Sample.allyjournal"


def flip(database: Path, place: int) -> None:
    content = bytearray(database.read_bytes())
    content[place] ^= 1
    database.write_bytes(content)


def test_a_sound_journal_is_called_sound(folder: Path) -> None:
    before = (folder / "journal.db").read_bytes()
    assert integrity.examine(folder, sample.PASSPHRASE) == integrity.Findings((), ())
    assert (folder / "journal.db").read_bytes() == before


def test_a_changed_bit_is_found_on_any_page(folder: Path) -> None:
    database = folder / "journal.db"
    whole = database.read_bytes()
    for page in range(2, len(whole) // PAGE, 9):
        flip(database, page * PAGE + 100)
        damage, _notes = integrity.examine(folder, sample.PASSPHRASE)
        assert "Pages of journal.db that are not as they were written: 1." in damage, page
        database.write_bytes(whole)


def test_damage_that_keeps_a_journal_shut_is_told_at_once(folder: Path) -> None:
    flip(folder / "journal.db", 100)
    with pytest.raises(JournalDamaged):
        integrity.examine(folder, sample.PASSPHRASE)


def test_what_opening_puts_right_is_told(folder: Path) -> None:
    flip(folder / "journal.db", 0)
    damage, notes = integrity.examine(folder, sample.PASSPHRASE)
    assert (damage, len(notes)) == ((), 1)
    assert integrity.examine(folder, sample.PASSPHRASE) == integrity.Findings((), ())


def test_a_search_index_that_does_not_fit_is_found(folder: Path) -> None:
    def spoil(connection: Connection) -> None:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")

    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    damage, _notes = integrity.examine(folder, sample.PASSPHRASE)
    assert damage == (integrity.SEARCH_DAMAGED,)


def test_rows_that_do_not_fit_are_found(folder: Path) -> None:
    def spoil(connection: Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'record_kind'")

    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    damage, _notes = integrity.examine(folder, sample.PASSPHRASE)
    assert damage == ("A part of journal.db cannot be read, or does not fit the rest.",)


def test_a_wrong_passphrase_is_no_damage(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        integrity.examine(folder, "another")


def test_it_is_stopped_in_every_part(folder: Path) -> None:
    """Within a page check, while rows are read, and in the search index."""
    parts: list[float] = []
    integrity.examine(folder, sample.PASSPHRASE, parts.append)
    assert parts == sorted(parts)
    assert {part for part in parts if part > 1 / 3} >= {2 / 3, 1}

    def stop_at(part: float, done: float) -> None:
        if done >= part:
            raise Interrupted

    for part in (0.01, 1 / 3, 2 / 3, 1):
        with pytest.raises(Interrupted):
            integrity.examine(folder, sample.PASSPHRASE, partial(stop_at, part))
