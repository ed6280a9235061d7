"""Tab goes the way that eyes go, whatever got its parent first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.tab_order import follow_layout


def test_tab_follows_the_layouts(qtbot: QtBot) -> None:
    content = QWidget()
    late, early = QPushButton("late", content), QPushButton("early", content)
    chips = ChipField("chips")
    loose = QWidget()
    inside = QPushButton("loose", loose)
    row = QHBoxLayout()
    row.addWidget(chips)
    row.addWidget(loose)
    column = QVBoxLayout(content)
    column.addWidget(early)
    column.addSpacing(8)
    column.addLayout(row)
    column.addWidget(late)
    page = page_scroll(content)
    qtbot.addWidget(page)
    follow_layout(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    early.setFocus()
    for expected in (chips.focusProxy(), inside, late, early):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_panes_are_walked_from_the_first_to_the_last(qtbot: QtBot) -> None:
    before, left, right = QPushButton("before"), QPushButton("left"), QPushButton("right")
    window = QWidget()
    panes = QSplitter(window)
    for pane in (left, right):
        holder = QWidget()
        QVBoxLayout(holder).addWidget(pane)
        panes.addWidget(holder)
    # the first one is raised above the other, as when it is shown again
    panes.widget(0).raise_()
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(panes)
    qtbot.addWidget(window)
    follow_layout(panes)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    for expected in (left, right, before):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_a_field_of_several_parts_that_comes_late_is_reached_in_its_place(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    first, last = QPushButton("first"), QPushButton("last")
    column.addWidget(first)
    column.addWidget(last)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    day = DateField("day")
    column.insertWidget(1, day)
    day.show()
    follow_layout(page)
    first.setFocus()
    for expected in (day.focusProxy(), day.findChild(QPushButton), last, first):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
