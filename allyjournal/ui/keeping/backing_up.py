"""Backups while a journal is open: by themselves after unlocking, and on demand."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from allyjournal.domain.errors import Interrupted, JournalError
from allyjournal.store.journal import Journal
from allyjournal.ui.tasks import Tasks


class Unmade(NamedTuple):
    """``error`` kept a backup from being made in ``folder``, None where not even that is known;
    ``made`` is one of the same round that was made, if any."""

    error: JournalError
    folder: Path | None = None
    made: Path | None = None


class BackingUp(QObject):
    """Makes backups of one open journal, one round at a time.

    ``changed`` comes when a round begins and when it is over; ``trouble`` is then what stood in
    its way, None for nothing. ``failed`` carries it for a round that nobody asked for.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._if_due = False
        self.busy = False
        self.trouble: Unmade | None = None

    def back_up_if_due(self) -> None:
        """A backup wherever the last one is older than a day and something has changed."""
        self._begin(if_due=True)

    def back_up(self) -> None:
        """A backup in every folder, now."""
        self._begin(if_due=False)

    def _begin(self, *, if_due: bool) -> None:
        if self.busy:
            return
        self.busy = True
        self._if_due = if_due
        self.changed.emit()
        round_ = partial(backed_up, self._journal, self._tasks, if_due=if_due)
        self._tasks.run(round_, self._over, self._not_begun)

    def _not_begun(self, error: JournalError) -> None:
        self._over(Unmade(error))

    def _over(self, trouble: Unmade | None) -> None:
        self.busy = False
        self.trouble = trouble
        self.changed.emit()
        if self._if_due and trouble:
            self.failed.emit(trouble)


def backed_up(journal: Journal, tasks: Tasks, *, if_due: bool) -> Unmade | None:
    """One round, in the worker thread; returns what first stood in its way.

    A lock ends it, and what is half made is taken away. A second folder that is not there, such
    as a stick that is not plugged in, is waited for.
    """
    trouble = made = None
    for folder in journal.backup_folders():
        try:
            if folder.parent.is_dir() and (not if_due or _is_due(journal, folder)):
                made = journal.back_up(folder, tasks.rest)
        except JournalError as error:
            trouble = trouble or Unmade(error, folder)
        except Interrupted:
            break
    return trouble and trouble._replace(made=made)


def _is_due(journal: Journal, folder: Path) -> bool:
    return journal.backup_is_due(folder, datetime.now(UTC))
