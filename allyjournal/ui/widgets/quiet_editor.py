"""Long text in a form that reads like a page until somebody points at it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.ui.widgets.markdown_editor import MarkdownEditor


class QuietEditor(MarkdownEditor):
    """A writing field, as high as its text, whose edge shows while it is empty or at work."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        least_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, placeholder, auto_height=True, least_lines=least_lines, parent=parent
        )
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
