"""Core Foundation, IOKit and Objective-C as stand-ins; none of it was tried on a real Mac."""

import ctypes
from collections.abc import Iterator
from itertools import count

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.system.macos import MacCaptures, MacLock, Notice, PowerNotice
from tests.ui.system.stand_in import ADDRESS, FAR, Libraries, Window

NUMBER = ctypes.c_uint32
DISTRIBUTED, DARWIN, LOCAL = FAR + 1, FAR + 2, FAR + 3
PORT, SOURCE, MAIN, ROOT, NOTIFIER, CHANGE = FAR + 4, FAR + 5, FAR + 6, 0x9000_0B03, 0xC07, FAR + 7
SCREEN, SAVER = "com.apple.screenIsLocked", "com.apple.screensaver.didstart"
CONSOLE = "com.apple.coregraphics.GUIConsoleSessionChanged"
MAY_SLEEP, WILL_SLEEP, WILL_NOT_SLEEP, WOKE = 0xE0000270, 0xE0000280, 0xE0000290, 0xE0000300
AT_ONCE = 4


class Mac:
    """What a Mac does when it is asked by C, as far as it is asked."""

    def __init__(self) -> None:
        self.libraries = Libraries()
        self.observers: dict[tuple[int, str], Notice] = {}
        self.power: PowerNotice | None = None
        self.registers = ROOT
        self._texts: dict[int, str] = {}
        self._addresses = count(FAR + 0x1000, 16)
        self._add_core()
        self._add_power()

    def posts(self, centre: int, name: str, about: int | None = None) -> None:
        """A notice to whoever observes it."""
        if (centre, name) in self.observers:
            self.observers[centre, name](centre, None, None, about, None)

    def says(self, message: int) -> None:
        """A message of IOKit."""
        assert self.power
        self.power(None, ROOT, message, CHANGE)

    def answers(self) -> list[tuple[object, ...]]:
        """What sleep was allowed."""
        return [call[1:] for call in self.libraries.of("IOAllowPowerChange")]

    def held_texts(self) -> list[str]:
        return list(self._texts.values())

    def _add_core(self) -> None:
        def add(name: str, kinds: tuple[object, ...], answer: object) -> None:
            self.libraries.add("CoreFoundation", name, kinds, answer)

        add("CFStringCreateWithCString", (ADDRESS, ADDRESS, ctypes.c_char_p, NUMBER), self._text)
        add("CFRelease", (None, ADDRESS), self._texts.pop)
        centres = {"Distributed": DISTRIBUTED, "DarwinNotify": DARWIN, "Local": LOCAL}
        for name, centre in centres.items():
            add(f"CFNotificationCenterGet{name}Center", (ADDRESS,), lambda centre=centre: centre)
        observer = (None, ADDRESS, ADDRESS, Notice, ADDRESS, ADDRESS, ctypes.c_ssize_t)
        add("CFNotificationCenterAddObserver", observer, self._observe)
        left = (None, ADDRESS, ADDRESS)
        add("CFNotificationCenterRemoveEveryObserver", left, self._leave)
        add("CFRunLoopGetMain", (ADDRESS,), lambda: MAIN)
        add("CFRunLoopAddSource", (None, ADDRESS, ADDRESS, ADDRESS), self._run)

    def _add_power(self) -> None:
        def add(name: str, kinds: tuple[object, ...], answer: object) -> None:
            self.libraries.add("IOKit", name, kinds, answer)

        place, ports = ctypes.POINTER(NUMBER), ctypes.POINTER(ADDRESS)
        registered = (NUMBER, ADDRESS, ports, PowerNotice, place)
        add("IORegisterForSystemPower", registered, self._register)
        add("IODeregisterForSystemPower", (ctypes.c_int, place), self._deregister)
        allowed = (ctypes.c_int, NUMBER, ctypes.c_ssize_t)
        add("IOAllowPowerChange", allowed, lambda *_: 0)
        add("IOServiceClose", (ctypes.c_int, NUMBER), lambda *_: 0)
        source = (ADDRESS, ADDRESS)
        add("IONotificationPortGetRunLoopSource", source, lambda _port: SOURCE)
        add("IONotificationPortDestroy", (None, ADDRESS), lambda _port: None)

    def _text(self, _allocator: None, words: bytes, encoding: int) -> int:
        assert encoding == 0x08000100
        address = next(self._addresses)
        self._texts[address] = words.decode()
        return address

    def _observe(
        self, centre: int, us: int, call: Notice, name: int, about: None, when: int
    ) -> None:
        assert us
        assert (about, when) == (None, AT_ONCE)
        # Core Foundation keeps the function's address, and no Python object
        address = ctypes.cast(call, ADDRESS).value
        assert address
        self.observers[centre, self._texts[name]] = Notice(address)

    def _leave(self, centre: int, _us: int) -> None:
        for key in [key for key in self.observers if key[0] == centre]:
            del self.observers[key]

    def _run(self, loop: int, source: int, mode: int) -> None:
        assert (loop, source, self._texts[mode]) == (MAIN, SOURCE, "kCFRunLoopCommonModes")

    def _register(self, _us: None, port: object, call: PowerNotice, notifier: object) -> int:
        if self.registers:
            port[0], notifier[0] = PORT, NOTIFIER
            address = ctypes.cast(call, ADDRESS).value
            assert address
            self.power = PowerNotice(address)
        return self.registers

    def _deregister(self, notifier: object) -> int:
        assert notifier[0] == NOTIFIER
        self.power = None
        return 0


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def lock(mac: Mac, window: Window, qtbot: QtBot) -> Iterator[MacLock]:
    widget = QWidget()
    qtbot.addWidget(widget)
    made = MacLock(widget, mac.libraries.load)
    made.lock_requested.connect(window.lock)
    made.start()
    yield made
    made.stop()
    assert mac.observers == {}
    assert mac.power is None
    assert mac.held_texts() == []


