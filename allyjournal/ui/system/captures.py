"""Keeps the windows of the program out of pictures of the screen, where the system can."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

SYSTEM = sys.platform
"""A name of its own: mypy would leave unread what is only for another system than its own."""


class Captures(QObject):
    """Keeps every window out of captures, dialogs, menus and hints included, or none.

    ``refused``: whether the system did not do it for a window that came into sight.
    """

    refused = False
    _wanted = False
    _watching = False

    def keep_out(self, wanted: bool) -> None:
        """Keep what is in sight, and what comes into sight from now on, out of captures, or show
        it there again."""
        self._wanted = wanted
        self.refused = False
        if wanted and not self._watching:
            self._watching = True
            self._watch()
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self._note(self._set(int(window.winId()), wanted))

    def _note(self, done: bool) -> None:
        self.refused = self.refused or (self._wanted and not done)

    def _watch(self) -> None:
        """Set and note what is wanted of each window that comes into sight."""
        raise NotImplementedError

    def _set(self, window: int, wanted: bool) -> bool:
        """Whether a window, by Qt's number for it, obeys."""
        raise NotImplementedError


def possible() -> bool:
    """Whether this system has a means; Linux has none, under X11 as under Wayland."""
    return SYSTEM in ("win32", "darwin")


def promised() -> bool:
    """Whether the system's maker stands by that means."""
    return SYSTEM == "win32"


def apply(wanted: bool) -> None:
    """Keep all windows of the program out of captures, or none, where that is possible."""
    if captures := _present() or _captures():
        captures.keep_out(wanted)


def refused() -> bool:
    """Whether the system did not do what ``apply`` asked of it."""
    captures = _present()
    return captures is not None and captures.refused


def _present() -> Captures | None:
    application = QApplication.instance()
    return application.findChild(Captures) if application else None


def _captures() -> Captures | None:
    application = QApplication.instance()
    # each costs the window's start what only its own system needs
    if SYSTEM == "win32":
        from allyjournal.ui.system.windows import WindowsCaptures

        return WindowsCaptures(application)
    if SYSTEM == "darwin":
        from allyjournal.ui.system.macos import MacCaptures

        return MacCaptures(application)
    return None
