"""Which backups there are, and which of them is the newest good one."""

import os
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allyjournal.domain.errors import BackupDamaged
from allyjournal.vault import backup, keys, vault
from allyjournal.vault.kept import (
    Kept,
    about,
    beside,
    by_round,
    id_of,
    looked_at,
    newest_good,
    to_choose_from,
)

from .conftest import Closed, Make

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)


@pytest.fixture
def folder(journal: Closed) -> Path:
    """Where the journal's backups are."""
    return backup.folder_of(journal.folder)


def backed_up(journal: Closed, folder: Path) -> Path:
    with closing(journal.open()) as connection:
        return backup.make(connection, folder, NOW, lambda: None)


def test_the_newest_good_one_is_found_past_a_damaged_one(journal: Closed, folder: Path) -> None:
    good, worse = backed_up(journal, folder), backed_up(journal, folder)
    worse.write_bytes(worse.read_bytes()[:5000])
    assert [it.path for it in beside(journal.folder)] == [worse, good]
    found = newest_good(journal.folder)
    assert found is not None
    assert found.path == good
    good.unlink()
    assert newest_good(journal.folder) is None


def test_backups_are_found_without_the_journal_that_they_were_made_of(
    journal: Closed, folder: Path
) -> None:
    path = backed_up(journal, folder)
    assert [it.path for it in beside(journal.folder)] == [path]
    gone = journal.folder.with_name("Gone.allyjournal")
    folder.rename(backup.folder_of(gone))
    assert [it.path.name for it in beside(gone)] == [path.name]
    assert beside(journal.folder.with_name("Never.allyjournal")) == []


def test_the_backups_are_its_own_still_once_lost_keys_were_made_anew(
    journal: Closed, folder: Path, make: Make
) -> None:
    """Past those that cannot be read, and those of another journal that was here."""
    path = backed_up(journal, folder)
    for name in (
        "2026-11-26T200000Z-00000000.allybackup",
        "2026-11-27T200000Z-00000000.allybackup",
    ):
        (folder / name).write_bytes(path.read_bytes()[:5000])
    other = make(journal.folder.with_name("Other.allyjournal"))
    of_other = backed_up(other, backup.folder_of(other.folder))
    of_other.rename(folder / "2026-11-28T200000Z-00000000.allybackup")
    journal.keys.unlink()
    vault.recover(journal.folder, journal.code, "a new one")
    assert [it.path for it in beside(journal.folder)] == [path]


def test_without_any_backup_nothing_knows_it(journal: Closed) -> None:
    assert id_of(journal.folder, keys.read(journal.keys).generations[0].salt) is None


def test_those_of_another_journal_can_be_chosen_after_its_own_and_are_marked(
    journal: Closed, folder: Path, make: Make
) -> None:
    """A journal was lost, and another one begun in its place; one second can have both."""
    lost = make(journal.folder.with_name("Lost.allyjournal"))
    with closing(lost.open()) as connection:
        of_lost = [
            backup.make(connection, folder, NOW + timedelta(n), lambda: None) for n in (0, 1)
        ]
    expected = [Kept(NOW + timedelta(n), of_lost[n], of_another=True) for n in (1, 0)]
    assert to_choose_from(journal.folder, [folder]) == expected
    assert beside(journal.folder) == []
    assert newest_good(journal.folder) is None
    expected.insert(0, Kept(NOW, backed_up(journal, folder)))
    assert to_choose_from(journal.folder, [folder]) == expected
    assert [it.path for it in beside(journal.folder)] == [expected[0].path]
    journal.keys.unlink()
    assert not any(it.of_another for it in to_choose_from(journal.folder, [folder]))


def test_a_file_is_looked_at_to_its_end_and_told_apart_from_those_of_another_journal(
    journal: Closed, folder: Path, make: Make
) -> None:
    path = backed_up(journal, folder)
    other = make(journal.folder.with_name("Other.allyjournal"))
    assert looked_at(path, journal.folder) == about(path, other.folder.parent) == Kept(NOW, path)
    assert looked_at(path, other.folder) == Kept(NOW, path, of_another=True)
    other.keys.unlink()  # nobody knows which one it is
    assert looked_at(path, other.folder) == Kept(NOW, path)
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(BackupDamaged):
        looked_at(path, journal.folder)


def test_a_file_with_a_name_of_its_own_has_the_moment_of_its_last_change(
    journal: Closed, folder: Path
) -> None:
    path = backed_up(journal, folder).rename(journal.folder.with_name("mine.allybackup"))
    os.utime(path, (NOW.timestamp() + 60,) * 2)
    expected = Kept(NOW + timedelta(minutes=1), path, renamed=True)
    assert looked_at(path, journal.folder) == expected


def test_keys_in_a_backup_that_cannot_be_read_are_damage_of_the_backup(
    journal: Closed, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "x.allybackup", "w") as archive:
        archive.writestr("keys.json", "{}")
        archive.write(journal.database, "journal.db")
    with pytest.raises(BackupDamaged):
        looked_at(tmp_path / "x.allybackup", journal.folder)


def test_copies_of_one_round_are_together_and_no_others(tmp_path: Path) -> None:
    here, stick = tmp_path / "Mine.backups", tmp_path / "stick" / "Mine.backups"

    def one(folder: Path, seconds: int, short: str = "8d6c73bb") -> Kept:
        moment = NOW + timedelta(seconds=seconds)
        return Kept(moment, folder / f"{moment:%Y-%m-%dT%H%M%SZ}-{short}.allybackup")

    rounds = [
        [one(stick, 242), one(here, 241)],
        [one(stick, 240), one(here, 239)],  # twice within a minute
        [one(here, 180)],
        [one(stick, 60)],  # another day, as it were
        [one(here, 1, "00000000")],  # of another journal
        [one(stick, 0)],
    ]
    assert by_round([it for copies in rounds for it in copies]) == rounds
    assert by_round([]) == []
