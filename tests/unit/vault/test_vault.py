"""The journal's folder: made whole, private, and opened by one at a time."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    DiskFull,
    InputRefused,
    JournalError,
    JournalExists,
    JournalInUse,
    NewerJournal,
    SurroundingsRefused,
    WrongPassphrase,
)
from allyjournal.vault import connection as connections
from allyjournal.vault import files, lock, vault

from .conftest import PASSPHRASE, Closed, Make, contents, mode, prepare

# Creating


def test_a_new_journal_is_three_private_files(make: Make, tmp_path: Path) -> None:
    os.umask(0)
    journal = make(tmp_path / "Mine.allyjournal")
    assert {path.name: mode(path) for path in journal.folder.iterdir()} == {
        "journal.db": 0o600,
        "journal.lock": 0o600,
        "keys.json": 0o600,
    }
    assert mode(journal.folder) == 0o700


def test_files_are_private_under_an_umask_that_forbids_too_much(make: Make, tmp_path: Path) -> None:
    os.umask(0o777)
    journal = make(tmp_path / "Mine.allyjournal")
    assert mode(journal.folder) == 0o700
    assert mode(journal.keys) == 0o600


def test_the_undo_file_is_private_while_it_is_there(journal: Closed) -> None:
    os.umask(0)
    with closing(journal.open()) as connection, connection.transaction():
        connection.execute("DELETE FROM entry")
        assert mode(journal.folder / "journal.db-journal") == 0o600


def test_what_is_written_is_there_the_next_time(journal: Closed) -> None:
    assert journal.entries() == ["a quiet day"]


def test_a_journal_may_take_an_empty_folder_or_make_its_parents(make: Make, tmp_path: Path) -> None:
    (tmp_path / "Empty.allyjournal").mkdir(mode=0o755)
    assert mode(make(tmp_path / "Empty.allyjournal").folder) == 0o700
    assert make(tmp_path / "new" / "parents" / "Deep.allyjournal").entries() == ["a quiet day"]


def test_a_link_to_an_empty_folder_is_followed(make: Make, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "Linked.allyjournal").symlink_to(tmp_path / "disk")
    assert make(tmp_path / "Linked.allyjournal").entries() == ["a quiet day"]
    assert (tmp_path / "disk" / "journal.db").exists()


def test_any_folder_name_will_do(make: Make, tmp_path: Path) -> None:
    for name in ('it\'s "mine"; --.allyjournal', "日記.allyjournal", os.fsdecode(b"\xff\xfe?")):
        assert make(tmp_path / name).entries() == ["a quiet day"]


@pytest.mark.parametrize("kind", ["a journal", "another folder", "a file"])
def test_nothing_that_exists_is_overwritten(make: Make, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "taken" / "Mine.allyjournal"
    place.parent.mkdir()
    if kind == "a journal":
        make(place)
    elif kind == "another folder":
        (place / "letters").mkdir(parents=True)
    else:
        place.write_bytes(b"a letter")
    before = contents(place.parent)
    with pytest.raises(JournalExists):
        vault.create(place, PASSPHRASE, prepare)
    assert contents(place.parent) == before


def test_a_refused_passphrase_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        vault.create(tmp_path / "parent" / "Mine.allyjournal", "", prepare)
    assert not (tmp_path / "parent").exists()


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: vault.Connection) -> None:
        prepare(connection)
        raise DiskFull

    place = tmp_path / "place"
    (place / "Empty.allyjournal").mkdir(parents=True)
    for name in ("Mine.allyjournal", "Empty.allyjournal"):
        with pytest.raises(DiskFull):
            vault.create(place / name, PASSPHRASE, fail)
    assert [path.name for path in place.rglob("*")] == ["Empty.allyjournal"]


def test_a_disk_full_of_keys_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DiskFull):
        vault.create(tmp_path / "place" / "Mine.allyjournal", PASSPHRASE, prepare)
    assert not list((tmp_path / "place").iterdir())


@pytest.mark.parametrize(("module", "name"), [(lock, "take"), (vault, "fits")])
def test_a_place_where_no_journal_can_be_opened_gets_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    """Nobody would have heard its recovery code."""

    def fail(*_arguments: object) -> None:
        raise SurroundingsRefused

    monkeypatch.setattr(module, name, fail)
    with pytest.raises(SurroundingsRefused):
        vault.create(tmp_path / "place" / "Mine.allyjournal", PASSPHRASE, prepare)
    assert not list((tmp_path / "place").iterdir())


def test_a_new_journal_whose_name_may_not_last_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, folder = files.sync_folder, tmp_path / "place" / "Mine.allyjournal"

    def fail(synced: Path) -> None:
        if folder.exists():
            raise OSError(5, "Input/output error")
        sync(synced)

    monkeypatch.setattr(files, "sync_folder", fail)
    with pytest.raises(SurroundingsRefused):
        vault.create(folder, PASSPHRASE, prepare)
    assert not list(folder.parent.iterdir())


@pytest.mark.parametrize(
    ("intruder", "told"),
    [("a folder with files", JournalExists), ("a file", SurroundingsRefused)],
)
def test_what_appears_in_the_meantime_is_left_alone(
    tmp_path: Path, intruder: str, told: type[JournalError]
) -> None:
    place = tmp_path / "place" / "Mine.allyjournal"

    def intrude(connection: vault.Connection) -> None:
        if intruder == "a file":
            place.write_bytes(b"a letter")
        else:
            place.mkdir()
            (place / "letter").write_bytes(b"a letter")

    with pytest.raises(told):
        vault.create(place, PASSPHRASE, intrude)
    assert list(contents(place.parent).values()) == ([b"a letter"])


# Passphrases


@pytest.mark.parametrize(
    "passphrase",
    [
        "'\"; DROP TABLE entry; --",
        "x'00'",
        " \n\t\0 ",
        "".join(chr((plane << 16) + 0x100) for plane in range(17)),
        "é" * 1024,
    ],
)
def test_awkward_passphrases_open(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "Mine.allyjournal"
    vault.create(folder, passphrase, prepare)
    vault.open_with_passphrase(folder, passphrase, prepare).close()


@pytest.mark.parametrize("wrong", ["", "wrong", PASSPHRASE + " ", "x" * 10_000_000, "\udcff"])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(journal: Closed, wrong: str) -> None:
    before = contents(journal.folder)
    attempts: list[Callable[[], object]] = [
        lambda: vault.open_with_passphrase(journal.folder, wrong, prepare),
        lambda: vault.change_passphrase(journal.folder, wrong, "new"),
        lambda: vault.recovery_code(journal.folder, wrong),
    ]
    for attempt in attempts:
        with pytest.raises(WrongPassphrase):
            attempt()
    assert contents(journal.folder) == before
    assert journal.entries() == ["a quiet day"]


def test_the_passphrase_changes_while_the_journal_is_open(journal: Closed) -> None:
    with closing(journal.open()) as connection:
        database = journal.database.stat()
        vault.change_passphrase(journal.folder, PASSPHRASE, "a new one")
        assert vault.recovery_code(journal.folder, "a new one") == journal.code
        assert journal.database.stat() == database
        connection.execute("INSERT INTO entry VALUES ('and later')")
    assert mode(journal.keys) == 0o600
    with pytest.raises(WrongPassphrase):
        journal.open()
    assert journal.entries("a new one") == ["a quiet day", "and later"]


def test_a_change_that_fails_leaves_the_old_passphrase(
    journal: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(DiskFull):
            vault.change_passphrase(journal.folder, PASSPHRASE, "a new one")
    assert journal.entries() == ["a quiet day"]


# One at a time


RACER = """
import sys
from pathlib import Path
from allyjournal.domain.errors import JournalInUse
from allyjournal.vault import vault
print("ready", flush=True)
sys.stdin.readline()
try:
    connection = vault.open_with_passphrase(Path(sys.argv[1]), sys.argv[2], lambda _: None)
    print("open", flush=True)
    sys.stdin.readline()
    connection.close()
