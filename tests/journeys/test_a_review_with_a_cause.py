"""An agreement, reviewed and amended because of what somebody said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback
from allyjournal.store.journal import Journal
from allyjournal.ui.widgets.dialog import Dialog
from tests.journeys import keyboard
from tests.journeys.keyboard import presses_on, reached, tabs_to, walks_to
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

CONTROL = Qt.KeyboardModifier.ControlModifier
SAID = "You plan around your own mornings."
REASON = "I heard it twice."
FIRST = "I ask what is wanted before I offer anything."


def chooses_in_the_dialog(person: Person, qtbot: QtBot, words: str) -> None:
    """Soon: types into the search for a record and takes the first that it finds."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        QTest.keyClicks(QApplication.focusWidget(), words)
        (found,) = dialog.findChildren(QListWidget)
        qtbot.waitUntil(lambda: found.count() == 1)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        # as a window manager does once the dialog is gone
        QTimer.singleShot(0, person.window.activateWindow)

    # the dialog runs inside the click that opens it
    QTimer.singleShot(300, choose)


def what_is_kept(folder: Path) -> tuple[AgreementVersion, CheckIn, Feedback]:
    """The newest version, the one check-in and the one piece of feedback."""
    journal = Journal.open(folder, PASSPHRASE)
    try:
        (agreement,) = journal.of_kind(Agreement)
        (check_in,) = journal.of_kind(CheckIn)
        (feedback,) = journal.of_kind(Feedback)
        return journal.versions(agreement.uid)[-1], check_in, feedback
    finally:
        journal.close()


def is_amended(folder: Path) -> None:
    version, check_in, feedback = what_is_kept(folder)
    assert (version.number, version.change_reason) == (2, REASON)
    assert version.prompted_by == feedback.uid
    assert feedback.gist == SAID
    first, *_others = version.content.commitments
    assert first.statement == f"{FIRST} And I take the second choice."
    assert check_in.commitment == first.uid
    assert check_in.value is CheckInValue.AVOIDED


def test_feedback_leads_to_another_version(person: Person, qtbot: QtBot, folder: Path) -> None:
    creates_a_journal(person)
    person.clicks("Agreement")
    person.clicks("Sign it")
    person.waits_for("Amend")
    person.clicks("Today")
    person.clicks("Heard feedback")
    person.waits_for("What was said")
    person.types(SAID)
    person.clicks("Agreement")
    person.clicks("Review it")
    person.clicks("Avoided it")
    person.clicks("Reword it")
    person.presses(Qt.Key.Key_End, CONTROL)
    person.types(" And I take the second choice.")
    for place in ("Commitment 2 of 3", "Commitment 3 of 3"):
        person.clicks("Next")
        person.waits_for(place)
    person.clicks("Next")
    person.clicks("Go on to sign it")
    person.waits_for("Signing a new version")
    person.types(REASON)
    chooses_in_the_dialog(person, qtbot, "mornings")
    person.clicks("Choose a record…")
    person.waits_for("Another…")
    person.clicks("Sign it")
    person.waits_for("Prompted by:")
    person.clicks("Timeline")
    person.waits_for("Saved")
    locks(person)
    is_amended(folder)


# without a display the list of completions cannot take the keyboard
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_the_same_by_the_keyboard_alone(person: Person, qtbot: QtBot, folder: Path) -> None:
    keyboard.creates_a_journal(person, PASSPHRASE)
    person.presses(Qt.Key.Key_3, CONTROL)
    person.waits_for("Sign it")
    presses_on(person, "Sign it")
    person.waits_for("Amend")
    person.presses(Qt.Key.Key_1, CONTROL)
    presses_on(person, "Heard feedback")
    person.waits_for("What was said")
    person.types(SAID)
    person.presses(Qt.Key.Key_3, CONTROL)
    person.waits_for("Review it")
    presses_on(person, "Review it")
    person.waits_until(lambda: reached() == "Acted against it")
    walks_to(person, "Acted against it", "Avoided it")
    presses_on(person, "Reword it")
    tabs_to(person, "I undertake")
    person.presses(Qt.Key.Key_End, CONTROL)
    person.types(" And I take the second choice.")
    for place in ("Commitment 2 of 3", "Commitment 3 of 3"):
        presses_on(person, "Next")
        person.waits_for(place)
        person.waits_until(lambda: reached() == "Acted against it")
    presses_on(person, "Next")
    person.waits_until(lambda: reached() == "Go on to sign it")
    person.presses(Qt.Key.Key_Space)
    person.waits_for("Signing a new version")
    person.types(REASON)
    chooses_in_the_dialog(person, qtbot, "mornings")
    presses_on(person, "Choose a record…")
    person.waits_for("Another…")
    presses_on(person, "Sign it")
    person.waits_for("Prompted by:")
    locks(person)
    is_amended(folder)
