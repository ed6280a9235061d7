"""What stands around the pages: ways there and back, the lock, and what cannot be saved."""

import gc
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal import paths
from allyjournal.settings import Settings
from allyjournal.ui import ahead, handover, messages, theme
from allyjournal.ui.main_window import MainWindow
from allyjournal.ui.page import Page
from allyjournal.ui.places import TIMELINE
from allyjournal.ui.rail import Rail
from allyjournal.ui.shell import Shell
from allyjournal.ui.widgets.suggestions import Suggestions
from allyjournal.ui.widgets.two_panes import TwoPanes
from tests.journeys.person import Person
from tests.journeys.processes import Processes
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the program was kept out of the search for garbage, from here on."""
    times: list[str] = []
    monkeypatch.setattr(gc, "freeze", partial(times.append, "frozen"))
    ahead.keep_out_of_garbage.cache_clear()
    return times


@pytest.fixture
def evening(person: Person) -> Person:
    """Somebody on Today, in a journal just created."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    return person


def page(person: Person) -> str:
    return person.finds(Shell).place().page


def suggested(person: Person) -> list[str]:
    return person.finds(Suggestions).words()


def test_commands_lead_everywhere(evening: Person) -> None:
    for typed, expected in (
        ("> time", "timeline"),
        (">repair", "repair"),
        ("> new ref", "reflections"),
    ):
        evening.presses(Qt.Key.Key_K, CONTROL)
        evening.types(typed)
        evening.presses(Qt.Key.Key_Return)
        assert page(evening) == expected
    evening.presses(Qt.Key.Key_K, CONTROL)
    evening.types("> dance")
    assert "There is no such command." in suggested(evening)
    evening.presses(Qt.Key.Key_Return)
    assert page(evening) == "reflections"
    evening.presses(Qt.Key.Key_K, CONTROL)
    evening.types("> lock")
    evening.presses(Qt.Key.Key_Return)
    evening.waits_for("Unlock")


def test_a_day_is_gone_to_from_anywhere(evening: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "ask_when", lambda *_asked: (date(2019, 1, 1), "year"))
    evening.types("A bus came.")
    evening.presses(Qt.Key.Key_G, CONTROL)
    assert page(evening) == "timeline"
    evening.waits_until(lambda: "A bus came." in evening.reads())
    evening.presses(Qt.Key.Key_K, CONTROL)
    evening.types("> go to")
    evening.presses(Qt.Key.Key_Return)
    evening.waits_for("Nothing stands there; this is nearest to it.")


def test_the_line_between_two_panes_stays_where_it_was_put(evening: Person) -> None:
    evening.types("A bus came.")
    evening.clicks("Timeline")
    evening.waits_until(lambda: "A bus came." in evening.reads())
    panes = evening.finds(TwoPanes)
    handle = panes.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 200))
    QTest.mouseMove(handle, QPoint(-90, 200))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 200))
    widths = panes.sizes()
    evening.waits_until(
        lambda: Settings.load(paths.settings_file()).splitters == {TIMELINE: widths}
    )
    locks(evening)
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_until(lambda: "A bus came." in evening.reads())
    assert evening.finds(TwoPanes).sizes() == widths


def test_back_returns_to_where_one_was(evening: Person) -> None:
    evening.clicks("Timeline")
    evening.clicks("Share")
    evening.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(evening) == "timeline"
    evening.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(evening) == "today"
    evening.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page(evening) == "today"


def test_keys_open_pages_and_new_records(evening: Person) -> None:
    evening.presses(Qt.Key.Key_3, CONTROL)
    assert page(evening) == "agreement"
    evening.presses(Qt.Key.Key_9, CONTROL)
    assert page(evening) == "share"
    evening.presses(Qt.Key.Key_N, CONTROL)
    assert page(evening) == "reflections"
    evening.presses(Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page(evening) == "repair"


def test_the_rail_is_a_menu_in_a_narrow_window_and_gone_when_undisturbed(evening: Person) -> None:
    rail = evening.window.findChild(Rail)
    assert rail is not None
    assert rail.isVisible()
    evening.presses(Qt.Key.Key_F11)
    assert not rail.isVisible()
    evening.presses(Qt.Key.Key_F11)
    evening.window.resize(800, 640)
    evening.waits_for("Pages ▾")
    assert not rail.isVisible()


def test_idle_minutes_lock_and_take_dialogs_away(evening: Person) -> None:
    window = evening.window
    assert isinstance(window, MainWindow)
    evening.types("half a sentence")
    window._idle.warning.emit(60)
    evening.waits_for("The journal locks in 60 seconds.")
    window._idle.lock_requested.emit()
    evening.waits_for("Unlock")
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_until(lambda: "half a sentence" in evening.reads())


# the dialog is gone before the key is through with it
@pytest.mark.qt_log_ignore("Keyboard event not accepted")
def test_the_lock_works_above_a_dialog_as_well(evening: Person) -> None:
    def lock_from_the_dialog() -> None:
        assert evening.sees("The keyboard")
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_L, CONTROL)

    # the dialog runs inside the key press that opens it
    QTimer.singleShot(300, lock_from_the_dialog)
    evening.presses(Qt.Key.Key_F1)
    evening.waits_for("Unlock")
    assert not evening.sees("The keyboard")


