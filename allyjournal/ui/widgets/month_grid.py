"""A grid: a row for each of a few things, a mark for each month in which it has something, or for
each longer time where months would be too narrow."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import date_words
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.page_scroll import area_around
from allyjournal.ui.widgets.time_scale import Unit, months_around

_ONE_YEAR = 13
"""The most months of which a letter for each says enough: from a November to the next."""
_COLUMNS = (1, 3, 12, 60)
"""The months that a column can stand for."""
_PITCH, _ABOVE_HEADING = 18, 8
_LEAST, _GAP = 10, 14
"""The least width of a column, and that of the line for years that are left out."""
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


class Column(NamedTuple):
    """A time as long as all others, with its number of months, from its first day on, or the
    years that are left out; ``x`` is where it begins, in pixels behind the labels."""

    start: int
    months: int
    x: float
    width: float


class MonthGrid(MarkedPicture):
    """Months from left to right; quarters, years or five years where what is shorter would be too
    narrow to be hit, and ``columns_changed`` tells that these follow on others. Of years in which
    no row has anything, two or more that follow each other are left out: a dotted line is there.
    """

    columns_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: Sequence[GridRow] = ()
        self._span = range(1, 2)
        self._filled: set[int] = set()
        self._months = 1
        self._columns: dict[int, Column] = {}
        self._cells: list[Cell] = []
        self._follows = False

    def show_rows(self, rows: Sequence[GridRow], months: Sequence[date]) -> None:
        """Show ``rows`` over ``months``, which are without a gap; the first mark is chosen."""
        last = months_around(months[-1].toordinal(), 1)
        self._lines, self._span = rows, range(months[0].toordinal(), last.stop)
        self._filled = {it.toordinal() for row in rows for it in row.months}
        self._fit_columns()
        self._settle()

    def cell(self, index: int) -> Cell:
        """What a mark stands for."""
        return self._cells[index]

    def months(self) -> int:
        """How many months a mark stands for: 1, 3, 12 or 60."""
        return self._months

    def leaves_out(self) -> bool:
        """Whether years in which nothing was written are left out."""
        return any(not it.months for it in self._columns.values())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), self._tops()[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        area = area_around(self)
        if area and not self._follows:
            self._follows = True
            area.verticalScrollBar().valueChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """The months stay in sight."""
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        former = self._months, self.leaves_out()
        self._fit_columns()
        if self._months != former[0]:
            self._settle()
        if (self._months, self.leaves_out()) != former:
            self.columns_changed.emit()
        super().resizeEvent(event)

    def places(self) -> list[QRectF]:
        """Every mark in the middle of its column, with a little ground beside it."""
        labels, tops, height = self._labels(), self._tops(), theme.px(_HIGHEST)
        above, found = (self._pitch() - height) / 2, []
        for cell in self._cells:
            column = self._columns[self._start(cell.months[0].toordinal())]
            width = max(2.0, min(theme.px(_WIDEST), column.width - max(1.0, column.width / 8)))
            x = labels + column.x + (column.width - width) / 2
            found.append(QRectF(x, tops[cell.row] + above, width, height))
        return found

    # What it looks like

    def paint(self, painter: QPainter) -> None:
        """The labels, the marks, and the months above them."""
        self._paint_gaps(painter)
        labels = self._labels()
        for row, top in zip(self._lines, self._tops(), strict=False):
            # a heading without marks has the whole line
            self._paint_label(painter, row, top, labels if row.months else self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        for index, cell in enumerate(self._cells):
            painter.setBrush(theme.colour(self._lines[cell.row].colour))
            place = self.place(index)
            corner = min(theme.px(3), place.width() / 3)
            painter.drawRoundedRect(place, corner, corner)
        painter.setFont(theme.font(theme.SMALLEST))
        is_seen = isinstance(painter.device(), QWidget)
        self._paint_months(painter, self._head() if is_seen else 0)

    def paint_words(self, painter: QPainter, words: str, ring: QRectF) -> None:
        """The month or the years of the chosen mark, beside the others; its row stands beside it:
        words above it would cover other marks."""
        width = self._labels() - theme.px(8)
        when, elide = self._when(self._chosen), Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(when, elide, width)
        painter.setPen(theme.colour("accent"))
        self.paint_text(painter, QRectF(0, self._head(), width, self.line()), shown)

    def _paint_months(self, painter: QPainter, top: int) -> None:
        """As many words as there is room for; the last of all has some."""
        if top:
            ground = QRectF(0, top, self.width(), self.line() + theme.px(4))
            painter.fillRect(ground, theme.colour("canvas"))
        painter.setPen(theme.colour("second_ink"))
        metrics, labels, height = painter.fontMetrics(), self._labels(), self.line()
        end, centred = float(self.width()), Qt.AlignmentFlag.AlignCenter
        for column in reversed(self._columns.values()):
            words = self._column_words(column)
            width = metrics.horizontalAdvance(words) + 2
            left = labels + column.x + (column.width - width) / 2
            left = min(left, self.width() - width)
            if words and left + width <= end:
                self.paint_text(painter, QRectF(left, top, width, height), words, centred)
                end = left - (0 if len(words) == 1 else theme.px(6))

    def _paint_gaps(self, painter: QPainter) -> None:
        """A dotted line from top to bottom where years are left out."""
        painter.setPen(QPen(theme.colour("edge"), theme.px(1), Qt.PenStyle.DotLine))
        for column in self._columns.values():
            if not column.months:
                x = self._labels() + column.x + column.width / 2
                line = self.seen(QRectF(x, 0, 0, self._tops()[-1]))
                painter.drawLine(line.topLeft(), line.bottomLeft())

    def _column_words(self, column: Column) -> str:
        """A letter for a month; where they are more than a year's or longer, the year with which
        they begin."""
        if not column.months:
            return ""
        day = date.fromordinal(column.start)
        if len(self._columns) <= _ONE_YEAR and column.months == 1:
            return QLocale().standaloneMonthName(day.month, QLocale.FormatType.NarrowFormat)
        is_first = day.month == 1 or column.start <= self._span.start
        return date_words.shown(day, date_words.YEAR, QLocale()) if is_first else ""

    def _paint_label(self, painter: QPainter, row: GridRow, top: int, end: int) -> None:
        left = 0 if row.is_heading else self._indent()
        painter.setPen(theme.colour("ink" if row.is_heading else "second_ink"))
        font = theme.font(theme.SMALLEST + row.is_heading)
        font.setItalic(row.is_apart)
        painter.setFont(font)
        width = end - left - theme.px(8)
        words = QFontMetrics(font).elidedText(row.label, Qt.TextElideMode.ElideRight, width)
        self.paint_text(painter, QRectF(left, top, width, self._pitch()), words)

    # What is where

    def _settle(self) -> None:
        """Have a mark for every column of a row that has something."""
        self._cells = [
            Cell(at, tuple(months))
            for at, row in enumerate(self._lines)
            for _start, months in groupby(row.months, lambda it: self._start(it.toordinal()))
        ]
        self.show_marks([cell.row for cell in self._cells])

    def words(self, index: int) -> str:
        """The month, or the first and the last of a longer time, and what the row is about."""
        return f"{self._when(index)}: {self._lines[self._cells[index].row].words}"

    def _when(self, index: int) -> str:
        cell = self._cells[index]
        days = months_around(cell.months[0].toordinal(), self._months)
        unit = Unit.YEAR if self._months >= 12 else Unit.MONTH
        ends = (date.fromordinal(day) for day in (days.start, days.stop - 1))
        names = dict.fromkeys(date_words.shown(day, unit, QLocale()) for day in ends)
        return " – ".join(names)  # noqa: RUF001 (the sign between two dates)

    def _head(self) -> int:
        """Where the months stand: above all, or where the page is scrolled beyond that, at the top
        of what is in sight."""
        last = self._tops()[-1] - 2 * self._pitch()
        return min(last, max(0, self.visibleRegion().boundingRect().top()))

    def _fit_columns(self) -> None:
        """Have the shortest columns that are wide enough, by their first days."""
        width, gap = max(1, self.width() - self._labels()), theme.px(_GAP)
        for count in _COLUMNS:
            self._months = count
            found = list(self._with_gaps())
            gaps = [start for start, months in found if not months]
            each = (width - gap * len(gaps)) / max(1, len(found) - len(gaps))
            if each >= theme.px(_LEAST):
                break
        self._columns, x = {}, 0.0
        for start, months in found:
            self._columns[start] = column = Column(start, months, x, each if months else gap)
            x += column.width

    def _with_gaps(self) -> Iterator[tuple[int, int]]:
        """The first day of every column, and its months: 0 for several without anything."""
        filled = {self._start(day) for day in self._filled}
        columns = list(self._starts())
        for is_filled, run in groupby(columns, lambda start: start in filled):
            starts = list(run)
            if is_filled or self._months < 12 or len(starts) == 1:
                yield from ((start, self._months) for start in starts)
            else:
                yield starts[0], 0

    def _starts(self) -> Iterator[int]:
        day = self._span.start
        while day < self._span.stop:
            days = months_around(day, self._months)
            yield days.start
            day = days.stop

    def _start(self, day: int) -> int:
        """Of the column that ``day`` is in."""
        return months_around(day, self._months).start

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
