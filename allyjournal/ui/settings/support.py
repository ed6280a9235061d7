"""Whom or what the person turns to when it gets heavy; kept in the journal."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui.autosave import SAVED, Autosave
from allyjournal.ui.settings.section import Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine


class SupportSection(Section):
    """One line, saved by itself; a page shows it where it says to turn to somebody."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("My support"), parent)
        self._line = TextLine(_translate("A person, a phone number, a place"))
        self.autosave = _Saving(journal, tasks, self._line.text, self)
        self._line.edited.connect(self.autosave.edited)
        self._line.editingFinished.connect(self.autosave.flush)
        hint = _translate("Shown beside what goes beyond this journal. It never leaves it.")
        self.add(Field(_translate("Whom or what I turn to"), self._line, hint))

    def show_support(self, text: str) -> None:
        """Show what the journal remembers; what is being typed is left alone."""
        if self.autosave.state() == SAVED and text != self._line.text():
            self._line.fill(text)


class _Saving(Autosave):
    """Saves a line that is no record."""

    def operation(
        self, journal: Journal, record: str, *, keep_previous: bool
    ) -> Callable[[], Changes]:
        return partial(_remember, journal, record)


def _remember(journal: Journal, text: str) -> Changes:
    journal.set_setting("support", text)
    return Changes()


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
