"""Open a window in this process and say "painted" once its first text field has been painted.

Run as a program: with a journal's folder it opens AllyJournal on it, without one a bare PySide6
window with one text field. Only that field is watched: to hand Python the events of a widget that
Qt made itself, PySide6 builds all the classes that it might be of, which takes as long as a fifth
of a bare window and which neither window needs.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit


class Watcher(QObject):
    """Sees the text field painted, says so, and ends the process."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        os.write(1, b"painted\n")
        os._exit(0)


def watch_and_run() -> int:
    """What stands in for QApplication.exec."""
    (window,) = QApplication.topLevelWidgets()
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    line.installEventFilter(Watcher(line))
    return run()


def bare() -> int:
    application = QApplication([])
    field = QLineEdit()
    field.setFocus()
    field.show()
    return application.exec()


def program() -> int:
    from allyjournal.__main__ import main

    return main()


if __name__ == "__main__":
    run = QApplication.exec
    QApplication.exec = staticmethod(watch_and_run)  # type: ignore[method-assign]
    sys.exit(program() if len(sys.argv) > 1 else bare())
