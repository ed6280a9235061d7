"""Each system has its lock, and one that is not known has none."""

import ctypes

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.system.bus import BusLock
from allyjournal.ui.system.lock import SystemLock, lock_of_this_system
from allyjournal.ui.system.macos import MacLock
from allyjournal.ui.system.windows import WindowsLock


class Anything:
    """A C library with every function that is looked for."""

    def __init__(self, _name: str) -> None:
        self._nothing = ctypes.CFUNCTYPE(None)

    def __getattr__(self, name: str) -> object:
        return self._nothing(lambda: None)


@pytest.mark.parametrize(
    ("system", "kind"),
    [("linux", BusLock), ("win32", WindowsLock), ("darwin", MacLock), ("freebsd14", SystemLock)],
)
def test_each_system_has_its_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, system: str, kind: type[SystemLock]
) -> None:
    for its in (WindowsLock, MacLock):
        monkeypatch.setattr(its.__init__, "__defaults__", (Anything,))
    window = QWidget()
    qtbot.addWidget(window)
    lock = lock_of_this_system(window, system)
    assert type(lock) is kind
    assert lock.parent() is window


def test_on_an_unknown_system_nothing_is_watched(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lock = lock_of_this_system(window, "freebsd14")
    lock.start()
    lock.stop()
