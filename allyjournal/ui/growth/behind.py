"""What stands behind a mark: one record is opened, of several one is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, theme
from allyjournal.ui.record_reading import Found, read_rows
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.date_words import shown
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.record_list import RecordList
from allyjournal.ui.widgets.record_rows import Row

Ids = Callable[[Journal], Sequence[int]]
"""What finds the row ids in a journal; run in the worker thread."""


def choose(
    parent: QWidget, journal: Journal, tasks: Tasks, sentence: str, ids: Sequence[int], label: str
) -> str | None:
    """Have one of the records at ``ids`` chosen: its uid, or None; ``label`` says what for."""
    dialog = Choosing(parent, journal, tasks, sentence, ids, label)
    return dialog.uid() if dialog.run() else None


class Choosing(Dialog):
    """Records to choose one from; only those in sight are read."""

    def __init__(
        self,
        parent: QWidget,
        journal: Journal,
        tasks: Tasks,
        sentence: str,
        ids: Sequence[int],
        label: str,
    ) -> None:
        super().__init__(parent, sentence)
        self._journal = journal
        self._tasks = tasks
        self._list = RecordList(sentence, compact=True)
        self._list.setMinimumSize(theme.px(460), theme.px(280))
        self._list.rows_wanted.connect(self._read_rows)
        self._list.opened.connect(self.accept)
        self._list.show_ids(ids)
        self._list.select(ids[0])
        self.add(self._list)
        self.reject_button(self.tr("Cancel"))
        self.accept_button(label)
        self._list.setFocus()

    def uid(self) -> str | None:
        """The uid of what is chosen; None as long as it is not read."""
        chosen = self._list.selected_id()
        row = None if chosen is None else self._list.row(chosen)
        return row.key if row else None

    @Slot(object)
    def _read_rows(self, ids: Sequence[int]) -> None:
        self._tasks.run(partial(read_rows, self._journal, ids), self._show_rows)

    def _show_rows(self, found: Found) -> None:
        self._list.deliver(found.ids, found.rows(_dated))


def _dated(record: AnyRecord) -> Row:
    """Its row in a list without days, with its day: several behind a mark often look alike."""
    row = looks.row(record)
    day = shown(record.occurred_on, record.precision, QLocale())
    return replace(row, note=" · ".join(filter(None, (day, row.note))), date=None)
