"""A journal whose beginning is damaged: one true thing is said, whatever it is opened with."""

from typing import Any

from allyjournal.vault import vault
from tests.ui.unlock.test_restoring import PASSPHRASE, button, has_a_backup


def spoils_everything(somebody: Any) -> None:
    database = somebody.folder / "journal.db"
    database.write_bytes(b"x" * database.stat().st_size)


def test_what_could_not_be_saved_is_not_offered_again(somebody: Any) -> None:
    has_a_backup(somebody)
    spoils_everything(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "a backup beside the journal stands in for its beginning" in somebody.sees()
    somebody.type(PASSPHRASE)
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert "Nothing that was written in journal.db can be read." in somebody.sees()
    assert not somebody.can_click("Save what can be read")
    assert somebody.can_click(button(somebody, "Restore the backup: today, "))


def test_where_no_backup_stands_in_for_the_beginning_that_alone_is_said(somebody: Any) -> None:
    has_a_backup(somebody).unlink()
    spoils_everything(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "no backup beside the journal can stand in for it" in somebody.sees()
    assert "a backup beside the journal stands in" not in somebody.sees()
    assert "There is no backup beside the journal that" not in somebody.sees()
    assert not somebody.can_click("Save what can be read")
    assert somebody.can_click("Look for a backup elsewhere…")


def test_a_right_code_is_not_called_wrong_where_the_beginning_is_damaged(somebody: Any) -> None:
    has_a_backup(somebody)
    code = vault.recovery_code(somebody.folder, PASSPHRASE)
    database = somebody.folder / "journal.db"
    content = bytearray(database.read_bytes())
    content[2000] ^= 1
    database.write_bytes(content)
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(code)
    assert "The code is right, but the beginning" in somebody.sees()
    assert "restore the newest backup" in somebody.sees()
