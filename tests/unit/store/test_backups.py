"""What the journal knows of its backups."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import made


def test_a_second_folder_is_kept_in_the_journal_and_can_go(
    journal: Journal, tmp_path: Path
) -> None:
    (first,) = journal.backup_folders()
    journal.choose_second_folder(tmp_path)
    assert journal.backup_folders() == [first, tmp_path / first.name]
    journal.choose_second_folder(None)
    assert journal.backup_folders() == [first]


def test_a_backup_is_due_when_something_changed(journal: Journal) -> None:
    (folder,) = journal.backup_folders()
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    assert journal.backup_is_due(folder, tomorrow)
    assert journal.back_up(folder).exists()
    assert not journal.backup_is_due(folder, tomorrow)
    journal.save(made(Reflection))
    assert journal.backup_is_due(folder, tomorrow)
