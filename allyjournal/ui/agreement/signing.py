"""What is asked before a new version is signed: why, what prompted it, and what part the community
had."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.agreement import REASON, Agreement
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.agreement.community_field import CommunityField
from allyjournal.ui.agreement.what_changed import WhatChanged
from allyjournal.ui.agreement.wording import community_part
from allyjournal.ui.record_field import RecordField
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor


class Signing(QWidget):
    """What ``working`` changes in what was ``signed``, the reason, the record behind it, and what
    the new version says of the community's part, which may be another than the last time.

    All are a part of the agreement until it is signed, so that they are saved as it is.
    """

    owned: tuple[str, ...] = (*REASON, "community_input")
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
        self._community = CommunityField(working.community_input)
        self._community.edited.connect(self.edited)
        self._community.edited.connect(self._say_part)
        self._part = Field.of(self._community)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(32))
        column.setSpacing(theme.px(14))
        column.addWidget(labels.over_title(self.tr("Signing a new version")))
        column.addWidget(labels.title(working.title or self.tr("My agreement")))
        column.addWidget(labels.heading(self.tr("What changes")))
        column.addWidget(WhatChanged(signed, working))
        column.addWidget(Field.of(self._reason))
        column.addWidget(Field.of(self._prompt))
        column.addWidget(self._part)
        column.addStretch(1)
        self.setFocusProxy(self._reason)
        self._say_part()

    def agreement(self) -> Agreement:
        """The agreement with the reason as it stands in the fields."""
        return self._working.changed(
            change_reason=self._reason.text(),
            prompted_by=self._prompt.value(),
            community_input=self._community.part(),
        )

    @Slot()
    def _say_part(self) -> None:
        words = self.tr("The new version says: “{sentence}”")
        self._part.set_hint(words.format(sentence=community_part(self._community.part())))
