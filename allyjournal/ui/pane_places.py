"""Where the person put the line between two panes, page by page; the next time it is there."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

_STILL = 500
"""Milliseconds without a move after which a line has its place."""


class PanePlaces(QObject):
    """Keeps ``places``: the widths of a page's panes in pixels, by the page's name.

    ``moved`` tells that one has changed, once the hand rests.
    """

    moved = Signal()

    def __init__(self, places: dict[str, list[int]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_STILL)
        self._rest.timeout.connect(self.moved)

    def watch(self, name: str, page: QWidget) -> None:
        """Put the panes of a page where they were, and remember where they go."""
        panes = page.findChild(QSplitter)
        if isinstance(panes, QSplitter):
            panes.setObjectName(name)
            if len(widths := self._places.get(name, [])) == panes.count():
                panes.setSizes(widths)
            panes.splitterMoved.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        panes = self.sender()
        assert isinstance(panes, QSplitter)  # noqa: S101 (only they are connected)
        self._places[panes.objectName()] = panes.sizes()
        self._rest.start()
