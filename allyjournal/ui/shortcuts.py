"""Every keyboard shortcut of the window, in one table."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEYS = {
    "new_reflection": "Ctrl+N",
    "new_mistake": "Ctrl+Shift+M",
    "search": "Ctrl+K",
    "find": "Ctrl+F",
    "find_next": "F3",
    "find_previous": "Shift+F3",
    "day": "Ctrl+G",
    "lock": "Ctrl+L",
    "hide": "Ctrl+H",
    "back": "Alt+Left",
    "help": "F1",
    "undisturbed": "F11",
    "keys": "Ctrl+?",
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
}
PAGES = 9


def sequence(name: str) -> QKeySequence:
    """The keys of the shortcut ``name``. Raises KeyError for an unknown one."""
    return QKeySequence(KEYS[name])


def shown(name: str) -> str:
    """The keys of ``name`` as this system writes them: "Ctrl+L", "⌘L"."""
    return native(KEYS[name])


def native(keys: str) -> str:
    """``keys`` ("Ctrl+L") as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def connect(window: QWidget, name: str, action: Callable[[], None]) -> QShortcut:
    """Have the shortcut ``name`` call the bound method ``action`` anywhere in ``window``."""
    shortcut = QShortcut(sequence(name), window)
    shortcut.activated.connect(action)
    return shortcut


def connect_page(window: QWidget, number: int, action: Callable[[], None]) -> QShortcut:
    """Have Ctrl and ``number`` (1 to 9) call ``action``."""
    shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
    shortcut.activated.connect(action)
    return shortcut
