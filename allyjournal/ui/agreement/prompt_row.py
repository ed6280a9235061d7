"""The record that prompted a version."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import theme
from allyjournal.ui.links import link_to
from allyjournal.ui.widgets import labels


class PromptRow(QWidget):
    """ "Prompted by:" and the record; ``open_requested`` carries its uid."""

    open_requested = Signal(str)

    def __init__(self, prompt: AnyRecord) -> None:
        super().__init__()
        self._uid = prompt.uid
        words = labels.note(self.tr("Prompted by:"))
        words.setWordWrap(False)
        link = link_to(prompt)
        link.setAccessibleDescription(words.text())
        link.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        row.addWidget(words)
        row.addWidget(link)
        row.addStretch(1)

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self._uid)
