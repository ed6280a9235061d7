"""Restoring: the backup in the journal's place, what was there beside it, nothing overwritten."""

import errno
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    BackupDamaged,
    JournalExists,
    JournalInUse,
    PermissionRefused,
    SurroundingsRefused,
)
from allyjournal.vault import backup, exchanging, files
from allyjournal.vault.restore import put_aside, put_in_place, restore

from .conftest import Closed, Make, contents, mode
from .test_backup import DAY, NOW, backed_up


@pytest.fixture
def made(journal: Closed) -> Path:
    """A backup with one entry, of a journal that has another one now."""
    path = backed_up(journal, backup.folder_of(journal.folder))
    with closing(journal.open()) as connection:
        connection.execute("INSERT INTO entry VALUES ('later')")
    return path


@pytest.fixture(params=["at once", "in two steps"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exchange of two names at once, and without."""
    if request.param == "in two steps":
        monkeypatch.setattr(exchanging, "_exchanged", lambda _one, _other: False)


def test_the_present_journal_moves_aside_whole(
    either_way: None, journal: Closed, made: Path
) -> None:
    (journal.folder / "journal.db-journal").write_bytes(b"")
    before = contents(journal.folder)
    aside = restore(made, journal.folder, NOW)
    assert aside == journal.folder.with_name("Mine put aside 2026-11-25T200000.allyjournal")
    assert contents(aside) == before
    assert journal.entries() == ["a quiet day"]
    assert mode(journal.folder) == 0o700
    assert {mode(path) for path in journal.folder.iterdir()} == {0o600}
    assert len([*journal.folder.parent.glob("*llyjournal*")]) == 2


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_in_place_is_told_also_where_its_name_may_not_last(
    journal: Closed, made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_there: bool
) -> None:
    """Without power the former one would be back, which is whole as well."""
    folder = journal.folder if is_there else tmp_path / "New.allyjournal"
    sync = files.sync_folder

    def fail(synced: Path) -> None:
        if not any(folder.parent.glob(".allyjournal-*")):  # what is unpacked is in its place
            raise OSError(errno.EIO, "failed")
        sync(synced)

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", fail)
        aside = restore(made, folder, NOW)
    assert Closed(folder, "").entries() == ["a quiet day"]
    assert [Closed(it, "").entries() for it in [aside] if it] == [
        ["a quiet day", "later"]
    ] * is_there


def test_twice_in_a_second_puts_two_aside(journal: Closed, made: Path) -> None:
    first, second = (restore(made, journal.folder, NOW) for _ in range(2))
    assert first and second and first != second
    assert Closed(first, "").entries() == ["a quiet day", "later"]
    assert Closed(second, "").entries() == ["a quiet day"]


@pytest.mark.parametrize("there", ["nothing", "an empty folder"])
def test_where_nothing_is_nothing_moves(made: Path, tmp_path: Path, there: str) -> None:
    place = tmp_path / "new" / "Again.allyjournal"
    if there == "an empty folder":
        place.mkdir(parents=True)
    assert restore(made, place, NOW) is None
    assert Closed(place, "").entries() == ["a quiet day"]


def test_a_link_to_the_journal_is_followed(journal: Closed, made: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(journal.folder)
    aside = restore(made, tmp_path / "link", NOW)
    assert aside and aside.parent == journal.folder.parent
    assert Closed(tmp_path / "link", "").entries() == ["a quiet day"]


@pytest.mark.parametrize("there", ["a file", "a folder of something else"])
def test_something_else_is_left_alone(made: Path, tmp_path: Path, there: str) -> None:
    place = tmp_path / "place"
    if there == "a file":
        place.write_bytes(b"mine")
    else:
        place.mkdir()
        (place / "photo").write_bytes(b"mine")
    before = contents(tmp_path)
    with pytest.raises(JournalExists):
        restore(made, place, NOW)
    assert contents(tmp_path) == before


def test_an_open_journal_is_left_alone(journal: Closed, made: Path) -> None:
    with closing(journal.open()), pytest.raises(JournalInUse):
        restore(made, journal.folder, NOW)
    assert journal.entries() == ["a quiet day", "later"]


def test_a_damaged_backup_moves_nothing(journal: Closed, made: Path) -> None:
    whole = made.read_bytes()
    made.write_bytes(whole[:9000] + b"?" + whole[9001:])
    before = contents(journal.folder.parent)
    with pytest.raises(BackupDamaged):
        restore(made, journal.folder, NOW)
    assert contents(journal.folder.parent) == before


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"PK\x03\x04 and no more"])
def test_what_is_no_backup_is_said_in_words_of_our_own(
    journal: Closed, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "notes").write_bytes(content)
    with pytest.raises(BackupDamaged) as caught:
        restore(tmp_path / "notes", journal.folder, NOW)
    assert caught.value.sentence == (
        "This file cannot be read as a backup: it is damaged, or something else."
    )


def test_parts_that_do_not_belong_together_move_nothing(
    make: Make, journal: Closed, tmp_path: Path
) -> None:
    other = make(tmp_path / "Other.allyjournal")
    mixed = tmp_path / "mixed.allybackup"
    with zipfile.ZipFile(mixed, "w") as archive:
        archive.write(journal.keys, "keys.json")
        archive.write(other.database, "journal.db")
    before = contents(tmp_path)
    with pytest.raises(BackupDamaged, match="belong together"):
        restore(mixed, journal.folder, NOW)
    assert contents(tmp_path) == before


def test_a_damaged_part_is_told_of_the_backup_and_not_of_the_journal(
    journal: Closed, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "cut.allybackup", "w") as archive:
        archive.write(journal.keys, "keys.json")
        archive.writestr("journal.db", journal.database.read_bytes()[:5000])
    with pytest.raises(BackupDamaged, match="cut short") as caught:
        restore(tmp_path / "cut.allybackup", journal.folder, NOW)
    assert caught.value.advice == "Nothing has changed. Choose another backup."


def test_a_second_step_that_fails_is_undone(
    journal: Closed, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging, "_exchanged", lambda _one, _other: False)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise OSError(errno.EIO, "failed")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SurroundingsRefused):
        restore(made, journal.folder, NOW)
    assert journal.entries() == ["a quiet day", "later"]


class _Library:
    """A C library whose exchange fails."""

    def renameat2(self, *_arguments: object) -> int:
        return -1


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_exchange_takes_two_steps(
    journal: Closed, made: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(exchanging.ctypes, "CDLL", lambda *_, **__: _Library())
    monkeypatch.setattr(exchanging.ctypes, "get_errno", lambda: code)
    assert restore(made, journal.folder, NOW)
    assert journal.entries() == ["a quiet day"]


def test_an_exchange_that_is_refused_leaves_the_journal(
    journal: Closed, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging.ctypes, "CDLL", lambda *_, **__: _Library())
    monkeypatch.setattr(exchanging.ctypes, "get_errno", lambda: errno.EACCES)
    with pytest.raises(PermissionRefused):
        restore(made, journal.folder, NOW)
    assert journal.entries() == ["a quiet day", "later"]


def test_a_system_without_exchange_takes_two_steps(
    journal: Closed, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging.ctypes, "CDLL", lambda *_, **__: object())
    assert restore(made, journal.folder, NOW)
    assert journal.entries() == ["a quiet day"]


# Another journal in its place


@pytest.fixture
def new(make: Make, tmp_path: Path) -> Closed:
    """Another journal beside it, with two entries."""
    made = make(tmp_path / "Mine salvaged.allyjournal")
    with closing(made.open()) as connection:
        connection.execute("INSERT INTO entry VALUES ('saved')")
    return made


def test_another_journal_takes_its_place_and_it_moves_aside_whole(
    either_way: None, journal: Closed, new: Closed
) -> None:
    before, wanted = contents(journal.folder), contents(new.folder)
    aside = put_in_place(new.folder, journal.folder, NOW)
    assert aside == journal.folder.with_name("Mine put aside 2026-11-25T200000.allyjournal")
    assert contents(aside) == before
    assert contents(journal.folder) == wanted
    assert journal.entries() == ["a quiet day", "saved"]
    assert not new.folder.exists()


@pytest.mark.parametrize("which", ["the new one", "the one in its place"])
def test_where_one_of_the_two_is_open_both_stay(journal: Closed, new: Closed, which: str) -> None:
    open_one = new if which == "the new one" else journal
    with closing(open_one.open()), pytest.raises(JournalInUse):
        put_in_place(new.folder, journal.folder, NOW)
    assert (journal.entries(), new.entries()) == (["a quiet day"], ["a quiet day", "saved"])


def test_where_they_cannot_be_exchanged_both_keep_their_names(
    journal: Closed, new: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging.ctypes, "CDLL", lambda *_, **__: _Library())
    monkeypatch.setattr(exchanging.ctypes, "get_errno", lambda: errno.EACCES)
    with pytest.raises(PermissionRefused):
        put_in_place(new.folder, journal.folder, NOW)
    assert (journal.entries(), new.entries()) == (["a quiet day"], ["a quiet day", "saved"])


def test_those_that_were_put_aside_are_found_again_the_newest_first(
    make: Make, journal: Closed, made: Path, tmp_path: Path
) -> None:
    other = make(journal.folder.with_name("Another.allyjournal"))
    assert put_aside(other.folder) == []
    restored = [restore(made, journal.folder, NOW + DAY * n) for n in (0, 1, 1)]
    journal.folder.with_name("Mine put aside.allyjournal").mkdir()
    stranger = journal.folder.with_name("Mine put aside for Quill.allyjournal")
    make(stranger)
    journal.folder.with_name("Mine put aside 2026-11-25T200001.allyjournal").mkdir()
    at = datetime(2026, 11, 25, 20, 0)
    moments = [at, at + DAY, at + DAY]
    assert put_aside(journal.folder) == sorted(zip(moments, restored, strict=True), reverse=True)
    assert put_aside(other.folder) == []
    assert put_aside(tmp_path / "nowhere" / "Mine.allyjournal") == []
