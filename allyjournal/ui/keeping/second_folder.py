"""The second folder for backups, once an older journal is in the place of one that knew it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.ui import messages
from allyjournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from allyjournal.store.journal import Journal


class SecondFolder(QObject):
    """The choice of the journal before it is taken over when a restored one is open; where it
    cannot be read, the person is told."""

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def take_over(self, journal: "Journal") -> None:
        """Have ``journal``, just opened, make its backups where the one before it did."""
        # what reads it is not needed for the start
        from allyjournal.store.restored import take_over_second_folder

        take_over = partial(take_over_second_folder, journal)
        self._tasks.run(take_over, failure=self._say_unknown)

    def _say_unknown(self, _error: JournalError) -> None:
        messages.tell(
            self._window,
            self.tr("If you had chosen a second folder for backups, choose it once more."),
            self.tr(
                "The journal that was put aside cannot be asked for it. It is chosen in Settings,"
                " Backups. If you never had one, there is nothing to do."
            ),
        )
