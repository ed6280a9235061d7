"""The strip of dots: each at its number, equal ones on each other, numbers that can be read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.dot_strip import DotStrip
from tests.ui.widgets.year_strip_hands import pointed_at

DAYS = [1, 2, 3, 3, 4, 21]


def laid(qtbot: QtBot, values: list[int], width: int = 560) -> DotStrip:
    strip = DotStrip("From noticing to acknowledging", "responsibility")
    qtbot.addWidget(strip)
    strip.show_dots(values, lambda index: f"{values[index]} days: a mistake")
    strip.resize(width, strip.sizeHint().height())
    with qtbot.waitActive(strip):
        strip.show()
    strip.clearFocus()
    return strip


def centre(strip: DotStrip, index: int) -> QPoint:
    return strip.place(index).center().toPoint()


def test_dots_stand_at_their_numbers_and_equal_ones_on_each_other(qtbot: QtBot) -> None:
    strip = laid(qtbot, DAYS)
    one, two, three, another, four, last = (centre(strip, at) for at in range(6))
    assert two.x() - one.x() == pytest.approx(four.x() - three.x(), abs=1)
    assert three.x() == another.x()
    assert another.y() < three.y() == one.y() == last.y()
    image = strip.grab().toImage()
    shown = [image.pixelColor(centre(strip, at)) for at in range(6)]
    assert shown == [theme.colour("responsibility")] * 6
    assert last.x() < 560


def test_the_keys_go_through_all_and_enter_opens_one(qtbot: QtBot) -> None:
    strip = laid(qtbot, DAYS)
    strip.setFocus()
    for _ in range(3):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.value_in_words() == "3 days: a mistake"
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert told.args == [3]


def test_a_click_on_the_upper_of_two_opens_that_one(qtbot: QtBot) -> None:
    strip = laid(qtbot, DAYS)
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=centre(strip, 3))
    assert told.args == [3]
    assert pointed_at(strip, centre(strip, 5)) == "21 days: a mistake"


def test_a_screen_reader_finds_every_dot(qtbot: QtBot) -> None:
    strip = laid(qtbot, [0, 400])
    heard = QAccessible.queryAccessibleInterface(strip)
    names = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert names == ["0 days: a mistake", "400 days: a mistake"]


@pytest.mark.parametrize("values", [[], [0], [3, 36_500], [5] * 400])
def test_whatever_there_is_stays_within(qtbot: QtBot, values: list[int]) -> None:
    strip = laid(qtbot, values, width=240)
    bounds = strip.rect().toRectF()
    assert all(bounds.contains(strip.place(at)) for at in range(len(values)))
    assert strip.height() < 220
    assert not strip.grab().isNull()


def test_the_line_goes_as_far_as_that_of_another_strip(qtbot: QtBot) -> None:
    strip = laid(qtbot, [5])
    before = centre(strip, 0).x()
    strip.show_dots([5], str, reach=50)
    assert centre(strip, 0).x() < before / 2


def test_it_is_mirrored_where_the_language_goes_to_the_left(qtbot: QtBot) -> None:
    strip = laid(qtbot, DAYS)
    left = strip.place(0).left()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.place(0).right() == pytest.approx(strip.width() - left)
