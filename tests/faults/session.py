"""The real program in its own process, and somebody who writes in it, locks it, and comes back.

``python -m tests.faults.session``; locking replaces the process, which goes on here.
"""

import os
import sys
import traceback
from collections.abc import Callable
from time import monotonic, sleep

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allyjournal.__main__ import main
from allyjournal.ui import handover
from allyjournal.ui.main_window import MainWindow
from allyjournal.vault import keys
from tests.faults.actions import CHEAP
from tests.journeys.person import Person
from tests.journeys.test_leaves_no_trace import comes_back, writes_everywhere


class Patience:
    """What a person waits with where there is no pytest."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int) -> None:
        end = monotonic() + timeout / 1000
        while not condition():
            assert monotonic() < end, "waited in vain"
            QTest.qWait(20)
            sleep(0.02)  # the worker thread has no turn while Qt waits


def _evening() -> None:
    windows = QApplication.topLevelWidgets()
    window = next(it for it in windows if isinstance(it, MainWindow))
    # no window manager gives it the keys
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    person = Person(Patience(), window, [])
    try:
        if sys.argv[1:] == [handover.ARGUMENT]:
            comes_back(person)
            window.close()
        else:
            writes_everywhere(person)
            person.presses(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    except AssertionError:
        traceback.print_exc()
        os._exit(1)


def _played(run: Callable[[], int]) -> int:
    """What stands in for QApplication.exec."""
    QTimer.singleShot(0, _evening)
    return run()


if __name__ == "__main__":
    keys.calibrated_cost = lambda: CHEAP
    exec_itself = QApplication.exec
    QApplication.exec = staticmethod(lambda: _played(exec_itself))  # type: ignore[method-assign]
    sys.exit(main())
