"""A list of records, fast at a hundred thousand.

A QTableView of one column with fixed row heights: QListView blocks for more than 100 ms on every
change at that length.
"""

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from allyjournal.ui.widgets.record_paint import RecordDelegate
from allyjournal.ui.widgets.record_rows import Heading, Index, RecordRows, Row

__all__ = ["Heading", "RecordList", "Row"]


class RecordList(QTableView):
    """Shows ids; asks for the rows that come into sight and some around them.

    ``rows_wanted`` carries a list of ids; answer with ``deliver(ids, rows)``, later as well; only
    the newest question needs an answer. ``selected`` carries the id that the person moved to,
    ``opened`` the one on which they pressed Enter or double-clicked; ``moved``
    tells that other ids came into sight.
    """

    rows_wanted = Signal(object)
    selected = Signal(object)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, name: str, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "records")
        self.setAccessibleName(name)
        self._quiet = False
        self._rows = RecordRows()
        self._delegate = RecordDelegate(self._rows, compact=compact)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(0)
        self._ask_soon.timeout.connect(self._ask)
        self._asked: list[int] = []
        self.activated.connect(self._activated)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self._measure()

    def show_ids(self, ids: Sequence[int], headings: Sequence[Heading] = ()) -> None:
        """Show ``ids`` in this order; a heading is (index of the id below it, its text).

        The selected record stays selected where it is still among them. It keeps its place on
        the screen, or else the topmost in sight does; at the very top, what is new is seen.
        """
        chosen, place, held = self.selected_id(), self.verticalScrollBar().value(), self._held()
        self._quiet = True
        former = set(self._rows.heading_rows())
        self._rows.show(ids, headings)
        self._measure_headings(former)
        self._asked = []
        if chosen is not None:
            self._select(chosen, scroll=False)
        self._hold(held, place)
        self._quiet = False

    def deliver(self, ids: Sequence[int], rows: Iterable[Row | None]) -> None:
        """Show these rows for these ids; None for one that is gone meanwhile."""
        self._rows.deliver(ids, rows)
        self._asked = []

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Ask again for these rows (None: all), as their records changed."""
        self._rows.forget(ids)
        self._asked = []
        self.viewport().update()

    def ids(self) -> "array[int]":
        """Every id in the order shown."""
        return self._rows.ids()

    def row(self, row_id: int) -> Row | None:
        """What is shown for an id, where it has come already."""
        return self._rows.content(row_id)

    def selected_id(self) -> int | None:
        """The id that is selected."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else None

    def select(self, row_id: int | None) -> None:
        """Select an id and scroll to it, without a signal; None or an unknown one: nothing."""
        self._quiet = True
        self._select(row_id, scroll=True)
        self._quiet = False

    def scroll_to_index(self, index: int) -> None:
        """Have the id at this index of ``ids()`` at the top, its heading above it."""
        ids = self._rows.ids()
        row = self._rows.row_of(ids[index]) if 0 <= index < len(ids) else None
        if row is not None:
            top = row - 1 if row and self._rows.id_at(row - 1) is None else row
            position = QAbstractItemView.ScrollHint.PositionAtTop
            self.scrollTo(self._rows.index(top, 0), position)

    def ids_in_sight(self) -> tuple[int, int] | None:
        """The first and the last id on the screen; None where there is none."""
        first, last = self._rows_in_sight()
        rows = range(first, last + 1) if first >= 0 else range(0)
        ids = [row_id for row in rows if (row_id := self._rows.id_at(row)) is not None]
        return (ids[0], ids[-1]) if ids else None

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        if action == moves.MoveHome:
            return self._off_headings(0, 1)
        if action == moves.MoveEnd:
            return self._off_headings(self._rows.rowCount() - 1, -1)
        backwards = action in (moves.MoveUp, moves.MovePageUp, moves.MovePrevious)
        row = super().moveCursor(action, modifiers).row()
        return self._off_headings(row, -1 if backwards else 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row_id = self._rows.id_at(current.row()) if current.isValid() else None
        if row_id is not None and not self._quiet:
            self.selected.emit(row_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._missing():
            self._ask_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        # what is looked at stays in sight when what stands above or below takes more room
        if place.isValid() and place.top() >= 0 and place.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self._delegate.measure()
        header = self.verticalHeader()
        header.setDefaultSectionSize(self._delegate.record_height())
        for row in self._rows.heading_rows():
            header.resizeSection(row, self._delegate.heading_height())

    def _measure_headings(self, former: set[int]) -> None:
        """The header keeps the height of a row, whatever stands there next."""
        header, now = self.verticalHeader(), set(self._rows.heading_rows())
        for row in former - now:
            if row < self._rows.rowCount():
                header.resizeSection(row, self._delegate.record_height())
        for row in now - former:
            header.resizeSection(row, self._delegate.heading_height())

    def _select(self, row_id: int | None, *, scroll: bool) -> None:
        row = None if row_id is None else self._rows.row_of(row_id)
        if row is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self._rows.index(row, 0)
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        if scroll:
            self.scrollTo(index)

    def _held(self) -> tuple[int, int] | None:
        """The id that is to keep its place on the screen, and the top of its row there."""
        first, last = self._rows_in_sight()
        if first < 0 or not self.verticalScrollBar().value():
            return None
        current = self.currentIndex().row()
        rows = [current, first, first + 1] if first <= current <= last else [first, first + 1]
        row, row_id = next((row, it) for row in rows if (it := self._rows.id_at(row)) is not None)
        return row_id, self.rowViewportPosition(row)

    def _hold(self, held: tuple[int, int] | None, place: int) -> None:
        """Have it where it was; else scroll to ``place``."""
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(place)
        row = self._rows.row_of(held[0]) if held else None
        if held and row is not None:
            bar.setValue(bar.value() + self.rowViewportPosition(row) - held[1])

    def _off_headings(self, row: int, step: int) -> QModelIndex:
        """The row itself or the next record in that direction; the current one at the end."""
        while 0 <= row < self._rows.rowCount() and self._rows.id_at(row) is None:
            row += step
        if not 0 <= row < self._rows.rowCount():
            return self.currentIndex()
        return self._rows.index(row, 0)

    def _missing(self) -> list[int]:
        """The ids on the screen and one screen around it whose rows must be asked for; none
        where nothing is missing on the screen itself."""
        first, last = self._rows_in_sight()
        if first < 0 or not self._rows.missing(first - 1, last):
            return []
        screen = last - first + 1
        return self._rows.missing(first - screen, last + screen)

    def _rows_in_sight(self) -> tuple[int, int]:
        """The rows at the top and at the foot; -1 for the first where there are none."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return first, self._rows.rowCount() - 1 if last < 0 else last

    @Slot()
    def _ask(self) -> None:
        missing = self._missing()
        if missing and missing != self._asked:
            self._asked = missing
            self.rows_wanted.emit(missing)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        row_id = self._rows.id_at(index.row())
        if row_id is not None:
            self.opened.emit(row_id)
