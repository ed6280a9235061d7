"""A grid: a row for each of a few things, a mark for each month in which it has something."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent

from allyjournal.ui import theme
from allyjournal.ui.widgets import date_words
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.time_labels import time_labels
from allyjournal.ui.widgets.time_scale import TimeScale, Unit, period

_ONE_YEAR = 396
"""The most days of which a letter for each month says enough: from a November to the next."""
_PITCH, _ABOVE_HEADING, _LEAST = 18, 8, 5
_WIDEST, _HIGHEST = 16, 12
_SHARE = 0.46
"""How much of the width the labels take at most."""


class GridRow(NamedTuple):
    """What a row is called beside its marks and in full, the colour token of its marks, the first
    days of its months in order, whether it stands below a heading, and whether it is set apart
    from the other rows: in italics."""

    label: str
    words: str
    colour: str
    months: Sequence[date]
    is_heading: bool = False
    is_apart: bool = False


class Cell(NamedTuple):
    """A mark: the index of its row, and its months; several where a mark is a year."""

    row: int
    months: tuple[date, ...]


class MonthGrid(MarkedPicture):
    """Months from left to right; years where months would be too narrow to tell apart, and
    ``unit_changed`` tells that the one follows on the other."""

    unit_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: Sequence[GridRow] = ()
        self._span = range(1, 2)
        self._unit = Unit.MONTH
        self._cells: list[Cell] = []

    def show_rows(self, rows: Sequence[GridRow], months: Sequence[date]) -> None:
        """Show ``rows`` over ``months``, which are without a gap; the first mark is chosen."""
        last = period(Unit.MONTH, months[-1].toordinal())
        self._lines, self._span = rows, range(months[0].toordinal(), last.stop)
        self._settle()

    def cell(self, index: int) -> Cell:
        """What a mark stands for."""
        return self._cells[index]

    def unit(self) -> Unit:
        """What a mark is: a month or a year."""
        return self._unit

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), self._tops()[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._unit is not self._fitting_unit():
            self._settle()
            self.unit_changed.emit()
        super().resizeEvent(event)

    def places(self) -> list[QRectF]:
        """Every mark in the middle of its time, with a little ground beside it."""
        scale, labels, tops = self._scale(), self._labels(), self._tops()
        height = theme.px(_HIGHEST)
        above, found = (self._pitch() - height) / 2, []
        for cell in self._cells:
            days = period(self._unit, cell.months[0].toordinal())
            start, stop = max(days.start, self._span.start), min(days.stop, self._span.stop)
            pitch = (stop - start) * scale.pixels_per_day
            width = max(2.0, min(theme.px(_WIDEST), pitch - max(1.0, pitch / 8)))
            x = labels + scale.x((start + stop) / 2) - width / 2
            found.append(QRectF(x, tops[cell.row] + above, width, height))
        return found

    # What it looks like

    def paint(self, painter: QPainter) -> None:
        """The months above, the labels, the marks."""
        painter.setPen(theme.colour("second_ink"))
        self._paint_months(painter)
        for row, top in zip(self._lines, self._tops(), strict=False):
            self._paint_label(painter, row, top)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, cell in enumerate(self._cells):
            painter.setBrush(theme.colour(self._lines[cell.row].colour))
            place = self.place(index)
            corner = min(theme.px(3), place.width() / 3)
            painter.drawRoundedRect(place, corner, corner)

    def _paint_months(self, painter: QPainter) -> None:
        scale, height = self._scale(), self.line()
        letter = QFontMetrics(painter.font()).horizontalAdvance("M")
        if len(self._span) > _ONE_YEAR or 28 * scale.pixels_per_day < letter:
            for x, words in time_labels(scale, painter.font()):
                place = QRectF(self._labels() + x, 0, scale.width - x, height)
                self.paint_text(painter, place, words)
            return
        for days in scale.periods(Unit.MONTH):
            x, width = self._labels() + scale.x(days.start), len(days) * scale.pixels_per_day
            month = date.fromordinal(days.start).month
            name = QLocale().standaloneMonthName(month, QLocale.FormatType.NarrowFormat)
            place = QRectF(x, 0, width, height)
            self.paint_text(painter, place, name, Qt.AlignmentFlag.AlignCenter)

    def _paint_label(self, painter: QPainter, row: GridRow, top: int) -> None:
        left = 0 if row.is_heading else self._indent()
        painter.setPen(theme.colour("ink" if row.is_heading else "second_ink"))
        font = theme.font(theme.SMALLEST + row.is_heading)
        font.setItalic(row.is_apart)
        painter.setFont(font)
        # a heading without marks has the whole line
        width = (self._labels() if row.months else self.width()) - left - theme.px(8)
        words = QFontMetrics(font).elidedText(row.label, Qt.TextElideMode.ElideRight, width)
        self.paint_text(painter, QRectF(left, top, width, self._pitch()), words)

    # What is where

    def _settle(self) -> None:
        """Have a mark for every month, or for every year, that has something."""
        self._unit = unit = self._fitting_unit()
        self._cells = [
            Cell(at, tuple(months))
            for at, row in enumerate(self._lines)
            for _start, months in groupby(row.months, lambda it: period(unit, it.toordinal()).start)
        ]
        self.show_marks([cell.row for cell in self._cells])

    def words(self, index: int) -> str:
        """The month or the year, and what the row is about."""
        cell = self._cells[index]
        when = date_words.shown(cell.months[0], self._unit, QLocale())
        return f"{when}: {self._lines[cell.row].words}"

    def _fitting_unit(self) -> Unit:
        return max(Unit.MONTH, self._scale().finest_unit(theme.px(_LEAST)))

    def _scale(self) -> TimeScale:
        width = self.width() - self._labels()
        return TimeScale(self._span.start, len(self._span), max(1, width))

    def _indent(self) -> int:
        return theme.px(100 if self.width() >= theme.px(480) else 14)

    def _labels(self) -> int:
        """The width of the labels."""
        metrics = QFontMetrics(theme.font(theme.SMALLEST + 1))
        widths = [
            metrics.horizontalAdvance(row.label) + (0 if row.is_heading else self._indent())
            for row in self._lines
            if row.months or not row.is_heading
        ]
        widest = max(widths, default=0) + theme.px(16)
        return min(widest, int(self.width() * _SHARE))

    def _pitch(self) -> int:
        return max(theme.px(_PITCH), self.line())

    def _tops(self) -> list[int]:
        """Where each row begins, and last where they end."""
        top, tops = self.line() + theme.px(4), []
        for at, row in enumerate(self._lines):
            top += theme.px(_ABOVE_HEADING) if row.is_heading and at else 0
            tops.append(top)
            top += self._pitch()
        return [*tops, top + theme.px(4)]
