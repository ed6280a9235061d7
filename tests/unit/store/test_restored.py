"""A journal that was restored makes its backups where the one before it did."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import JournalDamaged, JournalMissing
from allyjournal.store.journal import Journal
from allyjournal.store.restored import take_over_second_folder
from allyjournal.vault import rekey
from allyjournal.vault.restore import restore
from tests.conftest import PASSPHRASE


@pytest.fixture
def old(journal: Journal, tmp_path: Path) -> Path:
    """A backup of a journal, now closed, that has chosen a second folder since."""
    path = journal.back_up(*journal.backup_folders())
    journal.choose_second_folder(tmp_path / "stick")
    journal.close()
    return path


def folders(journal: Journal) -> list[str]:
    """The names of those that hold the backups of ``journal``."""
    return [it.parent.name for it in journal.backup_folders()[1:]]


@pytest.mark.parametrize("times", [1, 2])
def test_the_second_folder_of_the_last_that_was_used_is_taken_over_once(
    journal: Journal, old: Path, tmp_path: Path, times: int
) -> None:
    """Also where a second backup is restored before the first was opened."""
    for _ in range(times):
        restore(old, journal.folder, datetime.now())
    with closing(Journal.open(journal.folder, PASSPHRASE)) as restored:
        assert folders(restored) == []
        take_over_second_folder(restored)
        assert folders(restored) == ["stick"]
        restored.choose_second_folder(None)
    with closing(Journal.open(journal.folder, PASSPHRASE)) as later:
        take_over_second_folder(later)
        assert folders(later) == []
    assert "journal.before" not in {it.name for it in journal.folder.iterdir()}


def test_where_nothing_was_put_aside_nothing_is_taken_over(
    journal: Journal, old: Path, tmp_path: Path
) -> None:
    restore(old, tmp_path / "New.allyjournal", datetime.now())
    with closing(Journal.open(tmp_path / "New.allyjournal", PASSPHRASE)) as restored:
        take_over_second_folder(restored)
        assert folders(restored) == []


@pytest.mark.parametrize("why", ["another key", "moved away"])
def test_what_cannot_be_read_is_told_once(
    journal: Journal, old: Path, tmp_path: Path, why: str
) -> None:
    if why == "another key":
        rekey.rekey(journal.folder, PASSPHRASE)
    aside = restore(old, journal.folder, datetime.now())
    assert aside is not None
    if why == "moved away":
        aside.rename(tmp_path / "elsewhere")
    with closing(Journal.open(journal.folder, PASSPHRASE)) as restored:
        with pytest.raises((JournalDamaged, JournalMissing)):
            take_over_second_folder(restored)
        take_over_second_folder(restored)
        assert folders(restored) == []


def test_the_choice_of_its_day_is_kept_where_the_one_before_it_cannot_be_read(
    journal: Journal, tmp_path: Path
) -> None:
    journal.choose_second_folder(tmp_path / "stick")
    [beside, _second] = journal.backup_folders()
    old = journal.back_up(beside)
    journal.close()
    aside = restore(old, journal.folder, datetime.now())
    assert aside is not None
    (aside / "journal.db").unlink()
    with closing(Journal.open(journal.folder, PASSPHRASE)) as restored:
        take_over_second_folder(restored)
        assert folders(restored) == ["stick"]
