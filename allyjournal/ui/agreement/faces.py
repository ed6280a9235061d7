"""The faces of the agreement page: which of them is wanted, and where one of them stands."""

from enum import Enum, auto

from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.page_scroll import page_scroll


class Wanted(Enum):
    """What the page shows of an agreement; USUAL is what its state asks for."""

    USUAL = auto()
    SIGNED = auto()
    EDITOR = auto()
    COMPARISON = auto()
    REVIEW = auto()
    SIGNING = auto()


class FaceArea(QWidget):
    """Where one face stands at a time, in a column that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._area)

    def put(self, face: QWidget, width: int = theme.COLUMN) -> None:
        """Show ``face``, up to so many pixels wide, in the place of the former one."""
        # last into what is in its place already: every other parent on the way costs styling
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        area = page_scroll(holder, width)
        self._column.replaceWidget(self._area, area)
        column.addWidget(face)
        self._area.hide()
        self._area.deleteLater()
        self._area = area
        # now and not in the next round of events: the focus goes only where one can see
        area.show()
