"""The way into a journal, walked as a person walks it."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from allyjournal.store.journal import Journal
from allyjournal.ui import messages

PASSPHRASE = "lantern quarry velvet 41"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Path | None]:
    """What is answered when a path is asked for."""
    answers: dict[str, Path | None] = {"folder": None, "save": None}
    monkeypatch.setattr(messages, "choose_folder", lambda *_: answers["folder"])
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: answers["save"])
    return answers


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What had to be read before going on."""
    sentences: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, _: sentences.append(sentence))
    return sentences


def first_evening(somebody: Any) -> None:
    """As far as the recovery code of a new journal."""
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Tab)
    somebody.enter(PASSPHRASE)


# A first journal


def test_a_first_journal_takes_four_clicks_and_keys(somebody: Any) -> None:
    first_evening(somebody)
    somebody.click("Later")
    assert somebody.touches == 4
    assert somebody.just_created is True
    assert somebody.folders == []
    assert somebody.look_up(partial(somebody.journal.setting, "recovery_kit_kept")) is None


def test_enter_alone_begins_a_journal(somebody: Any) -> None:
    somebody.arrive()
    somebody.press(Qt.Key.Key_Return)
    somebody.enter(PASSPHRASE)
    somebody.enter(PASSPHRASE)
    assert "Keep the recovery code" in somebody.sees()


def test_the_kit_counts_as_kept_once_two_groups_were_typed_back(somebody: Any) -> None:
    first_evening(somebody)
    panel = somebody.flow.findChild(QLineEdit).parent()
    somebody.click("I have kept it")
    panel = somebody.kit()
    somebody.enter(panel.answer())
    assert somebody.just_created is True
    assert somebody.look_up(partial(somebody.journal.setting, "recovery_kit_kept")) is True


def test_nothing_can_be_typed_while_the_journal_is_made(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Tab)
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Return)
    assert all(line.isReadOnly() for line in somebody.lines())
    assert not somebody.can_click("Making the journal…")
    somebody.press(Qt.Key.Key_Escape)
    somebody.tasks.drain()
    assert "Keep the recovery code" in somebody.sees()
