"""A journal that is gone: its backups bring it back, also once another was begun in its place."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from tests.ui.unlock.test_restoring import PASSPHRASE, button, has_a_backup, put_aside, texts


def test_a_journal_that_was_lost_comes_back_also_once_another_was_begun_in_its_place(
    somebody: Any,
) -> None:
    has_a_backup(somebody)
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    journal, _code = Journal.create(somebody.folder, "another one 52")
    with closing(journal):
        for _ in range(6):
            journal.back_up(journal.backup_folders()[0])
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    offers = [it.text() for it in somebody.flow.findChildren(QPushButton) if it.isVisible()]
    offers = [words for words in offers if words.startswith("today, ")]
    assert [words.endswith(", of another journal") for words in offers] == [False] * 5 + [True]
    somebody.click(offers[-1])
    somebody.tasks.drain()
    [aside] = put_aside(somebody)
    assert aside.name in somebody.sees()
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_a_file_is_looked_for_where_the_backups_are_first(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    beginnings: list[Path] = []
    monkeypatch.setattr(messages, "choose_file", lambda *them: beginnings.append(them[3]))
    folder = has_a_backup(somebody).parent
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click("From a file…")
    assert beginnings == [folder]


# Gone while its page was there


def test_a_journal_whose_folder_was_deleted_is_offered_its_newest_good_backup(
    somebody: Any, asked: list[str]
) -> None:
    has_a_backup(somebody)
    somebody.arrive()
    shutil.rmtree(somebody.folder)
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "There is no journal here." in somebody.sees()
    assert not somebody.can_click("Save what can be read")
    somebody.click(button(somebody, "Restore the backup: today, "))
    somebody.tasks.drain()
    assert asked == []  # nothing is put aside
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_a_disk_that_was_unplugged_is_to_be_plugged_in(somebody: Any) -> None:
    has_a_backup(somebody).unlink()
    somebody.arrive()
    shutil.rmtree(somebody.folder)
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "There is no journal here." in somebody.sees()
    assert not somebody.can_click("Look for a backup elsewhere…")


def test_the_way_back_from_a_journal_that_is_gone_leads_to_the_first_page(somebody: Any) -> None:
    has_a_backup(somebody).unlink()
    somebody.arrive()
    shutil.rmtree(somebody.folder)
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    somebody.click("Use the recovery code")
    somebody.click("Back")
    somebody.tasks.drain()
    assert somebody.can_click("Start a journal")
    assert "There is no journal here." not in somebody.sees()
