"""A journal whose beginning is damaged: one true thing is said, whatever it is opened with."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from allyjournal.vault import vault
from tests.ui.unlock.test_restoring import PASSPHRASE, button, has_a_backup

ELSEWHERE = "Look for a backup elsewhere…"


def spoils_everything(somebody: Any) -> None:
    database = somebody.folder / "journal.db"
    database.write_bytes(b"x" * database.stat().st_size)


def spoils_the_beginning(somebody: Any) -> None:
    database = somebody.folder / "journal.db"
    content = bytearray(database.read_bytes())
    content[2000] ^= 1
    database.write_bytes(content)


def test_what_stands_behind_it_is_offered_to_be_saved_without_any_backup(somebody: Any) -> None:
    has_a_backup(somebody).unlink()
    spoils_the_beginning(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "Save what can be read" in somebody.sees()
    assert "There is no backup beside the journal that can be read." in somebody.sees()
    somebody.type(PASSPHRASE)
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert somebody.can_click("Go on with the new journal")


@pytest.mark.parametrize("has_backup", [True, False])
def test_what_cannot_be_saved_is_not_offered(somebody: Any, has_backup: bool) -> None:
    made = has_a_backup(somebody)
    if not has_backup:
        made.unlink()
    spoils_everything(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "nothing in journal.db can be read with its key" in somebody.sees()
    assert not somebody.can_click("Save what can be read")
    way = button(somebody, "Restore the backup: today, ") if has_backup else ELSEWHERE
    assert somebody.can_click(way)


def test_what_could_not_be_saved_is_not_offered_again(somebody: Any) -> None:
    has_a_backup(somebody)
    spoils_the_beginning(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    spoils_everything(somebody)
    somebody.type(PASSPHRASE)
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert "Nothing that was written in journal.db can be read." in somebody.sees()
    assert not somebody.can_click("Save what can be read")


def test_a_right_code_is_not_called_wrong_where_the_beginning_is_damaged(somebody: Any) -> None:
    has_a_backup(somebody)
    code = vault.recovery_code(somebody.folder, PASSPHRASE)
    spoils_the_beginning(somebody)
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(code)
    assert "The code is right, but the beginning" in somebody.sees()
    assert "restore the newest backup" in somebody.sees()


def test_what_helps_is_in_sight_in_a_small_window_with_large_text(
    somebody: Any, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    has_a_backup(somebody)
    spoils_the_beginning(somebody)
    somebody.arrive()
    somebody.flow.resize(640, 360)
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Return)
    somebody.qtbot.waitUntil(lambda: somebody.can_click("Save what can be read"))
    [restore] = somebody._buttons(button(somebody, "Restore the backup: today, "))
    somebody.qtbot.waitUntil(lambda: restore.visibleRegion().boundingRect() == restore.rect())
