"""What the journal knows of its backups."""

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from allyjournal.domain.errors import DiskFull, JournalShut, WrongPassphrase
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.vault import lock, rekey
from allyjournal.vault.integrity import Findings
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

    assert journal.aside(work) == 2
    assert len([*journal.all()]) == 2


def test_a_wrong_passphrase_closes_nothing(journal: Journal) -> None:
    with pytest.raises(WrongPassphrase):
        journal.aside(journal.close, "wrong")
    journal.save(made(Reflection))


def test_work_that_fails_leaves_the_journal_open(journal: Journal) -> None:
    def work() -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        journal.aside(work)
    journal.save(made(Reflection))


def test_a_key_that_was_replaced_meanwhile_is_found_with_the_passphrase(
    journal: Journal, tmp_path: Path
) -> None:
    replaced = partial(rekey.rekey, tmp_path / "Mine.allyjournal", PASSPHRASE)
    code = journal.aside(replaced, PASSPHRASE)
    journal.save(made(Reflection))
    assert journal.recovery_code(PASSPHRASE) == code


def test_a_journal_that_does_not_open_again_is_shut_and_holds_what_is_saved(
    journal: Journal, tmp_path: Path
) -> None:
    folder, record = tmp_path / "Mine.allyjournal", made(Reflection)
    with pytest.raises(JournalShut, match=r"could not be opened again\..*open in") as told:
        journal.aside(partial(lock.take, folder / "journal.lock"))
    assert f"process {os.getpid()}." in told.value.advice
    with pytest.raises(JournalShut):
        journal.all().__next__()
    journal.save(record)
    assert journal.held() == [record]
    assert journal.sealed()


def test_every_byte_is_read_and_somebody_told_how_far(journal: Journal) -> None:
    parts: list[float] = []
    assert journal.examine(parts.append) == Findings((), ())
    assert (parts, parts[-1]) == (sorted(parts), 1)
    assert 0.3 < parts[0] < 0.4
    journal.save(made(Reflection))


def test_a_new_code_has_no_kit_that_is_kept_or_put_down(journal: Journal) -> None:
    for name in ("recovery_kit_kept", "recovery_kit_put_down_until", "support"):
        journal.set_setting(name, "x")
    journal.forget_kept_kit()
    assert journal.setting("recovery_kit_kept") is None
    assert journal.setting("recovery_kit_put_down_until") is None
    assert journal.setting("support") == "x"


def test_that_there_is_a_new_code_is_held_where_it_cannot_be_written(
    journal: Journal, tmp_path: Path
) -> None:
    journal.set_setting("recovery_kit_kept", True)
    journal.close()
    with pytest.raises(JournalShut):
        journal.forget_kept_kit()
    assert journal.setting("recovery_kit_kept") is None
    sealed = journal.sealed()
    with closing(Journal.open(tmp_path / "Mine.allyjournal", PASSPHRASE)) as later:
        later.take_up(sealed)
        later.write_held()
    with closing(Journal.open(tmp_path / "Mine.allyjournal", PASSPHRASE)) as last:
        assert last.setting("recovery_kit_kept") is None
