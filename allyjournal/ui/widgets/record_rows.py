"""The model of a long list: knows every id, holds the few rows that were asked for."""

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from allyjournal.domain.matching import Span

_KEPT = 800

Index = QModelIndex | QPersistentModelIndex
Heading = tuple[int, str]


@dataclass(frozen=True)
class Row:
    """What a list shows of one record.

    ``mark`` is a shape of ``widgets.marks``; colours are names of ``theme``; ``note`` stands at
    the right; ``muted`` rows step back. ``key`` is the caller's own. Both ``..._marks`` are the
    places of what was searched for.
    """

    mark: str = ""
    mark_colour: str = "second_ink"
    title: str = ""
    subtitle: str = ""
    note: str = ""
    note_colour: str = "second_ink"
    chips: tuple[str, ...] = ()
    date: dt.date | None = None
    muted: bool = False
    key: str = ""
    title_marks: tuple[Span, ...] = ()
    subtitle_marks: tuple[Span, ...] = ()

    def words(self, locale: QLocale) -> str:
        """The row as a screen reader says it."""
        day = ""
        if self.date is not None:
            qt_day = QDate(self.date.year, self.date.month, self.date.day)
            day = locale.toString(qt_day, QLocale.FormatType.LongFormat)
        parts = (self.title, self.subtitle, self.note, *self.chips, day)
        return ", ".join(part for part in parts if part)


class RecordRows(QAbstractTableModel):
    """One column of ids, with headings as rows of their own between them.

    An id whose row has not come yet shows nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ids = array("q")
        self._headings: list[str] = []
        self._heading_rows: list[int] = []
        self._cache: OrderedDict[int, Row] = OrderedDict()
        self._outdated: set[int] = set()

    def show(self, ids: Sequence[int], headings: Sequence[Heading]) -> None:
        """Show ``ids`` in this order, a heading before the id at each (index, text)."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self._headings = [text for _, text in headings]
        self._heading_rows = [index + above for above, (index, _) in enumerate(headings)]
        self.endResetModel()

    def deliver(self, ids: Sequence[int], rows: Iterable[Row | None]) -> None:
        """Keep the ``rows`` of ``ids``; None for one that is gone meanwhile."""
        for row_id, row in zip(ids, rows, strict=True):
            self._cache[row_id] = row or Row()
            self._cache.move_to_end(row_id)
            self._outdated.discard(row_id)
        while len(self._cache) > _KEPT:
            gone, _ = self._cache.popitem(last=False)
            self._outdated.discard(gone)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def forget(self, ids: Iterable[int] | None) -> None:
        """Have these rows (None: all) asked for again; until then the former ones are shown."""
        self._outdated.update(self._cache if ids is None else ids)

    def missing(self, first: int, last: int) -> list[int]:
        """The ids in the rows from ``first`` up to ``last`` that must be asked for."""
        rows = range(max(0, first), min(last + 1, self.rowCount()))
        ids = (self.id_at(row) for row in rows)
        return [
            row_id
            for row_id in ids
            if row_id is not None and (row_id not in self._cache or row_id in self._outdated)
        ]

    def ids(self) -> "array[int]":
        """Every id in the order shown."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id in a row; None for a heading."""
        above = bisect_right(self._heading_rows, row)
        if above and self._heading_rows[above - 1] == row:
            return None
        return self._ids[row - above]

    def row_of(self, row_id: int) -> int | None:
        """The row in which the id stands, or None. Looks through all of them."""
        try:
            index = self._ids.index(row_id)
        except ValueError:
            return None
        # the heading before an index stands that many headings further down
        starts = [row - above for above, row in enumerate(self._heading_rows)]
        return index + bisect_right(starts, index)

    def heading_rows(self) -> list[int]:
        """The rows that are headings."""
        return self._heading_rows

    def heading_above(self, row: int) -> int:
        """The nearest heading row at or above ``row``; -1 where there is none."""
        above = bisect_right(self._heading_rows, row)
        return self._heading_rows[above - 1] if above else -1

    def heading_below(self, row: int) -> int:
        """The nearest heading row below ``row``; -1 where there is none."""
        above = bisect_right(self._heading_rows, row)
        return self._heading_rows[above] if above < len(self._heading_rows) else -1

    def heading_at(self, row: int) -> str:
        """The text of a heading row; empty for any other."""
        above = bisect_left(self._heading_rows, row)
        found = above < len(self._heading_rows) and self._heading_rows[above] == row
        return self._headings[above] if found else ""

    def content(self, row_id: int | None) -> Row | None:
        """What is shown for an id, where it has come already."""
        return None if row_id is None else self._cache.get(row_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids) + len(self._headings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A record can be chosen, a heading cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.id_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, for search by typing and for screen readers."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in spoken:
            return None
        row_id = self.id_at(index.row())
        if row_id is None:
            return self.heading_at(index.row())
        content = self.content(row_id)
        return content.words(QLocale()) if content else ""
