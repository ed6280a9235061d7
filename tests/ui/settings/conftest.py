"""The settings of a journal that is open in the worker thread, and hands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.settings import Settings
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.settings.page import SettingsPage
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.passphrase_line import PassphraseLine

PASSPHRASE = "lantern quarry velvet 41"


class Somebody(QObject):
    """A person at the settings page of a journal."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.tasks = tasks
        self.folder = folder
        self.changes: list[Changes] = []
        self.settings = Settings()
        self.journal, self.code = self.do(lambda: Journal.create(folder, PASSPHRASE))

    def do(self, operation: Callable[[], Any]) -> Any:
        """What ``operation`` returns, run where the journal is open."""
        self.tasks.run(operation, self._found)
        self.tasks.drain()
        return self._result

    def arrive(self) -> None:
        """Come to the page."""
        self.backing_up = BackingUp(self.journal, self.tasks, self)
        parts = (self.journal, self.tasks, self.settings, self.folder, self.backing_up)
        self.page = SettingsPage(*parts)
        self.page.changed.connect(self.changes.append)
        self.page.changed.connect(self.page.refresh)
        self.qtbot.addWidget(self.page)
        self.page.refresh(None)
        self.page.resize(1024, 640)
        with self.qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.tasks.drain()

    def sees(self) -> str:
        """All that can be read."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def buttons(self, words: str) -> list[QPushButton]:
        """The buttons in sight with these words, or this name for a screen reader."""
        found = [button for button in self.page.findChildren(QPushButton) if button.isVisible()]
        return [it for it in found if words in (it.text(), it.accessibleName())]

    def click(self, words: str) -> None:
        self.qtbot.mouseClick(self.buttons(words)[0], Qt.MouseButton.LeftButton)
        self.tasks.drain()

    def enter(self, text: str) -> None:
        """Type where the caret is, and press Enter."""
        self.qtbot.keyClicks(self.focus(), text)
        self.qtbot.keyClick(self.focus(), Qt.Key.Key_Return)
        self.tasks.drain()

    def lines(self) -> list[PassphraseLine]:
        """The lines for passphrases that are open."""
        return [line for line in self.page.findChildren(PassphraseLine) if line.isVisible()]

    def focus(self) -> QWidget:
        return self.page.window().focusWidget()

    def _found(self, result: Any) -> None:
        self._result = result


@pytest.fixture
def somebody(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[Somebody]:
    person = Somebody(qtbot, tasks, tmp_path / "Mine.allyjournal")
    yield person
    tasks.run(person.journal.close)
    tasks.drain()
