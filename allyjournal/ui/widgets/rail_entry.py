"""One entry of the rail at the left: a mark, a word, now and then a key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import marks


class RailEntry(QAbstractButton):
    """A checkable entry; the checked one is the page that is shown.

    ``shape`` and ``token`` give its mark, ``keys`` what is written at its end.
    """

    def __init__(
        self,
        text: str,
        shape: str = marks.SQUARE,
        token: str = "second_ink",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self._shape = shape
        self._token = token
        self._keys = keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold))
        words = metrics.horizontalAdvance(self.text())
        keys = QFontMetrics(theme.font(12)).horizontalAdvance(self._keys)
        width = words + keys + theme.px(28 + 12 + (24 if self._keys else 0))
        return QSize(width, max(theme.px(36), metrics.height() + theme.px(8)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        rect = QRectF(self.rect())
        side = theme.px(10 if self._shape == marks.DIAMOND else 9)
        left = theme.px(15) - side / 2
        square = QRectF(left, (rect.height() - side) / 2, side, side)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if right_to_left:
            square.moveRight(rect.width() - left)
        marks.paint_mark(painter, self._shape, square, theme.colour(self._token))
        words = rect.adjusted(theme.px(28), 0, -theme.px(10), 0)
        if right_to_left:
            words = rect.adjusted(theme.px(10), 0, -theme.px(28), 0)
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        painter.setFont(theme.font(weight=weight))
        painter.setPen(theme.colour("ink" if self.isChecked() else "second_ink"))
        painter.drawText(words, start, self.text())
        if self._keys:
            self._paint_keys(painter, words, right_to_left)

    def _paint_ground(self, painter: QPainter) -> None:
        focus = self.hasFocus()
        if not (self.isChecked() or focus or self.underMouse()):
            return
        pen = QPen(theme.colour("accent" if focus else "line"), 2 if focus else 1)
        painter.setPen(pen)
        ground = theme.colour("surface" if self.isChecked() else "rail")
        painter.setBrush(ground)
        inset = pen.widthF() / 2
        radius = theme.px(8)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _paint_keys(self, painter: QPainter, words: QRectF, right_to_left: bool) -> None:
        painter.setFont(theme.font(12))
        metrics = painter.fontMetrics()
        size = metrics.horizontalAdvance(self._keys) + theme.px(11)
        height = metrics.height() + theme.px(2)
        left = words.left() if right_to_left else words.right() - size
        cap = QRectF(left, (self.height() - height) / 2, size, height)
        painter.setPen(theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, theme.px(4), theme.px(4))
        painter.setPen(theme.colour("second_ink"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
