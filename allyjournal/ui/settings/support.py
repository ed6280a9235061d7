"""Whom or what the person turns to when it gets heavy; kept in the journal."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.store.journal import Journal
from allyjournal.ui.settings.section import Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine


class SupportSection(Section):
    """One line, saved when it is left; a page shows it where it says to turn to somebody."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("My support"), parent)
        self._journal = journal
        self._tasks = tasks
        self._line = TextLine(_translate("A person, a phone number, a place"))
        self._line.editingFinished.connect(self.flush)
        hint = _translate("Shown beside what goes beyond this journal. It never leaves it.")
        self.add(Field(_translate("Whom or what I turn to"), self._line, hint))

    def show_support(self, text: str) -> None:
        """Show what the journal remembers, unless the person is writing."""
        if not self._line.isModified():
            self._line.fill(text)

    @Slot()
    def flush(self) -> None:
        """Save what was typed since."""
        if not self._line.isModified():
            return
        self._line.setModified(False)
        self._tasks.run(partial(self._journal.set_setting, "support", self._line.text()))


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
