"""Replacing the key: said first what it does not revoke, then all or nothing."""

from contextlib import closing
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from allyjournal.domain.errors import DiskFull, JournalInUse, WrongRecoveryCode
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store import remembered
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.settings import replace_key
from allyjournal.vault import backup, vault
from tests.ui.refusing import refuse
from tests.ui.shelf import NOW, TODAY

PASSPHRASE = "lantern quarry velvet 41"


def writes_much(somebody: Any) -> None:
    """More than is copied in one slice."""
    record = begin(Reflection, TODAY, NOW, text="tamarisk " * 200_000)
    somebody.do(lambda: somebody.journal.save(record))


def still_opens(somebody: Any) -> bool:
    return bool(vault.recovery_code(somebody.folder, PASSPHRASE) == somebody.code)


def test_the_new_kit_is_shown_and_the_old_code_opens_it_no_longer(somebody: Any) -> None:
    somebody.do(partial(somebody.journal.set_setting, "recovery_kit_kept", True))
    somebody.arrive()
    somebody.click("Replace the key…")
    assert "revokes nothing that was copied before" in somebody.sees()
    somebody.enter(PASSPHRASE)
    new = vault.recovery_code(somebody.folder, PASSPHRASE)
    assert new != somebody.code
    assert all(group in somebody.sees() for group in new.split("-"))
    assert "The key is replaced." in somebody.sees()
    [(_moment, made)] = backup.listed(backup.folder_of(somebody.folder), None)
    (kept := somebody.folder.with_name("kept")).mkdir()
    for name, piece in backup.pieces(made):
        with (kept / name).open("ab") as part:
            part.write(piece)
    assert vault.recovery_code(kept, PASSPHRASE) == new
    assert "The recovery kit is not kept yet." in somebody.sees()
    somebody.do(lambda: somebody.journal.save(begin(Reflection, TODAY, NOW, text="afterwards")))
    somebody.do(somebody.journal.close)
    with pytest.raises(WrongRecoveryCode):
        Journal.open_with_code(somebody.folder, somebody.code)
    journal = Journal.open_with_code(somebody.folder, new)
    assert [it.text for it in journal.all()] == ["afterwards"]
    journal.close()


def test_a_wrong_passphrase_replaces_nothing(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Replace the key…")
    somebody.enter("wrong")
    assert "This passphrase does not open this journal." in somebody.sees()
    assert somebody.focus() is somebody.lines()[0]
    assert still_opens(somebody)
    somebody.click("Cancel")
    assert somebody.lines() == []


def test_it_can_be_stopped_and_the_present_key_stays(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    toasts: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, text: toasts.append(text))
    writes_much(somebody)
    somebody.arrive()
    somebody.click("Replace the key…")
    somebody.qtbot.keyClicks(somebody.focus(), PASSPHRASE)
    somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Return)
    # a second Enter, and Escape, change nothing while it is under way
    somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Return)
    somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Escape)
    [panel] = somebody.page.findChildren(replace_key.ReplaceKey)
    assert panel.busy
    assert "If somebody may know it, change it first." in somebody.sees()
    somebody.click("Stop, and keep the present key")
    assert toasts == ["Stopped. The present key stays."]
    assert somebody.lines() == []
    assert still_opens(somebody)
    somebody.do(lambda: somebody.journal.save(begin(Reflection, TODAY, NOW, text="goes on")))


def test_a_lock_ends_it(somebody: Any) -> None:
    writes_much(somebody)
    somebody.arrive()
    somebody.click("Replace the key…")
    somebody.tasks.hurry(True)
    somebody.enter(PASSPHRASE)
    somebody.tasks.hurry(False)
    assert still_opens(somebody)


def test_a_full_disk_is_said_and_the_journal_goes_on(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replace_key, "rekey", refuse(DiskFull()))
    somebody.arrive()
    somebody.click("Replace the key…")
    somebody.enter(PASSPHRASE)
    assert "The disk is full." in somebody.sees()
    assert still_opens(somebody)
    somebody.do(lambda: somebody.journal.save(begin(Reflection, TODAY, NOW, text="goes on")))


def shows_the_new_code(somebody: Any) -> bool:
    groups = vault.recovery_code(somebody.folder, PASSPHRASE).split("-")
    return not still_opens(somebody) and all(group in somebody.sees() for group in groups)


def test_where_the_disk_is_full_since_the_new_code_is_shown_and_that_is_said_beside_it(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.do(partial(somebody.journal.set_setting, "recovery_kit_kept", True))
    somebody.arrive()
    somebody.click("Replace the key…")
    with monkeypatch.context() as patch:
        patch.setattr(remembered, "forget", refuse(DiskFull()))
        somebody.enter(PASSPHRASE)
    assert shows_the_new_code(somebody)
    assert "The disk is full." in somebody.sees()
    assert "The recovery kit is not kept yet." in somebody.sees()
    somebody.do(somebody.journal.write_held)
    assert somebody.do(partial(somebody.journal.setting, "recovery_kit_kept")) is None


def test_where_the_journal_does_not_open_since_the_new_code_is_shown_before_it_locks(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Any] = []
    somebody.tasks.failed.connect(failed.append)
    somebody.do(partial(somebody.journal.set_setting, "recovery_kit_kept", True))
    somebody.arrive()
    somebody.click("Replace the key…")
    with monkeypatch.context() as patch:
        patch.setattr(vault, "open_with_key", refuse(JournalInUse()))
        somebody.enter(PASSPHRASE)
    assert shows_the_new_code(somebody)
    assert "This journal is open in another window or program." in somebody.sees()
    assert failed == []
    assert somebody.changes == []
    somebody.click("Hide the kit")
    assert "another window or program" not in somebody.sees()
    sealed = somebody.do(somebody.journal.sealed)
    with closing(Journal.open(somebody.folder, PASSPHRASE)) as later:
        later.take_up(sealed)
        assert later.setting("recovery_kit_kept", "unknown") is None


def test_its_progress_is_shown(somebody: Any) -> None:
    writes_much(somebody)
    somebody.arrive()
    somebody.click("Replace the key…")
    [panel] = somebody.page.findChildren(replace_key.ReplaceKey)
    [bar] = panel.findChildren(QProgressBar)
    assert not bar.isVisible()
    values: list[int] = []
    bar.valueChanged.connect(values.append)
    somebody.qtbot.keyClicks(somebody.focus(), PASSPHRASE)
    somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Return)
    assert bar.isVisible()
    somebody.qtbot.waitUntil(lambda: somebody.buttons("Hide the kit") != [])
    assert 0 < values[-1] <= 100
    assert values == sorted(values)
    assert not still_opens(somebody)
