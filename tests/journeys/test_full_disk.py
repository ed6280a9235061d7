"""The disk is full: the journal locks all the same, and not a word is lost or left in sight."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from allyjournal.domain.errors import DiskFull
from allyjournal.store import remembered
from allyjournal.store.journal import Journal
from allyjournal.ui import autosave, messages
from allyjournal.ui.help import dialog
from allyjournal.ui.keeping import last_words
from allyjournal.ui.today.aside import Aside
from allyjournal.ui.top_bar import TopBar
from tests.journeys.conftest import NOT_SAVED, Disk
from tests.journeys.person import Person
from tests.journeys.test_bad_day import clicks_first
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

CONTROL = Qt.KeyboardModifier.ControlModifier
WAITS = "What you wrote last is not in the journal yet."


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
    evening.waits_until(lambda: "Half a sentence and the rest" in evening.reads())
    evening.waits_for("Saved")
    locks(evening)
    assert not evening.sees(WAITS)
    assert told == []


def test_what_was_typed_in_the_settings_is_sealed_as_well(
    evening: Person, disk: Disk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.clicks("Settings")
    evening.focuses("A person, a phone number, a place")
    with monkeypatch.context() as patch:
        patch.setattr(remembered, "keep", full)
        evening.types("Rowan")
        locks(evening)
    disk.free()
    unlocks(evening)
    evening.waits_for("Saved")
    locks(evening)
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert journal.setting("support") == "Rowan"


def full(*_args: object) -> None:
    raise DiskFull()


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


def test_who_cannot_begin_another_goes_on_where_the_caret_was(evening: Person, disk: Disk) -> None:
    disk.free()
    evening.presses(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    evening.waits_for("Keep it")
    evening.types("Two words")
    evening.waits_for("Saved")
    disk.fill()
    evening.types(", no")
    evening.waits_for(NOT_SAVED)
    evening.presses(Qt.Key.Key_Left)
    evening.presses(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    evening.waits_for("What you wrote here is not saved yet, so it stays open.")
    evening.types("t s")
    assert "Two words, nt so" in evening.reads()


def test_it_is_said_for_as_long_as_it_is_so(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trying again comes to nothing every few seconds, and changes nothing in what is said."""
    said: list[str] = []
    show = TopBar.show_saved
    monkeypatch.setattr(autosave, "_RETRY", 50)
    monkeypatch.setattr(TopBar, "show_saved", lambda *it: [said.append(it[1]), show(*it)])
    tries = disk.fill()
    evening.types(" and more")
    evening.waits_until(lambda: len(tries) > 3)
    evening.types(" and more")
    evening.waits_until(lambda: len(tries) > 6)
    assert evening.sees(NOT_SAVED)
    assert said == []
    disk.free()
    evening.waits_for("Saved")
    assert said == ["Saved"]


def test_an_answer_that_is_not_given_yet_waits_for_no_disk(
    evening: Person, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Aside, "is_answered", lambda _aside: True)
        disk.free()
        evening.types(" and more")
        evening.waits_for("Saved")
    assert not evening.sees(NOT_SAVED)


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
    evening.waits_for(
        f"What you wrote last in the journal in {folder} is not saved yet. This window keeps it"
        " until you unlock that one."
    )
    locks(evening)
    assert evening.sees(WAITS)
    assert evening.sees(f"This window keeps it, sealed. Unlock the journal in {folder} to save it.")
    monkeypatch.setattr(messages, "choose_folder", lambda *_: folder)
    evening.clicks("Another journal")
    evening.clicks("Open a journal elsewhere…")
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_words_that_are_not_saved_are_in_the_backup_that_is_restored(
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
    told.clear()
    clicks_first(evening, "Restore…")
    evening.waits_for("The journal is restored.")
    disk.free()
    unlocks(evening)
    evening.waits_for("Saved")
    evening.clicks("Reflections")
    evening.waits_until(lambda: "More" in evening.reads())
    assert told == []


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
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    evening.waits_for("Saved")


def test_the_window_can_be_put_out_of_sight_at_once(evening: Person) -> None:
    evening.presses(Qt.Key.Key_H, CONTROL)
    assert evening.window.isMinimized()
    evening.window.showNormal()
