"""Every keyboard shortcut of the window, in one table, and the sheet that lists them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.key_cap import KeyCap

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
    return _native(KEYS[name])


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


def show_cheat_sheet(parent: QWidget | None) -> None:
    """List every shortcut until Escape."""
    dialog = cheat_sheet(parent)
    dialog.run()


def cheat_sheet(parent: QWidget | None) -> Dialog:
    """The dialog that lists every shortcut."""
    dialog = Dialog(parent, _translate("The keyboard"))
    table = QWidget()
    rows = QFormLayout(table)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(theme.px(24))
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    for keys, words in _sheet():
        rows.addRow(KeyCap(keys), labels.body(words))
    dialog.add(table)
    dialog.accept_button(_translate("Close"))
    return dialog


def _sheet() -> list[tuple[str, str]]:
    pages = f"{_native('Ctrl+1')} … {_native(f'Ctrl+{PAGES}')}"
    return [
        (shown("new_reflection"), _translate("A new reflection")),
        (shown("new_mistake"), _translate("Something went wrong")),
        (shown("search"), _translate("Search, and after > commands")),
        (shown("find"), _translate("Find on this page")),
        (shown("find_next"), _translate("The next place where it stands")),
        (shown("find_previous"), _translate("The place before")),
        (shown("day"), _translate("Go to a day of the timeline")),
        (pages, _translate("The pages, from the top of the rail")),
        (shown("back"), _translate("Back")),
        (shown("lock"), _translate("Lock the journal")),
        (shown("hide"), _translate("Put the window out of sight")),
        (shown("undisturbed"), _translate("Write undisturbed")),
        (shown("bold"), _translate("Strong words, while writing")),
        (shown("italic"), _translate("Emphasis, while writing")),
        (shown("help"), _translate("Help on this page")),
        (shown("keys"), _translate("This list")),
        (_native("Esc"), _translate("Close what is open, innermost first")),
    ]


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _translate(text: str) -> str:
    return QCoreApplication.translate("shortcuts", text)
