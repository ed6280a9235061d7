"""What is being written on one face of the page, and the way out of it once all is on disk."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui.agreement import changing
from allyjournal.ui.autosave import SAVED, SAVING, Autosave, worst
from allyjournal.ui.tasks import Tasks


class Speaker(Protocol):
    """A face that says some fields of an agreement, which it ``owned`` while it was open."""

    owned: tuple[str, ...]

    def agreement(self) -> Agreement:
        """The agreement as it stands on the face."""


class AgreementSaving(Autosave):
    """Saves what a face says in its own fields, on the agreement as it is then."""

    def __init__(
        self, journal: Journal, tasks: Tasks, face: Speaker, parent: QObject | None = None
    ) -> None:
        super().__init__(journal, tasks, face.agreement, parent)
        self._owned = face.owned

    def operation(
        self, journal: Journal, record: AnyRecord, *, keep_previous: bool
    ) -> Callable[[], Changes]:
        assert isinstance(record, Agreement)  # noqa: S101 (the faces give nothing else)
        write = partial(changing.write, journal, record, self._owned, date.today())
        return partial(write, keep_previous=keep_previous)


class Writing(QObject):
    """All that saves what is written on a ``face``; it lives as long as the face.

    The signals are those of a page and of an autosave: ``saved_state`` says "saved" only when
    everything is on disk.
    """

    saved_state = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, face: QWidget) -> None:
        super().__init__(face)
        self._face = face
        self._tasks = tasks
        self._autosaves: list[Autosave] = []
        self._then: Callable[[], None] | None = None

    def add(self, autosave: Autosave) -> None:
        """Have ``autosave`` save something of the face, too."""
        self._autosaves.append(autosave)
        autosave.state_changed.connect(self._tell_state)
        autosave.saved.connect(self.saved)
        autosave.failed.connect(self.failed)

    def state(self) -> str:
        """The worst of all: "unsaved", "saving" or "saved"."""
        return worst(self._autosaves)

    def flush(self) -> None:
        """Save what is not saved yet."""
        for autosave in self._autosaves:
            autosave.flush()

    def end(self, then: Callable[[], None]) -> None:
        """Call ``then`` once all that was typed is on disk; nothing can be typed meanwhile.

        Where it cannot be saved, the face goes on as it was.
        """
        self._face.setEnabled(False)
        self._then = then
        self.flush()
        self._tasks.run(_nothing, self._flushed)

    def go_on(self) -> None:
        """Let it be typed again."""
        self._face.setEnabled(True)

    @Slot()
    def _tell_state(self) -> None:
        self.saved_state.emit(self.state())

    def _flushed(self, _done: None) -> None:
        state = self.state()
        if state == SAVING:
            # what was typed while another save ran
            self._tasks.run(_nothing, self._flushed)
        elif state != SAVED:
            self.go_on()
        elif self._then:
            then, self._then = self._then, None
            then()


def _nothing() -> None:
    """An operation that is over as soon as all before it are."""
