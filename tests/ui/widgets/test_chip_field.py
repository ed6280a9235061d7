"""Words as chips: added by keys, taken away by keys and clicks."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.chip_field import ChipField

POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def field(qtbot: QtBot) -> ChipField:
    widget = ChipField("Topics", "add a topic")
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


@pytest.fixture
def edits(field: ChipField) -> list[tuple[str, ...]]:
    seen: list[tuple[str, ...]] = []

    def note() -> None:
        seen.append(field.values())

    field.edited.connect(note)
    return seen


def line(field: ChipField) -> QLineEdit:
    return field.findChild(QLineEdit)


def test_enter_and_comma_add(field: ChipField, edits: list[tuple[str, ...]], qtbot: QtBot) -> None:
    qtbot.keyClicks(line(field), "race,")
    qtbot.keyClicks(line(field), " gender identity ")
    qtbot.keyClick(line(field), Qt.Key.Key_Return)
    assert field.values() == ("race", "gender identity")
    assert edits == [("race",), ("race", "gender identity")]
    assert line(field).text() == ""


def test_a_word_is_there_once(field: ChipField, edits: list[tuple[str, ...]], qtbot: QtBot) -> None:
    field.fill(["race"])
    qtbot.keyClicks(line(field), "race,")
    assert field.values() == ("race",)
    assert edits == []


def test_backspace_takes_the_last_one_away(
    field: ChipField, edits: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    field.fill(["race", "class"])
    qtbot.keyClicks(line(field), "a")
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    assert edits == []
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    assert field.values() == ("race",)
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    assert edits == [("race",), ()]


def test_a_cross_takes_its_word_away(
    field: ChipField, edits: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    field.fill(["race", "class", "age"])
    crosses = {cross.accessibleName(): cross for cross in field.findChildren(QToolButton)}
    qtbot.mouseClick(crosses["Take class away"], Qt.MouseButton.LeftButton)
    assert field.values() == ("race", "age")
    assert edits == [("race", "age")]


def test_filling_is_no_edit(field: ChipField, edits: list[tuple[str, ...]]) -> None:
    field.fill(["race"])
    field.fill(["class", "age", "class"])
    assert field.values() == ("class", "age")
    assert field.is_filled()
    field.fill([])
    assert not field.is_filled()
    assert edits == []


def test_what_is_typed_is_taken_when_the_field_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, after = ChipField("Topics"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    qtbot.keyClicks(line(field), "race")
    qtbot.keyClick(line(field), Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert field.values() == ("race",)


@POPUP
def test_a_completion_is_taken(field: ChipField, qtbot: QtBot) -> None:
    field.complete_with(["gender", "gender identity", "race"])
    qtbot.keyClicks(line(field), "ident")
    popup = line(field).completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert field.values() == ("gender identity",)
    assert line(field).text() == ""


@POPUP
def test_choices_are_shown_in_words_and_nothing_else_is_taken(qtbot: QtBot) -> None:
    field = ChipField("People", choices=[("uid-1", "Quill"), ("uid-2", "Moss")])
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(line(field), "quill,")
    qtbot.keyClicks(line(field), "Rowan,")
    assert field.values() == ("uid-1",)
    assert line(field).text() == "Rowan"
    crosses = [cross.accessibleName() for cross in field.findChildren(QToolButton)]
    assert crosses == ["Take Quill away"]
    line(field).completer().popup().hide()


def test_its_line_has_its_name(field: ChipField) -> None:
    assert line(field).accessibleName() == "Topics"


def test_one_too_many_takes_the_place_of_the_last(qtbot: QtBot) -> None:
    one = ChipField("Mentor", choices=[("w", "Willow"), ("r", "Rowan")], most=1)
    qtbot.addWidget(one)
    one.fill(["w"])
    one.add_choice("m", "Moss")
    assert one.values() == ("m",)
    one.add_choice("m", "Moss")
    assert one.values() == ("m",)
