"""The few icons there are; the shapes of the kinds are painted by ``widgets/marks.py``."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from allyjournal.ui import theme
from allyjournal.ui.widgets import marks


def mark(shape: str, token: str, size: int = 14) -> QIcon:
    """The shape of a kind as an icon, for menus and buttons, in the theme that is shown."""
    length = theme.px(size)
    # twice as fine as the screen asks, for those that show two dots for one
    pixmap = QPixmap(length * 2, length * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    marks.paint_mark(painter, shape, QRectF(0, 0, length, length), theme.colour(token))
    painter.end()
    return QIcon(pixmap)
