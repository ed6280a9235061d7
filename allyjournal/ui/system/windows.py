"""Windows tells a window by messages that the session or the computer is left.

Numbers, layouts and signatures are those of winuser.h and wtsapi32.h as Microsoft documents them
under the names in capitals. On 64-bit Windows, the only one that Qt 6 runs on, all functions are
called alike, so that the plain ``CDLL`` serves.
"""

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QAbstractNativeEventFilter, QObject
from PySide6.QtWidgets import QWidget

from allyjournal.ui.system.captures import Captures
from allyjournal.ui.system.foreign import ADDRESS, Load, declare
from allyjournal.ui.system.lock import SystemLock

_WINDOW_MOVED = 0x0047  # WM_WINDOWPOSCHANGED
_SHOWN = 0x0040  # SWP_SHOWWINDOW
_POWER = 0x0218  # WM_POWERBROADCAST
_SLEEPS = 4  # PBT_APMSUSPEND
_SESSION = 0x02B1  # WM_WTSSESSION_CHANGE
# WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK
_SESSION_LEFT = (2, 4, 7)

_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION
_TO_A_WINDOW = 0  # DEVICE_NOTIFY_WINDOW_HANDLE
_EVERYWHERE = 0x00  # WDA_NONE
_ON_THE_SCREEN_ONLY = 0x11  # WDA_EXCLUDEFROMCAPTURE


class Message(ctypes.Structure):
    """MSG, as far as it is read."""

    window: int | None
    kind: int
    parameter: int
    detail: int
    _fields_ = (
        ("window", ADDRESS),
        ("kind", ctypes.c_uint32),
        ("parameter", ctypes.c_size_t),
        ("detail", ctypes.c_ssize_t),
    )


class Position(ctypes.Structure):
    """WINDOWPOS."""

    flags: int
    _fields_ = (
        ("window", ADDRESS),
        ("behind", ADDRESS),
        ("left", ctypes.c_int32),
        ("top", ctypes.c_int32),
        ("width", ctypes.c_int32),
        ("height", ctypes.c_int32),
        ("flags", ctypes.c_uint32),
    )


def leaves_session(message: Message) -> bool:
    """Whether the session is locked, or the screen is no longer this session's."""
    return message.kind == _SESSION and message.parameter in _SESSION_LEFT


def begins_sleep(message: Message) -> bool:
    """Whether the computer sleeps as soon as the message is handled, or two seconds later."""
    return message.kind == _POWER and message.parameter == _SLEEPS


def shows_window(message: Message) -> bool:
    """Whether the window of the message has just come into sight; nothing is painted in it yet."""
    moved = message.kind == _WINDOW_MOVED and message.detail
    return bool(moved and Position.from_address(message.detail).flags & _SHOWN)


class Messages(QAbstractNativeEventFilter):
    """Hands each message to ``see`` before Qt handles it."""

    def __init__(self, see: Callable[[Message], None]) -> None:
        super().__init__()
        self._see = see

    def nativeEventFilter(self, _kind: object, address: int) -> tuple[bool, int]:
        self._see(Message.from_address(int(address)))
        return False, 0


class WindowsLock(SystemLock):
    """Sleep waits for no program, so that the lock has to be over when its signal returns.

    A computer that only dozes ("modern standby") tells of it no window that has not asked to hear
    it; RegisterSuspendResumeNotification does. The end of a session is Qt's to tell.
    """

    def __init__(self, window: QWidget, load: Load = ctypes.CDLL) -> None:
        super().__init__(window)
        self._window = window
        self._user = user = load("user32")
        declare(user, "RegisterSuspendResumeNotification", ADDRESS, ADDRESS, ctypes.c_uint32)
        declare(user, "UnregisterSuspendResumeNotification", ctypes.c_int, ADDRESS)
        self._sessions = sessions = load("wtsapi32")
        declare(sessions, "WTSRegisterSessionNotification", ctypes.c_int, ADDRESS, ctypes.c_uint32)
        declare(sessions, "WTSUnRegisterSessionNotification", ctypes.c_int, ADDRESS)
        self._messages = Messages(self._see)
        self._watched = 0
        self._sleep: int | None = None

    def start(self) -> None:
        self.stop()
        self._watched = int(self._window.winId())
        self._sessions.WTSRegisterSessionNotification(self._watched, _THIS_SESSION)
        self._sleep = self._user.RegisterSuspendResumeNotification(self._watched, _TO_A_WINDOW)
        QAbstractEventDispatcher.instance().installNativeEventFilter(self._messages)

    def stop(self) -> None:
        if self._watched:
            QAbstractEventDispatcher.instance().removeNativeEventFilter(self._messages)
            self._sessions.WTSUnRegisterSessionNotification(self._watched)
            if self._sleep:
                self._user.UnregisterSuspendResumeNotification(self._sleep)
            self._watched = 0

    def _see(self, message: Message) -> None:
        if begins_sleep(message):
            self.lock_requested.emit(True)
        elif leaves_session(message):
            self.lock_requested.emit(False)


class WindowsCaptures(Captures):
    """Windows before the version 2004 of Windows 10 show a black area instead of nothing.

    Each window is set as it comes into sight: to hide a window can undo it, which Electron found
    (its issues 29085 and 45844).
    """

    def __init__(self, parent: QObject | None, load: Load = ctypes.CDLL) -> None:
        super().__init__(parent)
        self._user = load("user32")
        declare(self._user, "SetWindowDisplayAffinity", ctypes.c_int, ADDRESS, ctypes.c_uint32)
        self._messages = Messages(self._see)

    def _watch(self) -> None:
        QAbstractEventDispatcher.instance().installNativeEventFilter(self._messages)

    def _set(self, window: int, wanted: bool) -> bool:
        where = _ON_THE_SCREEN_ONLY if wanted else _EVERYWHERE
        return bool(self._user.SetWindowDisplayAffinity(window, where))

    def _see(self, message: Message) -> None:
        if message.window and shows_window(message):
            self._note(self._set(message.window, self._wanted))
