"""The page of one piece of feedback."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.feedback import Feedback, FeedbackState, Response, SourceType, respond
from allyjournal.ui import looks
from allyjournal.ui.field_words import field_words
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More


class FeedbackForm(RecordForm[Feedback]):
    """What was said first; what the person made of it, and its answer, below."""

    def __init__(
        self, record: Feedback, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        self.add_states(FeedbackState)
        words = self.tr("In their words, as near as you remember")
        self._gist = self.add_prose("gist", words)
        self._response = ChoiceChips(
            field_words("response"), looks.choices(Response), optional=True
        )
        self._response.fill(record.response)
        self._response.edited.connect(self._respond)
        self.column.addWidget(Field.of(self._response))
        self.add_prose("reason")
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With what was said."""
        self._gist.setFocus()

    def _build_more(self) -> More:
        more = More(parent=self)
        for field in (
            self.prose("request"),
            self.person("source"),
            self.choice("source_type", SourceType),
            self.prose("first_reaction"),
            self.day("reported_back_on"),
        ):
            more.add(Field.of(field))
        self.add_common(more)
        more.settle()
        return more

    @Slot()
    def _respond(self) -> None:
        value = self._response.value()
        response = Response(value) if value else None
        self.change(respond(self.record(), response, date.today()))
