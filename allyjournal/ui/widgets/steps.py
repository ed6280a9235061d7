"""Writing in steps: one at a time, and all at once on request."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

_LINES = 4


class StepWords(NamedTuple):
    """What a step is called, and what it asks."""

    name: str
    question: str


class Steps(QWidget):
    """A writing field for each of ``steps``; it begins at the first one without an answer."""

    edited = Signal()

    def __init__(
        self,
        steps: Mapping[str, StepWords],
        answers: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editors: dict[str, MarkdownEditor] = {}
        self._blocks: list[QWidget] = []
        self._all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for step, words in steps.items():
            self._blocks.append(self._block(step, words, answers.get(step, "")))
            column.addWidget(self._blocks[-1])
        column.addWidget(self._build_way())
        empty = (at for at, it in enumerate(self._editors.values()) if not it.is_filled())
        self._at = next(empty, 0)
        self._show()

    def answers(self) -> dict[str, str]:
        """The answers by step, without the empty ones."""
        return {step: editor.text() for step, editor in self._editors.items() if editor.is_filled()}

    def is_filled(self) -> bool:
        """Whether there is an answer."""
        return bool(self.answers())

    def begin(self) -> None:
        """Put the caret into the step that it is at."""
        list(self._editors.values())[self._at].setFocus()

    def reveal(self, part: QWidget) -> None:
        """Go to the step whose block is ``part``, in which something was looked for."""
        self._at = self._blocks.index(part)
        self._show()

    def _block(self, step: str, words: StepWords, answer: str) -> QWidget:
        editor = MarkdownEditor(words.name, auto_height=True, least_lines=_LINES)
        editor.setAccessibleDescription(words.question)
        editor.fill(answer)
        editor.edited.connect(self.edited)
        self._editors[step] = editor
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (labels.heading(words.name), labels.note(words.question), editor):
            column.addWidget(widget)
        return block

    def _build_way(self) -> QWidget:
        self._back = buttons.small(self.tr("Back"))
        self._back.clicked.connect(self._go_back)
        self._next = buttons.small(self.tr("Next step"))
        self._next.clicked.connect(self._go_on)
        self._place = labels.note("")
        self._place.setWordWrap(False)
        self._toggle = buttons.link("")
        self._toggle.clicked.connect(self._toggle_all)
        way = QWidget()
        row = FlowLayout(way, spacing=8)
        for widget in (self._back, self._next, self._place, self._toggle):
            row.addWidget(widget)
        return way

    @Slot()
    def _toggle_all(self) -> None:
        self._all = not self._all
        self._show()

    @Slot()
    def _go_back(self) -> None:
        self._go(-1)

    @Slot()
    def _go_on(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        self._at += step
        self._show()
        self.begin()

    def _show(self) -> None:
        for at, block in enumerate(self._blocks):
            block.setVisible(self._all or at == self._at)
        last = len(self._blocks) - 1
        self._back.setVisible(not self._all and self._at > 0)
        self._next.setVisible(not self._all and self._at < last)
        self._place.setVisible(not self._all)
        place = self.tr("Step {number} of {all}").format(number=self._at + 1, all=last + 1)
        self._place.setText(place)
        one_by_one, at_once = self.tr("One step at a time"), self.tr("All steps at once")
        self._toggle.setText(one_by_one if self._all else at_once)
