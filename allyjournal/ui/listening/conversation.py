"""The page of one difficult conversation."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.ui.listening.wording import preparation
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.steps import Steps

_HAPPENED = (ConversationState.HELD, ConversationState.FOLLOWED_UP)


class ConversationForm(RecordForm[Conversation]):
    """What it is for; then how to go into it, and once it was held, what came of it."""

    def __init__(
        self, record: Conversation, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        words = self.tr("What you hope for, and for whom")
        self._aim = self.add_prose("aim", words, first=True)
        self.column.addWidget(Field.of(self.states(ConversationState)))
        self.column.addWidget(Field.of(self.occurred_on()))

    def parts(self) -> Iterator[None]:
        """How to go into it, and what came of it."""
        steps = preparation()
        self._steps = Steps(steps, {step: getattr(self._record, step) for step in steps})
        self._steps.edited.connect(self.edited)
        self._preparation = More(self.tr("Prepare it in four steps"), self)
        self._preparation.add(Field("", self._steps))
        self._preparation.settle()
        self.column.addWidget(self._preparation)
        yield
        self._more, self._afterwards = self._build_more()
        self.column.addWidget(self._more)
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With what it is for."""
        self._aim.setFocus()

    def with_values(self, record: Conversation, values: dict[str, Any]) -> Conversation:
        """Also what is written in the steps."""
        empty = dict.fromkeys(preparation(), "")
        return super().with_values(record, values | empty | self._steps.answers())

    @Slot()
    def show_changed(self) -> None:
        """What came of it once it was held; how to go into it until then."""
        super().show_changed()
        happened = self.record().state in _HAPPENED
        for field in self._afterwards:
            self._more.ask_for(field, happened)
        self._preparation.setVisible(not happened or self._steps.is_filled())

    def _build_more(self) -> tuple[More, list[Field]]:
        more = More(parent=self)
        more.add(Field.of(self.prose("relationship")))
        afterwards = [
            more.add(Field.of(self.prose(name)))
            for name in ("what_i_said", "what_i_missed", "follow_up")
        ]
        self.add_common(more)
        more.settle()
        return more, afterwards
