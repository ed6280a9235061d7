"""What stands under a commitment: how often it was checked, and the records that name it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.wording import anchor_words, held_words
from allyjournal.ui.widgets.record_list import RecordList, Row

_MOST_IN_SIGHT = 5


class Held(QWidget):
    """A line that counts the entries and opens the list of them; nothing where there are none.

    ``opened`` carries the entry that the person chose from it.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[AnyRecord] = ()
        self._words = ""
        self._list: RecordList | None = None
        self._button = QPushButton(self)
        self._button.setProperty("flavour", "disclosure")
        self._button.setCheckable(True)
        self._button.toggled.connect(self._toggle)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addLayout(row)
        self.hide()

    def show_entries(self, entries: Sequence[AnyRecord]) -> None:
        """Count these entries, newest first; a list that is open stays open."""
        self._entries = entries
        check_ins = sum(isinstance(entry, CheckIn) for entry in entries)
        self._words = held_words(check_ins, len(entries) - check_ins)
        self._button.setAccessibleName(self._words)
        self._fill()
        self._toggle(self._button.isChecked())
        self.setVisible(bool(entries))

    def open(self) -> None:
        """Show the list."""
        self._button.setChecked(True)

    @Slot(bool)
    def _toggle(self, shown: bool) -> None:
        self._button.setText(f"{self._words} {'▴' if shown else '▾'}")
        if shown and self._list is None:
            self._list = self._make_list()
            self._column.addWidget(self._list)
            self._fill()
        if self._list:
            self._list.setVisible(shown)

    def _fill(self) -> None:
        if self._list:
            ids = range(len(self._entries))
            self._list.show_ids(ids)
            self._list.deliver(ids, map(_row, self._entries))
            height = self._list.verticalHeader().defaultSectionSize()
            self._list.setFixedHeight(height * min(len(ids), _MOST_IN_SIGHT))

    def _make_list(self) -> RecordList:
        records = RecordList(self._words, compact=True)
        records.opened.connect(self._open)
        hint = QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        if not records.style().styleHint(hint, None, records):
            records.clicked.connect(self._clicked)
        return records

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._open(index.row())

    @Slot(object)
    def _open(self, position: int) -> None:
        self.opened.emit(self._entries[position])


def _row(entry: AnyRecord) -> Row:
    """A check-in says its value where another record says its title."""
    usual = looks.row(entry)
    day = looks.short_date(entry.occurred_on)
    title, more = usual.title, usual.note
    if isinstance(entry, CheckIn):
        title, more = anchor_words(entry.value), entry.obstacle or entry.adjustment
    return Row(title=title, note=" · ".join(filter(None, (day, more))), key=entry.uid)
