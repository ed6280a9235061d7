"""Yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget


class Tick(QCheckBox):
    """A box to tick; ``edited`` tells that the person did."""

    edited = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.clicked.connect(self.edited)

    def is_filled(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()
