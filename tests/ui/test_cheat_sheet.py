"""The sheet that lists the keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import cheat_sheet, shortcuts


def test_the_sheet_lists_every_shortcut(qtbot: QtBot) -> None:
    dialog = cheat_sheet.cheat_sheet(None)
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {shortcuts.shown(name) for name in shortcuts.KEYS} <= shown
    assert "Ctrl+1 … Ctrl+9" in shown


def test_in_a_small_window_the_sheet_scrolls_and_its_close_is_in_sight(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(420, 420)
    window.show()
    dialog = cheat_sheet.cheat_sheet(window)
    dialog.show()
    [area] = dialog.findChildren(QScrollArea)
    [close] = dialog.findChildren(QPushButton)
    assert dialog.height() <= window.height()
    assert dialog.rect().contains(close.geometry())
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert dialog.focusWidget() is area
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0
    cut = [
        it.text()
        for it in dialog.findChildren(QLabel)
        if it.heightForWidth(it.width()) > it.height()
    ]
    assert not cut


def test_where_there_is_room_close_has_the_caret_at_once(qtbot: QtBot) -> None:
    dialog = cheat_sheet.cheat_sheet(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.findChild(QPushButton)
