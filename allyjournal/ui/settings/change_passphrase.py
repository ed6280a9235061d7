"""Another passphrase instead of the present one or beside it: the present one, twice the new."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError, NotConfirmed, WrongPassphrase
from allyjournal.ui import theme
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.new_passphrase import NewPassphrase
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action, side_by_side
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.vault import vault


class ChangePassphrase(QWidget):
    """``changed`` once the new passphrase opens the journal in ``folder``, with what is to be said
    about it or None; ``left`` without.

    ``adding``: the present one goes on to open it.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(
        self, folder: Path, tasks: Tasks, *, adding: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operation = vault.add_passphrase if adding else vault.change_passphrase
        self._folder = folder
        self._tasks = tasks
        self._present = PassphraseLine()
        self._new = NewPassphrase(tasks, self.tr("New passphrase"))
        self._refusal = Refusal()
        words = self.tr("Add the passphrase") if adding else self.tr("Change the passphrase")
        self._button = action(words, main=True)
        self._button.clicked.connect(self._change)
        self._present.returnPressed.connect(self._new.begin)
        self._new.entered.connect(self._change)
        cancel = action(self.tr("Cancel"))
        cancel.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Field(self.tr("Present passphrase"), self._present))
        column.addWidget(self._new)
        column.addWidget(labels.note(self._adding_words() if adding else self._changing_words()))
        column.addWidget(self._refusal)
        column.addWidget(side_by_side(self._button, cancel))

    def _changing_words(self) -> str:
        return self.tr(
            "Changing the passphrase does not revoke copies: an old keys.json with the old"
            " passphrase still opens a copy made before."
        )

    def _adding_words(self) -> str:
        return self.tr(
            "Either passphrase opens the journal then. Replacing the key keeps only the one that"
            " is typed for it."
        )

    def begin(self) -> None:
        """Take the caret."""
        self._present.setFocus()

    @Slot()
    def _change(self) -> None:
        if not self._button.isEnabled():
            return
        new = self._new.passphrase()
        if new is not None:
            self._button.setEnabled(False)
            self._refusal.hide()
            change = partial(self._operation, self._folder, self._present.text(), new)
            self._tasks.run(change, self._done, self._refused)

    def _done(self, _done: None) -> None:
        self.changed.emit(None)

    def _refused(self, error: JournalError) -> None:
        if isinstance(error, NotConfirmed):
            self.changed.emit(error)
            return
        self._button.setEnabled(True)
        self._refusal.say_error(error)
        if isinstance(error, WrongPassphrase):
            self._present.setFocus()
            self._present.selectAll()
