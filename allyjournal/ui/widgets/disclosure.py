"""Something behind a line of words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.ui import theme


class Disclosure(QWidget):
    """``words`` with a small triangle; pressing them shows ``content`` below, or hides it.

    ``opened`` comes before it is in sight, for a content that is made only when it is wanted.
    """

    opened = Signal()

    def __init__(self, words: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._content = content
        self._button = QPushButton(self)
        self._button.setProperty("flavour", "disclosure")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(content)
        self._show(False)

    def set_words(self, words: str) -> None:
        """Stand behind other words."""
        if words != self._words:
            self._words = words
            self._show(self.is_open())

    def is_open(self) -> bool:
        """Whether the content is in sight."""
        return self._button.isChecked()

    def set_open(self, shown: bool) -> None:
        """Show or hide the content."""
        self._button.setChecked(shown)

    def reveal(self, _part: QWidget) -> None:
        """Show the content, in which something is that was looked for."""
        self.set_open(True)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        if shown and self._content.isHidden():
            self.opened.emit()
        self._button.setText(f"▾ {self._words}" if shown else f"▸ {self._words}")
        self._button.setAccessibleName(self._words)
        self._button.setAccessibleDescription(self.tr("open") if shown else self.tr("closed"))
        self._content.setVisible(shown)
