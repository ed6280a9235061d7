"""What can be done to every record, below its form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.ui.widgets import buttons


class RecordFoot(QWidget):
    """``history_wanted`` asks for what the record was, ``deletion_wanted`` to delete it."""

    history_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        deeds = {
            self.tr("History…"): self.history_wanted,
            self.tr("Delete"): self.deletion_wanted,
        }
        for words, deed in deeds.items():
            link = buttons.link(words)
            link.clicked.connect(deed)
            row.addWidget(link)
