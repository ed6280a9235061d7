"""The line that says that the room kept for a last save is spent."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.announce import announce

_EVERY = 20_000  # milliseconds


class LittleRoom(QWidget):
    """Keeps that room while the journal is open, and is in sight while the disk has none for it;
    not while ``silent``, as what cannot be saved is said then."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._is_kept = True
        self._silent = False
        self._words = labels.note(
            # no promise: what is written next may not fit
            self.tr("There is hardly any room left on the disk. Make some soon.")
        )
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(12))
        across.addWidget(self._words, 1)
        what_to_do = WhatToDo(DiskFull.passage)
        self.setFocusProxy(what_to_do)
        across.addWidget(what_to_do)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Have the room kept, and say where there is none."""
        self._tasks.run(self._journal.keep_room, self._show_kept, behind=True)

    def set_silent(self, silent: bool) -> None:
        """Leave it to another line, or no longer."""
        self._silent = silent
        self.setVisible(not self._is_kept and not silent)

    def _show_kept(self, is_kept: bool) -> None:
        if self._is_kept and not is_kept:
            announce(self, self._words.text())
        self._is_kept = is_kept
        self.set_silent(self._silent)
