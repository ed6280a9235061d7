"""The work that takes the words of what was removed for good out of the search index."""

from PySide6.QtCore import QObject

from allyjournal.store.journal import Journal
from allyjournal.ui.tasks import Tasks


class Removing(QObject):
    """A slice at a time, so that what is being written is saved in between."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks

    def go_on(self) -> None:
        """Begin, or go on where a lock came in between; nothing where nothing was removed."""
        self._tasks.run(self._journal.merge_search, self._merged)

    def _merged(self, more: bool) -> None:
        if more:
            self.go_on()