def test_another_look_is_shown_at_once(evening: Person) -> None:
    evening.clicks("Settings")
    evening.clicks("Dark")
    evening.waits_until(theme.is_dark)
    assert page(evening) == "settings"
    evening.clicks("Light")
    evening.waits_until(lambda: not theme.is_dark())


def test_a_lock_right_after_another_look_was_chosen_shows_nothing_anew(
    evening: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(MainWindow, "show_journal", lambda *given: shown.append(given))
    evening.finds(Shell).settings_changed.emit()
    locks(evening)
    assert shown == []


@pytest.mark.parametrize("fails", ["place", "come_back"])
def test_a_fault_about_where_one_was_keeps_no_journal_from_locking(
    evening: Person, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, fails: str
) -> None:
    def fault(*_arguments: object) -> None:
        raise ValueError

    window = evening.window
    assert isinstance(window, MainWindow)
    with qtbot.captureExceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(Page, fails, fault)
        if fails == "come_back":
            locks(evening)
            evening.types(PASSPHRASE)
            evening.presses(Qt.Key.Key_Return)
            evening.waits_until(lambda: bool(faults))
            window = evening.window
            assert isinstance(window, MainWindow)
        window._idle.set_minutes(1)
        window._idle._touched = 0
        evening.waits_for("Unlock")
    assert [kind for kind, *_rest in faults] == [ValueError]


def test_the_sample_says_its_passphrase_and_leaves_nothing(
    qtbot: QtBot, processes: Processes, faults: list[BaseException]
) -> None:
    window = processes.start().show_sample()
    window.activateWindow()
    person = processes.person = Person(qtbot, window, faults)
    person.waits_for("What is due")
    locks(person)
    person.waits_for("This is the sample; its passphrase is: sample")
    person.types("sample")
    person.presses(Qt.Key.Key_Return)
    person.waits_for("What is due")
    window = person.window
    place = window.folder().parent
    assert place.exists()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    processes.end(window)
    assert not place.exists()


def test_the_sample_is_started_beside_ones_own_journal(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(
        QProcess, "startDetached", lambda name, arguments: started.append([name, *arguments])
    )
    person.clicks("Look at a sample")
    assert started == [[*handover.program(), "demo"]]


def test_the_program_is_kept_out_of_the_search_for_garbage_once(
    frozen: list[str], evening: Person
) -> None:
    assert frozen == ["frozen"]
    locks(evening)
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_for("Something went wrong")
    assert frozen == ["frozen"]


def test_the_caret_is_back_where_it_was_after_the_lock(evening: Person) -> None:
    evening.presses(Qt.Key.Key_N, CONTROL)
    evening.waits_for("Keep it")
    evening.types("Two sentences. One more.")
    for _ in range(9):
        evening.presses(Qt.Key.Key_Left)
    locks(evening)
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_until(lambda: "Two sentences." in evening.reads())
    evening.types("And ")
    evening.waits_until(lambda: "Two sentences. And One more." in evening.reads())


def test_editing_what_is_kept_goes_on_after_the_lock(evening: Person) -> None:
    evening.presses(Qt.Key.Key_N, CONTROL)
    evening.waits_for("Keep it")
    evening.types("Two sentences. One more.")
    evening.clicks("Keep it")
    evening.clicks("Edit the text")
    evening.presses(Qt.Key.Key_Home)
    evening.types("Only t")
    evening.presses(Qt.Key.Key_Delete)
    locks(evening)
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_until(lambda: "Only two sentences." in evening.reads())
    evening.types("hose t")
    evening.waits_until(lambda: "Only those two sentences. One more." in evening.reads())
    assert not evening.sees("Edit the text")


def test_a_process_that_cannot_be_replaced_goes_on_locked(
    evening: Person, processes: Processes, caplog: pytest.LogCaptureFixture
) -> None:
    processes.refusing = True
    locks(evening)
    assert "not replaced" in caplog.messages
    evening.types(PASSPHRASE)
    evening.presses(Qt.Key.Key_Return)
    evening.waits_for("Something went wrong")
