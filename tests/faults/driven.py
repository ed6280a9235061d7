"""The real program, driven in its own process: it unlocks, writes, and locks when it is told to.

Run as ``python -m tests.faults.driven FOLDER``, with the passphrase and the words to write as two
lines of input. It says "open" once the words are on the disk, reads one more line, locks, and says
"locked" when the window that took its place is painted.
"""

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from allyjournal.__main__ import main
from allyjournal.ui import handover
from allyjournal.ui.main_window import MainWindow
from allyjournal.vault import hardening


class Driver(QObject):
    """Takes one step after the other, each as soon as what it waits for is there."""

    def __init__(self, steps: Iterator[Callable[[], bool]]) -> None:
        super().__init__(QApplication.instance())
        self._steps = steps
        self._waits_for = next(steps)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._clock.start(20)

    def _look(self) -> None:
        if self._waits_for():
            self._waits_for = next(self._steps, _never)


def _never() -> bool:
    return False


def window() -> MainWindow:
    """The window of this process."""
    return next(it for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow))


def _focus() -> QWidget | None:
    return QApplication.focusWidget()


def _saved() -> bool:
    labels = [it.text() for it in window().findChildren(QLabel) if it.isVisible()]
    return "Saved" in labels and "Saving…" not in labels


def evening(passphrase: str, words: str) -> Iterator[Callable[[], bool]]:
    """Unlock, write, and lock once a line has come."""
    yield lambda: isinstance(_focus(), QLineEdit)
    QTest.keyClicks(_focus(), passphrase)
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    yield lambda: bool(window().findChildren(QWidget, "today")) and _focus() is not None
    QTest.keyClicks(_focus(), words)
    # not saved yet, and then saved
    yield lambda: not _saved()
    yield _saved
    os.write(1, b"open\n")
    sys.stdin.readline()
    QTest.keyClick(window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


class Watcher(QObject):
    """Says once that a text field is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLineEdit):
            os.write(1, b"locked\n")
            self.deleteLater()
        return False


def driven(run: Callable[[], int]) -> int:
    """What stands in for QApplication.exec."""
    application = QApplication.instance()
    assert application
    if sys.argv[1:] == [handover.ARGUMENT]:
        application.installEventFilter(Watcher(application))
    else:
        Driver(evening(*(sys.stdin.readline().rstrip("\n") for _ in range(2))))
    return run()


if __name__ == "__main__":
    # who reads what it says would wait for ever
    faulthandler.dump_traceback_later(300, exit=True)
    exec_itself = QApplication.exec
    QApplication.exec = staticmethod(lambda: driven(exec_itself))  # type: ignore[method-assign]
    # so that a test of the same account can look into the memory
    hardening.set_dumpable = lambda _allowed: None
    sys.exit(main())
