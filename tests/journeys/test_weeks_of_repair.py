"""A mistake: logged in two fields on a bad evening, and weeks later at rest."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt

from allyjournal.domain.mistake import Mistake, MistakeState
from allyjournal.store.journal import Journal
from tests.journeys import keyboard
from tests.journeys.keyboard import presses_on, tabs_to, walks_to
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

START = datetime(2026, 10, 14, 21, 0, tzinfo=UTC)
SHIFT_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """An autumn that a test moves on."""
    with time_machine.travel(START) as moved:
        yield moved


def comes_back(person: Person, clock: Any, days: int) -> None:
    """Locks, and unlocks again some days later, back at the record."""
    locks(person)
    clock.shift(timedelta(days=days))
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)


def the_mistake(folder: Path) -> Mistake:
    """What a locked journal holds."""
    journal = Journal.open(folder, PASSPHRASE)
    try:
        (found,) = journal.of_kind(Mistake)
    finally:
        journal.close()
    return found


def chooses(person: Person, name: str, letters: str) -> None:
    """One value of a field, by its first letters."""
    person.focuses(name)
    person.types(letters)
    person.presses(Qt.Key.Key_Return)


def test_from_two_fields_to_resting(person: Person, clock: Any, folder: Path) -> None:
    creates_a_journal(person)
    person.clicks("Something went wrong")
    person.waits_for("What happened")
    person.types("I answered a question that was put to Quill.")
    person.presses(Qt.Key.Key_Tab)
    person.types("I don't know yet.")
    comes_back(person, clock, 5)

    # it says who told, and what will be done
    person.clicks("acknowledged")
    person.clicks("Add a step")
    person.types("Put the proposal back on the agenda")
    person.focuses("Due")
    person.types("2026-10-21")
    comes_back(person, clock, 1)
    person.waits_for("Add a step")
    person.clicks("Today")
    person.waits_for("Put the proposal back on the agenda")
    person.clicks("Done")
    person.waits_until(lambda: not person.sees("Put the proposal back on the agenda"))

    # weeks later it looks back, and lets it rest without having asked anybody
    person.clicks("Repair")
    person.waits_for("Add a step")
    comes_back(person, clock, 63)
    person.waits_for("Add a step")
    person.clicks("resting")
    chooses(person, "What the look back found", "not")
    chooses(person, "On what it may rest", "nobody")
    person.clicks("resting")
    person.types("I count to five before I answer.")
    person.clicks("Let it rest")
    person.waits_for("Saved")
    locks(person)
    rests_after_weeks(the_mistake(folder))


def rests_after_weeks(mistake: Mistake) -> None:
    assert mistake.state is MistakeState.RESTING
    assert mistake.what_changed == "I count to five before I answer."
    states = [change.state for change in mistake.state_history]
    assert states == ["noticed", "acknowledged", "resting"]
    assert (mistake.state_history[-1].on - mistake.state_history[0].on).days > 60
    assert mistake.acknowledged_on == mistake.state_history[1].on


# without a display the list of completions cannot take the keyboard
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_the_same_by_the_keyboard_alone(person: Person, clock: Any, folder: Path) -> None:
    keyboard.creates_a_journal(person, PASSPHRASE)
    person.presses(Qt.Key.Key_M, SHIFT_CONTROL)
    person.waits_for("What happened")
    person.types("I answered a question that was put to Quill.")
    person.presses(Qt.Key.Key_Tab)
    person.types("She did not present it.")
    comes_back(person, clock, 5)
    person.waits_for("Add a step")
    walks_to(person, "noticed", "acknowledged")
    tabs_to(person, "Add a step")
    person.presses(Qt.Key.Key_Space)
    person.types("Put the proposal back on the agenda")
    comes_back(person, clock, 60)
    person.waits_for("Add a step")
    # a rest that lacks something leads to it
    walks_to(person, "acknowledged", "resting")
    person.types("not")
    person.presses(Qt.Key.Key_Return)
    tabs_to(person, "On what it may rest")
    person.types("nobody")
    person.presses(Qt.Key.Key_Return)
    walks_to(person, "acknowledged", "resting")
    person.types("I count to five before I answer.")
    presses_on(person, "Let it rest")
    person.waits_for("Saved")
    locks(person)
    assert the_mistake(folder).state is MistakeState.RESTING
