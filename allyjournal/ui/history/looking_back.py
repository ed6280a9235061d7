"""From a page to the history of its record, and to a former state taken again."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Changes
from allyjournal.ui import messages
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
        self._present: AnyRecord | None = None

    def show(self, uid: str) -> None:
        """Show what the record was; it may be given a former state again."""
        page = self._page
        page.tasks.run(partial(reading.read, page.journal, uid), self._ask)

    def _ask(self, history: History) -> None:
        if not history.revisions:
            messages.tell(self._page, self.tr("There is no former state of it yet."))
        elif former := ask_former(self._page, history):
            self._present = history.present
            take_again = partial(self._page.journal.take_again, former)
            self._page.tasks.run(take_again, self._taken_again)

    def _taken_again(self, changes: Changes) -> None:
        self._tell(changes)
        words = self.tr("It says again what it said")
        messages.toast(self._page, words, self.tr("Undo"), self._undo)

    @Slot()
    def _undo(self) -> None:
        if self._present:
            # what was typed since is a former state then
            self._page.flush()
            undo = partial(self._page.journal.take_again, self._present)
            self._page.tasks.run(undo, self._tell)

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
