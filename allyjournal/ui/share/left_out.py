"""What stays in the journal, for the writer to look at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.store.journal import Journal
from allyjournal.ui import looks, theme
from allyjournal.ui.record_reading import Found, read_rows
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.record_list import RecordList

_WIDTH, _HEIGHT = 520, 360


def ask_left_out(
    parent: QWidget, journal: Journal, tasks: Tasks, words: str, uids: Sequence[str]
) -> str | None:
    """Show the records with these ``uids`` under ``words``; the uid of the one to open, or None."""
    dialog = LeftOutDialog(parent, journal, tasks, words, uids)
    return dialog.uid() if dialog.run() else None


class LeftOutDialog(Dialog):
    """A list of records, from which one can be opened."""

    def __init__(
        self, parent: QWidget, journal: Journal, tasks: Tasks, words: str, uids: Sequence[str]
    ) -> None:
        super().__init__(parent, words)
        self._journal = journal
        self._tasks = tasks
        self._list = RecordList(words, compact=True)
        self._list.setMinimumSize(theme.px(_WIDTH), min(theme.px(_HEIGHT), parent.height()))
        self._list.rows_wanted.connect(self._read_rows)
        self._list.opened.connect(self.accept)
        self.add(self._list)
        self.reject_button(self.tr("Close"))
        self._open = self.accept_button(self.tr("Open it"))
        self._open.setEnabled(False)
        self._tasks.run(partial(_places, journal, uids), self._show)

    def uid(self) -> str | None:
        """The uid of the record that is selected."""
        chosen = self._list.selected_id()
        row = None if chosen is None else self._list.row(chosen)
        return row.key if row else None

    def _show(self, ids: list[int]) -> None:
        self._list.show_ids(ids)
        self._list.select(ids[0] if ids else None)
        self._list.setFocus()

    @Slot(object)
    def _read_rows(self, ids: list[int]) -> None:
        self._tasks.run(partial(read_rows, self._journal, ids), self._deliver, replaces="left out")

    def _deliver(self, found: Found) -> None:
        self._list.deliver(found.ids, found.rows(looks.row))
        self._open.setEnabled(True)


def _places(journal: Journal, uids: Sequence[str]) -> list[int]:
    """Where the records stand, the newest first; run in the worker thread."""
    places = (journal.row_id(uid) for uid in uids)
    return sorted((place for place in places if place is not None), reverse=True)
