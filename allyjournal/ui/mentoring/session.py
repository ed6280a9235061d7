"""The page of one session with a mentor."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Session, moved
from allyjournal.ui.blank import is_blank
from allyjournal.ui.field_words import field_words
from allyjournal.ui.mentoring.actions import Actions
from allyjournal.ui.mentoring.beginning import feedback_on
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.outdent import link_row


class SessionForm(RecordForm[Session]):
    """With whom and when; what was said and agreed. One that is dated ahead is to be held."""

    def __init__(
        self, record: Session, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        if is_blank(record):
            record = _begun(record, around)
        super().__init__(record, around, parent)
        self.add_head()
        mentor = self.one("mentor", around.mentors, self.tr("a pseudonym"))
        hint = "" if around.mentors else self.tr("You have no mentor here yet; add one first.")
        when = Field.of(self.occurred_on())
        self.column.addWidget(Columns(Field.of(mentor, hint), when))
        self._met = buttons.quiet(self.tr("We met"))
        self._met.clicked.connect(self._hold)
        self._said = buttons.quiet(self.tr("What they said"))
        self._said.clicked.connect(self._begin_feedback)
        self.column.addLayout(link_row(self._met, self._said))
        words = self.tr("What you talked about")
        self._notes = self.add_prose("notes", words, first=True)
        actions = Actions(record.actions)
        self.bind("actions", actions, actions.parts)
        self.column.addWidget(Field(field_words("actions"), actions))
        self.add_prose("questions")
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the notes."""
        self._notes.setFocus()

    def with_values(self, record: Session, values: dict[str, Any]) -> Session:
        """On another day it is held then, or still to be held."""
        if values["occurred_on"] != record.occurred_on:
            record = moved(record, values["occurred_on"], date.today())
        return super().with_values(record, values)

    def over_title_parts(self, record: Session) -> Sequence[str]:
        """Whether it was held."""
        return (self.tr("held") if record.held_on else self.tr("to be held"),)

    @Slot()
    def show_changed(self) -> None:
        """The word that it was held, once it can have been."""
        super().show_changed()
        record = self.record()
        # a link to what nobody has written yet would lead nowhere
        self._said.setVisible(not is_blank(record))
        self._met.setVisible(record.held_on is None and record.occurred_on <= date.today())

    def _build_more(self) -> More:
        more = More(parent=self)
        self.add_common(more)
        more.settle()
        return more

    @Slot()
    def _begin_feedback(self) -> None:
        self.begun.emit(feedback_on(self.record()))

    @Slot()
    def _hold(self) -> None:
        record = self.record()
        self.change(moved(record, record.occurred_on, date.today()))


def _begun(session: Session, around: Surroundings) -> Session:
    """A new one is of its day, with the mentor where there is only one."""
    mentor = around.mentors[0][0] if len(around.mentors) == 1 else session.mentor
    return moved(session.changed(mentor=mentor), session.occurred_on, date.today())
