"""From a page to the trash, and back from there."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from allyjournal.domain.errors import JournalError
from allyjournal.store.changes import Changes
from allyjournal.ui import messages
from allyjournal.ui.page import Page
from allyjournal.ui.record_reading import Trashed, trash, trashed_words


class Deleting(QObject):
    """``gone`` carries the uid of the record that went and the Changes, or None where it was
    never saved; ``came_back`` the same once it was undone; ``refused`` that it stays."""

    gone = Signal(str, object)
    came_back = Signal(str, object)
    refused = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._uid = ""

    def delete(self, uid: str) -> None:
        """Move the record to the trash, say what went along, and offer to undo it."""
        self._uid = uid
        move = partial(trash, self._page.journal, uid)
        self._page.tasks.run(move, self._trashed, self._not_trashed)

    def _trashed(self, trashed: Trashed | None) -> None:
        self.gone.emit(self._uid, trashed and trashed.changes)
        if trashed is not None:
            words = trashed_words(trashed)
            messages.toast(self._page, words, self.tr("Undo"), self._restore)

    def _not_trashed(self, error: JournalError) -> None:
        self.refused.emit()
        messages.tell_error(self._page, error)

    @Slot()
    def _restore(self) -> None:
        restore = partial(self._page.journal.restore, self._uid)
        self._page.tasks.run(restore, self._restored)

    def _restored(self, changes: Changes) -> None:
        self.came_back.emit(self._uid, changes)
