"""Windows' messages as bytes, laid out as winuser.h has them, and its functions as stand-ins.

None of it was tried on a real Windows; on Wine, Qt's own messages came as they are made here.
"""

import ctypes
import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractNativeEventFilter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.system import windows
from allyjournal.ui.system.windows import (
    Message,
    WindowsLock,
    begins_sleep,
    leaves_session,
)
from tests.ui.system.stand_in import ADDRESS, FAR, Libraries, Window

DOUBLE_WORD = ctypes.c_uint32
POWER, SESSION = 0x0218, 0x02B1
LOCKED, UNLOCKED = 7, 8


def message(kind: int, parameter: int = 0, detail: int = 0, window: int = 1) -> Message:
    """MSG: handle, number, parameters, time and place, on 64 bits."""
    return Message.from_buffer_copy(
        struct.pack("=QI4xQqIii4x", window, kind, parameter, detail, 0, 0, 0)
    )


class Dispatcher:
    """Hands messages to the filters that are installed, as Qt's does."""

    def __init__(self) -> None:
        self.filters: list[QAbstractNativeEventFilter] = []

    def instance(self) -> "Dispatcher":
        return self

    def installNativeEventFilter(self, added: QAbstractNativeEventFilter) -> None:
        self.filters.append(added)

    def removeNativeEventFilter(self, removed: QAbstractNativeEventFilter) -> None:
        self.filters.remove(removed)

    def dispatch(self, sent: Message) -> None:
        address = ctypes.addressof(sent)
        for it in [*self.filters]:
            # Qt goes on with the message
            assert it.nativeEventFilter(b"windows_generic_MSG", address) == (False, 0)


@pytest.fixture
def dispatcher(monkeypatch: pytest.MonkeyPatch) -> Dispatcher:
    made = Dispatcher()
    monkeypatch.setattr(windows, "QAbstractEventDispatcher", made)
    return made


@pytest.mark.parametrize("event", range(1, 12))
def test_the_session_is_left_by_its_lock_and_by_two_disconnections(event: int) -> None:
    assert leaves_session(message(SESSION, event)) is (event in (2, 4, LOCKED))
    assert not leaves_session(message(POWER, event))


@pytest.mark.parametrize("event", [4, 7, 10, 18])
def test_sleep_begins_with_a_suspend_and_with_no_resume(event: int) -> None:
    assert begins_sleep(message(POWER, event)) is (event == 4)
    assert not begins_sleep(message(SESSION, event))


class FarWindow(QWidget):
    """Windows' numbers for windows need more than 32 bits only in its documentation."""

    def winId(self) -> int:
        return FAR + 8


class Watched:
    """A lock on a window, and what Windows was asked for."""

    def __init__(self, qtbot: QtBot, dispatcher: Dispatcher) -> None:
        self.libraries = Libraries()
        registered = (ctypes.c_int, ADDRESS, DOUBLE_WORD)
        sessions = ("wtsapi32", "WTSRegisterSessionNotification", registered)
        self.libraries.add(*sessions, lambda *_: 1)
        left = (ctypes.c_int, ADDRESS)
        self.libraries.add("wtsapi32", "WTSUnRegisterSessionNotification", left, lambda *_: 1)
        registered = (ADDRESS, ADDRESS, DOUBLE_WORD)
        sleep = ("user32", "RegisterSuspendResumeNotification", registered)
        self.libraries.add(*sleep, lambda *_: self.handle)
        self.libraries.add("user32", "UnregisterSuspendResumeNotification", left, lambda *_: 1)
        self.handle: int | None = FAR
        self.dispatcher = dispatcher
        self.widget = FarWindow()
        qtbot.addWidget(self.widget)
        self.window = Window()
        self.lock = WindowsLock(self.widget, self.libraries.load)
        self.lock.lock_requested.connect(self.window.lock)
        self.number = int(self.widget.winId())


@pytest.fixture
def watched(qtbot: QtBot, dispatcher: Dispatcher) -> Iterator[Watched]:
    made = Watched(qtbot, dispatcher)
    yield made
    made.lock.stop()
    assert dispatcher.filters == []


def test_it_locks_with_the_session_and_goes_on(watched: Watched) -> None:
    watched.lock.start()
    for event in (UNLOCKED, LOCKED):
        watched.dispatcher.dispatch(message(SESSION, event))
    assert watched.window.asked == [False]


def test_before_sleep_it_says_that_the_lock_must_be_over_at_once(watched: Watched) -> None:
    watched.lock.start()
    watched.dispatcher.dispatch(message(POWER, 4))
    assert watched.window.asked == [True]


def test_windows_is_asked_to_tell_the_window_and_no_more_once_it_is_stopped(
    watched: Watched,
) -> None:
    watched.lock.start()
    assert watched.libraries.calls == [
        ("WTSRegisterSessionNotification", watched.number, 0),
        ("RegisterSuspendResumeNotification", watched.number, 0),
    ]
    watched.libraries.calls.clear()
    watched.lock.stop()
    assert watched.libraries.calls == [
        ("WTSUnRegisterSessionNotification", watched.number),
        ("UnregisterSuspendResumeNotification", FAR),
    ]
    watched.lock.stop()
    watched.dispatcher.dispatch(message(SESSION, LOCKED))
    assert len(watched.libraries.calls) == 2
    assert watched.window.asked == []


def test_begun_once_more_it_is_registered_once(watched: Watched) -> None:
    watched.lock.start()
    watched.lock.start()
    watched.dispatcher.dispatch(message(SESSION, LOCKED))
    assert watched.window.asked == [False]
    names = [str(call[0]) for call in watched.libraries.calls]
    assert names.count("WTSRegisterSessionNotification") == 2
    assert names.count("WTSUnRegisterSessionNotification") == 1


def test_where_sleep_is_not_told_of_nothing_has_to_be_given_back(watched: Watched) -> None:
    watched.handle = None
    watched.lock.start()
    watched.lock.stop()
    assert not watched.libraries.of("UnregisterSuspendResumeNotification")
