"""Replacing the key: the same entries, a new key, and a journal that opens at every step."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    DiskFull,
    InputRefused,
    JournalInUse,
    SurroundingsRefused,
    WrongPassphrase,
    WrongRecoveryCode,
)
from allyjournal.vault import files, keys, rekey, vault

from .conftest import PASSPHRASE, Closed, contents, mode, prepare


def test_everything_is_there_under_a_new_key(journal: Closed) -> None:
    before = keys.read(journal.keys)
    code = rekey.rekey(journal.folder, PASSPHRASE)
    assert journal.entries() == ["a quiet day"]
    assert code == vault.recovery_code(journal.folder, PASSPHRASE) != journal.code
    after = keys.read(journal.keys)
    assert (len(after.generations), after.journal) == (1, before.journal)
    assert {path.name for path in journal.folder.iterdir()} == {
        "journal.db",
        "journal.lock",
        "keys.json",
    }
    assert mode(journal.database) == 0o600
    with pytest.raises(WrongRecoveryCode):
        vault.open_with_code(journal.folder, journal.code, prepare)
    vault.open_with_code(journal.folder, code, prepare).close()


def test_an_old_keys_file_opens_the_new_database_no_longer(journal: Closed) -> None:
    old = journal.keys.read_bytes()
    vault.change_passphrase(journal.folder, PASSPHRASE, "another")
    rekey.rekey(journal.folder, "another")
    journal.keys.write_bytes(old)
    with pytest.raises(Exception, match="passphrase is right"):
        journal.open()


def test_other_passphrases_are_dropped(journal: Closed) -> None:
    vault.add_passphrase(journal.folder, PASSPHRASE, "a second one")
    rekey.rekey(journal.folder, "a second one")
    assert journal.entries("a second one") == ["a quiet day"]
    with pytest.raises(WrongPassphrase):
        journal.open()


def test_what_stands_in_the_way_changes_nothing(journal: Closed) -> None:
    before = contents(journal.folder)
    with pytest.raises(WrongPassphrase):
        rekey.rekey(journal.folder, "wrong")
    with closing(journal.open()), pytest.raises(JournalInUse):
        rekey.rekey(journal.folder, PASSPHRASE)
    with closing(journal.open()) as connection:
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 3000,)] * 1000)
    before = contents(journal.folder)

    def stop() -> None:
        raise DiskFull()

    with pytest.raises(DiskFull):
        rekey.rekey(journal.folder, PASSPHRASE, stop)
    assert contents(journal.folder) == before


def fail_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """Have the folder not be synced the n-th time."""
    sync, calls = files.sync_folder, []

    def fail(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == step:
            raise OSError("failed")
        sync(folder)

    patch.setattr(files, "sync_folder", fail)


def test_what_fails_before_the_rename_leaves_the_old_key(
    journal: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(SurroundingsRefused):
        fail_at(1, patch)
        rekey.rekey(journal.folder, PASSPHRASE)
    assert journal.code == vault.recovery_code(journal.folder, PASSPHRASE)
    assert journal.entries() == ["a quiet day"]


@pytest.mark.parametrize("step", [2, 3])
def test_what_fails_after_the_rename_does_not_cost_the_code(
    journal: Closed, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Both keys may still be in keys.json; the next opening takes the old one out."""
    with monkeypatch.context() as patch:
        fail_at(step, patch)
        code = rekey.rekey(journal.folder, PASSPHRASE)
    vault.open_with_code(journal.folder, code, prepare).close()
    assert len(keys.read(journal.keys).generations) == 1
    assert journal.entries() == ["a quiet day"]
    (journal.folder / "journal.db.new").write_bytes(b"left by a crash")
    rekey.rekey(journal.folder, PASSPHRASE)
    assert journal.entries() == ["a quiet day"]
    assert len(keys.read(journal.keys).generations) == 1


@pytest.fixture
def halfway(journal: Closed) -> tuple[Path, keys.KeyFile]:
    """A journal whose key was being replaced: the database from before, and both keys."""
    old = Path(shutil.copy(journal.database, journal.folder.parent / "old.db"))
    known = keys.read(journal.keys)
    rekey.rekey(journal.folder, PASSPHRASE)
    both = (*known.generations, *keys.read(journal.keys).generations)
    return old, keys.msgspec.structs.replace(known, generations=both)


