"""One line of what Today lists: a mark, a title, a note, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.marks import MarkLabel

SIDE = 8
"""The margin around an item, in which its focus shows."""


class Item(QAbstractButton):
    """``clicked`` by the mouse, Space or Enter; its actions are in sight while it is current.

    ``focused`` and ``pointed`` tell that the keyboard or the mouse came to it.
    """

    focused = Signal()
    pointed = Signal()

    def __init__(
        self, mark: str, token: str, title: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}, {note}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # a button would be as wide as its longest text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        first = QHBoxLayout()
        first.setSpacing(theme.px(4))
        shape = MarkLabel(mark, token, self)
        first.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        words = labels.body(title, self)
        first.addWidget(words, 1)
        self._actions = QWidget(self)
        self._asked = QVBoxLayout(self._actions)
        self._asked.setContentsMargins(0, theme.px(4), 0, 0)
        self._asked.setSpacing(theme.px(4))
        self._buttons = FlowLayout(spacing=4)
        self._asked.addLayout(self._buttons)
        self._actions.hide()
        remark = labels.note(note, self)
        for label in (words, remark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(SIDE)] * 4)
        column.setSpacing(theme.px(2))
        column.addLayout(first)
        column.addWidget(remark)
        column.addWidget(self._actions)

    def add_action(self, text: str, action: Callable[[], None], name: str = "") -> None:
        """One more small button of this ``name``, which calls the bound method ``action``."""
        button = buttons.small(text, self._actions)
        button.setObjectName(name)
        button.setAccessibleDescription(self.accessibleName())
        button.clicked.connect(action)
        self._buttons.addWidget(button)
        button.show()

    def clear_actions(self, *instead: QWidget) -> None:
        """Take the buttons away, and have ``instead`` above those that come."""
        # the focus must not go on to another item, whose actions would come into sight
        self.setFocus()
        for button in self._actions.findChildren(QPushButton):
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        for widget in instead:
            self._asked.insertWidget(self._asked.count() - 1, widget)
            widget.show()

    def focus_action(self) -> None:
        """Give the focus to the first button."""
        for button in self._actions.findChildren(QPushButton):
            if button.isVisibleTo(self):
                button.setFocus()
                return

    def show_actions(self, shown: bool) -> None:
        """Have the actions in sight, or not."""
        self._actions.setVisible(shown and self._buttons.count() > 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        radius = theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
