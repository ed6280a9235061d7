"""The computer sleeps, the person is logged out, the screen is shown to others: nothing of it
loses a word or leaves one in sight."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtWidgets import QApplication, QWidget

from allyjournal.app import Program
from allyjournal.domain.kinds import display_title
from allyjournal.settings import Settings
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.system import captures, windows
from allyjournal.ui.system.captures import Captures
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


class Asker(QObject):
    """A page that asks once its work is done."""

    answered: bool | None = None

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, _done: None) -> None:
        self.answered = messages.confirm(self._page, "Write it here all the same?", "Write it")


def test_what_a_page_asks_while_it_locks_is_left(writing: Person) -> None:
    window = writing.window
    asker = Asker(window._shell)
    window._tasks.run(lambda: None, asker.ask)
    window.lock()
    writing.waits_for("Unlock")
    assert asker.answered is False


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


class Noting(Captures):
    """Stands in for what Windows does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: list[bool] = []

    def keep_out(self, wanted: bool) -> None:
        self.asked.append(wanted)


@pytest.fixture
def on_windows(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(captures, "SYSTEM", "win32")
    monkeypatch.setattr(windows, "WindowsCaptures", Noting)
    yield
    for made in qapp.findChildren(Captures):
        made.setParent(None)
        made.deleteLater()


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize("wanted", [True, False])
def test_no_window_is_made_before_it_is_kept_out_of_captures(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        program = Program(Settings(hidden_from_captures=wanted), qapp)
    asked = qapp.findChild(Noting).asked
    program.close()
    program.deleteLater()
    assert asked == [wanted]


@pytest.mark.usefixtures("on_windows")
def test_whoever_shows_the_screen_on_purpose_chooses_so_in_the_settings(
    writing: Person, qapp: QApplication
) -> None:
    writing.clicks("Settings")
    writing.clicks("Keep the window out of screenshots")
    writing.waits_until(lambda: qapp.findChild(Noting) is not None)
    assert qapp.findChild(Noting).asked == [False]
