"""Leaving with words that cannot be saved: it is asked once, and who stays finds all as it was."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.kinds import display_title
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.keeping.last_words import LastWords
from allyjournal.ui.main_window import MainWindow
from tests.journeys.conftest import NOT_SAVED, Disk
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, locks
from tests.journeys.test_full_disk import CONTROL, WAITS, unlocks
from tests.journeys.test_with_the_system import Session

ASKS = messages.confirm_loss


def test_leaving_asks_first_open_or_locked(
    evening: Person, refused: list[str], disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.window.close()
    evening.waits_until(lambda: bool(refused))
    assert evening.window.isVisible()
    assert "Half a sentence" in evening.reads()
    locks(evening)
    evening.window.close()
    assert refused == ["The last words cannot be saved.", WAITS]
    assert evening.sees("Unlock")
    monkeypatch.setattr(messages, "confirm_loss", lambda *_arguments: True)


@pytest.mark.parametrize("what", ["the text", "the search"])
def test_who_stays_finds_the_caret_and_what_was_chosen_where_they_were(
    evening: Person, refused: list[str], disk: Disk, what: str
) -> None:
    if what == "the search":
        evening.presses(Qt.Key.Key_K, CONTROL)
        evening.types("a whole word")
    for _ in range(4):
        evening.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    evening.window.close()
    evening.waits_until(lambda: bool(refused))
    evening.types("X")
    evening.presses(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        assert (field.text(), field.selectedText()) == ("a whole X", "a whole X")
    else:
        assert isinstance(field, QTextEdit)
        assert field.toPlainText() == field.textCursor().selectedText() == "Half a sentX"
    disk.free()
    evening.waits_for("Saved")


def test_a_session_does_not_end_over_words_that_cannot_be_saved(
    evening: Person, refused: list[str], disk: Disk
) -> None:
    session = Session()
    evening.window.save_before_session_ends(session)
    assert session.cancelled
    evening.waits_until(lambda: refused == ["The last words cannot be saved."])
    locks(evening)
    session = Session()
    evening.window.save_before_session_ends(session)
    assert session.cancelled
    evening.waits_until(lambda: refused[1:] == [WAITS])
    disk.free()
    unlocks(evening)
    evening.waits_for("Saved")


def closes_first(monkeypatch: pytest.MonkeyPatch, window: QWidget, kind: type, step: str) -> None:
    """Have somebody close the window just before this step of a lock."""
    follow = getattr(kind, step)

    def closed(self: Any, *arguments: object) -> None:
        monkeypatch.setattr(kind, step, follow)
        window.close()
        follow(self, *arguments)

    monkeypatch.setattr(kind, step, closed)


@pytest.mark.parametrize(
    ("kind", "step"), [(MainWindow, "_held"), (LastWords, "_keep"), (MainWindow, "_closed")]
)
def test_who_closes_the_window_while_it_locks_is_asked_as_well(
    evening: Person,
    refused: list[str],
    disk: Disk,
    monkeypatch: pytest.MonkeyPatch,
    kind: type,
    step: str,
) -> None:
    closes_first(monkeypatch, evening.window, kind, step)
    locks(evening)
    assert refused == [WAITS]
    assert evening.window.isVisible()
    disk.free()
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for("Saved")


def test_who_leaves_all_the_same_is_asked_once_and_told_why(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def leaves(_parent: object, *words: str) -> bool:
        asked.append(words)
        return True

    monkeypatch.setattr(messages, "confirm_loss", leaves)
    evening.window.close()
    evening.waits_until(lambda: not evening.window.isVisible())
    why = f"The disk is full. {DiskFull.advice}"
    question = "The last words cannot be saved."
    assert asked == [(question, "Leave without them", why, DiskFull.passage)]


def test_a_lock_of_the_system_while_leaving_is_asked_about_goes_all_the_way(
    evening: Person, disk: Disk, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if it had not been asked: nothing is taken in that would come too late to be saved."""
    asked: list[str] = []

    def is_locked_instead(_shell: object, question: str, *_others: str) -> bool:
        asked.append(question)
        evening.window.lock()
        return False

    taken_in: list[bool] = []
    held = MainWindow._held

    def typed_late(self: Any, done: None) -> None:
        taken_in.append(self._shell.isEnabled())
        held(self, done)

    monkeypatch.setattr(messages, "confirm_loss", is_locked_instead)
    monkeypatch.setattr(MainWindow, "_held", typed_late)
    evening.window.close()
    evening.waits_for("Unlock")
    assert asked == ["The last words cannot be saved."]
    assert taken_in == [False]
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for("Saved")
    assert told == []


@pytest.mark.parametrize("it_goes_on", [False, True])
def test_a_lock_of_the_system_while_leaving_needs_no_answer(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch, it_goes_on: bool
) -> None:
    monkeypatch.setattr(messages, "confirm_loss", ASKS)
    evening.window.close()
    evening.window._lock_with_system(it_goes_on)
    evening.waits_for("Unlock")
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for("Saved")


def test_who_closes_the_window_twice_is_asked_once(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stays(_parent: object, question: str, *_others: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(messages, "confirm_loss", stays)
    evening.window.close()
    evening.window.close()
    evening.waits_until(lambda: bool(asked))
    evening.window._tasks.drain()
    assert asked == ["The last words cannot be saved."]
    assert evening.window._journal is not None
    disk.free()
    evening.waits_for("Saved")


def test_while_leaving_is_asked_about_the_window_can_lock_by_itself(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching: list[bool] = []

    def looks(shell: QWidget, *_others: str) -> bool:
        watching.append(shell.window()._idle._timer.isActive())
        return False

    monkeypatch.setattr(messages, "confirm_loss", looks)
    evening.window.close()
    evening.waits_until(lambda: bool(watching))
    assert watching == [True]
    disk.free()
    evening.waits_for("Saved")
    assert "Half a sentence" in evening.reads()


def test_leaving_tries_once_more_before_it_asks(
    evening: Person, refused: list[str], disk: Disk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks(evening)
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for(NOT_SAVED)
    disk.free()
    evening.window.close()
    evening.waits_until(lambda: not evening.window.isVisible() or bool(refused))
    assert refused == []
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert [display_title(it) for it in journal.all()] == ["Half a sentence"]
