"""The year strip from a century to a month: by keys, by the wheel, by a double click."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.year_strip import YearStrip
from tests.ui.widgets.year_strip_hands import days, four_years, listen, marks, place, turn


@pytest.fixture
def strip(qtbot: QtBot) -> YearStrip:
    return four_years(qtbot)


@pytest.fixture
def moves(strip: YearStrip) -> list[date]:
    return listen(strip)


def test_plus_goes_as_near_as_days_and_minus_back(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    strip.setFocus()
    strip.show_span(date(2026, 10, 1), date(2026, 10, 20))
    for _ in range(12):
        qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert strip._scale.days == 31
    assert strip._scale.start == date(2026, 10, 1).toordinal()
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.value_in_words() == "20 October 2026: 2 listening, 1 reflection"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    assert moves == [date(2026, 10, 19), date(2026, 9, 19)]
    for _ in range(12):
        qtbot.keyClick(strip, Qt.Key.Key_Minus)
    assert strip._scale.days == 1461
    assert strip.value_in_words() == "September 2026: nothing"


def test_a_mark_a_month_and_near_by_a_mark_a_day(strip: YearStrip, qtbot: QtBot) -> None:
    strip.clearFocus()
    assert [marks(strip, row) for row in range(3)] == [3, 2, 2]
    strip.show_span(date(2026, 10, 1), date(2026, 10, 20))
    for _ in range(12):
        qtbot.keyClick(strip, Qt.Key.Key_Equal)
    strip.clearFocus()
    assert [marks(strip, row) for row in range(3)] == [2, 1, 4]


def test_a_double_click_goes_to_the_days_and_back(strip: YearStrip, qtbot: QtBot) -> None:
    at, before = place(strip, "2024-02-29"), strip._scale.days
    qtbot.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert strip._scale.days == 31
    assert abs(place(strip, "2024-02-29").x() - at.x()) <= strip._scale.pixels_per_day + 1
    qtbot.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert strip._scale.days == before
    qtbot.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, at.y()))
    assert strip._scale.days == before
    assert strip.label_width() > 3


def test_what_is_moved_to_is_a_month_or_near_by_a_day(strip: YearStrip, qtbot: QtBot) -> None:
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_End)
    with qtbot.waitSignal(strip.moved) as moved:
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert moved.args == [(date(2026, 9, 1), "month")]
    for _ in range(12):
        strip.zoom_in()
    with qtbot.waitSignal(strip.moved) as moved:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert moved.args == [(date(2026, 9, 2), "day")]
    for _ in range(12):
        strip.zoom_out()
    assert strip._scale.days == 1461


def test_ctrl_and_the_wheel_zoom_where_the_pointer_is(strip: YearStrip) -> None:
    at = place(strip, "2024-02-29")
    before = strip._scale.days
    assert turn(strip, at, 4, zoom=True)
    assert strip._scale.days == pytest.approx(before / 1.25**4)
    assert abs(place(strip, "2024-02-29").x() - at.x()) <= 2
    turn(strip, at, -9, zoom=True)
    # more than there was at first: the whole years
    assert strip._scale.days == 1461


def test_the_wheel_alone_moves_what_is_in_sight(strip: YearStrip) -> None:
    at = place(strip, "2024-02-29")
    assert not turn(strip, at, 1)
    turn(strip, at, 4, zoom=True)
    start = strip._scale.start
    assert turn(strip, at, 1)
    assert strip._scale.start < start
    turn(strip, at, -1)
    assert strip._scale.start == pytest.approx(start)


def test_what_is_saved_meanwhile_leaves_the_zoom_as_it_is(strip: YearStrip) -> None:
    turn(strip, place(strip, "2024-02-29"), 6, zoom=True)
    scale = strip._scale
    strip.show_marks([days("2023-01-09", "2026-12-01"), [], []])
    assert strip._scale == scale
