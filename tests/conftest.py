"""What every test stands on: a home of its own, a cheap key, and nothing left behind."""

import gc
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from allyjournal.store.journal import Journal
from allyjournal.vault import keys

PASSPHRASE = "three quiet words"
ROOT = Path(__file__).parent.parent

# no test is timed: a machine that is busy is no fault of the program
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# the same windows with a display and without, and nobody's desktop flickers
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# nothing that a test does is heard on the person's own buses
for bus in ("SESSION", "SYSTEM"):
    os.environ[f"DBUS_{bus}_BUS_ADDRESS"] = "unix:path=/dev/null"
# every test changes HOME; the cookie of the person's display stays where it is
os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Fail a test that leaves a window, a thread or an open file, or logs an unexpected warning.

    A test that expects a warning asks for ``caplog`` and looks at it.
    """
    threads, windows, log = set(threading.enumerate()), _windows(), _Warnings()
    logging.getLogger("allyjournal").addHandler(log)
    yield
    _empty_clipboard()
    logging.getLogger("allyjournal").removeHandler(log)
    left = [f"thread {thread.name}" for thread in _started(threads)]
    left += [f"running {thread!r}" for thread in _running_qthreads()]
    left += [f"window {window!r}" for window in _opened(windows)]
    left += [f"open file {path}" for path in _open_files(tmp_path)]
    if "caplog" not in request.fixturenames:
        left += [f"log line {message!r}" for message in log.messages]
    assert not left, "left behind: " + "; ".join(left)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What pytest-qt makes the application with: it looks as the program's own."""
    # most tests need no window
    from allyjournal.ui import theme

    return ["AllyJournal", *theme.ARGUMENTS]


@pytest.fixture(autouse=True)
def home(nothing_left_behind: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for this test alone, with its data, config, cache and temporary folders."""
    folder = tmp_path / "home"
    places = {
        "HOME": folder,
        "XDG_DATA_HOME": folder / ".local/share",
        "XDG_CONFIG_HOME": folder / ".config",
        "XDG_CACHE_HOME": folder / ".cache",
        "XDG_STATE_HOME": folder / ".local/state",
        "TMPDIR": folder / "tmp",
    }
    for name, place in places.items():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    # tempfile reads TMPDIR only once
    monkeypatch.setattr(tempfile, "tempdir", None)
    # a program that a test starts is this checkout, wherever it is started
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return folder


@pytest.fixture(autouse=True)
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost a thousandth of a second; programs that a test starts pay in full."""
    cost = keys.Cost(memory_kib=64, passes=1, lanes=1)
    monkeypatch.setattr(keys, "calibrated_cost", lambda: cost)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal, open; its passphrase is PASSPHRASE."""
    made, _code = Journal.create(tmp_path / "Mine.allyjournal", PASSPHRASE)
    yield made
    made.close()


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _started(before: set[threading.Thread]) -> set[threading.Thread]:
    """The threads that run now and did not before; Qt's own show up as dummies for ever."""
    now = set(threading.enumerate()) - before
    return {thread for thread in now if not isinstance(thread, threading._DummyThread)}


def _running_qthreads() -> list[object]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    import shiboken6
    from PySide6.QtCore import QThread

    threads = [it for it in shiboken6.getAllValidWrappers() if isinstance(it, QThread)]
    return [it for it in threads if it.isRunning() and it is not QThread.currentThread()]


def _windows() -> set[object]:
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication

    return {window for window in QApplication.topLevelWidgets() if window.parent() is None}


def _opened(before: set[object]) -> set[object]:
    """The windows that are there now and were not before, once all that is due to go has gone."""
    if not _windows() - before:
        return set()
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return _windows() - before


def _empty_clipboard() -> None:
    """Take back what a test copied: Qt would crash at the end over data that Python made."""
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    # the offscreen platform has a clipboard of its own, and does not say that it owns it
    if QApplication.instance() and (
        QApplication.platformName() == "offscreen" or QApplication.clipboard().ownsClipboard()
    ):
        QApplication.clipboard().clear()


def _open_files(folder: Path) -> list[str]:
    """Which files in ``folder`` this process holds open; nothing where /proc does not tell."""
    held = []
    for descriptor in Path("/proc/self/fd").glob("*"):
        try:
            held.append(str(descriptor.readlink()))
        except FileNotFoundError:
            continue  # the one that listed the folder
    return [path for path in held if path.startswith(f"{folder}/")]
