"""Why an agreement is amended, and what prompted it, written before the new version is signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.agreement import REASON, Agreement
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.agreement.what_changed import WhatChanged
from allyjournal.ui.record_field import RecordField
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor


class Signing(QWidget):
    """What ``working`` changes in what was ``signed``, the reason, and the record behind it.

    Both are a part of the agreement until it is signed, so that they are saved as it is.
    """

    owned: tuple[str, ...] = REASON
    edited = Signal()
    open_requested = Signal(str)

    def __init__(
        self, working: Agreement, signed: Agreement, journal: Journal, tasks: Tasks
    ) -> None:
        super().__init__()
        self._working = working
        label = self.tr("What made you change it?")
        self._reason = MarkdownEditor(label, auto_height=True, least_lines=3)
        self._reason.fill(working.change_reason)
        self._reason.edited.connect(self.edited)
        prompt = self.tr("What prompted it, if there is a record of it")
        self._prompt = RecordField(prompt, journal, tasks, working.uid)
        self._prompt.fill(working.prompted_by)
        self._prompt.edited.connect(self.edited)
        self._prompt.open_requested.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(32))
        column.setSpacing(theme.px(14))
        column.addWidget(labels.over_title(self.tr("Signing a new version")))
        column.addWidget(labels.title(working.title or self.tr("My agreement")))
        column.addWidget(labels.heading(self.tr("What changes")))
        column.addWidget(WhatChanged(signed, working))
        column.addWidget(Field.of(self._reason))
        column.addWidget(Field.of(self._prompt))
        column.addStretch(1)
        self.setFocusProxy(self._reason)

    def agreement(self) -> Agreement:
        """The agreement with the reason as it stands in the fields."""
        return self._working.changed(
            change_reason=self._reason.text(), prompted_by=self._prompt.value()
        )
