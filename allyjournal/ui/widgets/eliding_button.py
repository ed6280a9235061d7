"""A button whose words end where its room ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from allyjournal.ui import theme

_AROUND = 9
"""Padding, border and the gap beside the icon, less the outdent of the style, in pixels."""


class ElidingButton(QPushButton):
    """As wide as its words where there is room; where not, they are cut with an ellipsis."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return whole.boundedTo(QSize(theme.px(96), whole.height()))

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.width() - self.iconSize().width() - theme.px(_AROUND)
        # painted, two signs are one
        words = self.text().replace("&&", "&")
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        option.text = words.replace("&", "&&")
