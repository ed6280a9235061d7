"""What an amendment changes, in one list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.agreement import Agreement, changed_fields
from allyjournal.domain.amendment import changed_commitments
from allyjournal.domain.text import plain
from allyjournal.ui import theme
from allyjournal.ui.agreement.wording import fate_words, paragraph_words
from allyjournal.ui.widgets import labels


class WhatChanged(QWidget):
    """A line for everything that became of a commitment, and one for every other part."""

    def __init__(self, signed: Agreement, working: Agreement) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for commitment, fate in changed_commitments(signed, working):
            column.addWidget(labels.body(f"{fate_words(fate)} · {plain(commitment.statement)}"))
        others = [name for name in changed_fields(signed, working) if name != "commitments"]
        for name in others:
            words = self.tr("Changed · {part}").format(part=paragraph_words(name))
            column.addWidget(labels.body(words))
        if not column.count():
            column.addWidget(labels.body(self.tr("Nothing yet.")))
