"""From a page to the history of its record, and to a former state taken again."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from allyjournal.store.changes import Changes
from allyjournal.ui import messages
from allyjournal.ui.applied import Applied, take_again, undo
from allyjournal.ui.history import reading
from allyjournal.ui.history.dialog import ask_former
from allyjournal.ui.history.reading import History
from allyjournal.ui.page import Page


class LookingBack(QObject):
    """``changed`` carries the Changes of a record that says again what it said."""

    changed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._last_applied: Applied | None = None

    def show(self, uid: str) -> None:
        """Show what the record was; it may be given a former state again."""
        page = self._page
        page.tasks.run(partial(reading.read, page.journal, uid), self._ask)

    def _ask(self, history: History) -> None:
        if not history.places:
            messages.tell(self._page, self.tr("There is no former state of it yet."))
        elif former := ask_former(self._page, self._page.journal, self._page.tasks, history):
            words = self.tr("It says again what it said")
            operation = partial(take_again, self._page.journal, former, words)
            self._page.tasks.run(operation, self._taken_again)

    def _taken_again(self, applied: Applied) -> None:
        self._last_applied = applied
        self._tell(applied.changes)
        messages.toast(self._page, applied.words, self.tr("Undo"), self._undo)

    @Slot()
    def _undo(self) -> None:
        if self._last_applied:
            # what is being typed is saved first, and so is part of what stays
            self._page.flush()
            operation = partial(undo, self._page.journal, self._last_applied)
            self._page.tasks.run(operation, self._tell)

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
