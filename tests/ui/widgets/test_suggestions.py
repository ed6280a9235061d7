"""The list below a line: the line keeps the caret, and nothing is taken that was not chosen."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.suggestions import Suggestion, Suggestions

THREE = [
    Suggestion("kind:", "what it is", "kind:"),
    Suggestion("b", "", "B"),
    Suggestion("c", "", "C"),
]
TAB = (Qt.Key.Key_Tab,)


class Place:
    """A line in a window with something below it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(400, 300)
        column = QVBoxLayout(self.window)
        self.line, self.below = QLineEdit(), QLineEdit()
        column.addWidget(self.line)
        column.addWidget(self.below)
        self.list = Suggestions(self.line, self.window)
        self.taken: list[str] = []
        self.wanted: list[bool] = []
        self.entered: list[bool] = []
        self.list.taken.connect(self.taken.append)
        self.list.wanted.connect(self.want)
        self.line.returnPressed.connect(self.enter)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.line.setFocus()

    def want(self) -> None:
        self.wanted.append(True)

    def enter(self) -> None:
        self.entered.append(True)

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.line, key)

    def offers(self, offered: Sequence[Suggestion] = THREE, first: tuple[Qt.Key, ...] = ()) -> None:
        self.list.offer(offered, first)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    return Place(qtbot)


Key = Qt.Key


def test_it_opens_below_the_line_and_leaves_the_focus_there(place: Place) -> None:
    place.offers()
    assert place.list.isVisible()
    assert place.list.words() == ["kind:", "b", "c"]
    assert QApplication.focusWidget() is place.line
    assert place.list.y() >= place.line.geometry().bottom()
    place.offers([])
    assert not place.list.isVisible()


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ((Key.Key_Down, Key.Key_Return), "kind:"),
        ((Key.Key_Down, Key.Key_Down, Key.Key_Enter), "B"),
        ((Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Tab), "kind:"),
    ],
)
def test_what_is_chosen_is_taken(place: Place, keys: tuple[Qt.Key, ...], value: str) -> None:
    place.offers()
    place.presses(*keys)
    assert place.taken == [value]
    assert not place.list.isVisible()
    assert place.entered == []


def test_enter_and_tab_are_the_lines_own_where_nothing_is_chosen(place: Place) -> None:
    place.offers()
    place.presses(Key.Key_Return)
    assert (place.taken, place.entered) == ([], [True])
    place.offers()
    place.presses(Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert place.taken == []
    place.offers()
    place.presses(Key.Key_Tab)
    assert place.taken == []
    assert QApplication.focusWidget() is place.below
    # who leaves the line needs no suggestions
    assert not place.list.isVisible()


def test_the_first_is_taken_by_the_keys_that_may(place: Place) -> None:
    place.offers(first=TAB)
    place.presses(Key.Key_Return)
    assert place.taken == []
    place.presses(Key.Key_Tab)
    assert place.taken == ["kind:"]
    assert QApplication.focusWidget() is place.line


def test_escape_closes_the_list_alone(place: Place) -> None:
    place.offers()
    place.presses(Key.Key_Escape)
    assert not place.list.isVisible()
    assert place.wanted == []
    place.presses(Key.Key_Down)
    assert place.wanted == [True]


def test_letters_go_into_the_line(place: Place) -> None:
    place.offers()
    QTest.keyClicks(place.line, "ab")
    assert place.line.text() == "ab"


def test_a_click_takes_one(place: Place) -> None:
    place.offers()
    where = place.list.visualItemRect(place.list.topLevelItem(1)).center()
    QTest.mouseClick(place.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert place.taken == ["B"]
    assert QApplication.focusWidget() is place.line


def test_what_is_chosen_is_spoken(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(
        "allyjournal.ui.widgets.suggestions.announce", lambda _widget, text: spoken.append(text)
    )
    place.offers()
    place.presses(Key.Key_Down, Key.Key_Down)
    assert spoken == ["kind:, what it is", "b"]


def test_what_is_offered_below_a_short_line_is_not_cut(place: Place) -> None:
    place.line.setFixedWidth(60)
    place.list.offer([Suggestion("There is no such command.", "", "")])
    assert place.list.width() > place.list.sizeHintForColumn(0) > 60
