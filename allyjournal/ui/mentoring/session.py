"""The page of one session with a mentor."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Session
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.more import More


class SessionForm(RecordForm[Session]):
    """What was said and agreed; one that is dated ahead is still to be held."""

    def __init__(
        self, record: Session, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        self._notes = self.add_prose("notes", self.tr("What you talked about"))
        self.add_prose("questions")
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the notes."""
        self._notes.setFocus()

    def with_values(self, record: Session, values: dict[str, Any]) -> Session:
        """A session is held on its day, once that day has come."""
        day = values["occurred_on"]
        return super().with_values(
            record, values | {"held_on": day if day <= date.today() else None}
        )

    def _build_more(self) -> More:
        more = More(parent=self)
        self.add_common(more)
        more.settle()
        return more
