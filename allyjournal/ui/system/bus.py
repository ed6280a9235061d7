"""Linux says on D-Bus when the computer sleeps and when the session is locked or left.

See logind's interface (org.freedesktop.login1: PrepareForSleep, Session.Lock, Session.Active and
"Inhibitor Locks") and the screen savers' signal ActiveChanged.
"""

import os
from collections.abc import Callable
from typing import Self

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from allyjournal.ui.system.lock import SystemLock

_LOGIND, _LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class BusLock(SystemLock):
    """While it watches, the system's sleep waits for the lock. ``system`` and ``session`` are the
    two buses; what is not there is not watched.
    """

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system = system
        self._watching = False
        # the reply holds the file whose closing lets the system sleep
        self._delay: QDBusMessage | None = None
        sleep = (_LOGIND, _LOGIND_PATH, _MANAGER, "PrepareForSleep")
        self._listen(system, sleep, "_begins(bool)")
        for name in _SCREEN_SAVERS:
            self._listen(session, ("", "", name, "ActiveChanged"), "_begins(bool)")
        if own := os.environ.get("XDG_SESSION_ID"):
            self._ask("GetSession", [own], self._watch_session)

    @classmethod
    def of_this_session(cls, parent: QObject) -> Self:
        """The lock on the buses that the person's session has."""
        return cls(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)

    def start(self) -> None:
        self._watching = True
        # the one that is held may have let a sleep wait in vain
        self._delay = None
        words = ["sleep", "AllyJournal", self.tr("Locking the journal"), "delay"]
        self._ask("Inhibit", words, self._hold)

    def stop(self) -> None:
        self._watching = False
        self._delay = None

    def _listen(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        # the stubs ask for bytes, which are refused
        bus.connect(*signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask(
        self, method: str, arguments: list[str], answered: Callable[[QDBusPendingCallWatcher], None]
    ) -> None:
        call = QDBusMessage.createMethodCall(_LOGIND, _LOGIND_PATH, _MANAGER, method)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        watcher.finished.connect(answered)

    @Slot(QDBusPendingCallWatcher)
    def _hold(self, answer: QDBusPendingCallWatcher) -> None:
        if self._watching and not answer.isError():
            self._delay = answer.reply()
        answer.deleteLater()

    @Slot(QDBusPendingCallWatcher)
    def _watch_session(self, answer: QDBusPendingCallWatcher) -> None:
        if not answer.isError():
            path = str(answer.reply().arguments()[0].path())
            self._listen(self._system, (_LOGIND, path, _SESSION, "Lock"), "_locks()")
            changed = (_LOGIND, path, _PROPERTIES, "PropertiesChanged")
            self._listen(self._system, changed, "_changes(QString,QVariantMap,QStringList)")
        answer.deleteLater()

    @Slot(bool)
    def _begins(self, begins: bool) -> None:
        if begins:
            self._locks()

    @Slot(str, "QVariantMap", "QStringList")
    def _changes(self, interface: str, values: dict[str, object], _others: list[str]) -> None:
        """Another user's session has the screen once this one is no longer active."""
        if interface == _SESSION and values.get("Active") is False:
            self._locks()

    @Slot()
    def _locks(self) -> None:
        if self._watching:
            self.lock_requested.emit(False)
