"""Whatever is wrong with a journal's folder, it has its own sentence."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    BeginningDamaged,
    JournalDamaged,
    JournalError,
    JournalMissing,
    KeysDamaged,
    NothingToRead,
    PermissionRefused,
    SurroundingsRefused,
    WrongRecoveryCode,
)
from allyjournal.vault import integrity, kit, vault

from .conftest import PASSPHRASE, Closed, Make, contents, prepare

# Troubles, each with its own sentence


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


TROUBLES: dict[str, tuple[Callable[[Closed], object], type[JournalError], str]] = {
    "no folder": (lambda it: shutil.rmtree(it.folder), JournalMissing, "no journal here"),
    "empty folder": (
        lambda it: [path.unlink() for path in it.folder.iterdir()],
        JournalMissing,
        "does not hold a journal",
    ),
    "a file": (
        lambda it: (shutil.rmtree(it.folder), it.folder.write_bytes(b"text")),
        JournalMissing,
        "This is a file",
    ),
    "no database": (lambda it: it.database.unlink(), NothingToRead, r"journal\.db is missing"),
    "zero bytes": (lambda it: cut(it.database, 0), NothingToRead, r"journal\.db is empty"),
    "ten bytes": (lambda it: cut(it.database, 10), NothingToRead, "cut short, to 10 bytes"),
    "half a page": (lambda it: cut(it.database, 6000), JournalDamaged, "cut short, to 6,000"),
    "one page": (lambda it: cut(it.database, 4096), JournalDamaged, "part of journal.db"),
    "random bytes": (
        lambda it: it.database.write_bytes(os.urandom(8192)),
        NothingToRead,
        "passphrase is right, but nothing",
    ),
    "random bytes at the beginning": (
        lambda it: it.database.write_bytes(os.urandom(4096) + it.database.read_bytes()[4096:]),
        BeginningDamaged,
        "passphrase is right",
    ),
    "database a link": (
        lambda it: it.database.rename(it.folder / "x") and it.database.symlink_to("x"),
        SurroundingsRefused,
        r"journal\.db is not an ordinary file",
    ),
    "no keys": (lambda it: it.keys.unlink(), KeysDamaged, r"keys\.json is missing"),
    "empty keys": (lambda it: cut(it.keys, 0), KeysDamaged, r"keys\.json is empty"),
    "cut keys": (lambda it: cut(it.keys, 200), KeysDamaged, r"keys\.json is damaged"),
    "keys a link": (
        lambda it: it.keys.rename(it.folder / "x") and it.keys.symlink_to("x"),
        SurroundingsRefused,
        r"keys\.json is not an ordinary file",
    ),
    "lock a link": (
        lambda it: (
            (it.folder / "journal.lock").unlink() or (it.folder / "journal.lock").symlink_to("x")
        ),
        SurroundingsRefused,
        "system refused",
    ),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_trouble_has_its_own_sentence_and_advice(journal: Closed, trouble: str) -> None:
    cause, told, sentence = TROUBLES[trouble]
    cause(journal)
    before = contents(journal.folder)
    with pytest.raises(told, match=sentence) as raised:
        journal.open()
    assert type(raised.value) is told
    assert raised.value.advice
    after = contents(journal.folder)
    after.pop("journal.lock", None)
    before.pop("journal.lock", None)
    assert after == before


def test_changing_or_reading_secrets_of_no_journal_is_told(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        vault.change_passphrase(tmp_path / "nowhere", "old", "new")
    with pytest.raises(JournalMissing):
        vault.recovery_code(tmp_path / "nowhere", "old")
    with pytest.raises(JournalMissing):
        vault.recover(tmp_path / "nowhere", kit.recovery_code(bytes(32)), "new")


@pytest.mark.parametrize("what", ["folder", "database"])
def test_what_can_only_be_read_is_told(make: Make, ordinary_account: Path, what: str) -> None:
    journal = make(ordinary_account / "Mine.allyjournal")
    path, locked, usual = {
        "folder": (journal.folder, 0o500, 0o700),
        "database": (journal.database, 0o400, 0o600),
    }[what]
    path.chmod(locked)
    with pytest.raises(PermissionRefused, match="can only be read"):
        journal.open()
    path.chmod(usual)
    assert journal.entries() == ["a quiet day"]


def test_what_cannot_be_read_is_told(make: Make, ordinary_account: Path) -> None:
    journal = make(ordinary_account / "Mine.allyjournal")
    journal.keys.chmod(0)
    with pytest.raises(PermissionRefused):
        journal.open()
    ordinary_account.chmod(0o500)
    with pytest.raises(PermissionRefused):
        vault.create(ordinary_account / "Other.allyjournal", PASSPHRASE, prepare)
    ordinary_account.chmod(0o700)


# A crash


CRASH = """
import os, sys
from pathlib import Path
from allyjournal.vault import vault
small = lambda connection: connection.execute("PRAGMA cache_size = 2")
connection = vault.open_with_passphrase(Path(sys.argv[1]), sys.argv[2], small)
with connection.transaction():
    connection.executemany("INSERT INTO entry VALUES (?)", [("saved" + "x" * 2000,)] * 200)
