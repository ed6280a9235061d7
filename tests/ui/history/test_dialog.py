"""What a record was, beside what it is."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QScrollArea

from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages
from allyjournal.ui.history.dialog import HistoryDialog
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.agreement.pen import in_dialog
from tests.ui.desk import Desk
from tests.ui.shelf import kept, lay, made, named, save, writes

Toast = tuple[str, str, Callable[[], None]]


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[Toast]:
    said: list[Toast] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, *words: said.append(words))
    return said


@pytest.fixture
def rewritten(desk: Desk) -> Reflection:
    """A reflection that was something else twice."""
    moss = made(Person, pseudonym="Moss")
    record: Reflection = made(Reflection, text="I raised my hand.")
    desk.has(moss, record)
    for fields in ({"text": "I raised my hand twice.", "people": (moss.uid,)}, {"title": "Hands"}):
        changed = kept(desk, record).changed(**fields)
        desk.does(lambda changed=changed: desk.journal.save(changed, keep_previous=True))  # type: ignore[misc]
    lay(desk, ReflectionPage)
    return record


def press(dialog: Dialog, label: str) -> None:
    (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def spoken(dialog: Dialog) -> list[str]:
    return [it.accessibleName() for it in dialog.findChildren(QLabel) if it.isVisible()]


def test_every_former_state_is_compared_with_the_present_one(
    desk: Desk, rewritten: Reflection
) -> None:
    seen: dict[str, Any] = {}

    def read(dialog: Dialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        (moments,) = dialog.findChildren(QListWidget)
        seen["moments"] = [moments.item(row).text().split("\n")[1] for row in range(2)]
        seen["newest"] = [words for words in spoken(dialog) if words]
        moments.setCurrentRow(1)
        seen["oldest"] = [words for words in spoken(dialog) if words]
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert seen["moments"] == ["Title", "Title, People, Text"]
    assert "Title: then nothing; now Hands" in seen["newest"]
    assert "People: then nothing; now Moss" in seen["oldest"]
    assert "Text: then I raised my hand.; now I raised my hand twice." in seen["oldest"]
    assert kept(desk, rewritten).title == "Hands"


def test_a_former_state_is_taken_again_and_the_present_one_comes_back(
    desk: Desk, rewritten: Reflection, toasts: list[Toast]
) -> None:
    def take(dialog: Dialog) -> None:
        dialog.findChildren(QListWidget)[0].setCurrentRow(1)
        press(dialog, "Let it say this again")

    in_dialog(take)
    desk.clicks("History…")
    assert named(desk, MarkdownEditor, "Your reflection").text() == "I raised my hand."
    again = kept(desk, rewritten)
    assert (again.text, again.title, again.people) == ("I raised my hand.", "", ())
    ((words, label, undo),) = toasts
    assert (words, label) == ("It says again what it said", "Undo")
    undo()
    desk.settles()
    assert kept(desk, rewritten).text == "I raised my hand twice."
    assert named(desk, MarkdownEditor, "Your reflection").text() == "I raised my hand twice."


def test_what_is_typed_before_undoing_stays(
    desk: Desk, rewritten: Reflection, toasts: list[Toast]
) -> None:
    def take(dialog: Dialog) -> None:
        dialog.findChildren(QListWidget)[0].setCurrentRow(1)
        press(dialog, "Let it say this again")

    in_dialog(take)
    desk.clicks("History…")
    writes(desk, named(desk, MarkdownEditor, "Your reflection"), " With a pause.")
    toasts[0][2]()
    desk.settles()
    now = kept(desk, rewritten)
    assert (now.text, now.title) == ("I raised my hand. With a pause.", "Hands")
    editor = named(desk, MarkdownEditor, "Your reflection")
    assert editor.text() == "I raised my hand. With a pause."


def test_it_fits_into_a_small_window(desk: Desk, rewritten: Reflection) -> None:
    desk.page.resize(640, 480)
    sizes: list[QSize] = []

    def read(dialog: Dialog) -> None:
        sizes.append(dialog.size())
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert sizes[0].width() <= 640
    assert sizes[0].height() <= 480


def test_what_it_said_is_scrolled_by_keys(desk: Desk, rewritten: Reflection) -> None:
    long = kept(desk, rewritten).changed(text="A line.\n\n" * 60)
    desk.does(lambda: desk.journal.save(long, keep_previous=True))
    places: list[int] = []

    def read(dialog: Dialog) -> None:
        (area,) = dialog.findChildren(QScrollArea)
        QTest.keyClick(dialog.findChildren(QListWidget)[0], Qt.Key.Key_Tab)
        assert dialog.focusWidget() is area
        QTest.keyClick(area, Qt.Key.Key_Down)
        places.append(area.verticalScrollBar().value())
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert places[0] > 0


def test_what_is_being_typed_is_part_of_it(desk: Desk, rewritten: Reflection) -> None:
    writes(desk, named(desk, MarkdownEditor, "Your reflection"), " And again.")
    seen: list[str] = []

    def read(dialog: Dialog) -> None:
        seen.extend(spoken(dialog))
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert any("I raised my hand twice. And again." in words for words in seen)


def test_a_record_without_former_states_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence: told.append(sentence))
    desk.has(made(Reflection, text="Once."))
    lay(desk, ReflectionPage)
    desk.clicks("History…")
    assert told == ["There is no former state of it yet."]


def test_a_deletion_says_what_still_names_the_record(desk: Desk, toasts: list[Toast]) -> None:
    record = made(Reflection, text="Named.")
    desk.has(record, made(Reflection, text="Names it.", related=(record.uid,)))
    page = lay(desk, ReflectionPage)
    page.show_record(record.uid)
    desk.settles()
    desk.clicks("Delete")
    assert toasts[-1][0] == "Moved to the trash. One record still names it."
    save(desk)
