"""Where a reflection is written, freely or by the steps of a framework; and read."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.reflection import STEPS, Framework, Reflection
from allyjournal.ui import theme
from allyjournal.ui.reflection.wording import framework_words, step_words, text_name
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.steps import Steps
from allyjournal.ui.widgets.tab_order import follow_layout

_LINES = 9
_USUAL = (Framework.FREE, Framework.WHAT_SO_WHAT_NOW_WHAT)
"""What is in sight; the others stand behind one word."""


class Writing(QWidget):
    """The text and the answers of one reflection. Closed, they are read; open, written.

    Another framework takes no word away: answers to steps that it does not have go to the end of
    the free text, each under the name of its step.
    """

    edited = Signal()

    def __init__(self, record: Reflection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = record.framework
        self._free = MarkdownEditor(
            text_name(), self.tr("Write here"), auto_height=True, least_lines=_LINES
        )
        self._free.fill(record.text)
        self._free.edited.connect(self.edited)
        self._steps = _steps(record.framework, record.answers)
        self._steps.edited.connect(self.edited)
        self._read = QVBoxLayout()
        self._read.setSpacing(theme.px(8))
        self._open = True
        self._guide = self._build_guide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._column.addLayout(self._read)
        self._column.addWidget(self._free)
        self._column.addWidget(self._steps)
        self._column.addWidget(self._guide)
        self._show()

    def text(self) -> str:
        """What is written freely."""
        return self._free.text()

    def framework(self) -> Framework:
        """The framework that guides the writing."""
        return self._framework

    def answers(self) -> dict[str, str]:
        """What is written under the steps of the framework, without those left empty."""
        return self._steps.answers()

    def begin(self) -> None:
        """Put the caret into the text, or into the step that it is at."""
        if STEPS[self._framework]:
            self._steps.begin()
        else:
            self._free.setFocus()

    def is_open(self) -> bool:
        """Whether it can be written in."""
        return self._open

    def set_open(self, shown: bool) -> None:
        """Let it be written in, or only be read."""
        if shown != self._open:
            self._open = shown
            self._show()

    def _build_guide(self) -> QWidget:
        words = framework_words()
        self._usual = ChoiceChips(self.tr("Framework"), [(it, words[it]) for it in _USUAL])
        self._usual.edited.connect(self._choose_usual)
        self._other = QPushButton()
        self._other.setProperty("flavour", "disclosure")
        menu = QMenu(self._other)
        for framework in [it for it in words if it not in _USUAL]:
            action = menu.addAction(words[framework])
            action.setData(framework.value)
            action.setCheckable(True)
        menu.triggered.connect(self._choose_other)
        self._other.setMenu(menu)
        guide = QWidget()
        row = QHBoxLayout(guide)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self._usual, self._other):
            row.addWidget(widget)
        row.addStretch(1)
        return guide

    @Slot()
    def _choose_usual(self) -> None:
        self._choose(Framework(self._usual.value() or Framework.FREE))

    @Slot(QAction)
    def _choose_other(self, action: QAction) -> None:
        self._choose(Framework(action.data()))

    def _choose(self, framework: Framework) -> None:
        if framework is not self._framework:
            self._move_answers()
            self._framework = framework
            self._replace_steps()
            self._show()
            self.begin()
            self.edited.emit()
        else:
            self._show_guide()

    def _move_answers(self) -> None:
        """Put the answers behind the free text, so that another framework cannot lose them."""
        headed = [f"### {step_words(step).name}\n\n{it}" for step, it in self.answers().items()]
        if headed:
            self._free.fill("\n\n".join(filter(None, (self.text().rstrip(), *headed))))

    def _replace_steps(self) -> None:
        former, self._steps = self._steps, _steps(self._framework, {})
        self._steps.edited.connect(self.edited)
        self._column.replaceWidget(former, self._steps)
        former.hide()
        former.deleteLater()
        follow_layout(self)

    def _show(self) -> None:
        guided = bool(STEPS[self._framework])
        self._free.setVisible(self._open and (not guided or self._free.is_filled()))
        self._steps.setVisible(self._open and guided)
        self._guide.setVisible(self._open)
        self._show_guide()
        self._show_reading()

    def _show_guide(self) -> None:
        usual = self._framework in _USUAL
        self._usual.fill(self._framework if usual else None)
        name = self.tr("More ways") if usual else framework_words()[self._framework]
        self._other.setText(f"{name} ▾")
        self._other.setAccessibleName(self.tr("More frameworks") if usual else name)
        for action in self._other.menu().actions():
            action.setChecked(action.data() == self._framework)

    def _show_reading(self) -> None:
        while item := self._read.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if self._open:
            return
        if self._free.is_filled():
            self._read.addWidget(MarkdownView(self.text()))
        for step, answer in self.answers().items():
            self._read.addWidget(labels.heading(step_words(step).name))
            self._read.addWidget(MarkdownView(answer))


def _steps(framework: Framework, answers: Mapping[str, str]) -> Steps:
    return Steps({step: step_words(step) for step in STEPS[framework]}, answers)
