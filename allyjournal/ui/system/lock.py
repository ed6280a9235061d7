"""Locks when the system does, by whatever means it has to say so."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class SystemLock(QObject):
    """``lock_requested`` comes when the computer is about to sleep, when the person's session is
    locked or gives the screen to somebody else's, and, where the system says so, when the screen
    saver begins. It carries whether the system goes on as soon as its receivers return.
    """

    lock_requested = Signal(bool)

    def start(self) -> None:
        """Begin to watch, also once more; where it can be made to, the system's sleep now waits
        for ``stop``, some seconds at most. Here, where no system is known, nothing is watched."""

    def stop(self) -> None:
        """Watch no more; the system need not wait."""


def lock_of_this_system(window: QWidget, system: str = sys.platform) -> SystemLock:
    """What watches ``system`` for ``window``, its parent."""
    # each costs the window's start what only its own system needs
    if system == "linux":
        from allyjournal.ui.system.bus import BusLock

        return BusLock.of_this_session(window)
    if system == "win32":
        from allyjournal.ui.system.windows import WindowsLock

        return WindowsLock(window)
    if system == "darwin":
        from allyjournal.ui.system.macos import MacLock

        return MacLock(window)
    return SystemLock(window)
