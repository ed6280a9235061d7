"""The right column of Today: the drafts left open, and what is due."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.kinds import display_title
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import theme
from allyjournal.ui.looks import date_words, day_words, look, titled
from allyjournal.ui.today.due_item import DueItem
from allyjournal.ui.today.item import SIDE, Item
from allyjournal.ui.today.reading import AHEAD, Reading
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.outdent import link_row

_AT_ONCE = 8
"""How many things that are due stand there before one asks for the rest."""


class Aside(QWidget):
    """``opened`` carries a uid, ``put_down`` a DueRecord, ``finished`` one and what was found."""

    opened = Signal(str)
    finished = Signal(object, str)
    put_down = Signal(object)
    recovery_requested = Signal()
    kit_put_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._shown: tuple[Reading, date, str] | None = None
        self._all = False
        self._list = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self._unreadable = UnreadableLine()
        self._unreadable.setContentsMargins(*map(theme.px, (SIDE, 12, SIDE, 0)))
        self._column.addWidget(self._unreadable)
        self._column.addStretch(1)
        self.set_below(False)

    def set_below(self, below: bool) -> None:
        """Stand below the writing instead of beside it, where there is little room."""
        self._below = below
        sides = (32 if below else 26) - SIDE
        self._column.setContentsMargins(*map(theme.px, (sides, 32, sides, 24)))
        self.update()

    def show_reading(self, reading: Reading, today: date, writing: str) -> None:
        """List the drafts but the one that is being written (its uid), and what is due."""
        self._shown = reading, today, writing
        self._unreadable.show_rows(reading.unreadable)
        if self.is_answered():
            return
        had_focus = self._has_focus()
        former, self._list = self._list, QWidget(self)
        self._column.replaceWidget(former, self._list)
        former.hide()
        former.deleteLater()
        self._items = []
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._list_drafts(column, [draft for draft in reading.drafts if draft.uid != writing])
        self._list_dues(column, reading, today)
        self._list.show()
        if had_focus and self._items:
            self._items[0].setFocus()

    def flush(self) -> None:
        """Keep the answers that are typed."""
        for item in self._dues():
            item.keep_answer()

    def is_answered(self) -> bool:
        """Whether an answer is typed and not on the disk yet."""
        return any(item.is_answered() for item in self._dues())

    def settle(self, *, kept: bool) -> None:
        """Tell the answers that were sent whether they are on the disk."""
        for item in self._dues():
            item.settle(kept=kept)

    def _dues(self) -> list[DueItem]:
        return [item for item in self._items if isinstance(item, DueItem)]

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        if self._shown:
            self.show_reading(*self._shown)

    def _list_drafts(self, column: QVBoxLayout, drafts: list[Reflection]) -> None:
        if not drafts:
            return
        column.addWidget(self._heading(self.tr("Draft") if len(drafts) == 1 else self.tr("Drafts")))
        for draft in drafts:
            column.addWidget(_DraftItem(draft, self))
        column.addSpacing(theme.px(16))

    def _list_dues(self, column: QVBoxLayout, reading: Reading, today: date) -> None:
        column.addWidget(self._heading(self.tr("What is due")))
        at_once = reading.dues if self._all else reading.dues[:_AT_ONCE]
        for entry in at_once:
            item = DueItem(entry, today)
            item.opened.connect(self.opened)
            item.finished.connect(self.finished)
            item.put_down.connect(self.put_down)
            self._append(column, item)
        if reading.remind_of_kit:
            self._append(column, self._reminder())
        if further := len(reading.dues) - len(at_once):
            more = buttons.link(self.tr("{n} more").format(n=further))
            more.clicked.connect(self._show_all)
            row = link_row(more)
            row.setContentsMargins(theme.px(SIDE), theme.px(8), theme.px(SIDE), 0)
            column.addLayout(row)
        if not self._items:
            until = self.tr("Nothing until {day}.").format(day=day_words(today + AHEAD))
            quiet = labels.note(until)
            quiet.setContentsMargins(*[theme.px(SIDE)] * 4)
            column.addWidget(quiet)

    def _reminder(self) -> Item:
        item = Item(
            "dot",
            "second_ink",
            self.tr("The recovery kit is not kept yet"),
            self.tr("Without it a forgotten passphrase ends this journal."),
        )
        item.add_action(self.tr("Keep it now…"), self.recovery_requested.emit)
        item.add_action(self.tr("Put it down…"), self.kit_put_down.emit)
        item.clicked.connect(self.recovery_requested)
        return item

    def _append(self, column: QVBoxLayout, item: Item) -> None:
        if self._items:
            line = QHBoxLayout()
            line.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
            line.addWidget(labels.rule())
            column.addLayout(line)
        column.addWidget(item)
        item.focused.connect(self._reached)
        item.pointed.connect(self._pointed)
        item.show_actions(not self._items)
        self._items.append(item)

    @Slot()
    def _reached(self) -> None:
        for item in self._items:
            item.show_actions(item is self.sender())

    @Slot()
    def _pointed(self) -> None:
        # the mouse only passing by must not take away the button that the keyboard is on
        if not self._has_focus():
            self._reached()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._list.isAncestorOf(focus)

    @staticmethod
    def _heading(text: str) -> QWidget:
        heading = labels.heading(text)
        heading.setContentsMargins(theme.px(SIDE), 0, 0, theme.px(2))
        return heading

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line between the writing and this column."""
        painter = QPainter(self)
        if self._below:
            painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
            return
        left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        painter.fillRect(0 if left else self.width() - 1, 0, 1, self.height(), theme.colour("line"))


class _DraftItem(Item):
    """A reflection that was left open."""

    def __init__(self, draft: Reflection, aside: Aside) -> None:
        shape = look(draft)
        title = titled(display_title(draft))
        super().__init__(
            shape.mark, shape.colour, title, date_words(draft.occurred_on, draft.precision)
        )
        self._uid = draft.uid
        self._aside = aside
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._aside.opened.emit(self._uid)
