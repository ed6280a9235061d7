"""How the year strip is laid out and painted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from allyjournal.ui import theme
from allyjournal.ui.widgets import marks
from allyjournal.ui.widgets.time_labels import time_labels
from allyjournal.ui.widgets.time_scale import TimeScale, Unit
from allyjournal.ui.widgets.year_strip_content import Content, Landmark, RowLook, has_any

_LETTERS = 13
_ABOVE = 3
_PALE = 0.25
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DAYS = {Unit.DAY: 1, Unit.MONTH: 28, Unit.YEAR: 365}
"""The fewest days of a period."""


@dataclass(frozen=True)
class Layout:
    """Where things are, in pixels of the strip; made anew for every size and text size.

    ``labels`` is the width before the plot; the rows begin at ``top``, each is ``pitch`` high,
    and end at ``bottom``; ``line`` is the height of a line of text. Within the plot time goes to
    the right, and is mirrored where the language goes to the left.
    """

    direction: Qt.LayoutDirection
    width: int
    height: int
    labels: int
    plot_width: int
    line: int
    top: int
    pitch: int
    bottom: int

    @classmethod
    def of(cls, width: int, rows: Sequence[RowLook], direction: Qt.LayoutDirection) -> "Layout":
        """The layout of a strip so wide. The plot begins where the words of a record list do."""
        metrics = QFontMetrics(_letters())
        line = metrics.height()
        widest = max((metrics.horizontalAdvance(row.label) for row in rows), default=0)
        labels = max(theme.px(96), widest + theme.px(16))
        top, pitch = line + theme.px(6), max(theme.px(18), line)
        bottom = top + len(rows) * pitch
        return cls(
            direction=direction,
            width=width,
            height=bottom + theme.px(9) + line,
            labels=labels,
            plot_width=max(1, width - labels - theme.px(4)),
            line=line,
            top=top,
            pitch=pitch,
            bottom=bottom,
        )

    def place(self, x: float, y: float, width: float, height: float) -> QRect:
        """The rectangle at ``x`` of the plot and ``y`` of the strip."""
        inner = QRect(round(self.labels + x), round(y), round(width), round(height))
        return QStyle.visualRect(self.direction, QRect(0, 0, self.width, self.height), inner)

    def x(self, point: QPoint) -> float:
        """The ``x`` of the plot at which ``point`` is."""
        mirrored = self.direction == Qt.LayoutDirection.RightToLeft
        return (self.width - point.x() if mirrored else point.x()) - self.labels


class StripPainter:
    """Paints a strip; every method paints one kind of thing."""

    def __init__(self, painter: QPainter, layout: Layout, scale: TimeScale) -> None:
        self._painter = painter
        self._layout = layout
        self._scale = scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_letters())

    def labels(self, rows: Iterable[RowLook]) -> None:
        """The names of the rows."""
        layout = self._layout
        for index, row in enumerate(rows):
            top = layout.top + index * layout.pitch
            self._text(row.label, -layout.labels, top, layout.labels, layout.pitch, "second_ink")

    def marks(self, content: Content) -> None:
        """A mark for every period that has something, pale where none of it is sought."""
        layout, scale, height = self._layout, self._scale, theme.px(11)
        unit = scale.finest_unit(least_pitch())
        side = max(1, min(theme.px(9), int(_DAYS[unit] * scale.pixels_per_day) - 1))
        sought = content.sought
        periods = [
            (
                found,
                layout.place(scale.x((found.start + found.stop) / 2) - side / 2, 0, side, 1),
                _PALE if sought and not sought(found) else 1,
            )
            for found in scale.periods(unit)
        ]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._clip()
        for index, (row, written) in enumerate(zip(content.rows, content.days, strict=True)):
            self._painter.setBrush(theme.colour(row.colour))
            top = layout.top + index * layout.pitch + (layout.pitch - height) // 2
            for found, place, strength in periods:
                if has_any(written, found):
                    self._painter.setOpacity(strength)
                    self._painter.drawRoundedRect(place.x(), top, side, height, 2, 2)
        self._painter.setOpacity(1)
        self._painter.setClipping(False)

    def ticks(self) -> None:
        """The years below, or months and days where they are wide enough."""
        layout = self._layout
        for x, words in time_labels(self._scale, _letters()):
            top, width = layout.bottom + theme.px(5), layout.plot_width - x
            self._text(words, x, top, width, layout.line, "second_ink")

    def landmarks(self, landmarks: Sequence[Landmark]) -> None:
        """A flag and a dotted line, with its words where there is room for them, and of flags that
        would touch the last; of any other mark nothing but itself, where no flag stands."""
        xs = [self._scale.x(landmark.day.toordinal() + 0.5) for landmark in landmarks]
        poles = [x for x, it in zip(xs, landmarks, strict=True) if it.mark == marks.FLAG]
        flags = flags_apart(poles)
        seen = [
            (x, landmark.mark, landmark.words if x in flags else "")
            for x, landmark in zip(xs, landmarks, strict=True)
            if 0 <= x <= self._layout.plot_width
            and (landmark.mark == marks.FLAG or not _meets_one(x, flags))
        ]
        metrics = QFontMetrics(_letters())
        widths = [metrics.horizontalAdvance(words) + 1 for _x, _mark, words in seen]
        lefts = words_beside([x for x, *_rest in seen], widths, self._layout.plot_width)
        for (x, mark, words), width, left in zip(seen, widths, lefts, strict=True):
            self._landmark(x, mark, flies=mark != marks.FLAG or x in flags)
            if left is not None:
                self._text(words, left, theme.px(_ABOVE), width, self._layout.line, "accent")

    def frame(self, days: range) -> None:
        """The frame around some days."""
        self._painter.setPen(QPen(theme.colour("accent"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._box(days, theme.px(2))

    def chosen(self, days: range) -> None:
        """The ground of what the keys have moved to."""
        self._painter.setPen(QPen(theme.colour("accent"), 1))
        self._painter.setBrush(theme.colour("accent_ground"))
        self._box(days, 0)

    def focus(self) -> None:
        """The line around the plot while it has the keys."""
        layout, left = self._layout, theme.px(8)
        self._painter.setPen(QPen(theme.colour("accent"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        width = layout.plot_width + left + theme.px(3)
        around = QRectF(layout.place(-left, 0, width, layout.height)).adjusted(0, 1, 0, -1)
        self._painter.drawRoundedRect(around, theme.px(8), theme.px(8))

    def _box(self, days: range, beyond: int) -> None:
        layout, least = self._layout, theme.px(7)
        start, stop = self._scale.x(days.start), self._scale.x(days.stop)
        if stop <= 0 or start >= layout.plot_width:
            return
        if stop - start < least:
            start = min(max(0, (start + stop - least) / 2), layout.plot_width - least)
            stop = start + least
        top, height = layout.top - theme.px(1), layout.bottom - layout.top + theme.px(2)
        place = layout.place(start - beyond, top, stop - start + 2 * beyond, height)
        self._clip()
        self._painter.drawRoundedRect(place, theme.px(5), theme.px(5))
        self._painter.setClipping(False)

    def _landmark(self, x: float, mark: str, *, flies: bool) -> None:
        layout, side = self._layout, flag_side()
        colour = theme.colour("accent")
        line = layout.place(x, layout.top - theme.px(1), 1, layout.bottom - layout.top)
        if mark == marks.FLAG:
            self._painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            self._painter.drawLine(line.topLeft(), line.bottomLeft())
        if not flies:
            return
        self._painter.save()
        self._painter.translate(line.left(), theme.px(_ABOVE) + (layout.line - side) / 2)
        if layout.direction == Qt.LayoutDirection.RightToLeft:
            self._painter.scale(-1, 1)
        # a flag flies beside its pole
        left = -side / 5 if mark == marks.FLAG else -side / 2
        marks.paint_mark(self._painter, mark, QRectF(left, 0, side, side), colour)
        self._painter.restore()

    def _clip(self) -> None:
        layout, beyond = self._layout, theme.px(3)
        self._painter.setClipRect(
            layout.place(-beyond, 0, layout.plot_width + 2 * beyond, layout.height)
        )

    def _text(
        self, words: str, x: float, y: float, width: float, height: float, token: str
    ) -> None:
        self._painter.setPen(theme.colour(token))
        alignment = QStyle.visualAlignment(self._layout.direction, _START)
        self._painter.drawText(self._layout.place(x, y, width, height), alignment, words)


def _meets_one(x: float, flags: Sequence[float]) -> bool:
    """Whether a mark around ``x`` would touch a flag, which flies from its pole."""
    side = flag_side()
    return any(-0.75 * side < x - flag < 1.5 * side for flag in flags)


def flags_apart(poles: Sequence[float]) -> list[float]:
    """At which poles, from left to right, a flag flies without touching the next; the last does."""
    kept: list[float] = []
    for x in reversed(poles):
        if not kept or kept[-1] - x >= flag_side():
            kept.append(x)
    return kept[::-1]


def words_beside(
    flags: Sequence[float], widths: Sequence[float], plot_width: float
) -> list[float | None]:
    """Where the words of each flag begin: after it, else before it; None where neither is free.

    All in pixels of the plot. The last flags are the first to have their words.
    """
    side, gap = flag_side(), theme.px(3)
    taken = [(x - side / 4, x + side) for x in flags]
    found: list[float | None] = []
    for index in reversed(range(len(flags))):
        others = [place for at, place in enumerate(taken) if at != index]
        begin, end = taken[index]
        for left in (end + gap, begin - gap - widths[index]):
            right = left + widths[index]
            free = all(right < start or left > stop for start, stop in others)
            if free and left >= 0 and right <= plot_width:
                taken.append((left, right))
                found.append(left)
                break
        else:
            found.append(None)
    return found[::-1]


def least_pitch() -> int:
    """From mark to mark, at least, in pixels."""
    return theme.px(4)


def flag_side() -> int:
    """How wide and high a flag is."""
    return theme.px(11)


def _letters() -> QFont:
    return theme.font(_LETTERS)
