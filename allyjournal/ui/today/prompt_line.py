"""One question above the empty page, which steps back when the writing starts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.domain.prompts import Prompt
from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels


class PromptLine(QWidget):
    """A prompt with "another" and "none"; ``edited`` tells that the person chose either."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts: Sequence[Prompt] = ()
        self._position = 0
        self._wanted = True
        self._shrunk = False
        self._question = labels.body("", self)
        self._question.setProperty("flavour", "prompt")
        self._question.setProperty("large", True)
        # the links are smaller and stand on the same line
        self._question.setContentsMargins(0, 0, 0, theme.px(3))
        self._another = buttons.link(self.tr("another"), self)
        self._another.setAccessibleName(self.tr("Another prompt"))
        self._another.clicked.connect(self._show_next)
        self._none = buttons.link(self.tr("none"), self)
        self._none.setAccessibleName(self.tr("No prompt"))
        self._none.clicked.connect(self._show_none)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._question, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._another, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._none, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(0)
        self._show()

    def offer(self, prompts: Sequence[Prompt], position: int) -> None:
        """Show the prompt at ``position``; "another" goes on from there and begins anew."""
        self._prompts = prompts
        self._position = position
        self._show()

    def position(self) -> int:
        """Which of the prompts is shown."""
        return self._position

    def text(self) -> str:
        """The prompt that is shown, or nothing."""
        if not self._wanted or not self._prompts:
            return ""
        return self._prompts[self._position % len(self._prompts)].text

    def shrink(self) -> None:
        """Step back to one small line: the writing has begun."""
        if not self._shrunk:
            self._shrunk = True
            # the page below must not move under the caret
            self.setFixedHeight(self.height())
            self._question.setProperty("large", False)
            self._question.style().unpolish(self._question)
            self._question.style().polish(self._question)
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    @Slot()
    def _show_next(self) -> None:
        if self._wanted:
            self._position += 1
        self._wanted = True
        self._show()
        self.edited.emit()

    @Slot()
    def _show_none(self) -> None:
        self._wanted = False
        self._show()
        self._another.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        text = self.text()
        self._another.setText(self.tr("another") if text else self.tr("a prompt"))
        self._another.setVisible(bool(self._prompts))
        self._none.setVisible(bool(text))
        self._question.setVisible(bool(text))
        self._fit(text)

    def _fit(self, text: str) -> None:
        """Show ``text`` in the room beside the links: wrapped, or cut once it has stepped back."""
        links = self._another.sizeHint().width() + self._none.sizeHint().width()
        room = max(0, self.width() - links - 4 * self._row.spacing())
        metrics = self._question.fontMetrics()
        wraps = metrics.horizontalAdvance(text) > room and not self._shrunk
        self._question.setWordWrap(wraps)
        self._row.setStretch(0, int(wraps))
        one_line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._question.setText(one_line if self._shrunk else text)
        self._question.setToolTip(text if self._shrunk else "")
