"""Things side by side where there is room, below each other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from allyjournal.ui import theme

_LEAST = 560


class Columns(QWidget):
    """``contents`` in columns of the same width, ``gap`` pixels apart, from the top; below each
    other where the whole is narrower than ``least``."""

    def __init__(
        self,
        *contents: QWidget,
        gap: int = 28,
        least: int = _LEAST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contents = list(contents)
        self._is_below = False
        self._gap = theme.px(gap)
        self._least = theme.px(least)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._gap)
        for content in contents:
            self._put(content)

    def add(self, content: QWidget) -> None:
        """Another one, after the others."""
        self._contents.append(content)
        self._put(content)

    def keep_below(self, below: bool) -> None:
        """Below each other however wide it is, or only where it is narrow."""
        self._is_below = below
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them alone: they can stand below each other."""
        shown = [content for content in self._contents if not content.isHidden()]
        widths = (content.minimumSizeHint().width() for content in shown)
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _put(self, content: QWidget) -> None:
        self._row.addWidget(content, 1)
        self._row.setAlignment(content, Qt.AlignmentFlag.AlignTop)

    def _turn(self) -> None:
        wide = self.width() >= self._least and not self._is_below
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wide else down)
        self._row.setSpacing(self._gap if wide else theme.px(16))
