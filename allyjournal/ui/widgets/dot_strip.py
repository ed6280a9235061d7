"""A strip of dots: one for each thing, where its number is; equal ones stand on each other, and
side by side where they would stand too high: however many there are, each is one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from allyjournal.ui import theme
from allyjournal.ui.widgets.marked_picture import MarkedPicture

_SIDE, _HIGHEST = 11, 156
_LARGEST, _SMALLEST = 13, 2
"""From dot to dot, in pixels, with the ground between them."""
_ROUND_FROM = 4
"""The least side of a dot that is seen to be round."""
_SHORTEST = 10
"""The axis is at least so long, that few dots near its beginning are not blown up."""


class DotStrip(MarkedPicture):
    """Dots over a line that is written on from 0 to the largest number."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__(name)
        self._colour = colour
        self._words: Callable[[int], str] = str
        self._values: Sequence[int] = ()
        self._tallest = 1
        self._reach = _SHORTEST

    def show_dots(
        self,
        values: Sequence[int],
        words: Callable[[int], str],
        beside: Iterable[Sequence[int]] = (),
    ) -> None:
        """Show a dot at each of ``values``, whole numbers from 0 on, and walk them in this order;
        ``words`` gives all that the dot of an index says. The line is as long and stands as low
        as those values need that are shown ``beside``."""
        self._values, self._words = values, words
        every = [values, *beside]
        self._reach = max([_SHORTEST, *chain.from_iterable(every)])
        self._tallest = max(chain.from_iterable(Counter(it).values() for it in every), default=1)
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
        (pitch, across), edge, one = self._spacing(), self._edge(), self._per_one()
        side, up = _side(pitch), self._up()
        first = edge - (across - 1) * pitch / 2 - side / 2
        lowest = self._base() - theme.px(5) - side
        tops = [lowest - level // across * up for level in range(self._tallest)]
        aside = [level % across * pitch for level in range(self._tallest)]
        levels: dict[int, int] = {}
        places = []
        for value in self._values:
            levels[value] = level = levels.get(value, -1) + 1
            left = round(first + value * one) + aside[level]
            places.append(QRectF(left, tops[level], side, side))
        return places

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
        places = self.all_places()
        painter.setBrush(theme.colour(self._colour))
        if _side(self._spacing()[0]) < theme.px(_ROUND_FROM):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRects(places)
            return
        # a thin edge of the ground tells apart what overlaps
        painter.setPen(QPen(theme.colour("canvas"), 1))
        for place in places:
            painter.drawEllipse(place)

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

    def _spacing(self) -> tuple[int, int]:
        """From dot to dot in pixels, and how many equal ones stand side by side: as large as there
        is room up to the next number. One number alone may reach beyond, as few dots do."""
        for pitch in range(theme.px(_LARGEST), _SMALLEST - 1, -1):
            across = -(-self._tallest // (theme.px(_HIGHEST) // pitch))
            if across == 1 or across * pitch + theme.px(1) < self._per_one():
                return pitch, across
        return _SMALLEST, max(1, int(self._per_one()) // _SMALLEST)

    def _up(self) -> float:
        """From row to row; they overlap where there are more than there is room for."""
        pitch, across = self._spacing()
        return min(pitch, theme.px(_HIGHEST) / -(-self._tallest // across))

    def _base(self) -> int:
        """Where the line is; there is room for a ring around the highest dot."""
        heights = min(max(2, self._tallest) * theme.px(_LARGEST), theme.px(_HIGHEST))
        return heights + theme.px(_SIDE + 5)


def _side(pitch: int) -> int:
    """Of a dot: some ground is left around it."""
    return pitch - (2 if pitch > 2 * _ROUND_FROM else 1)