connection.execute("BEGIN")
connection.execute("UPDATE entry SET text = replace(text, 'saved', 'wrong')")
connection.executemany("INSERT INTO entry VALUES (?)", [("wrong" + "x" * 2000,)] * 200)
os.kill(os.getpid(), 9)
"""


AFTER_THE_CRASH = ["a quiet day"] + ["saved" + "x" * 2000] * 200


@pytest.mark.parametrize("first", ["passphrase", "wrong code", "code"])
def test_what_a_crash_left_half_done_is_undone(journal: Closed, first: str) -> None:
    """Whoever asks first: a wrong code, too, must leave the undo file and the pages whole."""
    command = [sys.executable, "-c", CRASH, str(journal.folder), PASSPHRASE]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert (journal.folder / "journal.db-journal").stat().st_size > 4096
    if first == "wrong code":
        with pytest.raises(WrongRecoveryCode):
            vault.open_with_code(journal.folder, kit.recovery_code(bytes(32)), prepare)
    elif first == "code":
        vault.open_with_code(journal.folder, journal.code, prepare).close()
    assert journal.entries() == AFTER_THE_CRASH
    assert sorted(path.name for path in journal.folder.iterdir()) == [
        "journal.db",
        "journal.lock",
        "keys.json",
    ]


def test_a_page_that_a_crash_cut_in_half_is_undone(journal: Closed) -> None:
    command = [sys.executable, "-c", CRASH, str(journal.folder), PASSPHRASE]
    subprocess.run(command, check=False)
    cut(journal.database, journal.database.stat().st_size - 1000)
    assert journal.entries() == AFTER_THE_CRASH


def tear_an_empty_page(journal: Closed, free: int) -> None:
    """The last of so many pages that hold nothing."""
    with closing(journal.open()) as connection:
        connection.execute("CREATE TABLE gone (x)")
        connection.executemany("INSERT INTO gone VALUES (zeroblob(3900))", [()] * (free - 1))
        connection.execute("DROP TABLE gone")
    torn = bytearray(journal.database.read_bytes())
    torn[-2000:] = bytes(2000)
    journal.database.write_bytes(torn)
    assert integrity.examine(journal.folder, PASSPHRASE).damage


@pytest.mark.parametrize("free", [3, 40])
def test_an_empty_page_that_a_loss_of_power_tore_is_written_anew(
    journal: Closed, free: int
) -> None:
    """SQLite keeps no former state of it, and it would fit no seal: nothing could be copied."""
    tear_an_empty_page(journal, free)
    (journal.folder / "journal.db-journal").write_bytes(bytes(512))
    assert integrity.examine(journal.folder, PASSPHRASE) == ((), ())
    assert journal.entries() == ["a quiet day"]


def test_where_the_list_of_empty_pages_is_damaged_reading_works_and_writing_is_told(
    journal: Closed,
) -> None:
    tear_an_empty_page(journal, 1)
    (journal.folder / "journal.db-journal").write_bytes(bytes(512))
    assert journal.entries() == ["a quiet day"]
    rows = [("x" * 3000,)] * 9
    with closing(journal.open()) as connection, pytest.raises(JournalDamaged):
        connection.executemany("INSERT INTO entry VALUES (?)", rows)
