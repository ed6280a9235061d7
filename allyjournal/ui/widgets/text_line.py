"""A field of one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from allyjournal.ui.widgets.plain_text import clean


class TextLine(QLineEdit):
    """One line of text; ``edited`` tells what the person changed, never what ``fill`` did."""

    edited = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)

    def fill(self, text: str) -> None:
        """Show ``text``."""
        self.setText(text)

    def text(self) -> str:
        """What is written, without what a journal cannot keep."""
        return clean(super().text())

    def is_filled(self) -> bool:
        """Whether something is written."""
        return bool(self.text().strip())
