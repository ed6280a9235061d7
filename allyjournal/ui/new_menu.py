"""What can be begun, and the menu that offers it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from allyjournal.ui import shortcuts

_KEYS = {"reflection": "new_reflection", "mistake": "new_mistake"}
"""The keys that begin a record, by its kind."""


def beginnings() -> dict[str, str]:
    """What can be begun, by its kind."""
    return {
        "reflection": _translate("New reflection"),
        "mistake": _translate("Something went wrong"),
        "feedback": _translate("Heard feedback"),
        "conversation": _translate("A difficult conversation"),
        "resource": _translate("Something to learn from"),
        "session": _translate("A session with my mentor"),
    }


def new_menu(parent: QWidget, begin: Callable[[], None]) -> QMenu:
    """A menu whose entries, named by their kind, call the bound method ``begin``."""
    menu = QMenu(parent)
    for kind, text in beginnings().items():
        entry = QAction(text, menu)
        entry.setObjectName(kind)
        if key := _KEYS.get(kind):
            entry.setShortcut(shortcuts.sequence(key))
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        entry.triggered.connect(begin)
        menu.addAction(entry)
    return menu


def _translate(text: str) -> str:
    return QCoreApplication.translate("Shell", text)
