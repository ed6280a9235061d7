"""The pages of a file, one below the other, drawn when they come into sight."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.share.file import PageSize

SHEET_WIDTH = 640
_KEPT = 12  # images


class PagesView(QScrollArea):
    """Sheets of paper. ``wanted`` asks for the picture of a page (its number from 0, its width
    in pixels of the screen); answer with ``show_page``. ``moved`` tells that another page is in
    the middle.
    """

    wanted = Signal(int, int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: list[_Sheet] = []
        self._drawn: list[int] = []
        ground = QWidget()
        ground.setProperty("ground", "page")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(*map(theme.px, (24, 0, 24, 24)))
        self._column.setSpacing(theme.px(16))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(ground)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show pages of these sizes; what was drawn stays in sight until the new ones come."""
        while len(self._sheets) > len(sizes):
            sheet = self._sheets.pop()
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < len(sizes):
            sheet = _Sheet(len(self._sheets))
            sheet.wanted.connect(self._want)
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        for sheet, size in zip(self._sheets, sizes, strict=True):
            sheet.begin(size, self._sheet_width())
        self.moved.emit()

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page; those that were drawn long ago are let go."""
        if number >= len(self._sheets):
            return
        self._sheets[number].draw(image)
        self._drawn = [*(it for it in self._drawn if it != number), number]
        for old in self._drawn[:-_KEPT]:
            if old < len(self._sheets):
                self._sheets[old].clear()
        self._drawn = self._drawn[-_KEPT:]

    def current(self) -> int:
        """The number of the page in the middle, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        # by their heights: they may not have been put in their places yet
        ends = accumulate(sheet.height() + self._column.spacing() for sheet in self._sheets)
        return min(sum(end <= middle for end in ends), max(len(self._sheets) - 1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sheet in self._sheets:
            sheet.set_width(self._sheet_width())

    def _sheet_width(self) -> int:
        margins = self._column.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        return max(1, min(theme.px(SHEET_WIDTH), room))

    @Slot(int)
    def _want(self, number: int) -> None:
        self.wanted.emit(number, round(self._sheet_width() * self.devicePixelRatioF()))


class _Sheet(QWidget):
    """One page: white, also where the window is dark."""

    wanted = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._size = PageSize(1, 1)
        self._image = QImage()
        self._asked = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Page {n}").format(n=number + 1))

    def begin(self, size: PageSize, width: int) -> None:
        self._size = size
        self._asked = False
        self.set_width(width)
        self.update()

    def set_width(self, width: int) -> None:
        size = QSize(width, round(width * self._size.height / self._size.width))
        if size != self.size():
            self.setFixedSize(size)
            self._asked = False

    def draw(self, image: QImage) -> None:
        self._image = image
        self.update()

    def clear(self) -> None:
        self._image = QImage()
        self._asked = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)
        painter.setPen(theme.colour("line"))
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
        if not self._asked:
            self._asked = True
            self.wanted.emit(self._number)
