"""A record list whose heading stays at the top while its records pass below it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.record_list import RecordList
from allyjournal.ui.widgets.record_rows import Index


class DayList(RecordList):
    """Stands on the canvas, and knows it, so that scrolling paints only what comes into sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        # Qt scrolls to nowhere while the list is being made
        if not index.isValid() or self._rows.id_at(index.row()) is None:
            return
        hidden = self._delegate.heading_height() - self.visualRect(index).top()
        if hidden > 0 and self._rows.heading_rows():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # what is on the screen was moved, the heading that stays with it
        height = self._delegate.heading_height() + max(0, dy)
        self.viewport().update(0, 0, self.viewport().width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), theme.colour("canvas"))
        ground.end()
        super().paintEvent(event)
        if (place := self._place_of_heading()) and place.intersects(event.rect()):
            self._paint_heading(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_on_heading(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._is_on_heading(event):
            super().mouseDoubleClickEvent(event)

    def _is_on_heading(self, event: QMouseEvent) -> bool:
        """Whether the mouse is not meant for the record that is below."""
        place = self._place_of_heading()
        return bool(place and place.contains(event.position().toPoint()))

    def _paint_heading(self, place: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(place, theme.colour("canvas"))
        words = self._rows.heading_at(self._rows.heading_above(self.rowAt(0)))
        self._delegate.paint_heading(painter, place, self.layoutDirection(), words)
        painter.fillRect(place.adjusted(0, place.height() - 1, 0, 0), theme.colour("line"))
        painter.end()

    def _place_of_heading(self) -> QRect | None:
        """Where the heading of the topmost record stays, the next one pushing it out; None where
        it stands in its own place."""
        top = self.rowAt(0)
        above = self._rows.heading_above(top) if top >= 0 else -1
        if above < 0 or self.rowViewportPosition(above) >= 0:
            return None
        height = self._delegate.heading_height()
        following = self._rows.heading_below(top)
        pushed = 0 if following < 0 else min(0, self.rowViewportPosition(following) - height)
        return QRect(0, pushed, self.viewport().width(), height)
