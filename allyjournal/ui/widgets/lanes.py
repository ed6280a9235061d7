"""Lanes: single marks in time at five heights, each with its words; never a curve."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from allyjournal.ui import theme
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.time_labels import TimeLabel, time_labels
from allyjournal.ui.widgets.time_scale import TimeScale
from allyjournal.ui.widgets.year_strip_content import Landmark

HEIGHTS = 5
_FILLED_FROM = 2
_STEP = 7
_RADIUS = 5
_EDGE = 2 * _RADIUS + 2
_LINES, _WORDS = 3, 20
_SHARE = 0.36
"""How much of the width the labels take at most."""


class Point(Struct, frozen=True, gc=False):
    """A mark on a day: how high it stands (0 to 4, or None beside the scale), and what gives all
    it says, once that is asked for: "18 November 2026: Avoided it". That knows no widget: there
    may be thousands, and Python does not search them for garbage."""

    day: date
    height: int | None
    words: Callable[[], str]


class Lane(NamedTuple):
    """The points of one thing, the earliest first, and what it is called. A break is a day from
    which they are about something else; there is no line before the day ``since``."""

    label: str
    points: Sequence[Point]
    breaks: Sequence[Landmark] = ()
    since: date | None = None


class Lanes(MarkedPicture):
    """Marks from left to right as time goes; the two lowest heights are hollow, and a break is a
    thin dotted line with its words. With ``axis``, the time is written below."""

    def __init__(self, name: str, *, axis: bool = False) -> None:
        super().__init__(name)
        self._lanes: Sequence[Lane] = ()
        self._points: list[tuple[int, Point]] = []
        self._span = range(1, 2)
        self._axis = axis

    def show_lanes(self, lanes: Sequence[Lane], first: date, last: date) -> None:
        """Show these over the days from ``first`` to ``last``; the newest point of the first
        lane that has one is chosen. A day outside them widens the picture."""
        self._lanes = lanes
        self._points = [(row, it) for row, lane in enumerate(lanes) for it in lane.points]
        days = [first, last, *(point.day for _row, point in self._points)]
        days += [it.day for lane in lanes for it in lane.breaks]
        self._span = range(min(days).toordinal(), max(days).toordinal() + 1)
        first_lane = next((lane for lane in lanes if lane.points), Lane("", ()))
        rows = [row for row, _point in self._points]
        self.show_marks(rows, max(0, len(first_lane.points) - 1))

    def words(self, index: int) -> str:
        """What the point says, what broke the lane just before it, and the label, which stands
        beside it for all to see."""
        row, point = self._points[index]
        lane = self._lanes[row]
        former = self._points[index - 1] if index else (-1, point)
        since = former[1].day if former[0] == row else date.min
        broken = [it.words for it in lane.breaks if since < it.day <= point.day]
        return " · ".join(filter(None, ("; ".join([point.words(), *broken]), lane.label)))

    def sizeHint(self) -> QSize:
        below = self.line() + theme.px(8) if self._axis else 0
        return QSize(theme.px(300), max(1, len(self._lanes)) * self._pitch() + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def places(self) -> list[QRectF]:
        """A square around every mark."""
        radius, scale, start, found = theme.px(_RADIUS), self._scale(), self._start(), []
        # found once, as there may be hundreds of points
        heights = [[self._y(row, it) for it in range(HEIGHTS)] for row in range(len(self._lanes))]
        for at, (row, point) in enumerate(self._points):
            x = start + scale.x(_middle(point.day))
            if point.height is not None:
                y = heights[row][point.height]
            elif self._is_alone(at):
                y = heights[row][_FILLED_FROM]
            else:
                y = row * self._pitch() + self.line() / 2
            found.append(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
        return found

    # What it looks like

    def paint(self, painter: QPainter) -> None:
        """The lanes with their labels, then the marks, then the time below."""
        for row, lane in enumerate(self._lanes):
            self._paint_lane(painter, row, lane)
        heights = (point.height for _row, point in self._points)
        placed = list(zip(self.all_places(), heights, strict=True))
        # words beside the scale take their ground first, so that they cover no mark
        self._paint_beside(painter, [place for place, height in placed if height is None])
        self._paint_on_scale(painter, [(it, height) for it, height in placed if height is not None])
        if self._axis:
            self._paint_axis(painter)

    def _paint_lane(self, painter: QPainter, row: int, lane: Lane) -> None:
        """Its words, the middle of the scale, open where a break is, and the breaks."""
        painter.setPen(theme.colour("ink"))
        self._paint_label(painter, row, lane.label)
        # half a pixel down, where a thin line is sharp
        y, gap = self._y(row, _FILLED_FROM) + 0.5, theme.px(5)
        painter.setPen(QPen(theme.colour("line"), theme.px(1)))
        places = sorted(self._x(it.day) for it in lane.breaks)
        inner = [x + side for x in places for side in (-gap, gap)]
        first = min([lane.since or date.min, *(it.day for it in lane.points)])
        begin = self._x(first) if first.toordinal() > self._span.start else self._labels()
        if begin > self.width():
            return
        ends = [float(begin), *inner, float(self.width())]
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            line = self.seen(QRectF(start, y, end - start, 0))
            painter.drawLine(line.topLeft(), line.topRight())
        for it in lane.breaks:
            self._paint_break(painter, row, it)

    def _paint_label(self, painter: QPainter, row: int, label: str) -> None:
        """In as many lines as the lane is high, beside its middle."""
        width = self._labels() - theme.px(10)
        if width <= 0:
            return
        shown = _in_lines(label, QFontMetrics(painter.font()), width, _LINES)
        height = _LINES * self.line() + 2
        top = self._y(row, _FILLED_FROM) - height / 2
        self.paint_text(painter, QRectF(0, top, width, height), shown)

    def _paint_break(self, painter: QPainter, row: int, it: Landmark) -> None:
        x, top = self._x(it.day), row * self._pitch()
        line = self.seen(QRectF(x, top + theme.px(2), 0, self._pitch() - theme.px(4)))
        painter.setPen(QPen(theme.colour("edge"), theme.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(line.topLeft(), line.bottomLeft())
        painter.setPen(theme.colour("second_ink"))
        width, gap = painter.fontMetrics().horizontalAdvance(it.words) + 2, theme.px(5)
        left = x + gap if x + gap + width <= self.width() else x - gap - width
        self.paint_text(painter, QRectF(left, top, width, self.line()), it.words)

    def _paint_beside(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        """What stands beside the scale."""
        painter.setPen(theme.colour("second_ink"))
        words, canvas = self.tr("n/a"), theme.colour("canvas")
        around = QMarginsF(theme.px(9), theme.px(4), theme.px(9), theme.px(4))
        for place in places:
            beside = place.marginsAdded(around)
            # the line would run through the words
            painter.fillRect(beside, canvas)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_on_scale(self, painter: QPainter, placed: Sequence[tuple[QRectF, int]]) -> None:
        """Those that are filled need no edge, which takes three times as long to paint."""
        accent, canvas, half = theme.colour("accent"), theme.colour("canvas"), theme.px(2) / 2
        edge = QPen(accent, theme.px(2))
        for place, height in placed:
            filled = height >= _FILLED_FROM
            painter.setPen(Qt.PenStyle.NoPen if filled else edge)
            painter.setBrush(accent if filled else canvas)
            painter.drawEllipse(place if filled else place.adjusted(half, half, -half, -half))

    def _paint_axis(self, painter: QPainter) -> None:
        top = len(self._lanes) * self._pitch()
        line = self.seen(QRectF(self._labels(), top + 0.5, self.width() - self._labels(), 0))
        painter.setPen(QPen(theme.colour("edge"), theme.px(1)))
        painter.drawLine(line.topLeft(), line.topRight())
        for x, words in self._axis_words(painter.font()):
            tick = self.seen(QRectF(self._start() + x, top, 0, theme.px(4)))
            painter.setPen(QPen(theme.colour("edge"), theme.px(1)))
            painter.drawLine(tick.topLeft(), tick.bottomLeft())
            painter.setPen(theme.colour("second_ink"))
            width = painter.fontMetrics().horizontalAdvance(words) + 2
            left = min(self._start() + x - width / 2, self.width() - width)
            self.paint_text(painter, QRectF(left, top + theme.px(5), width, self.line()), words)

    def _axis_words(self, font: QFont) -> list[TimeLabel]:
        """The middle of each stands below its tick: up to the last, beyond which none needs room
        but its half."""
        scale, beyond = self._scale(), QFontMetrics(font).horizontalAdvance("M") * 12
        days = scale.days + beyond / scale.pixels_per_day
        further = TimeScale(scale.start, days, scale.width + beyond)
        half = beyond / 6
        return [it for it in time_labels(further, font) if it.x + half <= scale.width]

    # What is where

    def _labels(self) -> int:
        """The width of the labels."""
        if not any(lane.label for lane in self._lanes):
            return 0
        return min(theme.px(168), int(self.width() * _SHARE))

    def _start(self) -> int:
        """Where the time begins."""
        return self._labels() + theme.px(_EDGE)

    def _pitch(self) -> int:
        """From lane to lane: a line of words, and the marks below it."""
        return self._top() + theme.px((HEIGHTS - 1) * _STEP + 2 * _RADIUS + 4)

    def _top(self) -> int:
        return self.line() + theme.px(4)

    def _y(self, row: int, height: int) -> float:
        above = self._top() + theme.px(_RADIUS)
        return row * self._pitch() + above + theme.px((HEIGHTS - 1 - height) * _STEP)

    def _is_alone(self, index: int) -> bool:
        """Whether words have room there on the line; else they stand above it."""
        row, point = self._points[index]
        room = theme.px(_WORDS) / self._scale().pixels_per_day
        near = [*self._points[max(0, index - 2) : index], *self._points[index + 1 : index + 3]]
        return not any(
            beside == row and abs((other.day - point.day).days) < room
            for beside, other in near
            if other.height not in (0, HEIGHTS - 1)
        )

    def _scale(self) -> TimeScale:
        width = self.width() - self._labels() - 2 * theme.px(_EDGE)
        return TimeScale(self._span.start, len(self._span), max(1, width))

    def _x(self, day: date) -> float:
        """Where the middle of ``day`` is, as long as nothing is mirrored."""
        return self._start() + self._scale().x(_middle(day))


def _in_lines(words: str, metrics: QFontMetrics, width: int, most: int) -> str:
    """``words`` in ``most`` lines, the last one cut with an ellipsis where it must be."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and metrics.horizontalAdvance(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    last = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return "\n".join(filter(None, (*lines, last)))


def _middle(day: date) -> float:
    return day.toordinal() + 0.5
