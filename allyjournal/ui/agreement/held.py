"""What stands under a commitment: its check-ins in a lane, and the records that name it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from allyjournal.domain.agreement import AgreementVersion, rewordings
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.growth.facts import CheckInFacts
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.reading import Against
from allyjournal.ui.agreement.wording import anchor_words, held_words
from allyjournal.ui.record_reading import Found, read_rows
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.lanes import Lane, Lanes, Point
from allyjournal.ui.widgets.record_list import RecordList, Row
from allyjournal.ui.widgets.year_strip_content import Landmark

_MOST_IN_SIGHT = 5
_ON_THE_SCALE = [value for value in CheckInValue if value is not CheckInValue.NOT_APPLICABLE]
_HEIGHTS: Mapping[CheckInValue, int] = {value: height for height, value in enumerate(_ON_THE_SCALE)}


class CheckInLane(Lanes):
    """The check-ins of one commitment since its agreement was signed first."""

    entry_opened = Signal(object)

    def __init__(self, commitment: str, versions: Sequence[AgreementVersion]) -> None:
        super().__init__(self.tr("Check-ins"))
        self._commitment = commitment
        self._versions = versions
        self._check_ins: Sequence[CheckIn] = ()
        self.opened.connect(self._open)

    def show_check_ins(self, check_ins: Sequence[CheckIn]) -> None:
        """Show these, which are newest first; without any it hides."""
        self._check_ins = check_ins[::-1]
        words = self.tr("reworded")
        breaks = [Landmark(on, words) for on in rewordings(self._versions, self._commitment)]
        today = date.today()
        first = self._versions[0].signed_on if self._versions else today
        points = [point(it) for it in self._check_ins]
        self.show_lanes([Lane("", points, breaks)], first, today)
        self.setVisible(bool(self._check_ins))

    @Slot(int)
    def _open(self, index: int) -> None:
        self.entry_opened.emit(self._check_ins[index])


class Held(QWidget):
    """A line that says what is held against a commitment and opens the list of it; nothing where
    there is nothing. Only what is in sight is read.

    ``opened`` carries the entry that the person chose from it.
    """

    opened = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = tasks
        self._ids: Sequence[int] = ()
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

    def show_held(self, against: Against) -> None:
        """Say what there is; a list that is open stays open."""
        self._ids = against.ids
        records = len(against.ids) - len(against.check_ins)
        self._words = held_words(records, check_ins=bool(against.check_ins))
        self._button.setAccessibleName(self._words)
        self._fill()
        self._toggle(self._button.isChecked())
        self.setVisible(bool(self._ids))

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
            self._list.show_ids(self._ids)
            self._list.forget()
            height = self._list.verticalHeader().defaultSectionSize()
            self._list.setFixedHeight(height * min(len(self._ids), _MOST_IN_SIGHT))

    def _make_list(self) -> RecordList:
        records = RecordList(self._words, compact=True)
        records.rows_wanted.connect(self._read_rows)
        records.opened.connect(self._open)
        hint = QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        if not records.style().styleHint(hint, None, records):
            records.clicked.connect(self._clicked)
        return records

    @Slot(object)
    def _read_rows(self, ids: Sequence[int]) -> None:
        self._tasks.run(partial(read_rows, self._journal, ids), self._show_rows)

    def _show_rows(self, found: Found) -> None:
        if self._list:
            self._list.deliver(found.ids, found.rows(_row))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._open(self._ids[index.row()])

    @Slot(object)
    def _open(self, row_id: int) -> None:
        self._tasks.run(partial(read_rows, self._journal, [row_id]), self._found)

    def _found(self, found: Found) -> None:
        for entry in filter(None, found.entries):
            self.opened.emit(entry)


def point(check_in: CheckIn | CheckInFacts) -> Point:
    """A check-in as a mark of a lane."""
    return Point(check_in.occurred_on, _HEIGHTS.get(check_in.value), _Words(check_in))


class _Words(Struct, frozen=True, gc=False):
    """What is said of a check-in, once it is asked."""

    about: CheckIn | CheckInFacts

    def __call__(self) -> str:
        day = looks.date_words(self.about.occurred_on, self.about.precision)
        return f"{day}: {anchor_words(self.about.value)}"


def _row(entry: AnyRecord) -> Row:
    """A check-in says its value where another record says its title."""
    usual = looks.row(entry)
    day = looks.short_date(entry.occurred_on)
    title, more = usual.title, usual.note
    if isinstance(entry, CheckIn):
        title, more = anchor_words(entry.value), entry.obstacle or entry.adjustment
    return Row(title=title, note=" · ".join(filter(None, (day, more))), key=entry.uid)
