"""The journal's folder is taken away, or its file replaced, while somebody writes in it."""

import shutil
from pathlib import Path

from tests.journeys.person import Person
from tests.journeys.test_first_evening import creates_a_journal
from tests.journeys.test_full_disk import unlocks

GONE = "journal.db is not where it was: it was moved, removed or replaced by another one."


def begins_to_write(person: Person) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Half a sentence")
    person.waits_for("Saved")


def test_words_are_not_called_saved_where_nobody_finds_them_again(
    person: Person, folder: Path
) -> None:
    begins_to_write(person)
    away = folder.rename(folder.with_name("Away.allyjournal"))
    person.types(" and the rest")
    person.waits_for(GONE)
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
