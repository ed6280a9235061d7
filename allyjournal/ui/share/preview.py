"""A file as it is, in pages or as its text."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.share.file import Picture, SharedFile, picture
from allyjournal.ui.share.pages_view import SHEET_WIDTH, PagesView
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceChips

_PAGES = "pages"
_TEXT = "text"


class Preview(QWidget):
    """Shows the bytes of a file, and ``says`` above it what they are."""

    def __init__(self, tasks: Tasks, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._file: SharedFile | None = None
        self._what = says
        self._says = labels.note(self.tr("Putting it together…"))
        self._notes = labels.note("")
        self._notes.hide()
        self._ways = ChoiceChips(
            self.tr("Show it as"), [(_PAGES, self.tr("Pages")), (_TEXT, self.tr("Text"))]
        )
        self._ways.fill(_PAGES)
        self._ways.edited.connect(self._show_way)
        self._pages = PagesView()
        self._pages.wanted.connect(self._draw)
        self._pages.moved.connect(self._say)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setProperty("flavour", "paper")
        self._text.setAccessibleName(self.tr("The text of the file"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages)
        bar = self._pages.verticalScrollBar().sizeHint().width()
        self._stack.addWidget(_over_sheet(self._text, (0, 24), bar))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_over_sheet(self._head(), (12, 12), bar))
        column.addWidget(self._stack, 1)

    def show_file(self, file: SharedFile) -> None:
        """Show this file in the place of the former one."""
        self._file = file
        self._notes.setText("\n".join(file.notes))
        self._notes.setVisible(bool(file.notes))
        self._pages.show_pages(file.pages)
        place = self._text.verticalScrollBar().value()
        self._text.setPlainText(file.text)
        self._text.verticalScrollBar().setValue(place)
        self._ways.setVisible(bool(file.pages))
        self._show_way()

    def show_waiting(self) -> None:
        """Say that another file is being put together."""
        self._file = None
        self._say()

    @Slot(int, int)
    def _draw(self, number: int, width: int) -> None:
        if self._file:
            self._tasks.run(partial(picture, self._file, number, width), self._show_picture)

    def _show_picture(self, drawn: Picture) -> None:
        if self._file and self._file.data == drawn.data:
            self._pages.show_page(drawn.number, drawn.image)

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout()
        line.addWidget(self._says, 1)
        line.addWidget(self._ways)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._notes)
        return head

    def _shows_pages(self) -> bool:
        return bool(self._file and self._file.pages) and self._ways.value() == _PAGES

    @Slot()
    def _show_way(self) -> None:
        self._stack.setCurrentIndex(0 if self._shows_pages() else 1)
        self._say()

    @Slot()
    def _say(self) -> None:
        if self._file is None:
            words = self.tr("Putting it together…")
        elif self._shows_pages():
            words = self.tr("{what} · page {n} of {all}").format(
                what=self._what, n=self._pages.current() + 1, all=len(self._file.pages)
            )
        else:
            words = self.tr("{what} · its text").format(what=self._what)
        self._says.setText(words)


def _over_sheet(content: QWidget, ends: tuple[int, int], bar: int) -> QWidget:
    """``content`` as wide as a page and where the pages are beside their scroll ``bar``;
    ``ends``: what is above and below it."""
    content.setMaximumWidth(theme.px(SHEET_WIDTH))
    place = QWidget()
    row = QHBoxLayout(place)
    sides = theme.px(24)
    row.setContentsMargins(sides, theme.px(ends[0]), sides + bar, theme.px(ends[1]))
    row.addStretch(1)
    row.addWidget(content, 1000)
    row.addStretch(1)
    return place
