"""What is in the trash, the way back from there, and the end of it."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.kinds import display_title
from allyjournal.store.changes import Changes
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.trash import Deletion
from allyjournal.ui import looks, messages
from allyjournal.ui.history.removing import Removing
from allyjournal.ui.settings.section import Line, Lines, Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.step import action
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import labels

_AT_ONCE = 30


class TrashSection(Section):
    """Restores records, or deletes them for good. ``changed`` carries what came back or went."""

    changed = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("Trash"), parent)
        self._journal = journal
        self._tasks = tasks
        self._removing = Removing(journal, tasks, self)
        self._deletions: list[Deletion] = []
        self._shown = _AT_ONCE
        self._unreadable = UnreadableLine()
        self._missing: Collection[Unreadable] = ()
        self._empty = labels.note(_translate("The trash is empty. What you delete waits here."))
        self._lines = Lines()
        self._lines.chosen.connect(self._restore)
        self._lines.removed.connect(self._remove)
        self._more = action(_translate("Show more"))
        self._more.clicked.connect(self._show_more)
        self._empty_it = action(_translate("Empty the trash…"))
        self._empty_it.clicked.connect(self._empty_trash)
        self.add(self._empty)
        self.add(self._lines)
        self.add(self._unreadable)
        self.add_row(self._more, self._empty_it)

    def show_deletions(
        self, deletions: list[Deletion], unreadable: Collection[Unreadable] = ()
    ) -> None:
        """Show these, the first thirty of them at once; and that some are missing."""
        self._deletions, self._missing = deletions, unreadable
        self._unreadable.show_rows(unreadable)
        self._lines.show_lines([self._line(deletion) for deletion in deletions[: self._shown]])
        self._empty.setVisible(not deletions and not unreadable)
        self._empty_it.setVisible(bool(deletions))
        self._more.setVisible(len(deletions) > self._shown)

    def _line(self, deletion: Deletion) -> Line:
        record = deletion.record
        title = looks.titled(display_title(record))
        day = looks.date_words(record.occurred_on, record.precision)
        parts = [looks.look(record).noun, day]
        if record.trashed_at:
            when = looks.day_words(record.trashed_at.astimezone().date())
            parts.append(self.tr("deleted {day}").format(day=when))
        if along := len(deletion.along):
            several = self.tr("with {n} check-ins").format(n=along)
            parts.append(self.tr("with one check-in") if along == 1 else several)
        restore, remove = self.tr("Restore"), self.tr("Delete for good…")
        return Line(record.uid, title, " · ".join(parts), restore, remove)

    @Slot()
    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self.show_deletions(self._deletions, self._missing)

    @Slot(str)
    def _restore(self, uid: str) -> None:
        self._tasks.run(partial(self._journal.restore, uid), self._tell)

    @Slot(str)
    def _remove(self, uid: str) -> None:
        question = self.tr("Delete this for good, with everything that it was?")
        if messages.confirm(self, question, self.tr("Delete it"), _advice()):
            self._tasks.run(partial(self._journal.remove, uid), self._removed)

    @Slot()
    def _empty_trash(self) -> None:
        number = sum(1 + len(deletion.along) for deletion in self._deletions)
        question = self.tr("Delete the {n} records in the trash for good?").format(n=number)
        if number == 1:
            question = self.tr("Delete the record in the trash for good?")
        if messages.confirm(self, question, self.tr("Empty the trash"), _advice()):
            self._tasks.run(self._journal.empty_trash, self._removed)

    def _removed(self, changes: Changes) -> None:
        self._tell(changes)
        self._removing.go_on()

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)


def _advice() -> str:
    return _translate("There is no way back. Copies and backups made before still hold what goes.")


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
