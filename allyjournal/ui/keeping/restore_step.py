"""The page that offers the backups there are, and any other file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from allyjournal.paths import holds_journal
from allyjournal.ui import messages
from allyjournal.ui.keeping.asking import may_restore
from allyjournal.ui.keeping.wording import backup_words, code_words
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.step import Step, action, link
from allyjournal.ui.widgets import labels
from allyjournal.vault.kept import Kept, looked_at

_AT_ONCE = 5


class RestoreStep(Step):
    """``chosen`` carries the path of a backup that can be read, and takes the place of the journal
    in ``folder``; one of another journal only where the person says so."""

    chosen = Signal(object)
    column_width = 480

    def __init__(
        self, backups: list[Kept], tasks: Tasks, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Restore a backup"),
            self.tr(
                "The journal comes back as it was on that day, and opens with the passphrase or"
                " the recovery code of that day."
            ),
            parent,
        )
        self._tasks = tasks
        self._journal = folder
        self._replaces = holds_journal(folder)
        if self._replaces:
            self.add(labels.note(self._what_is_kept()))
        if not backups:
            self.add(labels.body(self._where_to_look()))
        self.add(self.refusal)
        self._paths: dict[QObject, Path] = {}
        self._folder = backups[0].path.parent if backups else None
        own = [backup for backup in backups if not backup.of_another]
        others = [backup for backup in backups if backup.of_another]
        offers = [self._offer(backup) for backup in own[:_AT_ONCE] + others[:_AT_ONCE]]
        for offer in offers:
            self.add_row(offer)
        file = link(self.tr("From a file…")) if backups else action(self.tr("From a file…"))
        file.clicked.connect(self._choose_file)
        back = link(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        if backups:
            self.add_links(file, back)
        else:
            self.add_row(file)
            self.add_links(back)
        first = [*offers, file][0]
        self.begins_with(first, first)

    def _what_is_kept(self) -> str:
        words = self.tr(
            "The journal that is here now is kept as it is, with what was written since: it is"
            " put aside beside the restored one, and you are told its name."
        )
        return f"{words} {code_words(self._journal)}".rstrip()

    def _where_to_look(self) -> str:
        return self.tr(
            "There is no backup beside the journal. If you chose a second folder for backups, look"
            " there for a file that ends in .allybackup; or on a stick, another disk, another"
            " computer. A copy of the journal's whole folder helps as well: it opens below Another"
            " journal, Open a journal elsewhere."
        )

    def _offer(self, backup: Kept) -> QPushButton:
        button = action(backup_words(backup), main=not self._paths)
        button.clicked.connect(self._choose)
        self._paths[button] = backup.path
        return button

    @Slot()
    def _choose(self) -> None:
        self._look_at(self._paths[self.sender()])

    @Slot()
    def _choose_file(self) -> None:
        title = self.tr("Restore a backup")
        path = messages.choose_file(self, title, file_filter(), self._folder)
        if path is not None:
            self._look_at(path)

    def _look_at(self, file: Path) -> None:
        self.set_busy(self.tr("Looking at it…"))
        self._tasks.run(partial(looked_at, file, self._journal), self._ask, self.refuse)

    def _ask(self, backup: Kept) -> None:
        self.set_busy("")
        if not (self._replaces and backup.of_another) or may_restore(self, backup, self._journal):
            self.chosen.emit(backup.path)


def file_filter() -> str:
    """What a file dialog shows of backups."""
    return QCoreApplication.translate("keeping", "Backups") + " (*.allybackup)"
