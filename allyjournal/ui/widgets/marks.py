"""The shapes that stand for the kinds, painted: colour never stands alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from allyjournal.ui import theme

CIRCLE = "circle"
DIAMOND = "diamond"
SQUARE = "square"
TRIANGLE = "triangle"
BAR = "bar"
FLAG = "flag"
DOT = "dot"
RING = "ring"
SHEET = "sheet"
SHAPES = (CIRCLE, DIAMOND, SQUARE, TRIANGLE, BAR, FLAG, DOT, RING, SHEET)

# corners in a square of 1 by 1
_POLYGONS = {
    DIAMOND: [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
    TRIANGLE: [(0.5, 0.08), (1.0, 0.92), (0.0, 0.92)],
    BAR: [(0.0, 0.36), (1.0, 0.36), (1.0, 0.66), (0.0, 0.66)],
    FLAG: [(0.15, 0), (0.9, 0.1), (0.7, 0.32), (0.9, 0.58), (0.3, 0.5), (0.3, 1), (0.15, 1)],
}


def mark_path(shape: str, rect: QRectF) -> QPainterPath:
    """The outline of ``shape`` within ``rect``. Raises KeyError for an unknown shape."""
    path = QPainterPath()
    inset = rect.width() * 0.06
    if shape in (CIRCLE, DOT, RING):
        inset *= 3 if shape == DOT else 1
        path.addEllipse(rect.adjusted(inset, inset, -inset, -inset))
        if shape == RING:
            # what is within two outlines is not filled
            inset *= 5
            path.addEllipse(rect.adjusted(inset, inset, -inset, -inset))
    elif shape == SHEET:
        # as a ring, with corners
        sheet = rect.adjusted(inset * 2.5, inset, -inset * 2.5, -inset)
        path.addRect(sheet)
        inset *= 2.5
        path.addRect(sheet.adjusted(inset, inset, -inset, -inset))
    elif shape == SQUARE:
        path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inset, inset)
    else:
        corners = [
            QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())
            for x, y in _POLYGONS[shape]
        ]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    return path


def paint_mark(painter: QPainter, shape: str, rect: QRectF, colour: QColor) -> None:
    """Fill ``shape`` into ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(mark_path(shape, rect), colour)
    painter.restore()


class MarkLabel(QWidget):
    """A shape beside a text that says the same in words; screen readers skip it."""

    def __init__(self, shape: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self._token = token
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(14), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(12)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(QPainter(self), self._shape, rect, theme.colour(self._token))
