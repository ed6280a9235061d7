"""Finding again: the search offers its words, what matched is marked, and one page is searched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from allyjournal.ui.widgets.record_list import RecordList
from allyjournal.ui.widgets.search_field import SearchField
from allyjournal.ui.widgets.suggestions import Suggestions
from tests.journeys.person import Person
from tests.journeys.test_first_evening import creates_a_journal

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def written(person: Person) -> Person:
    """Somebody who has written a reflection and logged a mistake."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.presses(Qt.Key.Key_N, CONTROL)
    person.waits_for("Keep it")
    person.types("Who was in the room. I spoke first, and the room went quiet.")
    person.presses(Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    person.waits_for("What happened")
    person.types("I answered for the whole room.")
    person.waits_for("Saved")
    return person


def marked(person: Person) -> list[str]:
    """What is marked in the texts in sight."""
    fields = [it for it in person.window.findChildren(QTextEdit) if it.isVisible()]
    return [it.cursor.selectedText() for field in fields for it in field.extraSelections()]


def typed(person: Person) -> str:
    return person.finds(SearchField).text()


def rows(person: Person) -> int:
    return len(person.finds(RecordList).ids())


def test_a_search_is_typed_completed_and_opened_by_keyboard_alone(written: Person) -> None:
    written.presses(Qt.Key.Key_K, CONTROL)
    written.types("room")
    written.waits_until(lambda: rows(written) == 2)
    written.types(" ki")
    assert written.finds(Suggestions).words() == ["kind:"]
    written.presses(Qt.Key.Key_Down)
    written.presses(Qt.Key.Key_Tab)
    assert typed(written) == "room kind:"
    written.types("refl")
    written.presses(Qt.Key.Key_Tab)
    assert typed(written) == "room kind:reflection "
    written.waits_until(lambda: rows(written) == 1 and marked(written) == ["room", "room"])
    written.presses(Qt.Key.Key_Return)
    written.presses(Qt.Key.Key_Return)
    written.waits_for("1 of 2")
    written.waits_until(lambda: marked(written) == ["room", "room"])
    written.presses(Qt.Key.Key_F3)
    written.waits_for("2 of 2")
    written.presses(Qt.Key.Key_Escape)
    assert marked(written) == []


def test_half_a_word_leads_to_the_whole_one(written: Person) -> None:
    written.presses(Qt.Key.Key_K, CONTROL)
    written.types("answ")
    written.waits_until(lambda: rows(written) == 1 and marked(written) == ["answered"])
    written.presses(Qt.Key.Key_Return)
    written.presses(Qt.Key.Key_Return)
    written.waits_for("1 of 1")
    written.waits_until(lambda: marked(written) == ["answered"])


def test_the_list_of_fields_opens_at_an_empty_line(written: Person) -> None:
    written.presses(Qt.Key.Key_K, CONTROL)
    written.presses(Qt.Key.Key_Down)
    assert written.finds(Suggestions).words()[0] == "kind:"
    written.presses(Qt.Key.Key_Escape)
    written.types("room")
    written.presses(Qt.Key.Key_Escape)
    assert typed(written) == ""
    written.waits_until(lambda: rows(written) == 2)


def test_a_command_leaves_the_search_as_it_was(written: Person) -> None:
    written.presses(Qt.Key.Key_K, CONTROL)
    written.types("answered")
    written.waits_until(lambda: rows(written) == 1)
    written.presses(Qt.Key.Key_K, CONTROL)
    written.types("> share")
    written.presses(Qt.Key.Key_Return)
    assert typed(written) == "answered"


def test_finding_on_a_page_gives_the_caret_back(written: Person) -> None:
    written.focuses("What happened")
    written.presses(Qt.Key.Key_Home)
    field = QApplication.focusWidget()
    written.presses(Qt.Key.Key_F, CONTROL)
    written.types("HOLE")
    written.waits_for("1 of 1")
    assert marked(written) == ["hole"]
    written.types("x")
    written.waits_for("Not found")
    written.presses(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field
    assert isinstance(field, QTextEdit)
    assert field.textCursor().position() == 0
    assert not any(it.text() == "HOLEx" for it in written.window.findChildren(QLineEdit))
