"""A grid: a row for each of a few things, a mark for each month in which it has something, or for
each longer time where months would be too narrow."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent

from allyjournal.ui import theme
from allyjournal.ui.widgets import date_words
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.time_labels import time_labels
from allyjournal.ui.widgets.time_scale import TimeScale, Unit, months_around

_ONE_YEAR = 396
"""The most days of which a letter for each month says enough: from a November to the next."""
_COLUMNS = (1, 3, 12, 60)
"""The months that a column can stand for."""
_PITCH, _ABOVE_HEADING, _LEAST = 18, 8, 10
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
    """A mark: the index of its row, and its months; several where a mark is longer than one."""

    row: int
    months: tuple[date, ...]


class MonthGrid(MarkedPicture):
    """Months from left to right; quarters, years or five years where what is shorter would be too
    narrow to be hit, and ``columns_changed`` tells that these follow on others."""

    columns_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: Sequence[GridRow] = ()
        self._span = range(1, 2)
        self._months = 1
        self._cells: list[Cell] = []

    def show_rows(self, rows: Sequence[GridRow], months: Sequence[date]) -> None:
        """Show ``rows`` over ``months``, which are without a gap; the first mark is chosen."""
        last = months_around(months[-1].toordinal(), 1)
        self._lines, self._span = rows, range(months[0].toordinal(), last.stop)
        self._settle()

    def cell(self, index: int) -> Cell:
        """What a mark stands for."""
        return self._cells[index]

    def months(self) -> int:
        """How many months a mark stands for: 1, 3, 12 or 60."""
        return self._months

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), self._tops()[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._months != self._fitting_months():
            self._settle()
            self.columns_changed.emit()
        super().resizeEvent(event)

    def places(self) -> list[QRectF]:
        """Every mark in the middle of its time, with a little ground beside it."""
        scale, labels, tops = self._scale(), self._labels(), self._tops()
        height = theme.px(_HIGHEST)
        above, found = (self._pitch() - height) / 2, []
        for cell in self._cells:
            start, stop = self._in_span(months_around(cell.months[0].toordinal(), self._months))
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
        scale, height, labels = self._scale(), self.line(), self._labels()
        metrics = QFontMetrics(painter.font())
        columns = [self._in_span(days) for days in self._columns()]
        words = [self._column_words(start) for start, _stop in columns]
        if words and self._fits(max(map(metrics.horizontalAdvance, words)), scale):
            for (start, stop), said in zip(columns, words, strict=True):
                width = (stop - start) * scale.pixels_per_day
                place = QRectF(labels + scale.x(start), 0, width, height)
                centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
                self.paint_text(painter, place, said, centred)
            return
        for x, said in time_labels(scale, painter.font()):
            self.paint_text(painter, QRectF(labels + x, 0, scale.width - x, height), said)

    def _column_words(self, start: int) -> str:
        """A letter for a month, of longer times the year in which they begin."""
        day = date.fromordinal(start)
        if self._months == 1:
            return QLocale().standaloneMonthName(day.month, QLocale.FormatType.NarrowFormat)
        return date_words.shown(day, date_words.YEAR, QLocale())

    def _fits(self, widest: int, scale: TimeScale) -> bool:
        """Whether every column has room for words of its own, and they are enough."""
        if self._months == 1:
            return len(self._span) <= _ONE_YEAR and 28 * scale.pixels_per_day >= widest
        per_column = self._months * 30 * scale.pixels_per_day
        return self._months != 3 and per_column >= widest + theme.px(6)

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
        """Have a mark for every column of a row that has something."""
        self._months = count = self._fitting_months()
        self._cells = [
            Cell(at, tuple(months))
            for at, row in enumerate(self._lines)
            for _start, months in groupby(
                row.months, lambda it: months_around(it.toordinal(), count).start
            )
        ]
        self.show_marks([cell.row for cell in self._cells])

    def words(self, index: int) -> str:
        """The month, or the first and the last of a longer time, and what the row is about."""
        cell = self._cells[index]
        days = months_around(cell.months[0].toordinal(), self._months)
        unit = Unit.YEAR if self._months >= 12 else Unit.MONTH
        ends = (date.fromordinal(day) for day in (days.start, days.stop - 1))
        names = dict.fromkeys(date_words.shown(day, unit, QLocale()) for day in ends)
        when = " – ".join(names)  # noqa: RUF001 (the sign between two dates)
        return f"{when}: {self._lines[cell.row].words}"

    def _fitting_months(self) -> int:
        """The shortest columns that are wide enough."""
        per_day, least = self._scale().pixels_per_day, theme.px(_LEAST)
        fitting = (it for it in _COLUMNS if it * 30 * per_day >= least)
        return next(fitting, _COLUMNS[-1])

    def _columns(self) -> Iterator[range]:
        """The days of every column."""
        day = self._span.start
        while day < self._span.stop:
            yield (days := months_around(day, self._months))
            day = days.stop

    def _in_span(self, days: range) -> tuple[int, int]:
        return max(days.start, self._span.start), min(days.stop, self._span.stop)

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
