"""What is painted in a widget, counted."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from allyjournal.ui import theme


def pixels(widget: QWidget, token: str) -> int:
    """How much of a widget has a colour of the theme."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(theme.colour(token)).rgb()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in places)
