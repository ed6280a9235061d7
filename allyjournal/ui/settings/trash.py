"""What is in the trash, and the way back from there."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.store.journal import Changes, Journal
from allyjournal.ui import looks
from allyjournal.ui.settings.section import Line, Lines, Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.step import action
from allyjournal.ui.widgets import labels

_AT_ONCE = 30


class TrashSection(Section):
    """Restores records. ``changed`` carries what came back."""

    changed = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("Trash"), parent)
        self._journal = journal
        self._tasks = tasks
        self._records: list[AnyRecord] = []
        self._shown = _AT_ONCE
        self._empty = labels.note(_translate("The trash is empty. What you delete waits here."))
        self._lines = Lines()
        self._lines.chosen.connect(self._restore)
        self._more = action(_translate("Show more"))
        self._more.clicked.connect(self._show_more)
        self.add(self._empty)
        self.add(self._lines)
        self.add_row(self._more)

    def show_records(self, records: list[AnyRecord]) -> None:
        """Show these, the first thirty of them at once."""
        self._records = records
        self._lines.show_lines([self._line(record) for record in records[: self._shown]])
        self._empty.setVisible(not records)
        self._more.setVisible(len(records) > self._shown)

    def _line(self, record: AnyRecord) -> Line:
        title = display_title(record) or self.tr("Without words yet")
        day = looks.date_words(record.occurred_on, record.precision)
        note = f"{looks.look(record).noun} · {day}"
        return Line(record.uid, title, note, self.tr("Restore"))

    @Slot()
    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self.show_records(self._records)

    @Slot(str)
    def _restore(self, uid: str) -> None:
        self._tasks.run(partial(self._journal.restore, uid), self._restored)

    def _restored(self, changes: Changes) -> None:
        self.changed.emit(changes)


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
