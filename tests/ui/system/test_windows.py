"""Windows' messages as bytes, laid out as winuser.h has them, and its functions as stand-ins.

None of it was tried on a real Windows; on Wine, Qt's own messages came as they are made here.
"""

import ctypes
import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractNativeEventFilter, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.system import windows
from allyjournal.ui.system.windows import (
    Message,
    WindowsCaptures,
    WindowsLock,
    begins_sleep,
    leaves_session,
    shows_window,
)
from tests.ui.system.stand_in import ADDRESS, FAR, Libraries, Window

DOUBLE_WORD = ctypes.c_uint32
POWER, SESSION, MOVED, PAINT = 0x0218, 0x02B1, 0x0047, 0x000F
LOCKED, UNLOCKED = 7, 8
SHOWN, IN_PLACE = 0x0040, 0x0002
OUT, IN = 0x11, 0x00


def message(kind: int, parameter: int = 0, detail: int = 0, window: int = 1) -> Message:
    """MSG: handle, number, parameters, time and place, on 64 bits."""
    return Message.from_buffer_copy(
        struct.pack("=QI4xQqIii4x", window, kind, parameter, detail, 0, 0, 0)
    )


def position(flags: int) -> ctypes.Array[ctypes.c_char]:
    """WINDOWPOS: two handles, four measures, and what changed."""
    return ctypes.create_string_buffer(struct.pack("=QQiiiiI4x", 1, 0, 10, 20, 640, 480, flags))


def tells_of_a_window(handle: int, flags: int = SHOWN) -> tuple[Message, object]:
    """The message, and what has to live as long."""
    moved = position(flags)
    return message(MOVED, detail=ctypes.addressof(moved), window=handle), moved


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


def test_a_window_is_shown_when_its_place_says_so() -> None:
    for flags, shown in ((SHOWN, True), (SHOWN | IN_PLACE, True), (IN_PLACE, False)):
        sent, _moved = tells_of_a_window(FAR, flags)
        assert shows_window(sent) is shown
        assert sent.window == FAR
    assert not shows_window(message(MOVED))
    assert not shows_window(message(PAINT, detail=1))


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


class Screen:
    """Captures, and what Windows was told of which window; it obeys or not."""

    def __init__(self, parent: QObject) -> None:
        self.obeys = 1
        self.libraries = Libraries()
        kinds = (ctypes.c_int, ADDRESS, DOUBLE_WORD)
        self.libraries.add("user32", "SetWindowDisplayAffinity", kinds, lambda *_: self.obeys)
        self.captures = WindowsCaptures(parent, self.libraries.load)

    def told(self) -> list[tuple[object, ...]]:
        return [call[1:] for call in self.libraries.calls]


@pytest.fixture
def screen(qapp: QApplication, dispatcher: Dispatcher) -> Iterator[Screen]:
    made = Screen(qapp)
    yield made
    made.captures.setParent(None)
    made.captures.deleteLater()


def test_what_is_in_sight_is_kept_out_and_shown_again(screen: Screen, qtbot: QtBot) -> None:
    window, hidden = QWidget(), QWidget()
    dialog = QDialog(window)
    for it in (window, hidden):
        qtbot.addWidget(it)
    window.show()
    dialog.show()
    numbers = {int(window.winId()), int(dialog.winId())}
    hidden.winId()
    for wanted, where in ((True, OUT), (False, IN)):
        screen.libraries.calls.clear()
        screen.captures.keep_out(wanted)
        assert set(screen.told()) == {(number, where) for number in numbers}


def test_what_comes_into_sight_later_is_kept_out_as_well(
    screen: Screen, dispatcher: Dispatcher
) -> None:
    screen.captures.keep_out(True)
    for flags in (IN_PLACE, SHOWN):
        sent, _moved = tells_of_a_window(FAR, flags)
        dispatcher.dispatch(sent)
    dispatcher.dispatch(tells_of_a_window(0)[0])
    assert screen.told() == [(FAR, OUT)]
    screen.captures.keep_out(False)
    sent, _moved = tells_of_a_window(FAR)
    dispatcher.dispatch(sent)
    assert screen.told()[1:] == [(FAR, IN)]
    screen.captures.keep_out(True)
    assert len(dispatcher.filters) == 1


def test_who_does_not_want_it_has_no_message_looked_at(
    screen: Screen, dispatcher: Dispatcher
) -> None:
    screen.captures.keep_out(False)
    assert dispatcher.filters == []


def test_a_refusal_is_remembered_until_the_next_choice(
    screen: Screen, dispatcher: Dispatcher
) -> None:
    screen.captures.keep_out(True)
    screen.obeys = 0
    sent, _moved = tells_of_a_window(FAR)
    dispatcher.dispatch(sent)
    screen.obeys = 1
    dispatcher.dispatch(sent)
    assert screen.captures.refused
    screen.captures.keep_out(False)
    screen.obeys = 0
    dispatcher.dispatch(sent)
    assert not screen.captures.refused
