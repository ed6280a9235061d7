"""Replacing the key: the whole journal anew, so that no secret from before opens it."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.errors import Interrupted, JournalError
from allyjournal.store.journal import Journal
from allyjournal.ui import messages, theme
from allyjournal.ui.keeping.long_work import LongWork
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action, side_by_side
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.vault.rekey import rekey

_SLICE = 1024 * 1024
"""The bytes that are copied between two steps of the progress."""


class _Replaced(NamedTuple):
    code: str
    trouble: JournalError | None


class ReplaceKey(QWidget):
    """``replaced`` carries the new recovery code, and what went wrong since it is in force, or
    None; ``left`` comes without one.

    While ``busy`` nothing else can be done with the journal; what is typed is saved afterwards.
    """

    replaced = Signal(str, object)
    left = Signal()

    def __init__(
        self, journal: Journal, tasks: Tasks, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._folder = folder
        self._slices = 0
        self._expected = 1
        self.busy = False
        self._line = PassphraseLine()
        self._line.returnPressed.connect(self._replace)
        self._refusal = Refusal()
        stop = self.tr("Stop, and keep the present key")
        self._work = LongWork(tasks, self.tr("Replacing the key"), stop)
        self._button = action(self.tr("Replace the key"), main=True)
        self._button.clicked.connect(self._replace)
        self._leave = action(self.tr("Cancel"))
        self._leave.clicked.connect(self.left)
        self._arrange()
        self._set_busy(False)

    def begin(self) -> None:
        """Take the caret."""
        self._line.setFocus()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for sentence in (
            self.tr(
                "The journal is written anew under a new key. The recovery kit of today, and a"
                " keys.json that somebody may have copied, then open it no longer; nor does any"
                " other passphrase than the one typed here."
            ),
            self.tr(
                "The passphrase typed here still opens it. If somebody may know it, change it"
                " first."
            ),
            self.tr(
                "It revokes nothing that was copied before: backups and copies from before still"
                " open with the passphrase and the recovery code of their day. Take away those"
                " that others can reach."
            ),
        ):
            column.addWidget(labels.body(sentence))
        column.addWidget(Field(self.tr("Passphrase"), self._line))
        column.addWidget(self._refusal)
        column.addWidget(side_by_side(self._button, self._leave))
        column.addWidget(self._work)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self._line.setReadOnly(busy)
        self._button.setEnabled(not busy)
        working = self.tr("Replacing the key…")
        self._button.setText(working if busy else self.tr("Replace the key"))
        self._leave.setVisible(not busy)
        if busy:
            self._work.begin()
        else:
            self._work.end()

    @Slot()
    def _replace(self) -> None:
        if self.busy:
            return
        self._refusal.hide()
        self._set_busy(True)
        replace = partial(self._replaced_in, self._line.text())
        self._tasks.run(replace, self._done, self._refused, alone=True)

    def _replaced_in(self, passphrase: str) -> _Replaced | None:
        """What came of it, None where it was stopped; in the worker thread."""
        self._slices = 0
        self._expected = (self._folder / "journal.db").stat().st_size // _SLICE + 1
        codes: list[str] = []
        trouble: JournalError | None = None

        def replace() -> None:
            codes.append(rekey(self._folder, passphrase, self._pass_slice))

        try:
            self._journal.aside(replace, passphrase)
        except Interrupted:
            return None
        except JournalError as error:
            if not codes:
                raise
            trouble = error
        try:
            self._journal.forget_kept_kit()
        except JournalError as error:
            trouble = trouble or error
        return _Replaced(codes[0], trouble)

    def _pass_slice(self) -> None:
        """After each slice of the copy, and then often while it is checked."""
        self._slices += 1
        self._work.go_on(min(self._slices / self._expected, 1.0))

    def _done(self, replaced: _Replaced | None) -> None:
        self._set_busy(False)
        if replaced is None:
            messages.toast(self, self.tr("Stopped. The present key stays."))
            self.left.emit()
        else:
            self.replaced.emit(*replaced)

    def _refused(self, error: JournalError) -> None:
        self._set_busy(False)
        self._refusal.say_error(error)
        self.begin()
        self._line.selectAll()
