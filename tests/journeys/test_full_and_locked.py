"""Whoever locks amid a word on a full disk goes on in it as well, once it was read what is so."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from allyjournal.domain.kinds import encode
from allyjournal.store.journal import Journal
from allyjournal.ui.keeping import last_words
from allyjournal.ui.widgets.dialog import Dialog
from tests.journeys.conftest import NOT_SAVED, Disk
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks
from tests.journeys.test_full_disk import unlocks
from tests.journeys.test_locked_amid import in_the_second_commitment

UNSAVED = "What you wrote before the lock could not be saved yet."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def on_today(_person: Person) -> None:
    """Where everybody begins."""


def in_a_reflection(person: Person) -> None:
    person.presses(Qt.Key.Key_N, CONTROL)
    person.waits_for("Keep it")


def in_a_mistake(person: Person) -> None:
    person.presses(Qt.Key.Key_M, CONTROL | SHIFT)
    person.waits_until(lambda: person.writes_in() == "What happened")


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told in a dialog, which is closed with Enter as soon as it is there."""
    said: list[str] = []
    run = Dialog.run

    def run_and_close(dialog: Dialog) -> bool:
        said.append(dialog.accessibleName())
        QTimer.singleShot(0, dialog, partial(QTest.keyClick, dialog, Qt.Key.Key_Return))
        answer = run(dialog)
        # as a window manager does once the dialog is gone
        dialog.parentWidget().activateWindow()
        return answer

    monkeypatch.setattr(Dialog, "run", run_and_close)
    return said


@pytest.mark.parametrize("room_first", [False, True])
@pytest.mark.parametrize(
    "goes_there", [on_today, in_a_reflection, in_a_mistake, in_the_second_commitment]
)
def test_who_locks_amid_a_word_that_has_no_room_goes_on_in_it(
    person: Person,
    disk: Disk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    goes_there: Callable[[Person], None],
    room_first: bool,
    closed: list[str],
    refused: list[str],
) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    goes_there(person)
    disk.fill()
    person.types("halfe")
    person.presses(Qt.Key.Key_Left)
    person.waits_for(NOT_SAVED)
    field = person.writes_in()
    assert field
    locks(person)
    monkeypatch.setattr(last_words, "_RETRY", 50)
    unlocks(person)
    person.waits_until(lambda: closed == [UNSAVED])
    person.waits_until(lambda: person.writes_in() == field and "halfe" in person.reads())
    if room_first:
        disk.free()
        person.waits_for("Saved")
    person.types(" and whol")
    disk.free()
    person.waits_for("Saved")
    locks(person)
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert "half and whole" in "".join(encode(record).decode() for record in journal.all())
    assert refused == []
