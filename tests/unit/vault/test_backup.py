"""Backups: whole, checked, as encrypted as the journal, thinned out; a failure harms nothing."""

import shutil
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    BackupDamaged,
    DiskFull,
    JournalDamaged,
    NoBackup,
    PermissionRefused,
    SurroundingsRefused,
)
from allyjournal.vault import backup, integrity, vault
from allyjournal.vault.rekey import rekey
from allyjournal.vault.restore import restore

from .conftest import Closed, contents, count, mode

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def idle() -> None:
    """There is nothing to do in between."""


def backed_up(journal: Closed, folder: Path, now: datetime = NOW) -> Path:
    with closing(journal.open()) as connection:
        return backup.make(connection, folder, now, idle)


@pytest.fixture
def folder(journal: Closed) -> Path:
    """Where the journal's backups are."""
    return backup.folder_of(journal.folder)


def test_the_folder_is_beside_the_journal_however_that_is_named(
    journal: Closed, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "Link.allyjournal").symlink_to(journal.folder)
    assert backup.folder_of(tmp_path / "links" / "Link.allyjournal") == folder
    monkeypatch.chdir(journal.folder)
    assert backup.folder_of(Path()) == folder


# Making


def test_a_draft_that_a_kill_left_goes_after_a_day(journal: Closed, folder: Path) -> None:
    now = datetime.now(UTC)
    backed_up(journal, folder, now)
    draft = folder / ".allybackup-left"
    draft.mkdir()
    (draft / "journal.db").touch()
    backed_up(journal, folder, now + DAY / 2)
    assert draft.exists()
    backed_up(journal, folder, now + DAY * 2)
    assert not draft.exists()
    assert len(list(folder.iterdir())) == 3


def test_a_backup_is_the_journals_two_files_as_they_are(journal: Closed, folder: Path) -> None:
    made = backed_up(journal, folder)
    assert (made.parent, made.suffix) == (journal.folder.with_name("Mine.backups"), ".allybackup")
    assert (mode(folder), mode(made)) == (0o700, 0o600)
    assert [*folder.iterdir()] == [made]
    with zipfile.ZipFile(made) as archive:
        assert archive.read("keys.json") == journal.keys.read_bytes()
        assert archive.read("journal.db")[:16] == journal.database.read_bytes()[:16]
    assert b"a quiet day" not in made.read_bytes()


def test_what_is_written_between_two_slices_is_in_it(
    journal: Closed, folder: Path, tmp_path: Path
) -> None:
    with closing(journal.open()) as connection:
        rows = [("x" * 3000,) for _ in range(2000)]
        connection.executemany("INSERT INTO entry VALUES (?)", rows)
        written: list[int] = []

        def write() -> None:
            if len(written) < 3:
                connection.execute("INSERT INTO entry VALUES ('meanwhile')")
                written.append(1)

        made = backup.make(connection, folder, NOW, write)
        assert count(connection) == 2004
    restore(made, tmp_path / "Again.allyjournal", NOW)
    assert Closed(tmp_path / "Again.allyjournal", "").entries().count("meanwhile") == 3


def test_two_in_one_second_are_two(journal: Closed, folder: Path) -> None:
    assert backed_up(journal, folder) != backed_up(journal, folder)
    assert len([*folder.iterdir()]) == 2


def test_the_oldest_goes_after_the_new_one_is_there(journal: Closed, folder: Path) -> None:
    for day in range(11):  # from a Wednesday on
        backed_up(journal, folder, NOW + day * DAY)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    other = folder / "2020-01-01T000000Z-00000000.allybackup"
    other.write_bytes(b"another journal's")
    backed_up(journal, folder, NOW + 11 * DAY)
    names = sorted(path.name[:10] for path in folder.iterdir())
    assert "2026-11-26" not in names  # the first of its week stays
    assert {"2020-01-01", "2026-11-25", "2026-11-27", "notes.txt"} <= set(names)
    assert len(names) == 13


def test_a_clock_put_back_does_not_cost_the_new_one(journal: Closed, folder: Path) -> None:
    for day in range(11):
        backed_up(journal, folder, NOW + day * DAY)
    assert backed_up(journal, folder, NOW - 1000 * DAY).exists()
    # of its week another one stays, and yet
    assert backed_up(journal, folder, NOW - 1000 * DAY + DAY / 24).exists()


def test_a_copy_that_differs_is_no_backup(
    journal: Closed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backed_up(journal, folder)
    numbers = iter([{"entry": 1}, {"entry": 2}])
    monkeypatch.setattr(integrity, "counts", lambda _connection: next(numbers))
    with pytest.raises(JournalDamaged, match="not what the journal holds"):
        backed_up(journal, folder)
    assert [*folder.iterdir()] == [made]


def test_what_goes_wrong_in_between_leaves_nothing(journal: Closed, folder: Path) -> None:
    with closing(journal.open()) as connection:
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 3000,)] * 1000)

        def fail() -> None:
            raise DiskFull()

        with pytest.raises(DiskFull):
            backup.make(connection, folder, NOW, fail)
        assert not [*folder.iterdir()]
        assert count(connection) == 1001


