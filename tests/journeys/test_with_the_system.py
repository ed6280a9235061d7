"""The computer sleeps, or the person is logged out: no word is lost or left in sight."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication

from allyjournal.domain.kinds import display_title
from allyjournal.store.journal import Journal
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks


class Session:
    """The end of a session as Qt tells of it, which can be called off."""

    cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def writing(person: Person) -> Person:
    """Somebody in the middle of a sentence on Today."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Half a sentence")
    assert not person.sees("Saved")
    return person


def test_before_sleep_the_journal_is_saved_and_closed_when_the_system_goes_on(
    writing: Person, folder: Path
) -> None:
    window = writing.window
    window._system.lock_requested.emit(True)
    assert not writing.reads()
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert [display_title(it) for it in journal.all()] == ["Half a sentence"]
    writing.waits_for("Unlock")


def test_with_the_screen_it_locks_without_making_the_system_wait(writing: Person) -> None:
    writing.window._system.lock_requested.emit(False)
    assert "Half a sentence" in writing.reads()
    writing.waits_for("Unlock")


def test_a_session_ends_when_the_last_words_are_saved(writing: Person) -> None:
    session = Session()
    writing.window.save_before_session_ends(session)
    assert writing.sees("Saved")
    assert not session.cancelled
    assert "Half a sentence" in writing.reads()


def test_a_locked_journal_lets_the_session_end(writing: Person) -> None:
    locks(writing)
    session = Session()
    writing.window.save_before_session_ends(session)
    assert not session.cancelled


def test_the_window_hears_that_the_session_ends(person: Person, qapp: QApplication) -> None:
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
