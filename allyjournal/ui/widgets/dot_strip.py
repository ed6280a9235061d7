"""A strip of dots: one for each thing, where its number is; equal ones stand on each other."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from allyjournal.ui import theme
from allyjournal.ui.widgets.marked_picture import MarkedPicture

_SIDE, _PITCH, _HIGHEST = 11, 13, 156
_SHORTEST = 10
"""The axis is at least so long, that few dots near its beginning are not blown up."""


class DotStrip(MarkedPicture):
    """Dots over a line that is written on from 0 to the largest number."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__(name)
        self._colour = colour
        self._values: Sequence[int] = ()
        self._words: Callable[[int], str] = str
        self._levels: list[int] = []
        self._reach = _SHORTEST

    def show_dots(self, values: Sequence[int], words: Callable[[int], str], reach: int = 0) -> None:
        """Show a dot at each of ``values``, whole numbers from 0 on, and walk them in this order;
        ``words`` gives all that the dot of an index says. The line goes to ``reach`` at least."""
        self._values, self._words = values, words
        self._reach = max(_SHORTEST, reach, *values)
        seen: Counter[int] = Counter()
        self._levels = []
        for value in values:
            self._levels.append(seen[value])
            seen[value] += 1
        self.show_marks([0] * len(values))

    def words(self, index: int) -> str:
        """What the dot says."""
        return self._words(index)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), self._base() + theme.px(8) + self.line())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def places(self) -> list[QRectF]:
        """A square around every dot."""
        side, pitch, edge = theme.px(_SIDE), self._pitch(), self._edge()
        top, one = self._base() - theme.px(5) - side, self._per_one()
        return [
            QRectF(edge + value * one - side / 2, top - level * pitch, side, side)
            for value, level in zip(self._values, self._levels, strict=True)
        ]

    def paint(self, painter: QPainter) -> None:
        """The line with its numbers, and the dots."""
        line = self.seen(QRectF(0, self._base() + 0.5, self.width(), 0))
        painter.setPen(QPen(theme.colour("edge"), theme.px(1)))
        painter.drawLine(line.topLeft(), line.topRight())
        painter.setPen(theme.colour("second_ink"))
        edge, one = self._edge(), self._per_one()
        for number in range(0, self._reach + 1, self._step(QFontMetrics(painter.font()))):
            place = QRectF(number * one, self._base() + theme.px(5), 2 * edge, self.line())
            words = QLocale().toString(number)
            self.paint_text(painter, place, words, Qt.AlignmentFlag.AlignCenter)
        # a thin edge of the ground tells apart what overlaps
        painter.setPen(QPen(theme.colour("canvas"), 1))
        painter.setBrush(theme.colour(self._colour))
        for index in range(len(self._values)):
            painter.drawEllipse(self.place(index))

    def _step(self, metrics: QFontMetrics) -> int:
        """From number to number: 1, 2 or 5, or those with zeros, as many as there is room for."""
        room = metrics.horizontalAdvance(QLocale().toString(self._reach)) + theme.px(24)
        least = room / self._per_one()
        magnitude = 1
        while True:
            for digit in (1, 2, 5):
                if digit * magnitude >= least:
                    return digit * magnitude
            magnitude *= 10

    def _edge(self) -> int:
        """The room at both ends, for half of the widest number."""
        widest = QFontMetrics(theme.font(theme.SMALLEST)).horizontalAdvance(str(self._reach))
        return max(theme.px(_SIDE), widest) + theme.px(2)

    def _per_one(self) -> float:
        """The pixels from one number to the next."""
        return max(1, self.width() - 2 * self._edge()) / self._reach

    def _tallest(self) -> int:
        return max(self._levels, default=0) + 1

    def _pitch(self) -> float:
        """From dot to dot, upwards; they overlap where there are very many."""
        return min(theme.px(_PITCH), theme.px(_HIGHEST) / self._tallest())

    def _base(self) -> int:
        """Where the line is; there is room for a ring around the highest dot."""
        heights = max(2, self._tallest()) * self._pitch()
        return int(min(heights, theme.px(_HIGHEST))) + theme.px(_SIDE + 5)
