"""The search field that is always there, with its key beside it."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.key_cap import KeyCap


class SearchField(QLineEdit):
    """One line for search; its key stands at its end while nothing is typed."""

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
