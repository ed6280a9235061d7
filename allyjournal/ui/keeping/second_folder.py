"""The second folder for backups, once an older journal is in the place of one that knew it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.ui import messages
from allyjournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from allyjournal.store.journal import Journal


class SecondFolder(QObject):
    """The choice of a journal that was put aside is asked for when the restored one is open,
    whose key most often opens both; where it does not, the person is told."""

    def __init__(self, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._put_aside: dict[Path, Path] = {}

    @Slot(object, object)
    def remember(self, folder: Path, aside: Path) -> None:
        """The journal that was in ``folder`` is now in ``aside``."""
        self._put_aside[folder] = aside

    def take_over(self, journal: "Journal") -> None:
        """Have ``journal``, just opened, make its backups where the one before it did."""
        if aside := self._put_aside.pop(journal.folder, None):
            take = partial(journal.take_second_folder_of, aside)
            self._tasks.run(take, self._taken, self._say_unknown)

    def _taken(self, _done: None) -> None:
        """Nothing has changed for the person."""

    def _say_unknown(self, _error: JournalError) -> None:
        messages.tell(
            self._window,
            self.tr("A second folder for backups may have to be chosen again."),
            self.tr(
                "The journal that was put aside could not be read for it, and the restored one"
                " knows only the choice of its day. Settings, Backups, shows it."
            ),
        )
