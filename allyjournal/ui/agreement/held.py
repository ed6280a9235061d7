"""What stands under a commitment: its check-ins in a lane, and the records that name it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from allyjournal.domain.agreement import AgreementVersion, rewordings
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.wording import anchor_words, held_words
from allyjournal.ui.widgets.lane import Lane, Point
from allyjournal.ui.widgets.record_list import RecordList, Row
from allyjournal.ui.widgets.year_strip_content import Landmark

_MOST_IN_SIGHT = 5
_ON_THE_SCALE = [value for value in CheckInValue if value is not CheckInValue.NOT_APPLICABLE]


class CheckInLane(Lane):
    """The check-ins of one commitment since its agreement was signed first."""

    entry_opened = Signal(object)

    def __init__(self, commitment: str, versions: Sequence[AgreementVersion]) -> None:
        super().__init__(self.tr("Check-ins"))
        self._commitment = commitment
        self._versions = versions
        self._check_ins: Sequence[CheckIn] = ()
        self.opened.connect(self._open)

    def show_entries(self, entries: Sequence[AnyRecord]) -> None:
        """Show the check-ins among these, which are newest first; without any it hides."""
        self._check_ins = [entry for entry in entries if isinstance(entry, CheckIn)][::-1]
        words = self.tr("reworded")
        breaks = [Landmark(on, words) for on in rewordings(self._versions, self._commitment)]
        today = date.today()
        first = self._versions[0].signed_on if self._versions else today
        self.show_points([_point(it) for it in self._check_ins], breaks, first, today)
        self.setVisible(bool(self._check_ins))

    @Slot(int)
    def _open(self, index: int) -> None:
        self.entry_opened.emit(self._check_ins[index])


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


def _point(entry: CheckIn) -> Point:
    value = entry.value
    height = _ON_THE_SCALE.index(value) if value in _ON_THE_SCALE else None
    day = looks.date_words(entry.occurred_on, entry.precision)
    return Point(entry.occurred_on, height, f"{day}: {anchor_words(value)}")


def _row(entry: AnyRecord) -> Row:
    """A check-in says its value where another record says its title."""
    usual = looks.row(entry)
    day = looks.short_date(entry.occurred_on)
    title, more = usual.title, usual.note
    if isinstance(entry, CheckIn):
        title, more = anchor_words(entry.value), entry.obstacle or entry.adjustment
    return Row(title=title, note=" · ".join(filter(None, (day, more))), key=entry.uid)
