"""A line for a passphrase: masked until Show."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons


class PassphraseLine(QLineEdit):
    """One line, masked, with a Show button at its end.

    The button is in no layout: where Tab follows the layouts, it comes to this button after all
    else in the form, so that no space of a passphrase typed on after a Tab presses it. Nothing
    completes the line, and undo does not bring back what was typed before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = buttons.link(self.tr("Show"), self)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._show.sizeHint()
        self.setTextMargins(0, 0, size.width() + theme.px(8), 0)
        left = self.width() - size.width() - theme.px(8)
        self._show.setGeometry(left, 1, size.width(), self.height() - 2)
