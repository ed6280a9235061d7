"""The shape of every page on the way into a journal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from allyjournal.domain.errors import JournalError
from allyjournal.ui import theme
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.tab_order import follow_layout

_ABOVE = 80
_SIDE = 6
"""How far within its frame the words of a link stand; they are flush with the other texts."""


class Step(QWidget):
    """A title, a sentence, and below them what ``add`` puts there, in one calm column.

    ``column_width`` is that of the column in pixels before scaling. ``back_requested`` asks for the
    page before.
    """

    back_requested = Signal()
    column_width = 400

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._first: QWidget | None = None
        self._busy_button: QPushButton | None = None
        self._idle_words = ""
        self.refusal = Refusal(self)
        self._column = QVBoxLayout(self)
        side = theme.px(_SIDE)
        # the room above does not grow with the text: it would push the page out of sight
        self._column.setContentsMargins(side, _ABOVE, side, theme.px(32))
        self._column.setSpacing(theme.px(12))
        brand = QLabel("AllyJournal")
        brand.setProperty("flavour", "brand")
        self._column.addWidget(brand)
        self._column.addSpacing(theme.px(20))
        self._column.addWidget(labels.title(title))
        self._sentence = labels.body(sentence)
        self._column.addWidget(self._sentence)
        self._sentence.setVisible(bool(sentence))
        self._column.addSpacing(theme.px(8))
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.px(12))
        self._column.addLayout(self._foot)
        self._column.addStretch(1)

    def add(self, content: QWidget) -> None:
        """Put ``content`` at the end of the column."""
        self._foot.addWidget(content)

    def add_row(self, *contents: QWidget) -> None:
        """Put ``contents`` side by side at the end of the column."""
        self._foot.addSpacing(theme.px(4))
        self._foot.addWidget(side_by_side(*contents))

    def add_links(self, *links: QPushButton) -> None:
        """Put ``links`` one below the other at the end of the column, flush with its texts."""
        column = QVBoxLayout()
        column.setSpacing(0)
        for button in links:
            row = QHBoxLayout()
            row.addSpacing(-theme.px(_SIDE))
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self._foot.addLayout(column)

    def begins_with(self, first: QWidget, busy_button: QPushButton | None = None) -> None:
        """Have ``first`` take the caret, and ``busy_button`` say what is under way; nothing more
        is added."""
        self._first = first
        self._busy_button = busy_button
        self._idle_words = busy_button.text() if busy_button else ""
        follow_layout(self)

    def begin(self) -> None:
        """Take the caret."""
        if self._first is not None:
            self._first.setFocus()

    def set_busy(self, words: str) -> None:
        """Take nothing more in while ``words`` says what is under way; empty: go on."""
        self._busy = bool(words)
        if words:
            self.refusal.hide()
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(bool(words))
        for button in self.findChildren(QPushButton):
            button.setEnabled(not words)
        if self._busy_button is not None:
            self._busy_button.setText(words or self._idle_words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def refuse(self, error: JournalError) -> None:
        """Say what stands in the way; the caret goes back to where it began."""
        self.set_busy("")
        self.refusal.say_error(error)
        self.begin()


def action(text: str, *, main: bool = False) -> QPushButton:
    """A button of a step, which Enter presses too when it has the focus."""
    button = buttons.primary(text) if main else buttons.quiet(text)
    button.setAutoDefault(True)
    return button


def link(text: str) -> QPushButton:
    """Underlined words, which Enter presses too when they have the focus."""
    button = buttons.link(text)
    button.setAutoDefault(True)
    return button


def side_by_side(*contents: QWidget) -> QWidget:
    """``contents`` in a row that goes on in the next line where there is no room."""
    row = QWidget()
    flow = FlowLayout(row, spacing=8)
    for content in contents:
        flow.addWidget(content)
    return row
