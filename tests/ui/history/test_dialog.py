"""What a record was, beside what it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from allyjournal.domain.compare import compare
from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Reflection
from allyjournal.store.records import Revision
from allyjournal.ui import messages
from allyjournal.ui.history import reading
from allyjournal.ui.history.dialog import HistoryDialog
from allyjournal.ui.history.reading import read_compared
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.agreement.pen import in_dialog
from tests.ui.desk import Desk
from tests.ui.shelf import kept, lay, look, made, named, save, writes

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


def chooses(desk: Desk, dialog: Dialog, number: int) -> None:
    """One of the moments, by its number from the top."""
    moments = the_moments(dialog)
    key = Qt.Key.Key_Home if number == 0 else Qt.Key.Key_Down
    for _ in range(max(number, 1)):
        QTest.keyClick(moments, key)
    desk.settles()


def the_moments(dialog: Dialog) -> RecordList:
    (moments,) = dialog.findChildren(RecordList)
    return moments


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
        look(desk, the_moments(dialog))
        seen["moments"] = [
            row.note for row in map(the_moments(dialog).row, the_moments(dialog).ids()) if row
        ]
        seen["newest"] = [words for words in spoken(dialog) if words]
        chooses(desk, dialog, 1)
        seen["oldest"] = [words for words in spoken(dialog) if words]
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert seen["moments"] == ["Title", "Title, People, Text"]
    assert "Title: then nothing; now Hands" in seen["newest"]
    assert "People: then nothing; now Moss" in seen["oldest"]
    assert "Text: then I raised my hand.; now I raised my hand twice." in seen["oldest"]
    assert kept(desk, rewritten).title == "Hands"


def test_of_many_moments_those_in_sight_are_read_and_the_chosen_one_is_compared(
    desk: Desk, rewritten: Reflection, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = [
        Revision(rewritten.modified_at + timedelta(minutes=number), rewritten)
        for number in range(400)
    ]
    desk.does(lambda: desk.journal.add((), revisions=former))
    compared: list[str] = []
    monkeypatch.setattr(
        reading, "compare", lambda *texts: [compared.append(texts[0]), *compare(*texts)][1:]
    )

    def read(dialog: Dialog) -> None:
        moments = the_moments(dialog)
        desk.qtbot.waitUntil(lambda: bool(moments.grab() and moments.row(moments.ids()[0])))
        shown = [moments.row(place) is not None for place in moments.ids()]
        assert (len(shown), shown[0], shown[-1]) == (402, True, False)
        # title, people and text of the chosen one
        assert compared == ["", "", "I raised my hand."]
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")


def test_nothing_can_be_taken_again_before_it_is_in_sight(
    desk: Desk, rewritten: Reflection
) -> None:
    def read(dialog: Dialog) -> None:
        desk.settles()
        QTest.keyClick(the_moments(dialog), Qt.Key.Key_Down)
        press(dialog, "Let it say this again")
        assert dialog.isVisible()
        desk.settles()
        assert not desk.does(lambda: read_compared(desk.journal, rewritten, 999))
        press(dialog, "Close")

    in_dialog(read)
    desk.clicks("History…")
    assert kept(desk, rewritten).title == "Hands"


def test_a_former_state_is_taken_again_and_the_present_one_comes_back(
    desk: Desk, rewritten: Reflection, toasts: list[Toast]
) -> None:
    def take(dialog: Dialog) -> None:
        chooses(desk, dialog, 1)
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
        chooses(desk, dialog, 1)
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
        desk.settles()
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
        desk.settles()
        (area,) = dialog.findChildren(QScrollArea)
        QTest.keyClick(the_moments(dialog), Qt.Key.Key_Tab)
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
        desk.settles()
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
