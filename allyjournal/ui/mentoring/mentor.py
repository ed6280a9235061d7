"""The page of one mentor."""

from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Mentor
from allyjournal.ui.record_form import RecordForm, Surroundings


class MentorForm(RecordForm[Mentor]):
    """Who it is, by an invented name, and what both agreed on."""

    def __init__(self, record: Mentor, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(record, around, parent)
        self._pseudonym = self.line("pseudonym", self.tr("Pseudonym"))
        self.column.addWidget(self._pseudonym)
        self.add_prose("confidentiality")
        self.add_prose("limits")
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the name."""
        self._pseudonym.setFocus()
