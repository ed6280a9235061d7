"""The rail of pages at the left, and the same as a menu where there is no room for it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QMenu, QVBoxLayout, QWidget

from allyjournal.ui import shortcuts, theme
from allyjournal.ui.places import (
    AGREEMENT,
    GROWTH,
    LEARNING,
    LISTENING,
    MENTORING,
    REFLECTIONS,
    REPAIR,
    SETTINGS,
    SHARE,
    TIMELINE,
    TODAY,
)
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.rail_entry import RailEntry

_WITHIN = {MENTORING: SHARE}
"""Pages without an entry of their own, and the entry that leads to them."""

_WIDTH = 196


class Rail(QWidget):
    """An entry a page; ``chosen`` carries a page's name."""

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = QButtonGroup(self)
        self._entries.buttonClicked.connect(self._clicked)
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(*map(theme.px, (11, 18, 11, 16)))
        column.setSpacing(0)
        brand = QLabel("AllyJournal")
        brand.setProperty("flavour", "brand")
        brand.setContentsMargins(theme.px(11), 0, 0, theme.px(14))
        column.addWidget(brand)
        for number, part in enumerate(_parts()):
            if number:
                column.addSpacing(theme.px(12))
                column.addWidget(labels.rule())
                column.addSpacing(theme.px(12))
            for name, text, shape, token in part:
                column.addWidget(self._entry(name, text, shape, token))
        column.addStretch(1)
        column.addWidget(self._entry(SETTINGS, self.tr("Settings"), "square", "second_ink"))
        keys = shortcuts.shown("lock").replace("+", " ")
        lock = RailEntry(self.tr("Lock"), "square", "second_ink", keys)
        lock.setCheckable(False)
        lock.clicked.connect(self.lock_requested)
        column.addWidget(lock)

    def names(self) -> dict[str, str]:
        """The pages' names by the words that stand for them, from the top."""
        return {entry.text(): entry.objectName() for entry in self._entries.buttons()}

    def entries(self) -> list[QAbstractButton]:
        """The buttons, from the top."""
        return self._entries.buttons()

    def show_page(self, name: str) -> None:
        """Have this page's entry show that it is the one."""
        for entry in self._entries.buttons():
            entry.setChecked(entry.objectName() == _WITHIN.get(name, name))

    def menu(self, parent: QWidget) -> QMenu:
        """The same pages as a menu."""
        menu = QMenu(parent)
        for entry in self._entries.buttons():
            menu.addAction(entry.text(), entry.click)
        menu.addSeparator()
        menu.addAction(self.tr("Lock"), self.lock_requested.emit)
        return menu

    def _entry(self, name: str, text: str, shape: str, token: str) -> RailEntry:
        entry = RailEntry(text, shape, token)
        entry.setObjectName(name)
        self._entries.addButton(entry)
        return entry

    @Slot(object)
    def _clicked(self, entry: RailEntry) -> None:
        self.chosen.emit(entry.objectName())


def _parts() -> tuple[tuple[tuple[str, str, str, str], ...], ...]:
    """The pages in their groups: name, words, shape and colour of the mark."""
    return (
        (
            (TODAY, _translate("Today"), "square", "second_ink"),
            (TIMELINE, _translate("Timeline"), "square", "accent"),
            (AGREEMENT, _translate("Agreement"), "square", "accent"),
        ),
        (
            (REFLECTIONS, _translate("Reflections"), "square", "reflection"),
            (REPAIR, _translate("Repair"), "diamond", "responsibility"),
            (LISTENING, _translate("Listening"), "square", "listening"),
            (LEARNING, _translate("Learning"), "square", "reflection"),
        ),
        (
            (GROWTH, _translate("Growth"), "square", "second_ink"),
            (SHARE, _translate("Share"), "square", "second_ink"),
        ),
    )


def _translate(text: str) -> str:
    return QCoreApplication.translate("Rail", text)
