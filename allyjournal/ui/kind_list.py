"""The list at the left of a page of records."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import Record
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.record_reading import Found, Group, Listed, read_list, read_rows
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.record_list import RecordList, Row


class KindList(RecordList):
    """The records of some ``kinds`` by ``groups``, each as ``row`` has it, read as they come into
    sight.

    ``chosen`` carries the uid of the record that the person moved to, ``first`` that of the
    first one that can be read, where none was open as the list was read.
    """

    chosen = Signal(str)
    first = Signal(str)

    def __init__(
        self,
        name: str,
        journal: Journal,
        tasks: Tasks,
        kinds: Collection[str],
        groups: Sequence[Group],
        row: Callable[[AnyRecord], Row],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, compact=True, parent=parent)
        self._journal, self._tasks = journal, tasks
        self._kinds, self._groups, self._row = kinds, groups, row
        self._uid = ""
        self._keys: list[QKeyEvent] | None = None
        self.rows_wanted.connect(self._read_rows)
        self.selected.connect(self._choose)

    def read(self, uid: str) -> None:
        """Read the list anew, the record with ``uid`` chosen in it; empty: none is open."""
        self._uid = uid
        read = partial(read_list, self._journal, self._kinds, self._groups, uid)
        self._tasks.run(read, self._show, replaces=f"{self._kinds} list")

    def hold_keys(self) -> None:
        """Take the focus, and have what is typed wait for a record that is on its way."""
        self.setFocus()
        self._keys = self._keys or []

    def pass_keys_on(self) -> None:
        """Give what waited to what has the focus by now."""
        held, self._keys = self._keys, None
        for key in held or ():
            QApplication.sendEvent(QApplication.focusWidget() or self, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys is None or not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)
        else:
            self._keys.append(event.clone())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # whoever comes back here goes from row to row
        self._keys = None
        super().focusInEvent(event)

    def _show(self, listed: Listed) -> None:
        self.show_ids(listed.ids, listed.headings)
        self.forget()
        self.select(listed.chosen)
        if not self._uid and listed.ids:
            self._find(listed.first(), self._tell_first)

    @Slot(object)
    def _choose(self, row_id: int) -> None:
        self._keys = None
        self._find([row_id], self._tell_chosen)

    def _find(self, ids: Sequence[int], tell: Callable[[Found], None]) -> None:
        read = partial(read_rows, self._journal, ids)
        self._tasks.run(read, tell, replaces=f"{self._kinds} opening")

    def _tell_first(self, found: Found) -> None:
        if uid := self._readable(found):
            self.first.emit(uid)

    def _tell_chosen(self, found: Found) -> None:
        if uid := self._readable(found):
            self.chosen.emit(uid)

    def _readable(self, found: Found) -> str:
        there = [entry.uid for entry in found.entries if isinstance(entry, Record)]
        if found.unreadable and not there:
            messages.toast(self, self.tr("This record cannot be read."))
        return there[0] if there else ""

    @Slot(object)
    def _read_rows(self, ids: Sequence[int]) -> None:
        read = partial(read_rows, self._journal, ids)
        self._tasks.run(read, self._show_rows, replaces=f"{self._kinds} rows")

    def _show_rows(self, found: Found) -> None:
        self.deliver(found.ids, found.rows(self._row))
