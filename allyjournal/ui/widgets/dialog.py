"""The one shape of every dialog: a heading, what it is about, and a row of buttons."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels


class Dialog(QDialog):
    """A modal dialog: a sentence, an optional second one, ``content``, and buttons.

    Enter presses the button that has the focus, from a field the primary one; Escape leaves
    without doing anything.
    """

    def __init__(self, parent: QWidget | None, sentence: str, advice: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("AllyJournal")
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(advice)
        self.setModal(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        self._sentence = labels.body(sentence, self)
        self._sentence.setProperty("flavour", "question")
        column.addWidget(self._sentence)
        self._advice = labels.note(advice, self)
        self._advice.setVisible(bool(advice))
        column.addWidget(self._advice)
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.px(8))
        column.addLayout(self._content)
        column.addSpacing(theme.px(4))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch()
        column.addLayout(self._buttons)
        self.setMinimumWidth(theme.px(400))
        # a modal dialog keeps the window's own keys from it, and the lock must always work; the
        # dialog above this one finds it here
        self.lock = getattr(parent.window(), "lock", None) if parent else None
        if self.lock:
            QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock)

    def add(self, content: QWidget) -> None:
        """Put ``content`` below the sentence."""
        self._content.addWidget(content)

    def lead_to(self, passage: str) -> None:
        """Have a link to this passage of the help beside the buttons, or none."""
        if passage:
            # most dialogs lead nowhere
            from allyjournal.ui.help.what_to_do import WhatToDo

            self._buttons.insertWidget(0, WhatToDo(passage, self))

    def accept_button(self, label: str, *, primary: bool = True) -> QPushButton:
        """The button that does what is asked; Enter presses the ``primary`` one too."""
        return self._button(label, self.accept, primary=primary)

    def reject_button(self, label: str, *, primary: bool = False) -> QPushButton:
        """The button that leaves everything as it is."""
        return self._button(label, self.reject, primary=primary)

    def _button(self, label: str, answer: Callable[[], None], *, primary: bool) -> QPushButton:
        button = buttons.primary(label, self) if primary else buttons.quiet(label, self)
        # Enter on a quiet one must not press the other one
        button.setAutoDefault(True)
        button.setDefault(primary)
        button.clicked.connect(answer)
        self._buttons.addWidget(button)
        return button

    def run(self) -> bool:
        """Show the dialog until it is answered: True for the primary button."""
        answer = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return answer

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # wrapped labels know their height only at the width that they got
        self.setMinimumHeight(self._column.heightForWidth(self.width()))
        if self.focusWidget() is None:
            self.focusNextChild()
