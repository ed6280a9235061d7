"""One filter of the timeline: a chip that opens a menu of what to choose from."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.ui import icons


class Choice(NamedTuple):
    """A value with its words, how many records have it, and a mark (shape, colour token)."""

    value: str
    words: str
    number: int
    mark: tuple[str, str] | None = None


class FilterChip(QPushButton):
    """``words`` name the filter while nothing is chosen, ``everything`` that choice in the menu.

    ``picked`` tells that the person chose something.
    """

    picked = Signal()

    def __init__(self, words: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._everything = everything
        self._choices: Sequence[Choice] = ()
        self._value = ""
        self.setProperty("flavour", "chip")
        self.setCheckable(True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.aboutToHide.connect(self._show)
        self._menu.triggered.connect(self._pick)
        self.setMenu(self._menu)
        self._show()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Let choose from ``choices``; without any the chip is not shown."""
        self._choices = choices
        self.setVisible(bool(choices or self._value))
        self._show()

    def value(self) -> str:
        """What is chosen, or an empty text."""
        return self._value

    def clear(self) -> None:
        """Choose everything again, without a signal."""
        self._value = ""
        self._show()

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        self._add(Choice("", self._everything, 0))
        self._menu.addSeparator()
        for choice in self._choices:
            self._add(choice)

    def _add(self, choice: Choice) -> None:
        number = f"\t{self.locale().toString(choice.number)}" if choice.number else ""
        action = QAction(choice.words.replace("&", "&&") + number, self._menu)
        action.setData(choice.value)
        if choice.mark:
            action.setIcon(icons.mark(*choice.mark))
        self._menu.addAction(action)

    @Slot(QAction)
    def _pick(self, action: QAction) -> None:
        self._value = action.data()
        self._show()
        self.picked.emit()

    @Slot()
    def _show(self) -> None:
        chosen = [choice.words for choice in self._choices if choice.value == self._value]
        shown = chosen[0] if chosen else self._value or self._words
        self.setText(shown.replace("&", "&&") + " ▾")
        self.setAccessibleName(shown if shown == self._words else f"{self._words}: {shown}")
        # a press opens the menu and leaves the check mark wherever it was going
        self.setChecked(bool(self._value))