@pytest.mark.parametrize(
    ("centre", "name"), [(DISTRIBUTED, SCREEN), (DISTRIBUTED, SAVER), (DARWIN, CONSOLE)]
)
def test_it_locks_with_the_screen_the_saver_and_another_user(
    mac: Mac, lock: MacLock, window: Window, centre: int, name: str
) -> None:
    mac.posts(centre, name)
    assert window.asked == [False]
    lock.stop()
    mac.posts(centre, name)
    assert window.asked == [False]


def test_sleep_waits_until_the_lock_is_over(mac: Mac, lock: MacLock, window: Window) -> None:
    mac.says(WILL_SLEEP)
    assert window.asked == [False]
    assert mac.answers() == []
    lock.stop()
    assert mac.answers() == [(ROOT, CHANGE)]
    lock.start()
    lock.stop()
    assert len(mac.answers()) == 1


def test_whether_it_may_sleep_is_answered_at_once(mac: Mac, lock: MacLock, window: Window) -> None:
    mac.says(MAY_SLEEP)
    assert mac.answers() == [(ROOT, CHANGE)]
    for other in (WILL_NOT_SLEEP, WOKE):
        mac.says(other)
    assert len(mac.answers()) == 1
    assert window.asked == []


def test_all_that_was_taken_is_given_back(mac: Mac, lock: MacLock) -> None:
    lock.stop()
    lock.stop()
    assert mac.libraries.of("IOServiceClose") == [("IOServiceClose", ROOT)]
    destroyed = "IONotificationPortDestroy"
    assert mac.libraries.of(destroyed) == [(destroyed, PORT)]


def test_begun_once_more_the_former_registration_goes_first(mac: Mac, lock: MacLock) -> None:
    mac.says(WILL_SLEEP)
    lock.start()
    names = ("IORegisterForSystemPower", "IOAllowPowerChange", "IODeregisterForSystemPower")
    taken = [str(call[0]) for call in mac.libraries.of(*names)]
    assert taken == [names[0], names[1], names[2], names[0]]


def test_where_sleep_is_not_told_of_the_screen_still_is(
    mac: Mac, lock: MacLock, window: Window
) -> None:
    mac.registers = 0
    lock.start()
    mac.posts(DISTRIBUTED, SCREEN)
    assert window.asked == [False]
    lock.stop()
    assert len(mac.libraries.of("CFRunLoopAddSource", "IOServiceClose")) == 2


class Screen:
    """Captures, and a window server that obeys or not."""

    def __init__(self, parent: QObject, mac: Mac) -> None:
        self.obeys = True
        self.shared: dict[int, int] = {}
        self._selectors: list[bytes] = [b""]
        named = (ADDRESS, ctypes.c_char_p)
        mac.libraries.add("libobjc.A.dylib", "sel_registerName", named, self._select)
        sent = (ctypes.c_size_t, ADDRESS, ADDRESS, ctypes.c_size_t)
        mac.libraries.add("libobjc.A.dylib", "objc_msgSend", sent, self._send)
        self.captures = MacCaptures(parent, mac.libraries.load)

    def _select(self, name: bytes) -> int:
        self._selectors.append(name)
        return FAR + len(self._selectors) - 1

    def _send(self, receiver: int, selector: int, value: int) -> int:
        name = self._selectors[selector - FAR]
        if name == b"window":
            return FAR + receiver
        if name == b"setSharingType:" and self.obeys:
            self.shared[receiver] = value
        return self.shared.get(receiver, 1) if name == b"sharingType" else 0


@pytest.fixture
def screen(qapp: QApplication, mac: Mac) -> Iterator[Screen]:
    made = Screen(qapp, mac)
    yield made
    # at once: what is told to later tests must not reach a library that is gone
    shiboken6.delete(made.captures)


def in_sight(mac: Mac, window: int | None) -> None:
    mac.posts(LOCAL, "NSWindowDidChangeOcclusionStateNotification", window)


def test_a_window_is_not_shared_and_shared_again(screen: Screen, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    shown = FAR + int(widget.winId())
    for wanted, kind in ((True, 0), (False, 1)):
        screen.captures.keep_out(wanted)
        assert screen.shared == {shown: kind}
        assert not screen.captures.refused


def test_what_comes_into_sight_later_is_not_shared_either(screen: Screen, mac: Mac) -> None:
    screen.captures.keep_out(False)
    in_sight(mac, FAR)
    assert screen.shared == {}
    screen.captures.keep_out(True)
    in_sight(mac, FAR)
    in_sight(mac, None)
    assert screen.shared == {FAR: 0}
    screen.captures.keep_out(False)
    in_sight(mac, FAR)
    assert screen.shared == {FAR: 1}


def test_at_the_end_of_the_program_nothing_of_it_is_called(
    qapp: QApplication, screen: Screen, mac: Mac
) -> None:
    screen.captures.keep_out(True)
    assert len(mac.observers) == 1
    qapp.aboutToQuit.emit()
    assert mac.observers == {}


def test_a_window_that_stays_shared_is_a_refusal(screen: Screen, mac: Mac) -> None:
    screen.captures.keep_out(True)
    screen.obeys = False
    in_sight(mac, FAR)
    assert screen.captures.refused
