"""Choosing a passphrase: two lines, and how strong it is."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.caps_lock import CapsLockHint
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import Step, action, link
from allyjournal.ui.unlock.strength_words import words
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.vault.strength import Strength, strength


class NewPassphrase(QWidget):
    """Two lines for a new passphrase, the first with a ``name``; a weak one is warned about,
    never refused.

    ``entered`` comes with Enter in the second line.
    """

    entered = Signal()

    def __init__(self, tasks: Tasks, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.first = PassphraseLine()
        self.second = PassphraseLine()
        self._strength = labels.note("")
        self._refusal = Refusal()
        self._caps_lock = CapsLockHint([self.first, self.second], self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Field(name or self.tr("Passphrase"), self.first))
        column.addWidget(self._strength)
        column.addWidget(Field(self.tr("The same again"), self.second))
        column.addWidget(self._caps_lock.label)
        column.addWidget(self._refusal)
        self.first.textEdited.connect(self._edited)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)
        self._show_words("")

    def passphrase(self) -> str | None:
        """What was typed twice; None, and the reason is said, where it cannot be used."""
        typed = self.first.text()
        if not typed:
            self._refuse(self.tr("A passphrase cannot be empty."), self.first)
        elif not self.second.text():
            self._refuse(self.tr("Type it once more, so that a slip shows."), self.second)
        elif typed != self.second.text():
            self._refuse(self.tr("The two are not the same."), self.second)
        else:
            self._refusal.hide()
            return typed
        return None

    def begin(self) -> None:
        """Take the caret."""
        self.first.setFocus()

    def _refuse(self, sentence: str, line: PassphraseLine) -> None:
        self._refusal.say(sentence)
        line.setFocus()
        line.selectAll()

    @Slot(str)
    def _edited(self, text: str) -> None:
        self._refusal.hide()
        if text:
            self._tasks.run(partial(strength, text), self._show_strength, replaces="strength")
        else:
            self._show_words("")

    def _show_strength(self, value: Strength) -> None:
        if self.first.text():
            self._show_words(words(value))

    def _show_words(self, text: str) -> None:
        hint = self.tr("Four or five words that have nothing to do with each other work well.")
        self._strength.setText(text or hint)
        self.first.setAccessibleDescription(self._strength.text())


class NewPassphraseStep(Step):
    """The page on which a passphrase is chosen; ``chosen`` carries it."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str,
        go_on: str,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, sentence, parent)
        self._fields = NewPassphrase(tasks)
        self._fields.entered.connect(self._go_on)
        button = action(go_on, main=True)
        button.clicked.connect(self._go_on)
        back = link(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self.add(self._fields)
        self.add(self.refusal)
        self.add_row(button, back)
        self.begins_with(self._fields.first, button)

    @Slot()
    def _go_on(self) -> None:
        passphrase = self._fields.passphrase()
        if passphrase is not None:
            self.chosen.emit(passphrase)
