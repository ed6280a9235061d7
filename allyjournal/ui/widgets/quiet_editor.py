"""Long text in a form that reads like a page until somebody points at it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

_INSET = 10
"""From the edge of a writing field to its letters: margin, padding and border, in pixels."""


class QuietEditor(MarkdownEditor):
    """A writing field, as high as its text, whose edge shows while it is empty or at work."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, auto_height=True, least_lines=1, parent=parent)
        self.setProperty("quiet", True)
        self.textChanged.connect(self._show_whether_empty)
        self._show_whether_empty()

    def fill(self, text: str) -> None:
        super().fill(text)
        self._show_whether_empty()

    @Slot()
    def _show_whether_empty(self) -> None:
        empty = not self.is_filled()
        if self.property("empty") != empty:
            self.setProperty("empty", empty)
            self.style().unpolish(self)
            self.style().polish(self)


def outdented(editor: QWidget) -> QHBoxLayout:
    """``editor`` in a row that lets its letters, not its edge, stand in line with the headings;
    what holds the row leaves room for it at both sides."""
    row = QHBoxLayout()
    out = -theme.px(_INSET)
    row.setContentsMargins(out, 0, out, 0)
    row.addWidget(editor)
    return row
