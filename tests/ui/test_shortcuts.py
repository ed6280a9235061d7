"""The keyboard table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from allyjournal.ui import shortcuts


class Window(QMainWindow):
    """A window that notes what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def lock(self) -> None:
        self.done.append("lock")

    def third_page(self) -> None:
        self.done.append("third page")


def test_no_two_shortcuts_share_their_keys() -> None:
    pages = [f"Ctrl+{number}" for number in range(1, shortcuts.PAGES + 1)]
    keys = [*shortcuts.KEYS.values(), *pages]
    assert len(keys) == len(set(keys))
    assert all(not QKeySequence(key).isEmpty() for key in keys)


def test_keys_call_what_they_are_connected_to(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    shortcuts.connect(window, "lock", window.lock)
    shortcuts.connect_page(window, 3, window.third_page)
    with qtbot.waitActive(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["lock", "third page"]
