"""The lock that comes with sleep, with the session and with the screen saver, on a bus of the
test's own with a stand-in for logind."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import ClassInfo, QMetaType, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)
from pytestqt.qtbot import QtBot

from allyjournal.ui.system.bus import BusLock

LOGIND, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
OWN, ANOTHER = f"{PATH}/session/_37", f"{PATH}/session/_38"

pytestmark = pytest.mark.skipif(
    not shutil.which("dbus-daemon"), reason="a bus of its own needs dbus-daemon"
)


@ClassInfo({"D-Bus Interface": f"{LOGIND}.Manager"})
class Manager(QDBusAbstractAdaptor):
    """logind as far as it is asked: sessions, and sleep that waits while a file is open."""

    def __init__(self, logind: QObject) -> None:
        super().__init__(logind)
        self.asked: list[tuple[str, ...]] = []
        self.watched, self._held = os.pipe()

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        self.asked.append((what, who, mode))
        return QDBusUnixFileDescriptor(self._held)

    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, number: str) -> QDBusObjectPath:
        assert number == "7"
        return QDBusObjectPath(OWN)

    def let_go(self) -> None:
        """What logind does once it has handed the file over."""
        os.close(self._held)


@dataclass
class System:
    """The two buses in one, and what was asked of the lock."""

    qtbot: QtBot
    bus: QDBusConnection
    manager: Manager
    lock: BusLock
    locked: list[bool] = field(default_factory=list)

    def lock_is_asked(self, _goes_on: bool) -> None:
        self.locked.append(True)

    def says(self, path: str, interface: str, name: str, *values: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(values))
        assert self.bus.send(signal)

    def sleeps(self, begins: bool) -> None:
        self.says(PATH, f"{LOGIND}.Manager", "PrepareForSleep", begins)

    def waits_for(self, locks: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.locked) == locks)

    def settles(self) -> None:
        """Until a signal that is sent last has come."""
        before = len(self.locked)
        self.sleeps(True)
        self.waits_for(before + 1)


@pytest.fixture
def address() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    pipe, errors = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=pipe, stderr=errors, text=True) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def system(qtbot: QtBot, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    monkeypatch.setenv("XDG_SESSION_ID", "7")
    theirs = QDBusConnection.connectToBus(address, "logind")
    ours = QDBusConnection.connectToBus(address, "ours")
    logind = QObject()
    manager = Manager(logind)
    assert theirs.registerService(LOGIND)
    assert theirs.registerObject(PATH, logind)
    lock = BusLock(ours, ours)
    watched = System(qtbot, theirs, manager, lock)
    lock.lock_requested.connect(watched.lock_is_asked)
    lock.start()
    qtbot.waitUntil(lambda: bool(manager.asked))
    watched.settles()
    watched.locked.clear()
    yield watched
    lock.stop()
    os.close(manager.watched)
    for name in ("logind", "ours"):
        QDBusConnection.disconnectFromBus(name)


def test_it_locks_before_the_computer_sleeps_and_not_when_it_wakes(system: System) -> None:
    system.sleeps(True)
    system.waits_for(1)
    system.sleeps(False)
    system.settles()
    assert len(system.locked) == 2


def test_it_locks_with_ones_own_session_and_no_other(system: System) -> None:
    system.says(ANOTHER, f"{LOGIND}.Session", "Lock")
    system.settles()
    assert len(system.locked) == 1
    system.says(OWN, f"{LOGIND}.Session", "Lock")
    system.waits_for(2)


def test_it_locks_when_another_user_takes_the_screen(system: System) -> None:
    changes = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
    for path, interface, values in (
        (OWN, f"{LOGIND}.Session", {"Active": True}),
        (OWN, f"{LOGIND}.Session", {"IdleHint": False}),
        (OWN, f"{LOGIND}.Seat", {"Active": False}),
        (ANOTHER, f"{LOGIND}.Session", {"Active": False}),
    ):
        system.says(path, *changes, interface, values, _no_names())
    system.settles()
    assert len(system.locked) == 1
    system.says(OWN, *changes, f"{LOGIND}.Session", {"Active": False}, _no_names())
    system.waits_for(2)


def _no_names() -> QDBusArgument:
    """An empty array of strings, which Python's empty list is not for D-Bus."""
    names = QDBusArgument()
    names.beginArray(QMetaType(QMetaType.Type.QString))
    names.endArray()
    return names


@pytest.mark.parametrize("saver", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_it_locks_when_the_screen_saver_begins(system: System, saver: str) -> None:
    system.says("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", True)
    system.waits_for(1)
    system.says("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", False)
    system.settles()
    assert len(system.locked) == 2


def test_sleep_waits_until_the_lock_is_over(system: System) -> None:
    assert system.manager.asked == [("sleep", "AllyJournal", "delay")]
    system.manager.let_go()
    os.set_blocking(system.manager.watched, False)
    with pytest.raises(BlockingIOError):
        os.read(system.manager.watched, 1)
    system.lock.stop()
    # the end of the file: nobody holds its other side any more
    assert os.read(system.manager.watched, 1) == b""


def test_stopped_it_asks_for_nothing(system: System) -> None:
    ours = QDBusConnection("ours")
    another = BusLock(ours, ours)
    another.start()
    system.lock.stop()
    with system.qtbot.waitSignal(another.lock_requested):
        system.sleeps(True)
    another.stop()
    assert system.locked == []


def test_without_a_bus_there_is_nothing_to_watch(qtbot: QtBot) -> None:
    nowhere = QDBusConnection("nowhere")
    lock = BusLock(nowhere, nowhere)
    lock.start()
    lock.stop()
