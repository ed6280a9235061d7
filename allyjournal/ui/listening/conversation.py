"""The page of one difficult conversation."""

from PySide6.QtWidgets import QWidget

from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More


class ConversationForm(RecordForm[Conversation]):
    """What it is for; then how to go into it, and afterwards what came of it."""

    def __init__(
        self, record: Conversation, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        self.add_states(ConversationState)
        self._aim = self.add_prose("aim", self.tr("What you hope for, and for whom"))
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With what it is for."""
        self._aim.setFocus()

    def _build_more(self) -> More:
        more = More(parent=self)
        for name in ("relationship", "listen", "affirm", "respond", "add"):
            more.add(Field.of(self.prose(name)))
        for name in ("what_i_said", "what_i_missed", "follow_up"):
            more.add(Field.of(self.prose(name)))
        self.add_common(more)
        more.settle()
        return more
