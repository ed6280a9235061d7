"""A small table to read and choose from, as high as its rows."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from allyjournal.ui import theme

_LEAST_FIRST, _MOST_OTHER = 190, 150
_PADDING = 2
"""At the sides of a cell, as the stylesheet has it, in pixels."""


class Cell(NamedTuple):
    """What stands in one place of the table, and the token of its colour."""

    text: str
    colour: str = "ink"


class _Wrapping(QStyledItemDelegate):
    """Measures words as they are painted: Qt forgets the padding of the stylesheet when it asks
    how many lines they take."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -2 * theme.px(_PADDING), 0)
        return super().sizeHint(narrower, index)


class PlainTable(QTableWidget):
    """Rows of words; long ones go on in the next line.

    The column ``wide`` takes the room that is left; the columns ``spare`` (the most dispensable
    first) give way where there is little. ``chosen`` tells that another row, or none, is chosen;
    ``opened`` that Enter or a double click asked for it.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        *,
        wide: int = 0,
        spare: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._wide = wide
        self._spare = spare
        self._shown: Sequence[Sequence[Cell]] = ()
        self._dark = theme.is_dark()
        self.setAccessibleName(name)
        self.setProperty("flavour", "plain")
        self.setHorizontalHeaderLabels(list(headings))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Wrapping(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.itemSelectionChanged.connect(self.chosen)
        self.activated.connect(self.opened)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show ``rows``; nothing is chosen then."""
        self._shown = rows
        self.setRowCount(len(rows))
        self._fill()
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._fit()

    def change_row(self, row: int, cells: Sequence[Cell]) -> None:
        """Show other words in a row, which stays chosen."""
        self._shown = [*self._shown[:row], cells, *self._shown[row + 1 :]]
        self._fill()
        self._fit()

    def chosen_row(self) -> int | None:
        """The row that is chosen, from 0."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self.chosen_row() is None and event.reason() in by_tab:
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # several come before it is first seen, and few of them change anything
        if event.type() == QEvent.Type.PaletteChange and self._dark != theme.is_dark():
            self._dark = theme.is_dark()
            self._fill()

    def _fill(self) -> None:
        for at, row in enumerate(self._shown):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(cell.text)
                item.setForeground(theme.colour(cell.colour))
                self.setItem(at, column, item)

    @Slot()
    def _fit(self) -> None:
        widths = [
            min(
                max(self.sizeHintForColumn(column), self._heading_width(column)),
                theme.px(_MOST_OTHER),
            )
            for column in range(self.columnCount())
        ]
        room = self.viewport().width() - sum(widths) + widths[self._wide]
        for column in self._spare:
            hidden = room < theme.px(_LEAST_FIRST)
            self.setColumnHidden(column, hidden)
            room += widths[column] if hidden else 0
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(theme.px(80), room) if column == self._wide else width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + theme.px(2))

    def _heading_width(self, column: int) -> int:
        return self.horizontalHeader().sectionSizeHint(column)
