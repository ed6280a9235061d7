"""Whoever locks amid a word goes on in that word, wherever it stands."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from allyjournal.domain.kinds import encode
from allyjournal.store.journal import Journal
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

CONTROL = Qt.KeyboardModifier.ControlModifier


def in_an_addendum(person: Person) -> None:
    person.presses(Qt.Key.Key_N, CONTROL)
    person.types("I raised my hand.")
    person.clicks("Keep it")
    person.clicks("Come back to it")


def in_a_repair_step(person: Person) -> None:
    person.clicks("Something went wrong")
    person.types("I answered for Quill.")
    person.clicks("More")
    person.clicks("Add a step")
    person.types("Say so")
    person.focuses("What shows that it was done")


def in_the_second_commitment(person: Person) -> None:
    person.clicks("Agreement")
    person.waits_for("Add a commitment")
    person.focuses("I undertake")
    for _ in range(3):
        person.presses(Qt.Key.Key_Tab)


def in_a_check_in(person: Person) -> None:
    person.clicks("Agreement")
    person.clicks("Sign it")
    person.clicks("Check in")
    person.clicks("Acted against it")
    person.focuses("What I will do about it")


def in_a_review(person: Person) -> None:
    person.clicks("Agreement")
    person.clicks("Sign it")
    person.clicks("Review it")
    person.clicks("Next")
    person.clicks("Reword it")


def in_what_to_turn_to(person: Person) -> None:
    person.clicks("Settings")
    person.focuses("A person, a phone number, a place")


def in_a_question_of_ones_own(person: Person) -> None:
    person.clicks("Settings")
    person.clicks("Add a prompt")


def in_a_question_to_the_mentor(person: Person) -> None:
    person.clicks("Share")
    person.focuses("Questions for the mentor")


@pytest.mark.parametrize(
    "goes_there",
    [
        in_an_addendum,
        in_a_repair_step,
        in_the_second_commitment,
        in_a_check_in,
        in_a_review,
        in_what_to_turn_to,
        in_a_question_of_ones_own,
        in_a_question_to_the_mentor,
    ],
)
def test_who_locks_amid_a_word_goes_on_in_it(
    person: Person, folder: Path, goes_there: Callable[[Person], None]
) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    goes_there(person)
    person.types("halfe")
    person.presses(Qt.Key.Key_Left)
    field = person.writes_in()
    assert field
    locks(person)
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: person.writes_in() == field)
    person.types(" and whol")
    person.waits_for("Saved")
    locks(person)
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        written = [encode(record).decode() for record in journal.all()]
        written += [str(journal.setting(name)) for name in ("support", "vocabulary", "summary")]
    assert "half and whole" in "".join(written)


def test_the_caret_stays_where_it_is_in_a_date(person: Person) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.clicks("Something went wrong")
    person.waits_until(lambda: person.writes_in() == "What happened")
    person.types("I answered for Quill.")
    person.clicks("More")
    person.clicks("More ▾")
    person.focuses("Date")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(1)
    locks(person)
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: person.writes_in() == "Date")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 1
