"""A list at the left and what is chosen from it at the right; one at a time where room is short."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons

_LEFT_WIDTH, _RIGHT_WIDTH, _LEAST_LEFT = 330, 834, 220


class TwoPanes(QSplitter):
    """``left`` beside the face that was ``put`` last.

    ``list_wanted`` tells that the person went back to the list, which then stands alone.
    """

    list_wanted = Signal()

    def __init__(self, left: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left = left
        self._left.setMinimumWidth(theme.px(_LEAST_LEFT))
        self._narrow = self._empty = False
        self._back = buttons.link(self.tr("Back to the list"))
        self._back.clicked.connect(self.go_back)
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(theme.px(24), theme.px(8), 0, 0)
        above.addWidget(self._back)
        above.addStretch(1)
        self._face = QWidget()
        self._right = QWidget()
        self._column = QVBoxLayout(self._right)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._above)
        self._column.addWidget(self._face)
        self.setChildrenCollapsible(False)
        self.addWidget(self._left)
        self.addWidget(self._right)
        self.setStretchFactor(1, 1)
        self.setSizes([theme.px(_LEFT_WIDTH), theme.px(_RIGHT_WIDTH)])
        self.show_face()

    def face(self) -> QWidget:
        """What stands at the right."""
        return self._face

    def prepare(self, face: QWidget) -> None:
        """Have a face where it can be filled out of sight before it is ``put``."""
        face.setParent(self._right)

    def put(self, face: QWidget) -> None:
        """Have ``face`` at the right; it is in sight once it is filled and shown."""
        self._column.replaceWidget(self._face, face)
        self._face.hide()
        self._face.deleteLater()
        self._face = face

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is room for one pane only; the one that is in sight stays."""
        self._narrow = narrow
        self._show(face=not self._right.isHidden())

    def is_narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._narrow

    def set_empty(self, empty: bool) -> None:
        """Whether there is nothing to stand beside the list."""
        self._empty = empty
        self._show(face=self._left.isHidden())

    def shows_face_alone(self) -> bool:
        """Whether the list is out of sight."""
        return self._left.isHidden()

    def show_face(self) -> None:
        """Have the right side in sight."""
        self._show(face=True)

    def focus_back(self) -> None:
        """Give the keys to the way back to the list, which stands there in a narrow window."""
        self._back.setFocus()

    def show_list(self) -> None:
        """Have the left side in sight."""
        self._show(face=False)

    @Slot()
    def go_back(self) -> None:
        """Have the list in sight again, as the person asks."""
        self.show_list()
        self.list_wanted.emit()

    def _show(self, *, face: bool) -> None:
        self._left.setVisible(self._empty or not self._narrow or not face)
        self._right.setVisible(not self._empty and (not self._narrow or face))
        self._above.setVisible(self._narrow)
