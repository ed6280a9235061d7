"""A picture of single marks: each has its words, can be walked to, pointed at, opened, heard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.page_scroll import bring_place_into_view
from allyjournal.ui.widgets.picture import Picture

_NEAR = 6
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MarkedPicture(Picture):
    """Marks in rows, in the order in which they are read.

    One Tab stop: Left and Right walk from mark to mark, Up and Down to the nearest in the next
    row, Home and End to the ends. ``opened`` carries the index of the mark that Enter, Space or
    a click asks for. A kind of picture says where its marks are and what they say, and paints
    them.
    """

    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._rows: Sequence[int] = ()
        self._places: list[QRectF] = []
        self._chosen = 0
        self._stood_at = ""
        self._boxes: list[Any] = []
        self._buttons: dict[int, _MarkButton] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, rows: Sequence[int], chosen: int = 0) -> None:
        """Show a mark in each of these rows, which are numbered from the top; the one with the
        index ``chosen`` is where the keys begin."""
        self._rows, self._chosen = rows, chosen
        self._places = []
        for button in self._buttons.values():
            # at once, so that nobody finds it any more
            button.setParent(None)
            button.deleteLater()
        self._buttons = {}
        if self.hasFocus():
            self._stand_again()
        self.value_changed(aloud=False)
        self.updateGeometry()
        self.update()

    def place(self, index: int) -> QRectF:
        """Where a mark is, in pixels of the picture."""
        return self.all_places()[index]

    def all_places(self) -> list[QRectF]:
        """Where all marks are."""
        if len(self._places) != len(self._rows):
            places = self.places()
            self._places = list(map(self.seen, places)) if self.is_mirrored() else places
            self._boxes = []
        return self._places

    def words(self, index: int) -> str:
        """All that a mark says."""
        raise NotImplementedError

    def places(self) -> list[QRectF]:
        """Where all marks are as long as nothing is mirrored; asked for anew when marks or size
        are others."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint everything but what the keys are at, also into a file."""
        raise NotImplementedError

    def value_in_words(self) -> str:
        """What the chosen mark says."""
        return self.words(self._chosen) if self._rows else ""

    def part_count(self) -> int:
        """The marks."""
        return len(self._rows)

    def part(self, index: int) -> QWidget:
        """A button over the mark, for a screen reader alone."""
        if index not in self._buttons:
            self._buttons[index] = button = _MarkButton(index, self.words(index), self)
            button.clicked.connect(self._clicked)
            button.setGeometry(self.place(index).toRect())
            button.show()
        return self._buttons[index]

    def index_of(self, part: QObject) -> int:
        """The mark below the button."""
        return part.index if isinstance(part, _MarkButton) else -1

    # What the person does

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stand_again()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        goal = self._goal(key) if self._rows else None
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or not self._rows:
            super().keyPressEvent(event)
        elif goal is not None:
            self._choose(goal)
        elif key in _OPENS:
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        event.setAccepted(found is not None and event.button() == Qt.MouseButton.LeftButton)
        if found is not None and event.isAccepted():
            self._choose(found)
            self.opened.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """What is below ``point``, for those who point at it."""
        found = self._at(point)
        return "" if found is None else self.words(found)

    def _goal(self, key: Qt.Key) -> int | None:
        """The mark to which a key moves; None where it moves nowhere."""
        last = len(self._rows) - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key in _ALONG:
            step = -_ALONG[key] if self.is_mirrored() else _ALONG[key]
            return min(last, max(0, self._chosen + step))
        return self._in_next_row(_ACROSS[key]) if key in _ACROSS else None

    def _in_next_row(self, step: int) -> int | None:
        """The nearest mark of the next row with any; None where there is but one row."""
        rows = sorted(set(self._rows))
        if len(rows) == 1:
            return None
        at = rows.index(self._rows[self._chosen]) + step
        if not 0 <= at < len(rows):
            return self._chosen
        x = self.place(self._chosen).center().x()
        there = [index for index, row in enumerate(self._rows) if row == rows[at]]
        return min(there, key=lambda index: abs(self.place(index).center().x() - x))

    def _choose(self, index: int) -> None:
        self._chosen, self._stood_at = index, self.words(index)
        bring_place_into_view(self, self.place(index).toRect())
        self.value_changed(aloud=True)
        self.update()

    def _stand_again(self) -> None:
        """At the mark that the person chose, where others are shown meanwhile."""
        if self._stood_at and self._rows and self.value_in_words() != self._stood_at:
            there = (at for at in range(len(self._rows)) if self.words(at) == self._stood_at)
            self._chosen = next(there, self._chosen)

    def _at(self, point: QPointF) -> int | None:
        """The mark below ``point``, the nearest where they are close."""
        near, (x, y), least = theme.px(_NEAR), point.toTuple(), 12.0
        found: int | None = None
        places = self.all_places()
        # in plain numbers: there may be ten thousand below a pointer that moves
        boxes = self._boxes = self._boxes or [it.getCoords() for it in places]
        for index, (left, top, right, bottom) in enumerate(boxes):
            if left - near < x < right + near and top - near < y < bottom + near:
                away = (point - places[index].center()).manhattanLength()
                if found is None or away < least:
                    found, least = index, away
        return found

    # What it looks like

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        prepare(painter)
        self.paint(painter)
        if self.hasFocus():
            prepare(painter)
            self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """A ring around the chosen mark with its words; without marks a frame of the whole."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        if not self._rows:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            return
        beyond = theme.px(3)
        ring = self.place(self._chosen).adjusted(-beyond, -beyond, beyond, beyond)
        corner = min(ring.width(), ring.height()) / 2
        painter.drawRoundedRect(ring, corner, corner)
        self.paint_words(painter, self.value_in_words(), ring)

    def paint_words(self, painter: QPainter, words: str, ring: QRectF) -> None:
        """``words`` above the ring, or below it where there is more room."""
        metrics = painter.fontMetrics()
        side, edge, gap = theme.px(5), theme.px(4), theme.px(2)
        room = self.width() - 2 * edge
        width = min(room, metrics.horizontalAdvance(words) + 2 * side)
        height = metrics.height() + 2
        left = max(edge, min(ring.center().x() - width / 2, self.width() - width - edge))
        above = ring.top() - height - gap
        box = QRectF(left, above if above >= gap else ring.bottom() + gap, width, height)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(theme.colour("accent"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width - 2 * side) + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    # What is where

    def is_mirrored(self) -> bool:
        """Whether the language goes to the left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def seen(self, place: QRectF) -> QRectF:
        """``place``, mirrored where the language goes to the left."""
        if not self.is_mirrored():
            return place
        return QRectF(self.width() - place.right(), place.top(), place.width(), place.height())

    def line(self) -> int:
        """The height of a line of words."""
        return QFontMetrics(theme.font(theme.SMALLEST)).height()

    def paint_text(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        flags: int | Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        """``words`` within ``place``, mirrored; without a side in ``flags`` from its beginning."""
        side = Qt.AlignmentFlag.AlignHorizontal_Mask.value
        aligned = int(flags)
        if not aligned & side:
            right = (
                Qt.AlignmentFlag.AlignRight if self.is_mirrored() else Qt.AlignmentFlag.AlignLeft
            )
            aligned |= (right | Qt.AlignmentFlag.AlignAbsolute).value
        painter.drawText(self.seen(place), aligned, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.FontChange, kinds.StyleChange, kinds.LayoutDirectionChange):
            self.updateGeometry()
            self._lay_out()

    def _lay_out(self) -> None:
        """Find the places anew."""
        self._places = []
        self.update()
        for index, button in self._buttons.items():
            button.setGeometry(self.place(index).toRect())

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _MarkButton):
            self.opened.emit(button.index)


class _MarkButton(QAbstractButton):
    """Stands for a mark where there are no eyes: it is not seen, pointed at or tabbed to."""

    def __init__(self, index: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = index
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture paints the mark."""


def prepare(painter: QPainter) -> None:
    """How every picture is painted: smooth, in small letters."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.SMALLEST))
