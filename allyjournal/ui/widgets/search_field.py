"""The search field that is always there, with its key beside it."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.key_cap import KeyCap


class SearchField(QLineEdit):
    """One line for search; its key stands at its end while nothing is typed. Escape empties it.

    ``focused`` tells that somebody came into it.
    """

    focused = Signal()

    def __init__(self, placeholder: str, keys: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(self.tr("Search"))
        words = keys.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._cap = KeyCap(words, self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_cap)

    @Slot()
    def _show_cap(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = words + self._cap.width() + theme.px(40) <= self.width()
        self._cap.setVisible(room and not self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        self._cap.adjustSize()
        left = self.width() - self._cap.width() - theme.px(12)
        self._cap.move(left, (self.height() - self._cap.height()) // 2)
        self._show_cap()
