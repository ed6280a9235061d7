"""A small table: as high as its rows, chosen from by keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.plain_table import Cell, PlainTable

LONG = "Put the proposal back on the agenda, in her words and under her name"


@pytest.fixture
def table(qtbot: QtBot) -> PlainTable:
    table = PlainTable("Steps", ["Step", "Due", "Status"], spare=(1,))
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show_rows(
        [
            [Cell("Six copies"), Cell("2 Dec"), Cell("agreed", "responsibility")],
            [Cell(LONG), Cell(""), Cell("done", "responsibility")],
        ]
    )
    table.show()
    return table


def test_it_is_as_high_as_its_rows(table: PlainTable) -> None:
    rows = sum(table.rowHeight(row) for row in range(2))
    assert table.viewport().height() >= rows
    assert table.rowHeight(1) > table.rowHeight(0)
    before = table.height()
    table.resize(900, 300)
    assert table.height() < before, "the long words have room now"


def test_what_can_be_spared_gives_way(table: PlainTable) -> None:
    assert not table.isColumnHidden(1)
    table.resize(240, 300)
    assert table.isColumnHidden(1)
    assert not table.isColumnHidden(2)
    table.resize(500, 300)
    assert not table.isColumnHidden(1)


def test_rows_are_chosen_by_click_and_key(table: PlainTable, qtbot: QtBot) -> None:
    assert table.chosen_row() is None
    place = table.visualRect(table.model().index(1, 0)).center()
    with qtbot.waitSignal(table.chosen):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.chosen_row() == 1
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.chosen_row() == 0
    with qtbot.waitSignal(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_the_keyboard_arrives_on_the_first_row(table: PlainTable, qtbot: QtBot) -> None:
    with qtbot.waitActive(table):
        table.activateWindow()
    table.clearFocus()
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert table.chosen_row() is None
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.chosen_row() == 0


def test_new_rows_are_not_chosen(table: PlainTable) -> None:
    table.selectRow(0)
    table.show_rows([[Cell("A list"), Cell(""), Cell("doing")]])
    assert table.chosen_row() is None
    assert table.rowCount() == 1


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light", 1.0)


def test_its_colours_follow_the_theme(table: PlainTable, qapp: QApplication, dark: None) -> None:
    assert table.item(0, 2).foreground().color() == theme.colour("responsibility")
    theme.apply(qapp, "dark", 1.0)
    assert theme.is_dark()
    assert table.item(0, 2).foreground().color() == theme.colour("responsibility")


def test_no_line_of_a_cell_is_cut_at_any_width(table: PlainTable) -> None:
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    for width in range(330, 480, 3):
        table.resize(width, 300)
        # what the padding of the stylesheet and the margins leave
        room = QRect(0, 0, table.columnWidth(0) - 2 * theme.px(2) - 2 * margin, 1000)
        wrap = Qt.TextFlag.TextWordWrap
        needed = table.fontMetrics().boundingRect(room, wrap, LONG).height()
        assert table.rowHeight(1) >= needed + 2 * theme.px(4), width


def test_another_column_can_take_the_room_that_is_left(qtbot: QtBot) -> None:
    table = PlainTable("Months", ["About", "Months"], wide=1)
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show_rows([[Cell("race"), Cell("January")]])
    table.show()
    assert table.columnWidth(0) < 150 < table.columnWidth(1)
