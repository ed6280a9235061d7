"""Whatever refuses the way in is said with a link to the passage of the help that says more."""

from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import (
    BackupDamaged,
    DiskFull,
    JournalDamaged,
    JournalExists,
    JournalInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from allyjournal.exchange import recovery_kit
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from tests.ui.refusing import refuse

PASSPHRASE = "lantern quarry velvet 41"


def test_unlocking(
    somebody: Any, code: str, led_to: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.arrive()
    somebody.enter("wrong")
    somebody.click("What to do")
    for error in (JournalInUse(), JournalDamaged()):
        monkeypatch.setattr(Journal, "open", refuse(error))
        somebody.enter(PASSPHRASE)
        somebody.click("What to do")
    assert led_to == [WrongPassphrase.passage, JournalInUse.passage, JournalDamaged.passage]
    assert somebody.can_click("Save what can be read")


def test_the_recovery_code(somebody: Any, code: str, led_to: list[str], tmp_path: Path) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter("no code")
    somebody.click("What to do")
    somebody.lines()[0].clear()
    journal, of_another = Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)
    journal.close()
    somebody.enter(of_another)
    somebody.click("What to do")
    assert led_to == [WrongRecoveryCode.passage] * 2


def test_creating_and_keeping_the_kit(
    somebody: Any, led_to: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    somebody.folder.mkdir()
    (somebody.folder / "something else").touch()
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.enter(PASSPHRASE)
    somebody.enter(PASSPHRASE)
    somebody.click("What to do")
    (somebody.folder / "something else").unlink()
    somebody.click("Create the journal")
    somebody.tasks.drain()
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: tmp_path / "kit.txt")
    monkeypatch.setattr(recovery_kit, "write", refuse(DiskFull()))
    somebody.click("Save the kit…")
    somebody.tasks.drain()
    somebody.click("What to do")
    assert led_to == [JournalExists.passage, DiskFull.passage]


def test_restoring(
    somebody: Any, led_to: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Quill")
    monkeypatch.setattr(messages, "choose_file", lambda *_: tmp_path / "letter.txt")
    somebody.arrive()
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click("From a file…")
    somebody.tasks.drain()
    somebody.click("What to do")
    assert led_to == [BackupDamaged.passage]
