"""Caps Lock, guessed from what is typed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui.unlock.caps_lock import CapsLockHint

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window(QWidget):
    """A line and the hint below it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.hint = CapsLockHint([self.line], self).label
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.hint)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    widget = Window()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("text", "modifier", "is_on"),
    [
        ("a", NONE, False),
        ("A", SHIFT, False),
        ("A", NONE, True),
        ("a", SHIFT, True),
        ("7", NONE, False),
        ("ש", NONE, False),
    ],
)
def test_letters_tell(
    window: Window, qtbot: QtBot, text: str, modifier: Qt.KeyboardModifier, is_on: bool
) -> None:
    # QTest knows no keys beyond ASCII
    QApplication.sendEvent(window.line, QKeyEvent(QEvent.Type.KeyPress, 0, modifier, text))
    assert window.line.text() == text
    assert window.hint.isVisible() is is_on


def test_the_key_itself_ends_the_doubt(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.line, "A")
    qtbot.keyClicks(window.line, "7")
    assert window.hint.isVisible()
    qtbot.keyClick(window.line, Qt.Key.Key_CapsLock)
    assert not window.hint.isVisible()
