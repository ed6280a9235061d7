"""A flow in a window, and hands to click and type with."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.flow import UnlockFlow
from allyjournal.ui.unlock.recovery_code import RecoveryCode

PASSPHRASE = "lantern quarry velvet 41"


class Somebody(QObject):
    """Somebody in front of the flow, who sees what is visible, clicks, types and waits."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.tasks = tasks
        self.folder = folder
        self.journal: Journal | None = None
        self.just_created: bool | None = None
        self.folders: list[Path] = []
        self.samples = 0
        self.touches = 0

    def arrive(self, restore: Path | None = None) -> None:
        """Start the program, or come back to ``restore`` something."""
        self.flow = UnlockFlow(self.folder, self.tasks, restore=restore)
        self.flow.opened.connect(self._opened)
        self.flow.folder_chosen.connect(self.folders.append)
        self.flow.sample_requested.connect(self._sample)
        self.qtbot.addWidget(self.flow)
        self.flow.resize(1024, 640)
        with self.qtbot.waitActive(self.flow):
            self.flow.show()
            self.flow.activateWindow()

    def sees(self) -> str:
        """All that can be read."""
        labels = [label for label in self.flow.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels)

    def reads_code(self) -> list[str]:
        """The groups of the recovery code that are in sight."""
        labels = self.flow.findChild(RecoveryCode).findChildren(QLabel)
        return [label.text() for label in labels if len(label.text()) == 4]

    def asked_groups(self, code: list[str]) -> str:
        """Those groups of ``code`` that are asked for."""
        first, second = re.search(r"Type group (\d+) and group (\d+)", self.sees()).groups()
        return f"{code[int(first) - 1]} {code[int(second) - 1]}"

    def can_click(self, words: str) -> bool:
        return any(button.isEnabled() for button in self._buttons(words))

    def click(self, words: str) -> None:
        self.touches += 1
        self.qtbot.mouseClick(self._buttons(words)[0], Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def press(self, key: Qt.Key) -> None:
        self.touches += 1
        self.qtbot.keyClick(self.focus(), key)

    def enter(self, text: str) -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.tasks.drain()

    def focus(self) -> QLineEdit:
        return self.flow.window().focusWidget()

    def lines(self) -> list[QLineEdit]:
        return [line for line in self.flow.findChildren(QLineEdit) if line.isVisible()]

    def look_up(self, operation: Callable[[], object]) -> object:
        """What ``operation`` finds in the open journal."""
        self.tasks.run(operation, self._found)
        self.tasks.drain()
        return self._result

    def lock(self) -> None:
        """Close what was opened."""
        if self.journal is not None:
            self.tasks.run(self.journal.close)
            self.tasks.drain()
            self.journal = None

    def _buttons(self, words: str) -> list[QPushButton]:
        buttons = self.flow.findChildren(QPushButton)
        return [button for button in buttons if button.isVisible() and button.text() == words]

    @Slot(object, bool)
    def _opened(self, journal: Journal, just_created: bool) -> None:
        self.journal, self.just_created = journal, just_created

    def _found(self, result: object) -> None:
        self._result = result

    @Slot()
    def _sample(self) -> None:
        self.samples += 1


@pytest.fixture
def somebody(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[Somebody]:
    """Somebody who has no journal yet."""
    person = Somebody(qtbot, tasks, tmp_path / "Journal.allyjournal")
    yield person
    person.lock()
    person.flow.leave()
    tasks.drain()


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked before something was done; it is answered with yes."""
    questions: list[str] = []

    def yes(_parent: object, question: str, _label: str, advice: str = "") -> bool:
        questions.append(f"{question} {advice}")
        return True

    monkeypatch.setattr(messages, "confirm", yes)
    return questions


@pytest.fixture
def code(somebody: Somebody) -> str:
    """The recovery code of a journal that ``somebody`` has, locked."""
    journal, code = Journal.create(somebody.folder, PASSPHRASE)
    journal.close()
    return code
