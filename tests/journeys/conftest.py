"""The real window, on a folder in which nothing is yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.store import records
from allyjournal.ui import messages
from allyjournal.ui.main_window import MainWindow
from tests.journeys.person import Person
from tests.journeys.processes import Processes
from tests.journeys.test_first_evening import creates_a_journal

NOT_SAVED = "Not saved: The disk is full."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Mine.allyjournal"


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What the program did wrong; nobody is there to close its crash page."""
    seen: list[BaseException] = []
    monkeypatch.setattr(messages, "show_crash", lambda _parent, error: seen.append(error))
    return seen


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; every question is answered with no."""
    asked: list[str] = []

    def stay(_parent: object, question: str, *_others: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(messages, "confirm_loss", stay)
    return asked


@pytest.fixture
def processes(qapp: QApplication) -> Processes:
    return Processes(qapp)


@pytest.fixture
def person(
    qtbot: QtBot,
    qapp: QApplication,
    folder: Path,
    faults: list[BaseException],
    processes: Processes,
) -> Iterator[Person]:
    watch = _StrayWindows()
    qapp.installEventFilter(watch)
    window = processes.start().show(folder)
    qtbot.waitExposed(window)
    window.activateWindow()
    processes.person = Person(qtbot, window, faults)
    yield processes.person
    window = processes.person.window
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    processes.end(window)
    qapp.removeEventFilter(watch)
    assert watch.seen == []


class Disk:
    """Takes what is written to a record, or is full."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def fill(self) -> list[object]:
        """Have it full; what is returned grows by one with each try."""
        tries: list[object] = []

        def full(*_arguments: object) -> None:
            tries.append(_arguments)
            raise DiskFull()

        self._patch.setattr(records, "write", full)
        return tries

    def free(self) -> None:
        self._patch.undo()


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said in a dialog, closed at once."""
    said: list[str] = []

    def tell(_parent: object, sentence: str, advice: str = "", _passage: str = "") -> None:
        said.append(f"{sentence} {advice}")

    monkeypatch.setattr(messages, "tell", tell)
    return said


@pytest.fixture
def evening(person: Person, disk: Disk, told: list[str]) -> Person:
    """Somebody on Today, the disk full, with a sentence that could not be saved."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    disk.fill()
    person.types("Half a sentence")
    person.waits_for(NOT_SAVED)
    return person


class _StrayWindows(QObject):
    """Sees every widget that is shown before it has its place: it flashes as a window of its own
    and takes the caret away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            window = watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
            if watched.isWindow() and window and not isinstance(watched, MainWindow):
                self.seen.append(type(watched).__name__)
        return False
