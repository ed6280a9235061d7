"""What stands in line by its letters, not by its edges."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.ui import theme

FIELD = 10
"""From the edge of a writing field to its letters: margin, padding and border, in pixels."""


class Outdent(QHBoxLayout):
    """A row for a writing field that reaches out at both sides as far as its letters stand in;
    what is around it leaves that room. (Qt takes a negative margin for one that was not set.)"""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.addWidget(field)

    def setGeometry(self, rect: QRect) -> None:
        """Put the field into ``rect`` and a little more."""
        super().setGeometry(rect.adjusted(-theme.px(FIELD), 0, theme.px(FIELD), 0))

    def maximumSize(self) -> QSize:
        """No bound: Qt would take that of a hidden field, 0, for the whole column."""
        return QSize(_UNBOUNDED, _UNBOUNDED)


_UNBOUNDED = 16_777_215


def link_row(*links: QWidget) -> QHBoxLayout:
    """Links side by side, the first of them in line with what is above it."""
    links[0].setProperty("first", True)
    row = QHBoxLayout()
    for link in links:
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return row