@pytest.mark.parametrize("is_old", [True, False])
def test_either_database_beside_both_keys_opens_and_keeps_its_own(
    journal: Closed, halfway: tuple[Path, keys.KeyFile], is_old: bool
) -> None:
    old, both = halfway
    if is_old:
        shutil.copy(old, journal.database)
    keys.write(journal.keys, both)
    assert journal.entries() == ["a quiet day"]
    [kept] = keys.read(journal.keys).generations
    assert kept == both.generations[0 if is_old else 1]
    assert journal.entries() == ["a quiet day"]


def test_both_keys_stay_where_nothing_can_be_written(
    journal: Closed, halfway: tuple[Path, keys.KeyFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull()

    keys.write(journal.keys, halfway[1])
    monkeypatch.setattr(files, "write_private", full)
    with closing(journal.open()) as connection:
        assert len(keys.read(journal.keys).generations) == 2
        # an open connection knows its key; nobody else may try which one fits
        with pytest.raises(JournalInUse):
            vault.recovery_code(journal.folder, PASSPHRASE)
        code = vault.recovery_code(journal.folder, PASSPHRASE, connection.key)
    vault.open_with_code(journal.folder, code, prepare).close()


def test_the_key_of_an_open_journal_is_told_to_its_passphrase_alone(journal: Closed) -> None:
    with closing(journal.open()) as connection:
        assert vault.key_of(journal.folder, PASSPHRASE, connection.key) == connection.key
        with pytest.raises(WrongPassphrase):
            vault.key_of(journal.folder, "wrong", connection.key)
        with pytest.raises(WrongPassphrase):
            vault.key_of(journal.folder, PASSPHRASE, keys.DatabaseKey.new())


# Several passphrases


def test_two_passphrases_open_one_journal(journal: Closed) -> None:
    vault.add_passphrase(journal.folder, PASSPHRASE, "a second one")
    assert vault.passphrases(journal.folder) == 2
    assert journal.entries() == journal.entries("a second one") == ["a quiet day"]
    vault.remove_passphrase(journal.folder, PASSPHRASE)
    assert journal.entries("a second one") == ["a quiet day"]
    with pytest.raises(WrongPassphrase):
        journal.open()


def test_one_passphrase_stays(journal: Closed) -> None:
    before = contents(journal.folder)
    with pytest.raises(InputRefused, match="only passphrase"):
        vault.remove_passphrase(journal.folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.remove_passphrase(journal.folder, "wrong")
    assert contents(journal.folder) == before


def test_what_cannot_be_added_is_refused(journal: Closed) -> None:
    with pytest.raises(InputRefused, match="empty"):
        vault.add_passphrase(journal.folder, PASSPHRASE, "")
    with pytest.raises(InputRefused, match="already"):
        vault.add_passphrase(journal.folder, PASSPHRASE, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.add_passphrase(journal.folder, "wrong", "a second one")
    for number in range(7):
        vault.add_passphrase(journal.folder, PASSPHRASE, f"another {number}")
    with pytest.raises(InputRefused, match="8 passphrases at most"):
        vault.add_passphrase(journal.folder, PASSPHRASE, "a ninth")


def test_a_key_being_replaced_takes_a_passphrase_where_the_present_one_opens(
    journal: Closed,
) -> None:
    known = keys.read(journal.keys)
    other = keys.lock_with(keys.DatabaseKey.new(), "elsewhere", known.journal)
    both = keys.msgspec.structs.replace(known, generations=known.generations + other.generations)
    added = keys.add_passphrase(both, PASSPHRASE, "a second one")
    assert [len(generation.slots) for generation in added.generations] == [2, 1]


def test_the_next_opening_removes_what_a_kill_left(journal: Closed) -> None:
    for name in ("journal.db.new", "journal.db.new-journal"):
        (journal.folder / name).write_bytes(b"half")
    assert journal.entries() == ["a quiet day"]
    assert not list(journal.folder.glob("*.new*"))
