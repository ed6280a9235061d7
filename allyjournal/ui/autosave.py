"""From a keystroke to the disk without a Save button."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from allyjournal.domain.errors import JournalError
from allyjournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from allyjournal.store.changes import Changes
    from allyjournal.store.journal import Journal

SAVED = "saved"
SAVING = "saving"
UNSAVED = "unsaved"

_DELAY = 600
_RETRY = 5000


class Autosave(QObject):
    """Saves what one editor holds, 600 ms after the first edit that is not on disk.

    ``read`` gives the record to save, or None where there is nothing to keep yet. The first save
    that changes it keeps the former content as a revision. ``saved`` carries the Changes;
    ``failed`` the error, once until a save succeeds again, while the saving is tried again every
    few seconds and at the next edit. ``state_changed`` says "saved" only when everything is on
    disk.
    """

    saved = Signal(object)
    failed = Signal(object)
    state_changed = Signal(str)

    def __init__(
        self,
        journal: "Journal",
        tasks: Tasks,
        read: Callable[[], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._read = read
        self._edited = False
        self._saving = False
        self._told = False
        self._former_kept = False
        self._state = SAVED
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.flush)
        tasks.crashed.connect(self._crashed)

    def state(self) -> str:
        """ "saved", "saving" or "unsaved"."""
        return self._state

    def is_failing(self) -> bool:
        """Whether the last save came to nothing, and is tried again by and by."""
        return self._clock.isActive() and self._clock.interval() == _RETRY

    @Slot()
    def edited(self) -> None:
        """Something was typed; connect every field's ``edited`` here."""
        self._edited = True
        self._show(UNSAVED)
        if not self._clock.isActive() or self.is_failing():
            self._clock.start(_DELAY)

    @Slot()
    def flush(self) -> None:
        """Save now what is not saved; while a save runs, right after it."""
        self._clock.stop()
        if self._saving or not self._edited:
            return
        record = self._read()
        self._edited = False
        if record is None:
            self._show(SAVED)
            return
        self._saving = True
        self._show(SAVING)
        save = self.operation(self._journal, record, keep_previous=not self._former_kept)
        self._tasks.run(save, self._saved, self._not_saved)

    def operation(
        self, journal: "Journal", record: Any, *, keep_previous: bool
    ) -> "Callable[[], Changes]":
        """What the worker thread does to save ``record``; more than that where a kind asks it, and
        something else where what was read is no record."""
        return partial(journal.save, record, keep_previous=keep_previous)

    def _saved(self, changes: "Changes") -> None:
        self._saving = self._told = False
        self._former_kept = self._former_kept or bool(changes.uids)
        if not self._edited:
            self._show(SAVED)
        self.saved.emit(changes)
        if not self._clock.isActive():
            self.flush()

    def _not_saved(self, error: JournalError) -> None:
        first = not self._told
        self._told = True
        self._try_again()
        if first:
            self.failed.emit(error)

    @Slot(object)
    def _crashed(self, _error: Exception) -> None:
        # it may have been another operation; saving once more than needed harms nobody
        if self._saving:
            self._try_again()

    def _try_again(self) -> None:
        self._saving = False
        self._edited = True
        self._clock.start(_RETRY)
        self._show(UNSAVED)

    def _show(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def worst(autosaves: Iterable[Autosave]) -> str:
    """The state of all of them: "saved" only where every one has saved everything."""
    states = {autosave.state() for autosave in autosaves}
    return next((state for state in (UNSAVED, SAVING) if state in states), SAVED)
