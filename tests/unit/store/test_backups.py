"""What the journal knows of its backups."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allyjournal.domain.errors import DiskFull, WrongPassphrase
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE
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


def test_work_aside_has_the_file_for_itself_and_the_journal_goes_on(
    journal: Journal, tmp_path: Path
) -> None:
    folder = tmp_path / "Mine.allyjournal"
    journal.save(made(Reflection))

    def work() -> int:
        other = Journal.open(folder, PASSPHRASE)
        other.save(made(Reflection))
        other.close()
        return 2

    assert journal.aside(PASSPHRASE, work) == 2
    assert len([*journal.all()]) == 2


def test_a_wrong_passphrase_closes_nothing(journal: Journal) -> None:
    with pytest.raises(WrongPassphrase):
        journal.aside("wrong", journal.close)
    journal.save(made(Reflection))


def test_work_that_fails_leaves_the_journal_open(journal: Journal) -> None:
    def work() -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        journal.aside(PASSPHRASE, work)
    journal.save(made(Reflection))


def test_a_new_code_has_no_kit_that_is_kept_or_put_down(journal: Journal) -> None:
    for name in ("recovery_kit_kept", "recovery_kit_put_down_until", "support"):
        journal.set_setting(name, "x")
    journal.forget_kept_kit()
    assert journal.setting("recovery_kit_kept") is None
    assert journal.setting("recovery_kit_put_down_until") is None
    assert journal.setting("support") == "x"
