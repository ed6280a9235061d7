"""The journal's folder is taken away, or its file replaced or damaged, while somebody writes."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from allyjournal.ui import messages
from allyjournal.ui.help.what_to_do import WhatToDo
from tests.journeys.conftest import NOT_SAVED, Disk
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks
from tests.journeys.test_full_disk import unlocks

GONE = "journal.db is not where it was: it was moved, removed or replaced by another one."


def begins_to_write(person: Person) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Half a sentence")
    person.waits_for("Saved")


def writes_as_it_is_moved_away(person: Person, folder: Path) -> Path:
    """Half a sentence in the journal and the rest once it is gone; returns where it went."""
    begins_to_write(person)
    away = folder.rename(folder.with_name("Away.allyjournal"))
    person.types(" and the rest")
    person.waits_for(GONE)
    return away


def test_words_are_not_called_saved_where_nobody_finds_them_again(
    person: Person, folder: Path
) -> None:
    away = writes_as_it_is_moved_away(person, folder)
    away.rename(folder)
    unlocks(person)
    person.waits_until(lambda: "Half a sentence and the rest" in person.reads())
    person.waits_for("Saved")


def test_they_are_written_in_the_file_that_is_there_now(person: Person, folder: Path) -> None:
    begins_to_write(person)
    copy = folder / "journal.db.copy"
    shutil.copyfile(folder / "journal.db", copy)
    copy.replace(folder / "journal.db")
    person.types(" and the rest")
    person.waits_for(GONE)
    unlocks(person)
    person.waits_until(lambda: "Half a sentence and the rest" in person.reads())
    person.waits_for("Saved")


def test_what_could_not_be_saved_is_in_what_was_saved_of_a_damaged_journal(
    person: Person, disk: Disk, folder: Path
) -> None:
    begins_to_write(person)
    disk.fill()
    person.types(" and the rest")
    person.waits_for(NOT_SAVED)
    locks(person)
    disk.free()
    database = folder / "journal.db"
    database.write_bytes(database.read_bytes()[:-1])
    unlocks(person)
    person.waits_for("Save what can be read")
    person.types(PASSPHRASE)
    person.clicks("Save what can be read")
    person.clicks("Go on with the new journal")
    person.waits_for("The new journal is in its place.")
    unlocks(person)
    person.waits_until(lambda: "Half a sentence and the rest" in person.reads())
    person.waits_for("Saved")


def test_words_wait_for_the_journal_that_was_there_whatever_is_begun_meanwhile(
    evening: Person, disk: Disk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks(evening)
    disk.free()
    away = folder.rename(folder.with_name("Away.allyjournal"))
    waiting = f"What you wrote last waits, sealed, for the journal in {folder}"
    evening.clicks("Another journal")
    assert evening.sees(f"{waiting}.")
    evening.clicks("Back")
    evening.clicks("Another journal")
    # nothing is begun in its place unasked
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: folder)
    creates_a_journal(evening)
    evening.waits_for(
        f"What you wrote last in the journal in {folder} (not the one that was opened there last)"
        " is not saved yet. This window keeps it until you unlock that one."
    )
    locks(evening)
    assert evening.sees(
        f"This window keeps it, sealed. Unlock the journal in {folder} (not the one that was opened"
        " there last) to save it."
    )
    folder.rename(folder.with_name("Other.allyjournal"))
    away.rename(folder)
    unlocks(evening)
    evening.waits_for("Half a sentence")
    evening.waits_for("Saved")


def test_that_it_is_gone_is_said_once_and_what_waits_all_the_same(
    evening: Person, disk: Disk, folder: Path
) -> None:
    away = folder.rename(folder.with_name("Away.allyjournal"))
    locks(evening)
    unlocks(evening)
    evening.waits_for("There is no journal here.")
    said = [it.text() for it in evening.window.findChildren(QLabel) if it.isVisible()]
    ways = [it for it in evening.window.findChildren(WhatToDo) if it.isVisible()]
    away.rename(folder)
    disk.free()
    unlocks(evening)
    evening.waits_for("Saved")
    assert "The journal's folder is not there any more." not in said
    assert f"What you wrote last waits, sealed, for the journal in {folder}." in said
    assert len(ways) == 1


def test_a_file_that_is_not_where_it_was_is_said_to_be_gone_once(
    person: Person, folder: Path
) -> None:
    away = writes_as_it_is_moved_away(person, folder)
    unlocks(person)
    person.waits_for("There is no journal here.")
    said_twice = person.sees(GONE)
    away.rename(folder)
    unlocks(person)
    person.waits_for("Saved")
    assert not said_twice
