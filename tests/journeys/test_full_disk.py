"""The disk is full: the journal locks all the same, and not a word is lost or left in sight."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.kinds import display_title
from allyjournal.store import records
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.help import dialog
from allyjournal.ui.keeping import last_words
from allyjournal.ui.keeping.last_words import LastWords
from allyjournal.ui.main_window import MainWindow
from tests.journeys.person import Person
from tests.journeys.test_bad_day import clicks_first
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks
from tests.journeys.test_with_the_system import Session

CONTROL = Qt.KeyboardModifier.ControlModifier
WAITS = "What you wrote last is not in the journal yet."
NOT_SAVED = "Not saved: The disk is full."
ASKS = messages.confirm


class Disk:
    """Takes what is written to a record, or is full."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def fill(self) -> None:
        def full(*_arguments: object) -> None:
            raise DiskFull()

        self._patch.setattr(records, "write", full)

    def free(self) -> None:
        self._patch.undo()


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said in a dialog, closed at once."""
    said: list[str] = []

    def tell(_parent: object, sentence: str, advice: str = "", _passage: str = "") -> None:
        said.append(f"{sentence} {advice}")

    monkeypatch.setattr(messages, "tell", tell)
    return said


@pytest.fixture
def evening(person: Person, disk: Disk, told: list[str]) -> Person:
    """Somebody on Today, the disk full, with a sentence that could not be saved."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    disk.fill()
    person.types("Half a sentence")
    person.waits_for(NOT_SAVED)
    return person


def unlocks(person: Person) -> None:
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)


def test_it_locks_without_a_question_and_saves_once_there_is_room(
    evening: Person, disk: Disk, told: list[str]
) -> None:
    evening.types(" and the rest")
    locks(evening)
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_for("Half a sentence and the rest")
    evening.waits_for("Saved")
    locks(evening)
    assert not evening.sees(WAITS)
    assert told == []


def test_while_it_is_full_the_words_are_on_the_screen_and_said_to_be_unsaved(
    evening: Person, disk: Disk, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_words, "_RETRY", 50)
    locks(evening)
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for(NOT_SAVED)
    assert "The disk is full." in told[0]
    evening.clicks("Timeline")
    assert evening.sees(NOT_SAVED)
    disk.free()
    evening.waits_for("Saved")
    locks(evening)
    assert not evening.sees(WAITS)


def test_what_is_written_meanwhile_goes_with_it(evening: Person, disk: Disk) -> None:
    locks(evening)
    unlocks(evening)
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.clicks("Repair")
    evening.presses(Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    evening.waits_for("What happened")
    evening.types("A second thing")
    locks(evening)
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_until(lambda: "A second thing" in evening.reads())
    evening.waits_for("Saved")
    evening.clicks("Timeline")
    evening.waits_for("Saved")
    evening.clicks("Reflections")
    evening.waits_until(lambda: "Half a sentence" in evening.reads())


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
    monkeypatch.setattr(messages, "confirm", lambda *_arguments: True)


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
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_who_leaves_all_the_same_is_asked_once(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def leaves(_parent: object, question: str, *_others: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(messages, "confirm", leaves)
    evening.window.close()
    evening.waits_until(lambda: not evening.window.isVisible())
    assert asked == ["The last words cannot be saved."]


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

    monkeypatch.setattr(messages, "confirm", is_locked_instead)
    monkeypatch.setattr(MainWindow, "_held", typed_late)
    evening.window.close()
    evening.waits_for("Unlock")
    assert asked == ["The last words cannot be saved."]
    assert taken_in == [False]
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")
    assert told == []


@pytest.mark.parametrize("it_goes_on", [False, True])
def test_a_lock_of_the_system_while_leaving_needs_no_answer(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch, it_goes_on: bool
) -> None:
    monkeypatch.setattr(messages, "confirm", ASKS)
    evening.window.close()
    evening.window._lock_with_system(it_goes_on)
    evening.waits_for("Unlock")
    assert evening.sees(WAITS)
    disk.free()
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_who_closes_the_window_twice_is_asked_once(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stays(_parent: object, question: str, *_others: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(messages, "confirm", stays)
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

    monkeypatch.setattr(messages, "confirm", looks)
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


def test_another_journal_takes_nothing_of_it(
    evening: Person, disk: Disk, folder: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    locks(evening)
    disk.free()
    other = folder.with_name("Other.allyjournal")
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: other)
    evening.clicks("Another journal")
    creates_a_journal(evening)
    evening.waits_for("Something went wrong")
    locks(evening)
    assert evening.sees(WAITS)
    monkeypatch.setattr(messages, "choose_folder", lambda *_: folder)
    evening.clicks("Another journal")
    evening.clicks("Open a journal elsewhere…")
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_a_backup_is_not_restored_over_words_that_are_not_saved(
    evening: Person, disk: Disk, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.free()
    evening.clicks("Settings")
    evening.clicks("Back up now")
    evening.waits_until(
        lambda: any(it.text() == "Restore…" for it in evening._visible(QPushButton))
    )
    disk.fill()
    evening.clicks("Today")
    evening.types("More")
    evening.waits_for(NOT_SAVED)
    evening.clicks("Settings")
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    clicks_first(evening, "Restore…")
    evening.waits_until(lambda: bool(told))
    assert told[0].startswith("The last words cannot be saved.")
    assert evening.sees("Back up now")
    disk.free()


def test_what_to_do_is_a_click_away_while_something_is_not_saved(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    led_to: list[str] = []
    monkeypatch.setattr(dialog, "show_help", lambda *wanted: led_to.append(wanted[-1]))
    evening.clicks("What to do")
    locks(evening)
    evening.clicks("What to do")
    assert led_to == ["The disk is full", "Something is not in the journal yet"]
    disk.free()
    unlocks(evening)
    evening.waits_for("Saved")
    assert not evening.sees("What to do")


def test_a_folder_that_is_gone_is_said_and_nothing_is_begun_anew(
    evening: Person, disk: Disk, folder: Path
) -> None:
    away = folder.rename(folder.with_name("Away.allyjournal"))
    locks(evening)
    assert evening.sees("The journal's folder is not there any more.")
    assert evening.sees("What to do")
    unlocks(evening)
    evening.waits_for("There is no journal here.")
    away.rename(folder)
    disk.free()
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_the_window_can_be_put_out_of_sight_at_once(evening: Person) -> None:
    evening.presses(Qt.Key.Key_H, CONTROL)
    assert evening.window.isMinimized()
    evening.window.showNormal()
