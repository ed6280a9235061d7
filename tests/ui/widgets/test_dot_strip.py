"""The strip of dots: each at its number, equal ones on each other, numbers that can be read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
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


def test_the_line_goes_as_far_and_stands_as_low_as_that_of_another_strip(qtbot: QtBot) -> None:
    strip = laid(qtbot, [5])
    before = centre(strip, 0)
    strip.show_dots([5], str, [[50, 1, 1, 1, 1]])
    assert centre(strip, 0).x() < before.x() / 2
    assert centre(strip, 0).y() > before.y()


def test_it_is_mirrored_where_the_language_goes_to_the_left(qtbot: QtBot) -> None:
    strip = laid(qtbot, DAYS)
    left = strip.place(0).left()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.place(0).right() == pytest.approx(strip.width() - left)


def test_where_there_are_very_many_each_is_still_one_of_its_own(qtbot: QtBot) -> None:
    values = [value for value in range(41) for _ in range(250)]
    strip = laid(qtbot, values, width=528)
    bounds = strip.rect().toRectF()
    assert all(bounds.contains(place) for place in strip.all_places())
    assert len({place.topLeft().toTuple() for place in strip.all_places()}) == len(values)
    column, following = strip.all_places()[:250], strip.all_places()[250:500]
    assert not any(one.intersects(column[0]) for one in column[1:])
    assert max(it.right() for it in column) < min(it.left() for it in following) - 1
    image = strip.grab().toImage()
    for at in (0, 249, 5000, 10249):
        # the middle of one pixel
        place = strip.place(at).topLeft().toPoint()
        assert image.pixelColor(place) == theme.colour("responsibility")
        assert image.pixelColor(place - QPoint(0, 1)) == image.pixelColor(0, 0)
    assert pointed_at(strip, centre(strip, 5000)) == "20 days: a mistake"


def test_dots_are_as_large_as_they_have_room(qtbot: QtBot) -> None:
    sides = [laid(qtbot, [5] * count, width=528).place(0).width() for count in (1, 12, 40, 4000)]
    assert sides[0] == sides[1] > sides[2] > sides[3]


def test_a_mark_is_made_for_a_screen_reader_when_it_is_asked_for(qtbot: QtBot) -> None:
    strip = laid(qtbot, [3] * 10_000)
    heard = QAccessible.queryAccessibleInterface(strip)
    assert heard.childCount() == 10_000
    assert strip.findChildren(QAbstractButton) == []
    mark = heard.child(7000)
    assert mark.text(QAccessible.Text.Name) == "3 days: a mistake"
    assert len(strip.findChildren(QAbstractButton)) == 1
    assert heard.indexOfChild(mark) == 7000
    assert heard.indexOfChild(heard) == -1
    assert heard.child(10_000) is None
    strip.resize(300, strip.height())
    assert mark.rect().topLeft() == strip.mapToGlobal(strip.place(7000).toRect().topLeft())
