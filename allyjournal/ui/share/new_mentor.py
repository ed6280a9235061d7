"""A mentor who is not in the journal yet."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Mentor
from allyjournal.domain.record import begin
from allyjournal.ui.person.pseudonym_dialog import PseudonymDialog
from allyjournal.ui.widgets.field import Field


def ask_mentor(parent: QWidget, taken: Collection[str]) -> Mentor | None:
    """A new mentor, by an invented name that is not ``taken``; None where it was left."""
    dialog = MentorDialog(parent, taken)
    return dialog.mentor() if dialog.run() else None


class MentorDialog(PseudonymDialog):
    """The name alone: what both agree on is written down on the mentor's own page."""

    def __init__(self, parent: QWidget, taken: Collection[str]) -> None:
        super().__init__(parent, self.tr("Somebody who reads your summaries"), taken)
        hint = self.tr(
            "An invented name; a summary never carries it. What you both agree on stands on their"
            " own page, under Sessions and earlier shares."
        )
        self.add(Field.of(self.pseudonym, hint))
        self.add_buttons()
        self.pseudonym.offer()

    def mentor(self) -> Mentor:
        """What is written now."""
        pseudonym = self.pseudonym.text()
        return begin(Mentor, date.today(), datetime.now(UTC), pseudonym=pseudonym)
