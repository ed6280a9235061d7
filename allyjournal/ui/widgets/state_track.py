"""The way of a record through its states, as a painted line with marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from allyjournal.ui import theme

_SMALL = 13
_MARK = 18


@dataclass(frozen=True)
class Stage:
    """One state: its value, its word, a note such as its date, and whether it was reached."""

    value: str
    label: str
    note: str = ""
    reached: bool = False


class StateTrack(QWidget):
    """States from left to right, those that were reached filled, the current one ringed; where
    there is little room they go on below.

    One Tab stop; the arrow keys walk along it, Space or a click emits ``chosen`` with the value
    of a state. Choosing changes nothing here: show the stages again once it is so.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, pillar: str = "responsibility", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pillar = pillar
        self._marks: list[_Mark] = []
        # a layout asks for them some fifty times until it has settled
        self._widest = 1
        self._heights: dict[int, int] = {}

    def show_stages(self, stages: Sequence[Stage], current: str) -> None:
        """Show ``stages`` in their order; ``current`` is the value of the present one."""
        while len(self._marks) > len(stages):
            gone = self._marks.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._marks) < len(stages):
            self._marks.append(self._mark())
        for mark, stage in zip(self._marks, stages, strict=True):
            mark.show_stage(stage, stage.value == current)
        self._measure()

    def heightForWidth(self, width: int) -> int:
        """The height that all states take at this width, in pixels."""
        columns = self._columns(width)
        return ceil(len(self._marks) / columns) * self._line_height(width // columns)

    def sizeHint(self) -> QSize:
        width = sum(mark.sizeHint().width() for mark in self._marks)
        return QSize(width, self.heightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest, self._line_height(self._widest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            if step:
                there = next(at for at, mark in enumerate(self._marks) if mark is watched)
                goal = min(len(self._marks) - 1, max(0, there + step))
                self._marks[goal].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = next((at for at, mark in enumerate(self._marks) if mark.isChecked()), 0)
        centres = [QPointF(mark.pos()) + mark.centre() for mark in self._marks]
        for at, (start, end) in enumerate(pairwise(centres)):
            if start.y() != end.y():
                continue
            painter.setPen(
                QPen(theme.colour(self._pillar if at < current else "line"), theme.px(3))
            )
            painter.drawLine(start, end)

    def _mark(self) -> "_Mark":
        mark = _Mark(self._pillar, self)
        mark.clicked.connect(self._clicked)
        mark.installEventFilter(self)
        mark.show()
        return mark

    def _measure(self) -> None:
        """Find anew how much room the marks need, and put them there."""
        self._widest = max((mark.minimumSizeHint().width() for mark in self._marks), default=1)
        self._heights = {}
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        columns = self._columns(self.width())
        width = self.width() // columns
        height = self._line_height(width)
        for at, mark in enumerate(self._marks):
            place = QRect(at % columns * width, at // columns * height, width, height)
            mark.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self.update()

    def _columns(self, width: int) -> int:
        room = max(1, width // self._widest)
        # lines of the same length look better than one full and one short
        lines = max(1, ceil(len(self._marks) / room))
        return max(1, ceil(len(self._marks) / lines))

    def _line_height(self, width: int) -> int:
        if width not in self._heights:
            found = (mark.heightForWidth(width) for mark in self._marks)
            self._heights[width] = max(found, default=0)
        return self._heights[width]

    @Slot()
    def _clicked(self) -> None:
        mark = self.sender()
        if isinstance(mark, _Mark):
            self.chosen.emit(mark.stage.value)


class _Mark(QAbstractButton):
    """One state of the track: a button for keys, mouse and screen readers."""

    def __init__(self, pillar: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = Stage("", "")
        self._pillar = pillar
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_stage(self, stage: Stage, current: bool) -> None:
        self.stage = stage
        self.setText(stage.label)
        self.setChecked(current)
        # one Tab stop for the whole track
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        now = self.tr("now") if current else self.tr("reached") if stage.reached else ""
        self.setAccessibleName(", ".join(filter(None, (stage.label, stage.note, now))))
        self.update()

    def nextCheckState(self) -> None:
        """A click asks; the record decides."""

    def centre(self) -> QPointF:
        """The middle of the mark, from this widget's own corner."""
        inset = theme.px(_MARK) / 2 + theme.px(3)
        left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        return QPointF(inset if left else self.width() - inset, inset + theme.px(1))

    def sizeHint(self) -> QSize:
        width = max(self._width(self.stage.label), self._width(self.stage.note)) + theme.px(16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.stage.label.split() or [""], key=self._width)
        width = self._width(longest) + theme.px(12)
        return QSize(max(theme.px(28), width), self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The height of the mark and its words at this width."""
        return theme.px(_MARK + 8) + sum(self._heights(width)) + theme.px(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circle(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
        self._paint_words(painter)

    def _paint_circle(self, painter: QPainter) -> None:
        done = self.stage.reached or self.isChecked()
        colour = theme.colour(self._pillar if done else "edge")
        radius = theme.px(_MARK) / 2 - 1 if self.isChecked() else theme.px(13) / 2
        painter.setPen(QPen(colour, theme.px(3)))
        filled = self.stage.reached and not self.isChecked()
        painter.setBrush(colour if filled else theme.colour("canvas"))
        painter.drawEllipse(self.centre(), radius, radius)

    def _paint_words(self, painter: QPainter) -> None:
        label, note = self._heights(self.width())
        top = theme.px(_MARK + 8)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading
        painter.setFont(self._font())
        painter.setPen(theme.colour("ink" if self.isChecked() else "second_ink"))
        place = QRect(theme.px(6), top, self.width() - theme.px(10), label)
        painter.drawText(place, flags, self.stage.label)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("second_ink"))
        place = QRect(theme.px(6), top + label, self.width() - theme.px(10), note)
        painter.drawText(place, flags, self.stage.note)

    def _heights(self, width: int) -> tuple[int, int]:
        """The heights of the label and of the note at this width."""
        room = QRect(0, 0, max(1, width - theme.px(10)), 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        label = QFontMetrics(self._font()).boundingRect(room, wrap, self.stage.label).height()
        note = self.stage.note
        small = QFontMetrics(theme.font(12))
        return label, small.boundingRect(room, wrap, note).height() if note else 0

    def _font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        return theme.font(_SMALL, weight)

    def _width(self, words: str) -> int:
        return QFontMetrics(theme.font(_SMALL, QFont.Weight.DemiBold)).horizontalAdvance(words)
