"""Keys that are lost or damaged come back out of a backup; what was written since stays."""

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    DiskFull,
    JournalInUse,
    KeysDamaged,
    NothingToRead,
    WrongPassphrase,
)
from allyjournal.vault import backup, files, keys, rekey, vault
from allyjournal.vault.kept import Kept, with_its_keys
from allyjournal.vault.keys_back import are_lost, bring_back

from .conftest import PASSPHRASE, Closed, Make, contents

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)


def backed_up(journal: Closed, now: datetime = NOW) -> Path:
    with closing(journal.open()) as connection:
        return backup.make(connection, backup.folder_of(journal.folder), now, lambda: None)


@pytest.fixture
def source(journal: Closed) -> Path:
    """A backup of the journal, in which something was written since."""
    path = backed_up(journal)
    with closing(journal.open()) as connection:
        connection.execute("INSERT INTO entry VALUES ('afterwards')")
    return path


@pytest.mark.parametrize("damage", [b"", b"{", b"x" * 70_000, None])
def test_all_is_there_with_the_passphrase_of_the_backup(
    journal: Closed, source: Path, damage: bytes | None
) -> None:
    vault.change_passphrase(journal.folder, PASSPHRASE, "a later one")
    journal.keys.unlink()
    if damage is not None:
        journal.keys.write_bytes(damage)
    assert are_lost(journal.folder)
    bring_back(journal.folder, source, PASSPHRASE)
    assert not are_lost(journal.folder)
    assert journal.entries() == ["a quiet day", "afterwards"]
    aside = [path.read_bytes() for path in journal.folder.glob("keys.damaged-*")]
    assert aside == ([] if damage is None else [damage])


def test_a_second_damaged_one_is_kept_as_well(journal: Closed, source: Path) -> None:
    for damage in (b"one", b"two"):
        journal.keys.write_bytes(damage)
        bring_back(journal.folder, source, PASSPHRASE)
    aside = sorted(journal.folder.glob("keys.damaged-*"))
    assert [(path.name, path.read_bytes()) for path in aside] == [
        ("keys.damaged-1.json", b"one"),
        ("keys.damaged-2.json", b"two"),
    ]


def test_nothing_is_written_before_the_passphrase_is_proved(
    journal: Closed, source: Path, make: Make
) -> None:
    journal.keys.write_bytes(b"damaged")
    other = backed_up(make(journal.folder.with_name("Other.allyjournal")))
    before = contents(journal.folder)
    with pytest.raises(WrongPassphrase):
        bring_back(journal.folder, source, "not it")
    with pytest.raises(NothingToRead):
        bring_back(journal.folder, other, PASSPHRASE)
    assert {**before, "journal.lock": b""} == {**contents(journal.folder), "journal.lock": b""}


def test_keys_that_can_be_read_are_left_alone(journal: Closed, source: Path) -> None:
    vault.change_passphrase(journal.folder, PASSPHRASE, "a later one")
    before = journal.keys.read_bytes()
    bring_back(journal.folder, source, PASSPHRASE)
    assert journal.keys.read_bytes() == before
    with closing(journal.open("a later one")), pytest.raises(JournalInUse):
        bring_back(journal.folder, source, PASSPHRASE)


def test_where_the_disk_takes_nothing_they_can_be_brought_back_later(
    journal: Closed, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.keys.write_bytes(b"damaged")

    def full(_path: Path, _data: bytes) -> None:
        raise DiskFull

    with monkeypatch.context() as patch, pytest.raises(DiskFull):
        patch.setattr(files, "write_private", full)
        bring_back(journal.folder, source, PASSPHRASE)
    assert are_lost(journal.folder)
    bring_back(journal.folder, source, PASSPHRASE)
    assert journal.entries() == ["a quiet day", "afterwards"]
    assert (journal.folder / "keys.damaged-1.json").read_bytes() == b"damaged"


def test_a_folder_that_cannot_be_synced_keeps_nobody_out(
    journal: Closed, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.keys.unlink()

    def fail(_folder: Path) -> None:
        raise OSError(5, os.strerror(5))

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", fail)
        bring_back(journal.folder, source, PASSPHRASE)
    assert journal.entries() == ["a quiet day", "afterwards"]


@pytest.mark.parametrize("there", ["all", "no database", "newer keys", "nothing"])
def test_keys_are_lost_only_where_they_cannot_be_read_and_a_database_can(
    journal: Closed, there: str
) -> None:
    if there == "newer keys":
        journal.keys.write_bytes(b'{"format": 2}')
    elif there != "all":
        journal.database.unlink()
        journal.keys.unlink()
    if there == "nothing":
        (journal.folder / "journal.lock").unlink(missing_ok=True)
        journal.folder.rmdir()
    assert not are_lost(journal.folder)


# Which backup has them


def test_the_newest_backup_since_the_key_was_replaced_has_them(journal: Closed, make: Make) -> None:
    old = backed_up(journal)
    journal.keys.write_bytes(b"damaged")
    assert with_its_keys(journal.folder) == Kept(NOW, old)
    bring_back(journal.folder, old, PASSPHRASE)
    rekey.rekey(journal.folder, PASSPHRASE)
    assert with_its_keys(journal.folder) is None
    new = [backed_up(journal, NOW + timedelta(days)) for days in (1, 2)]
    stranger = backed_up(make(journal.folder.with_name("Other.allyjournal")))
    stranger.rename(old.with_name("2026-12-25T200000Z-00000000.allybackup"))
    old.with_name("2026-12-26T200000Z-00000000.allybackup").write_bytes(b"damaged")
    journal.keys.unlink()
    found = with_its_keys(journal.folder)
    assert found is not None
    assert found.path == new[1]
    assert keys.unlock(backup.key_file(found.path), PASSPHRASE)
    with pytest.raises(KeysDamaged):
        journal.open()


@pytest.mark.parametrize("database", ["missing", "empty", "a pipe"])
def test_without_a_database_no_backup_has_its_keys(journal: Closed, database: str) -> None:
    backed_up(journal)
    journal.database.unlink()
    if database == "empty":
        journal.database.touch()
    elif database == "a pipe":
        os.mkfifo(journal.database)
    assert with_its_keys(journal.folder) is None
