"""The page of one piece of feedback."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.feedback import Feedback, FeedbackState, Response, SourceType, respond
from allyjournal.ui import looks
from allyjournal.ui.field_words import field_words
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More


class FeedbackForm(RecordForm[Feedback]):
    """What was said first, and nothing else is needed; what the person made of it, below."""

    def __init__(
        self, record: Feedback, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        words = self.tr("In their words, if you can")
        self._gist = self.add_prose("gist", words, first=True)
        self._response = ChoiceChips(
            field_words("response"), looks.choices(Response), optional=True
        )
        self._response.fill(record.response)
        self._response.edited.connect(self._respond)
        states = self.states(FeedbackState)
        self.column.addWidget(Columns(Field.of(states), Field.of(self._response)))
        self._reason = Field.of(self.prose("reason"))
        self.column.addWidget(self._reason)

    def parts(self) -> Iterator[None]:
        """All else that can be said about it."""
        yield
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With what was said."""
        self._gist.setFocus()

    @Slot()
    def show_changed(self) -> None:
        """The reason once there is something to give one for."""
        super().show_changed()
        self._reason.setVisible(self._response.is_filled() or self._reason.is_filled())

    def _build_more(self) -> More:
        more = More(parent=self)
        for field in (
            self.person("source"),
            self.choice("source_type", SourceType),
            self.prose("request"),
            self.prose("first_reaction"),
        ):
            more.add(Field.of(field))
        hint = self.tr("Only where they wanted to hear what came of it.")
        more.add(Field.of(self.day("reported_back_on"), hint))
        self.add_common(more)
        more.settle()
        return more

    @Slot()
    def _respond(self) -> None:
        value = self._response.value()
        response = Response(value) if value else None
        self.change(respond(self.record(), response, date.today()))
