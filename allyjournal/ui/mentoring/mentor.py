"""The page of one mentor."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Mentor, Session, next_session
from allyjournal.ui import looks
from allyjournal.ui.person.pseudonym import PseudonymField
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.field import Field

_WEEKS = (1, 2, 3, 4, 6, 8, 12)


class MentorForm(RecordForm[Mentor]):
    """Who it is, by an invented name, and what both agreed on."""

    def __init__(self, record: Mentor, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(record, around, parent)
        self.add_head()
        # somebody who is written about may be a mentor as well, by the same name
        others = [words for uid, words in around.mentors if uid != record.uid]
        self._pseudonym = PseudonymField(others)
        self._pseudonym.fill(record.pseudonym)
        self.bind("pseudonym", self._pseudonym, self._pseudonym.text)
        hint = self.tr("An invented name; a summary never carries it.")
        self.column.addWidget(Field.of(self._pseudonym, hint))
        self.add_prose("confidentiality", self.tr("What neither of you tells anybody else"))
        self.add_prose("limits", self.tr("As where somebody is in danger"))
        weeks = sorted({*_WEEKS, *filter(None, (record.meet_every,))})
        every = self.number("meet_every", [(str(number), _every(number)) for number in weeks])
        self._every = Field.of(every)
        self.column.addWidget(self._every)
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the name: an invented one to type over where there is none yet."""
        if self._pseudonym.is_filled():
            self._pseudonym.setFocus()
        else:
            self._pseudonym.offer()

    @Slot()
    def show_changed(self) -> None:
        """When the next session is due by what both agreed on."""
        super().show_changed()
        sessions = [it for it in self._around.linked if isinstance(it, Session)]
        day = next_session(self.record(), sessions)
        words = self.tr("By that the next session is about {day}.")
        self._every.set_hint(words.format(day=looks.day_words(day)) if day else "")

    def with_values(self, record: Mentor, values: dict[str, Any]) -> Mentor:
        """Without a name, the former one stays: nobody could be told apart."""
        name = values["pseudonym"] or record.pseudonym
        return super().with_values(record, values | {"pseudonym": name})


def _every(weeks: int) -> str:
    if weeks == 1:
        return QCoreApplication.translate("MentorForm", "every week")
    return QCoreApplication.translate("MentorForm", "every {n} weeks").format(n=weeks)
