"""The real program on a disk of its own that is filled up, driven in its own process.

Run as ``python -m tests.journeys.filled FOLDER``, FOLDER on the small disk that FILLED_DISK names,
since the process that takes its place is told no folder. It makes a journal, fills the disk,
writes, locks, and says "locked" on the page that took its place. Once there is room it unlocks,
and says "saved" when the words are on the screen and on the disk. The passphrase and the words are
two lines of the file "said" beside the disk, so that they are in no code.
"""

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from allyjournal.__main__ import main
from allyjournal.store.journal import Journal
from allyjournal.ui import handover
from allyjournal.vault import hardening
from tests.faults.driven import Driver
from tests.faults.driven import window as driven_window

FILLING = "filling"

Steps = Iterator[Callable[[], bool]]


def _focus() -> QWidget | None:
    return QApplication.focusWidget()


def _sees(beginning: str) -> bool:
    labels = [it for top in QApplication.topLevelWidgets() for it in top.findChildren(QLabel)]
    return any(it.isVisible() and it.text().startswith(beginning) for it in labels)


def _writes() -> str:
    """What stands in the field with the caret."""
    field = _focus()
    return field.toPlainText() if isinstance(field, QTextEdit) else ""


def _said(disk: Path) -> list[str]:
    """The passphrase and the words."""
    return disk.with_name("said").read_text().splitlines()


def _unlocks(disk: Path) -> Steps:
    yield lambda: isinstance(_focus(), QLineEdit)
    QTest.keyClicks(_focus(), _said(disk)[0])
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    yield lambda: bool(_focus()) and _sees("Saved")


def _fill(disk: Path) -> None:
    with (disk / FILLING).open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(512))
            except OSError:
                return


def before(disk: Path) -> Steps:
    """Unlock, write on a full disk, and lock."""
    yield from _unlocks(disk)
    # a backup that is still under way would give its room back, and the words were saved
    driven_window()._tasks.drain()
    _fill(disk)
    QTest.keyClicks(_focus(), _said(disk)[1])
    yield lambda: _sees("Not saved: ")
    QTest.keyClick(_focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def after(disk: Path) -> Steps:
    """Locked, wait for room, and unlock."""
    yield lambda: _sees("What you wrote last is not in the journal yet.")
    os.write(1, b"locked\n")
    yield lambda: not (disk / FILLING).exists()
    yield from _unlocks(disk)
    yield lambda: _said(disk)[1] in _writes()
    os.write(1, b"saved\n")


def driven(run: Callable[[], int], disk: Path) -> int:
    """What stands in for QApplication.exec."""
    resumed = sys.argv[1:] == [handover.ARGUMENT]
    Driver(after(disk) if resumed else before(disk))
    return run()


if __name__ == "__main__":
    # who reads what it says would wait for ever
    faulthandler.dump_traceback_later(300, exit=True)
    disk = Path(os.environ["FILLED_DISK"])
    if sys.argv[1:] != [handover.ARGUMENT]:
        Journal.create(Path(sys.argv[1]), _said(disk)[0])[0].close()
    exec_itself = QApplication.exec
    QApplication.exec = staticmethod(lambda: driven(exec_itself, disk))  # type: ignore[method-assign]
    # so that a test of the same account can look into the memory
    hardening.set_dumpable = lambda _allowed: None
    sys.exit(main())
