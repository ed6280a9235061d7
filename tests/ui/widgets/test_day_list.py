"""The list of days: its month stays at the top while its records pass below it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.day_list import DayList
from allyjournal.ui.widgets.record_list import Row

HEADINGS = [(0, "October 2026"), (3, "September 2026"), (50, "August 2026")]


@pytest.fixture
def days(qtbot: QtBot) -> DayList:
    widget = DayList("Timeline")
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show_ids(range(100), HEADINGS)
    widget.deliver(range(100), [Row(title=f"Record {number}") for number in range(100)])
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def top(days: DayList) -> QImage:
    """What stands where the heading does, without the line below it."""
    place = QRect(0, 0, days.viewport().width(), days.rowHeight(0) - 1)
    return days.viewport().grab(place).toImage()


def scroll(days: DayList, place: int) -> None:
    days.verticalScrollBar().setValue(place)


def start(days: DayList, number: int) -> int:
    """Where a record's row begins, from the first one."""
    row = next(
        row
        for row in range(days.model().rowCount())
        if days.model().index(row, 0).data() == f"Record {number}"
    )
    return days.rowViewportPosition(row) + days.verticalScrollBar().value()


def test_the_month_stays_at_the_top_of_its_days(days: DayList) -> None:
    october = top(days)
    scroll(days, days.rowHeight(1))
    assert top(days) == october
    scroll(days, start(days, 3) - days.rowHeight(0))
    september = top(days)
    assert september != october
    scroll(days, start(days, 20))
    assert top(days) == september


def test_the_next_month_pushes_it_out(days: DayList) -> None:
    october = top(days)
    half = days.rowHeight(0) // 2
    scroll(days, start(days, 3) - days.rowHeight(0) - half)
    width = days.viewport().width()
    above = top(days).copy(0, 0, width, half - 1)
    assert above == october.copy(0, days.rowHeight(0) - half, width, half - 1)


def test_a_list_without_months_has_nothing_at_the_top(days: DayList) -> None:
    days.show_ids(range(100))
    scroll(days, days.rowHeight(0))
    height = days.rowHeight(0)
    second = days.viewport().grab(QRect(0, 0, 600, height)).toImage()
    scroll(days, 0)
    assert days.viewport().grab(QRect(0, height, 600, height)).toImage() == second
    days.show_ids([])
    assert top(days).pixelColor(5, 5) == theme.colour("canvas")


def test_a_press_on_the_month_is_not_for_what_is_below(days: DayList, qtbot: QtBot) -> None:
    days.select(0)
    scroll(days, start(days, 20))
    for press in (QTest.mouseClick, QTest.mouseDClick):
        with qtbot.assertNotEmitted(days.opened):
            press(days.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 5))
        assert days.selected_id() == 0
    below = QPoint(300, days.rowHeight(0) + 5)
    QTest.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert days.selected_id() == 20
    with qtbot.waitSignal(days.opened):
        QTest.mouseDClick(days.viewport(), Qt.MouseButton.LeftButton, pos=below)


def test_what_is_moved_to_is_never_below_the_month(days: DayList) -> None:
    days.select(30)
    days.setFocus()
    for _step in range(20):
        QTest.keyClick(days, Qt.Key.Key_Up)
    assert days.selected_id() == 10
    assert days.visualRect(days.currentIndex()).top() >= days.rowHeight(0)
    days.scroll_to_index(60)
    assert days.rowViewportPosition(days.currentIndex().row()) < 0
    assert start(days, 60) - days.verticalScrollBar().value() == days.rowHeight(0)
    days.scroll_to_index(50)
    assert start(days, 50) - days.verticalScrollBar().value() == days.rowHeight(0)
