"""A page on an open journal, with hands to click and type and eyes to read."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Journal
from allyjournal.ui.page import Page
from allyjournal.ui.places import Place
from allyjournal.ui.tasks import Tasks

PASSPHRASE = "three quiet words in a row"

T = TypeVar("T")
AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class Desk:
    """The journal lives in the worker thread; whatever fails there fails the test."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path) -> None:
        self.qtbot = qtbot
        self.tasks = tasks
        self.troubles: list[Any] = []
        tasks.failed.connect(self.troubles.append)
        tasks.crashed.connect(self.troubles.append)
        self.page: Page
        self._formers: list[Page] = []
        self.journal: Journal = self.does(lambda: Journal.create(folder, PASSPHRASE)[0])
        self.journal.tell_damage = tasks.failed.emit
        tasks.interrupt_with(self.journal.interrupt)

    def does(self, operation: Callable[[], T]) -> T:
        """What ``operation`` gives in the worker thread."""
        answers: list[T] = []
        self.tasks.run(lambda: answers.append(operation()))
        self.settles()
        return answers[0]

    def settles(self) -> None:
        """Until all that was asked of the worker thread has been answered and shown."""
        self.tasks.drain()
        # what was shown takes its place on the screen
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert not self.troubles, self.troubles

    def has(self, *records: AnyRecord) -> None:
        """Put records into the journal as they are."""
        self.does(lambda: self.journal.add(records))

    def records(self) -> list[AnyRecord]:
        """Everything in the journal, oldest first."""
        return self.does(lambda: list(self.journal.all()))

    def lays(self, page: Page, width: int = 1164, height: int = 794) -> None:
        """Show ``page`` as the window would."""
        self.page = page
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.refresh(None)
        with self.qtbot.waitActive(page):
            page.show()
            # a display without a window manager gives the focus to nobody by itself
            page.activateWindow()
        self.settles()

    def comes_back(self) -> None:
        """Lock and unlock, as the window does: another page shows what was open on this one."""
        former = self.page
        former.flush()
        place = Place(former.title, former.shown_uid(), former.caret(), former.opened())
        self.settles()
        former.hide()
        # what nobody holds may be collected in the worker thread, where no widget may end
        self._formers.append(former)
        page = type(former)(self.journal, self.tasks)
        page.changed.connect(page.refresh)
        self.lays(page)
        page.begin()
        page.come_back(place)
        self.settles()

    def clear(self) -> None:
        """Close the journal once everything has been answered."""
        self.settles()
        self.tasks.interrupt_with(None)
        self.tasks.run(self.journal.close)
        self.settles()

    # Hands and eyes

    def reads(self) -> list[str]:
        """Every text in sight, from the top."""
        return [label.text() for label in self.all_of(QLabel) if label.text()]

    def all_of(self, kind: type[AnyWidget]) -> list[AnyWidget]:
        """Every widget of a kind in sight."""
        return [widget for widget in self.page.findChildren(kind) if widget.isVisible()]

    def buttons(self) -> list[str]:
        """The words of every button in sight."""
        return [button.text() for button in self.all_of(QAbstractButton) if button.text()]

    def button(self, words: str) -> QAbstractButton:
        """The first button in sight with these words on it or spoken for it."""
        return _first(
            button
            for button in self.all_of(QAbstractButton)
            if words in (button.text(), button.accessibleName())
        )

    def clicks(self, words: str) -> None:
        """On the first button with these words; then waits for what comes of it."""
        button = self.button(words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(6, button.height() // 2))
        self.settles()

    def types(self, text: str) -> None:
        """Text into what has the focus."""
        QTest.keyClicks(_focused(), text)

    def presses(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, in what has the focus; then waits for what comes of it."""
        QTest.keyClick(_focused(), key, modifiers)
        self.settles()


def press(dialog: QWidget, words: str) -> None:
    """The button of a dialog with these words."""
    _first(it for it in dialog.findChildren(QAbstractButton) if it.text() == words).click()


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def _first(found: Iterable[T]) -> T:
    return next(iter(found))