except JournalInUse as error:
    print("in use", flush=True)
"""


def test_of_two_racing_openers_one_has_it(journal: Closed) -> None:
    command = [sys.executable, "-c", RACER, str(journal.folder), PASSPHRASE]

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    with start() as one, start() as other:
        racers = (one, other)
        assert [racer.stdout.readline() for racer in racers if racer.stdout] == ["ready\n"] * 2
        for racer in racers:
            assert racer.stdin
            racer.stdin.write("go\n")
        heard = sorted(racer.stdout.readline() for racer in racers if racer.stdout)
        assert heard == ["in use\n", "open\n"]
    assert journal.entries() == ["a quiet day"]


def test_the_second_opener_hears_who_has_it(journal: Closed) -> None:
    with closing(journal.open()), pytest.raises(JournalInUse) as told:
        journal.open()
    assert f"process {os.getpid()}." in told.value.advice
    journal.open().close()


def test_a_plain_sqlcipher_program_is_told(
    journal: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_PATIENCE", 0.0)
    with closing(dbapi2.connect(str(journal.database), isolation_level=None)) as other:
        other.execute(vault.stock_shell_lines(journal.code)[1])
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalInUse, match="Another program"):
            journal.open()
        other.execute("COMMIT")
    assert journal.entries() == ["a quiet day"]


def test_what_fails_on_the_way_gives_the_journal_back(journal: Closed) -> None:
    def newer(connection: vault.Connection) -> None:
        raise NewerJournal

    for passphrase, told in (("wrong", WrongPassphrase), (PASSPHRASE, NewerJournal)):
        with pytest.raises(told):
            vault.open_with_passphrase(journal.folder, passphrase, newer)
    assert journal.entries() == ["a quiet day"]
