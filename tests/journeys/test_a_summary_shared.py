"""A summary: chosen, decided, seen, saved, talked about; and the next one begins there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import time_machine
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from allyjournal.domain.feedback import Feedback, SourceType
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session, Share
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.share.reader import ReaderChip
from allyjournal.ui.share.records import RecordTree
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.record_list import RecordList
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks

START = datetime(2026, 11, 4, 20, 0, tzinfo=UTC)
WRITTEN = "Amara asked why the minutes were late, and I had no answer."
SAID = "Whose minutes are they?"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """An autumn that a test moves on."""
    with time_machine.travel(START) as moved:
        yield moved


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where files are saved: a new place each time."""
    places: list[Path] = []

    def choose(*words: Any) -> Path:
        places.append(tmp_path / f"{len(places)} {words[2]}")
        return places[-1]

    monkeypatch.setattr(messages, "choose_save_path", choose)
    return places


def picks(person: Person, button: QPushButton, words: str) -> None:
    """An entry of the menu behind a button."""
    person.actions += 2
    menu = button.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def names_a_mentor(person: Person, name: str) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QTimer.singleShot(0, person.window.activateWindow)

    QTimer.singleShot(300, answer)
    picks(person, person.finds(ReaderChip), "A new mentor…")


def rows(person: Person) -> dict[str, QModelIndex]:
    """Every row of the choice of records, by its words."""
    tree, found = person.finds(RecordTree), {}
    index = tree.model().index(0, 0)
    while index.isValid():
        found[str(index.data())] = index
        index = tree.indexBelow(index)
    return found


def ticks(person: Person, words: str) -> None:
    person.waits_until(lambda: words in rows(person))
    tree = person.finds(RecordTree)
    person.actions += 1
    place = tree.visualRect(rows(person)[words]).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def what_is_kept(folder: Path) -> tuple[list[AnyRecord], Share]:
    """Every record, and the one share with its file."""
    journal = Journal.open(folder, PASSPHRASE)
    try:
        (share,) = journal.of_kind(Share)
        whole = journal.whole(share)
        assert isinstance(whole, Share)
        return list(journal.all()), whole
    finally:
        journal.close()


def the(records: list[AnyRecord], kind: type) -> Any:
    (found,) = [record for record in records if isinstance(record, kind)]
    return found


def chooses_and_decides(person: Person) -> None:
    person.clicks("Share")
    names_a_mentor(person, "Rowan")
    person.waits_for("Share with Rowan, mentor")
    ticks(person, WRITTEN)
    ticks(person, "with its text")
    person.waits_for("“Amara”")
    person.clicks("A person")
    person.waits_for("To decide: 0")


def sees_and_saves(person: Person) -> None:
    person.waits_for("Exactly what will be saved · page 1 of 1")
    format_button = next(
        it for it in person.window.findChildren(QPushButton) if it.accessibleName() == "File format"
    )
    picks(person, format_button, "PDF with a password")
    person.clicks("Text")
    person.waits_until(lambda: "[Person A] asked why the minutes were late" in the_text(person))
    assert "Amara" not in the_text(person)
    person.clicks("Save as PDF with a password")
    # what was shared is shown, with its password
    person.waits_for("Its password")


def the_text(person: Person) -> str:
    return " ".join(person.finds(QPlainTextEdit).toPlainText().split())


def meets(person: Person) -> None:
    before = person.actions
    person.clicks("What they said about it")
    person.waits_for("What was said")
    person.types(SAID)
    assert person.actions - before == 1, "and one to paste"
    person.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    person.clicks("We talked about it")
    person.waits_for("What was agreed")
    person.types("On minutes.")
    person.clicks("Add what you agreed")
    person.focuses("What")
    person.types("Send them the same evening")
    person.focuses("By when")
    person.types("2026-11-18")
    person.presses(Qt.Key.Key_Tab)


def saves_again(person: Person, saved: list[Path]) -> None:
    person.clicks("Sessions and earlier shares")
    model = person.finds(RecordList).model()
    place = (3, 0)  # below the mentors, and the heading of what was shared
    person.waits_until(lambda: str(model.index(*place).data()).startswith("For Rowan, "))
    listed = person.finds(RecordList)
    person.actions += 1
    where = listed.visualRect(model.index(*place)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    person.clicks("Save it again…")
    person.waits_until(lambda: len(saved) == 2 and saved[1].exists())


def comes_back(person: Person, clock: Any, days: int) -> None:
    locks(person)
    clock.shift(timedelta(days=days))
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)


def test_choose_decide_preview_save_meet_and_the_next_one_begins_there(
    person: Person, clock: Any, folder: Path, saved: list[Path]
) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types(WRITTEN)
    person.clicks("Keep")
    chooses_and_decides(person)
    sees_and_saves(person)
    meets(person)

    comes_back(person, clock, 10)
    person.waits_for("What was agreed")
    person.clicks("Today")
    person.waits_for("Send them the same evening")
    person.types("The minutes went out on the evening itself.")
    person.clicks("Share")
    person.waits_for("since 4 November ▾")
    person.waits_until(lambda: "The minutes went out on the evening itself." in rows(person))
    # that day was not over when it was shared, so it is offered again, but not ticked
    state = rows(person)[WRITTEN].data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(state) is Qt.CheckState.Unchecked
    saves_again(person, saved)
    locks(person)
    is_kept(folder, saved)


def is_kept(folder: Path, saved: list[Path]) -> None:
    records, share = what_is_kept(folder)
    assert share.copy == saved[0].read_bytes() == saved[1].read_bytes()
    pypdfium2.PdfDocument(share.copy, share.password).close()
    assert share.mentor == the(records, Mentor).uid
    assert share.redactions.replaced == 1
    session, feedback = the(records, Session), the(records, Feedback)
    assert (session.related, session.mentor) == ((share.uid,), share.mentor)
    assert session.actions[0].what == "Send them the same evening"
    assert (feedback.gist, feedback.related) == (SAID, (share.uid,))
    assert feedback.source_type is SourceType.MENTOR
    reflections = [it for it in records if isinstance(it, Reflection)]
    assert share.included == (reflections[0].uid,)
