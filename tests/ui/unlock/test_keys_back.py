"""Without a key file that can be read, the journal opens by that of a backup; nothing is lost."""

from typing import Any

import pytest
from PySide6.QtCore import QObject

from allyjournal.store.journal import Journal
from tests.ui.unlock.test_restoring import (
    PASSPHRASE,
    button,
    has_a_backup,
    put_aside,
    texts,
    writes_on,
)

BY_CODE = "has no key file that can be read: it opens only with the recovery code."
OPEN_IT = "Open it with the backup's passphrase"


@pytest.fixture
def without_keys(somebody: Any) -> QObject:
    """Somebody who wrote on after a backup, and whose key file is damaged now."""
    has_a_backup(somebody)
    writes_on(somebody)
    (somebody.folder / "keys.json").write_bytes(b"{")
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "keys.json is damaged" in somebody.sees()
    assert "The backup of today, " in somebody.sees()
    return somebody  # type: ignore[no-any-return]


def test_one_click_opens_it_with_all_that_was_written_since(without_keys: Any) -> None:
    without_keys.click(OPEN_IT)
    without_keys.tasks.drain()
    assert sorted(texts(without_keys)) == ["afterwards", "as it was"]
    assert (without_keys.folder / "keys.damaged-1.json").read_bytes() == b"{"
    assert put_aside(without_keys) == []
    without_keys.lock()
    Journal.open(without_keys.folder, PASSPHRASE).close()


def test_another_passphrase_is_refused_as_usual_and_the_right_one_can_be_typed(
    without_keys: Any,
) -> None:
    for _ in range(3):
        without_keys.focus().clear()
        without_keys.type("not it")
        without_keys.click(OPEN_IT)
        without_keys.tasks.drain()
        assert "This passphrase does not open this journal." in without_keys.sees()
        assert (without_keys.folder / "keys.json").read_bytes() == b"{"
    # after the third there is a wait
    assert not without_keys.can_click(OPEN_IT)
    without_keys.qtbot.waitUntil(lambda: without_keys.can_click(OPEN_IT))
    without_keys.focus().clear()
    without_keys.type(PASSPHRASE)
    without_keys.click(OPEN_IT)
    without_keys.tasks.drain()
    assert len(texts(without_keys)) == 2


def test_without_a_passphrase_it_is_asked_for(without_keys: Any) -> None:
    without_keys.focus().clear()
    without_keys.click(OPEN_IT)
    without_keys.tasks.drain()
    assert "Type the passphrase first." in without_keys.sees()


def test_only_a_backup_under_the_same_key_is_offered(somebody: Any) -> None:
    has_a_backup(somebody).rename(kept := somebody.folder.with_name("kept.allybackup"))
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    has_a_backup(somebody)
    for path in somebody.folder.with_name("Journal.backups").iterdir():
        kept.rename(path)
    (somebody.folder / "keys.json").unlink()
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert button(somebody, "Restore the backup: ")
    assert not somebody.can_click(OPEN_IT)


def test_a_restored_backup_says_what_opens_the_one_put_aside(
    without_keys: Any, asked: list[str]
) -> None:
    without_keys.click(button(without_keys, "Restore the backup: today, "))
    without_keys.tasks.drain()
    assert BY_CODE in asked[0]
    assert BY_CODE in without_keys.sees()


def test_so_does_the_page_with_all_backups(without_keys: Any) -> None:
    without_keys.click("Another journal")
    without_keys.click("Restore a backup")
    without_keys.tasks.drain()
    assert BY_CODE in without_keys.sees()
