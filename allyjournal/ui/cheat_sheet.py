"""The sheet that lists every keyboard shortcut."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFormLayout, QScrollArea, QWidget

from allyjournal.ui import shortcuts, theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.key_cap import KeyCap
from allyjournal.ui.widgets.page_scroll import page_scroll

_WIDTH = 460


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
    area = page_scroll(table, None, margins=(0, 0))
    area.setAccessibleName(_translate("The keyboard"))
    dialog.add(area)
    area.setFixedSize(_room(area, table, parent))
    if area.height() < table.minimumSizeHint().height():
        # the arrow keys scroll it
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setProperty("flavour", "pane")
        rows.setContentsMargins(*[theme.px(8)] * 4)
    # Qt gives a dialog two thirds of the screen at most, which large text cannot do with
    dialog.setMinimumWidth(area.width() + theme.px(48))
    dialog.accept_button(_translate("Close"))
    return dialog


def _room(area: QScrollArea, table: QWidget, parent: QWidget | None) -> QSize:
    """What ``table`` takes, and no more than there is in the window."""
    for widget in table.findChildren(QWidget):
        # it has its letters, and so its height, only then
        widget.ensurePolished()
    room = QSize(theme.px(_WIDTH), 1 << 20)
    if parent:
        room = room.boundedTo(parent.window().size() - QSize(theme.px(60), theme.px(210)))
    height = table.heightForWidth(room.width() - area.verticalScrollBar().sizeHint().width())
    # the caps of the keys are a little higher than they say before they are shown
    return room.boundedTo(QSize(room.width(), height + theme.px(4)))


def _sheet() -> list[tuple[str, str]]:
    pages = f"{shortcuts.native('Ctrl+1')} … {shortcuts.native(f'Ctrl+{shortcuts.PAGES}')}"
    return [
        (shortcuts.shown("new_reflection"), _translate("A new reflection")),
        (shortcuts.shown("new_mistake"), _translate("Something went wrong")),
        (shortcuts.shown("search"), _translate("Search, and after > commands")),
        (shortcuts.shown("find"), _translate("Find on this page")),
        (shortcuts.shown("find_next"), _translate("The next place where it stands")),
        (shortcuts.shown("find_previous"), _translate("The place before")),
        (shortcuts.shown("day"), _translate("Go to a day of the timeline")),
        (pages, _translate("The pages, from the top of the rail")),
        (shortcuts.shown("back"), _translate("Back")),
        (shortcuts.shown("lock"), _translate("Lock the journal")),
        (shortcuts.shown("hide"), _translate("Put the window out of sight")),
        (shortcuts.shown("undisturbed"), _translate("Write undisturbed")),
        (shortcuts.shown("bold"), _translate("Strong words, while writing")),
        (shortcuts.shown("italic"), _translate("Emphasis, while writing")),
        (shortcuts.shown("help"), _translate("Help on this page")),
        (shortcuts.shown("keys"), _translate("This list")),
        (shortcuts.native("Esc"), _translate("Close what is open, innermost first")),
    ]


def _translate(text: str) -> str:
    return QCoreApplication.translate("cheat_sheet", text)