def test_a_place_that_is_not_there_is_told(journal: Closed, tmp_path: Path) -> None:
    before = contents(journal.folder)
    with pytest.raises(SurroundingsRefused):
        backed_up(journal, tmp_path / "unplugged" / "Mine.backups")
    assert contents(journal.folder) == before


def test_a_place_that_can_only_be_read_is_told(make: object, ordinary_account: Path) -> None:
    journal = make(ordinary_account / "Mine.allyjournal")  # type: ignore[operator]
    place = ordinary_account / "locked"
    place.mkdir(mode=0o500)
    with pytest.raises(PermissionRefused):
        backed_up(journal, place)


# When


def test_a_backup_is_due_after_a_day_when_something_changed(journal: Closed, folder: Path) -> None:
    with closing(journal.open()) as connection:
        assert backup.is_due(connection, folder, NOW)
        backup.make(connection, folder, NOW, idle)
        assert not backup.is_due(connection, folder, NOW + 2 * DAY)
        connection.execute("INSERT INTO entry VALUES ('new')")
        assert not backup.is_due(connection, folder, NOW + DAY / 2)
        assert backup.is_due(connection, folder, NOW + DAY)
        assert backup.is_due(connection, folder, NOW - DAY)


def test_opening_alone_changes_nothing_a_passphrase_does(journal: Closed, folder: Path) -> None:
    backed_up(journal, folder)
    with closing(journal.open()) as connection:
        assert not backup.is_due(connection, folder, NOW + 2 * DAY)
    vault.change_passphrase(journal.folder, journal.passphrase, "another")
    with closing(journal.open("another")) as connection:
        assert backup.is_due(connection, folder, NOW + 2 * DAY)


def test_one_is_due_at_once_where_all_are_of_the_database_before_it(
    journal: Closed, folder: Path
) -> None:
    made = backed_up(journal, folder)
    rekey(journal.folder, journal.passphrase)
    with closing(journal.open()) as connection:
        assert backup.is_due(connection, folder, NOW + DAY / 24)
        backup.make(connection, folder, NOW + DAY / 24, idle)
        assert made.exists()
        assert not backup.is_due(connection, folder, NOW + DAY / 24)


def test_one_is_due_where_none_can_be_read(journal: Closed, folder: Path) -> None:
    backed_up(journal, folder).write_bytes(b"")
    with closing(journal.open()) as connection:
        assert backup.is_due(connection, folder, NOW + DAY / 24)


# Reading


def test_a_changed_byte_is_found(journal: Closed, folder: Path) -> None:
    made = backed_up(journal, folder)
    whole = made.read_bytes()
    for place in (100, len(whole) // 2, len(whole) - 30):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((BackupDamaged, NoBackup)):
            [*backup.pieces(made)]


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_cut_one_is_found(journal: Closed, folder: Path, length: int) -> None:
    made = backed_up(journal, folder)
    made.write_bytes(made.read_bytes()[:length])
    with pytest.raises(JournalDamaged):
        [*backup.pieces(made)]


@pytest.mark.parametrize(
    "names",
    [
        ["keys.json"],
        ["keys.json", "journal.db", "more"],
        ["keys.json", "../journal.db"],
        ["keys.json", "keys.json"],
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_another_zip_is_no_backup(tmp_path: Path, names: list[str]) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    with pytest.raises(NoBackup, match="no backup"):
        [*backup.pieces(tmp_path / "x.zip")]


def test_a_zip_bomb_is_no_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("keys.json", "journal.db"):
            archive.writestr(name, bytes(10_000_000))
    with pytest.raises(NoBackup, match="no backup"):
        [*backup.pieces(tmp_path / "x.zip")]


def test_nothing_and_links_are_no_backup(journal: Closed, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NoBackup):
        [*backup.pieces(tmp_path / "none")]
    (tmp_path / "link").symlink_to(backed_up(journal, folder))
    with pytest.raises(SurroundingsRefused):
        [*backup.pieces(tmp_path / "link")]


def test_a_folder_of_backups_that_went_is_made_again(journal: Closed, folder: Path) -> None:
    backed_up(journal, folder)
    shutil.rmtree(folder)
    assert backed_up(journal, folder).exists()


def test_a_copy_that_the_disk_has_no_room_for_is_told(
    journal: Closed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy's error has no number, only SQLite's words."""
    with closing(journal.open()) as connection:

        class Full:
            def backup(self, *_arguments: object, **_options: object) -> None:
                raise dbapi2.OperationalError("database or disk is full")

        whole = connection._raw
        monkeypatch.setattr(connection, "_raw", Full())
        with pytest.raises(DiskFull):
            connection.copy_to(folder.with_name("copy.db"), connection.key, idle)
        monkeypatch.setattr(connection, "_raw", whole)
