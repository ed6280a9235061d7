"""A lane: single marks in time at five heights, each with its words; never a curve."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from allyjournal.ui import theme
from allyjournal.ui.widgets.picture import Picture
from allyjournal.ui.widgets.time_scale import TimeScale
from allyjournal.ui.widgets.year_strip_content import Landmark

HEIGHTS = 5
_FILLED_FROM = 2
_STEP = 7
_RADIUS = 5
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Point(NamedTuple):
    """A mark on a day: how high it stands (0 to 4, or None beside the scale), and all it says:
    "18 November 2026: Avoided it"."""

    day: date
    height: int | None
    words: str


class Lane(Picture):
    """Marks from left to right as time goes; the two lowest heights are hollow.

    A break is a day from which the marks are about something else: a thin dotted line with its
    words. One Tab stop; the arrow keys, Home and End walk along the marks, and ``opened`` carries
    the index of the one that Enter, Space or a click asks for.
    """

    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._points: Sequence[Point] = ()
        self._breaks: Sequence[Landmark] = ()
        self._span = range(1, 2)
        self._chosen = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(
        self, points: Sequence[Point], breaks: Sequence[Landmark], first: date, last: date
    ) -> None:
        """Show these, the earliest first, over the days from ``first`` to ``last``; the newest
        is chosen. A day outside them widens the lane."""
        days = [first, last, *(point.day for point in points), *(it.day for it in breaks)]
        self._points, self._breaks = points, breaks
        self._span = range(min(days).toordinal(), max(days).toordinal() + 1)
        self._chosen = max(0, len(points) - 1)
        self.value_changed(aloud=False)
        self.update()

    def value_in_words(self) -> str:
        """What the chosen mark says, and what broke the lane just before it."""
        return self._words(self._chosen) if self._points else ""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self._top() + theme.px((HEIGHTS - 1) * _STEP + 2 * _RADIUS + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = -_ARROWS.get(key, 0) if self._mirrored() else _ARROWS.get(key, 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._points) - 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or not self._points:
            super().keyPressEvent(event)
        elif step or key in ends:
            self._choose(ends.get(key, self._chosen + step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        event.setAccepted(found is not None and event.button() == Qt.MouseButton.LeftButton)
        if found is not None and event.isAccepted():
            self._choose(found)
            self.opened.emit(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else self._words(found), self)
            return True
        return super().event(event)

    def _choose(self, index: int) -> None:
        self._chosen = min(len(self._points) - 1, max(0, index))
        self.value_changed(aloud=True)
        self.update()

    # What it looks like

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALLEST))
        self._paint_line(painter)
        self._paint_breaks(painter)
        for index, point in enumerate(self._points):
            self._paint_point(painter, index, point)
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_line(self, painter: QPainter) -> None:
        """The middle of the scale, open where a break is."""
        # half a pixel down, where a thin line is sharp
        y, gap = self._y(_FILLED_FROM) + 0.5, theme.px(5)
        painter.setPen(QPen(theme.colour("line"), theme.px(1)))
        places = sorted(self._x(it.day) for it in self._breaks)
        ends = [0.0, *(x + side for x in places for side in (-gap, gap)), float(self.width())]
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_breaks(self, painter: QPainter) -> None:
        for it in self._breaks:
            x = self._x(it.day)
            painter.setPen(QPen(theme.colour("edge"), theme.px(1), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, theme.px(2)), QPointF(x, self.height() - theme.px(2)))
            if not self.hasFocus():
                self._paint_words(painter, it.words, x + theme.px(5), "second_ink")

    def _paint_point(self, painter: QPainter, index: int, point: Point) -> None:
        centre = self._centre(index)
        if point.height is None:
            painter.setPen(theme.colour("second_ink"))
            side = QPointF(theme.px(14), theme.px(9))
            place = QRectF(centre - side, centre + side)
            # the line would run through the words
            painter.fillRect(place, theme.colour("canvas"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("n/a"))
            return
        accent = theme.colour("accent")
        painter.setPen(QPen(accent, theme.px(2)))
        painter.setBrush(accent if point.height >= _FILLED_FROM else theme.colour("canvas"))
        radius = theme.px(_RADIUS) - theme.px(2) / 2
        painter.drawEllipse(centre, radius, radius)

    def _paint_focus(self, painter: QPainter) -> None:
        """The frame of the whole, and the words of the chosen mark above it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self._points:
            centre, radius = self._centre(self._chosen), theme.px(_RADIUS + 3)
            painter.drawEllipse(centre, radius, radius)
            self._paint_words(painter, self.value_in_words(), centre.x(), "accent")

    def _paint_words(self, painter: QPainter, words: str, x: float, colour: str) -> None:
        """``words`` in the line above the marks, from ``x`` on as far as there is room."""
        painter.setPen(theme.colour(colour))
        width, edge = painter.fontMetrics().horizontalAdvance(words), theme.px(6)
        start = max(edge, min(x, self.width() - width - edge))
        painter.drawText(QPointF(start, painter.fontMetrics().ascent() + theme.px(2)), words)

    # What is where

    def _words(self, index: int) -> str:
        point = self._points[index]
        before = self._points[index - 1].day if index else date.min
        broken = [it.words for it in self._breaks if before < it.day <= point.day]
        return "; ".join([point.words, *broken])

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _top(self) -> int:
        """Where the marks begin, below a line of words."""
        return QFontMetrics(theme.font(theme.SMALLEST)).height() + theme.px(4)

    def _y(self, height: int) -> float:
        return self._top() + theme.px(_RADIUS) + theme.px((HEIGHTS - 1 - height) * _STEP)

    def _x(self, day: date) -> float:
        edge = theme.px(2 * _RADIUS + 2)
        scale = TimeScale(self._span.start, len(self._span), max(1, self.width() - 2 * edge))
        x = edge + scale.x(day.toordinal() + 0.5)
        return self.width() - x if self._mirrored() else x

    def _centre(self, index: int) -> QPointF:
        point = self._points[index]
        return QPointF(
            self._x(point.day), self._y(_FILLED_FROM if point.height is None else point.height)
        )

    def _at(self, place: QPointF) -> int | None:
        """The mark below ``place``, the nearest where they are close."""
        away = [(place - self._centre(at)).manhattanLength() for at in range(len(self._points))]
        nearest = min(range(len(away)), key=away.__getitem__, default=None)
        near = nearest is not None and away[nearest] <= theme.px(14)
        return nearest if near else None
