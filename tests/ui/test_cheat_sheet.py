"""The sheet that lists the keyboard shortcuts."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allyjournal.ui import cheat_sheet, shortcuts


def test_the_sheet_lists_every_shortcut(qtbot: QtBot) -> None:
    dialog = cheat_sheet.cheat_sheet(None)
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {shortcuts.shown(name) for name in shortcuts.KEYS} <= shown
    assert "Ctrl+1 … Ctrl+9" in shown
