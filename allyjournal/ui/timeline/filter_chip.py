"""One filter of the timeline: a chip that opens a menu of what to choose from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.ui import icons


class Choice(NamedTuple):
    """A value with its words, how many rows it would list, and a mark (shape, colour token)."""

    value: str
    words: str
    number: int
    mark: tuple[str, str] | None = None


class FilterChip(QPushButton):
    """``words`` stand for the filter ``name`` while nothing is chosen, ``everything`` for that
    choice in the menu.

    ``wanted`` asks for what there is to choose, which ``open_with`` then shows; ``picked`` tells
    that the person chose something.
    """

    wanted = Signal(str)
    picked = Signal()

    def __init__(
        self, name: str, words: str, everything: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._words = words
        self._everything = everything
        self._chosen: dict[str, str] = {}
        self._offered = False
        self.setProperty("flavour", "chip")
        self.setAutoDefault(False)
        self.setCheckable(True)
        self._menu = _StayingMenu(self)
        self._menu.triggered.connect(self._pick)
        self.clicked.connect(self._ask)
        self._show()

    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order of choosing; any of them will do."""
        return tuple(self._chosen)

    def choose(self, chosen: Mapping[str, str]) -> None:
        """Choose values with their words in place of what was chosen, without a signal."""
        self._chosen = dict(chosen)
        self._show()

    def set_offered(self, offered: bool) -> None:
        """Whether the journal has anything to choose from; if not, the chip is not shown."""
        self._offered = offered
        self._show()

    def open_with(self, choices: Sequence[Choice]) -> None:
        """Open the menu with ``choices``."""
        self._menu.clear()
        self._menu.addAction(self._everything).setData("")
        self._menu.addSeparator()
        for choice in choices:
            self._add(choice)
        side = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = self.rect().bottomRight() - QPoint(self._menu.sizeHint().width(), 0)
        self._menu.popup(self.mapToGlobal(side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)

    def _add(self, choice: Choice) -> None:
        number = self.locale().toString(choice.number)
        action = self._menu.addAction(choice.words.replace("&", "&&") + f"\t{number}")
        action.setData(choice.value)
        # what is remembered for the chip: the text of an action has the number behind it
        action.setProperty("words", choice.words)
        action.setCheckable(True)
        action.setChecked(choice.value in self._chosen)
        _embolden(action)
        if choice.mark:
            action.setIcon(icons.mark(*choice.mark))

    @Slot()
    def _ask(self) -> None:
        # a press asks, and leaves the check mark where it was
        self._show()
        self.wanted.emit(self._name)

    @Slot(QAction)
    def _pick(self, action: QAction) -> None:
        value = action.data()
        if not value:
            self._chosen = {}
        elif value in self._chosen:
            del self._chosen[value]
        else:
            self._chosen[value] = action.property("words")
        _embolden(action)
        self._show()
        self.picked.emit()

    def _show(self) -> None:
        words = list(self._chosen.values())
        more = f" +{self.locale().toString(len(words) - 1)}" if len(words) > 1 else ""
        shown = words[0] + more if words else self._words
        self.setText(shown.replace("&", "&&") + " ▾")
        self.setAccessibleName(": ".join(filter(None, (self._words, ", ".join(words)))))
        self.setChecked(bool(words))
        self.setVisible(self._offered or bool(words))


def _embolden(action: QAction) -> None:
    """Where a mark stands, the tick has no place."""
    letters = action.font()
    letters.setBold(action.isChecked())
    action.setFont(letters)


class _StayingMenu(QMenu):
    """A click or Space ticks and leaves the menu open for more; Enter ticks and closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        """Trigger what can be ticked; whether it could."""
        tickable = bool(action and action.isCheckable())
        if action and tickable:
            action.trigger()
        return tickable
