"""An agreement that is being written, and the way out of it once all is on disk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from allyjournal.store.journal import Journal
from allyjournal.ui.agreement.editor import AgreementEditor
from allyjournal.ui.autosave import SAVED, SAVING, Autosave
from allyjournal.ui.tasks import Tasks


class Writing(QObject):
    """An ``editor`` and what saves it; it lives as long as the editor.

    The signals are those of a page and of its autosave.
    """

    saved_state = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, editor: AgreementEditor) -> None:
        super().__init__(editor)
        self.editor = editor
        self._tasks = tasks
        self._then: Callable[[], None] | None = None
        self._autosave = Autosave(journal, tasks, editor.agreement, self)
        editor.edited.connect(self._autosave.edited)
        self._autosave.state_changed.connect(self.saved_state)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self.failed)

    def flush(self) -> None:
        """Save what is not saved yet."""
        self._autosave.flush()

    def end(self, then: Callable[[], None]) -> None:
        """Call ``then`` once all that was typed is on disk; nothing can be typed meanwhile.

        Where it cannot be saved, the editor goes on as it was.
        """
        self.editor.setEnabled(False)
        self._then = then
        self.flush()
        self._tasks.run(_nothing, self._flushed)

    def go_on(self) -> None:
        """Let it be typed again."""
        self.editor.setEnabled(True)

    def _flushed(self, _done: None) -> None:
        state = self._autosave.state()
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
