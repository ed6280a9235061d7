"""One value out of a few, as a combo box or as a row of chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.flow_layout import FlowLayout

Choices = Sequence[tuple[str, str]]


class ChoiceField(QComboBox):
    """A combo box over ``choices`` (value, words); with ``none_label`` also over no value."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        choices: Choices,
        *,
        none_label: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if none_label is not None:
            self.addItem(none_label, None)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._chosen)
        self._shown = self.value()

    def value(self) -> str | None:
        """The value that is shown."""
        value = self.currentData()
        return None if value is None else str(value)

    def fill(self, value: str | None) -> None:
        """Show ``value``. Raises ValueError where it is not among the choices."""
        index = self.findData(value) if value is not None else self._none_index()
        if index < 0:
            raise ValueError("not among the choices")
        self.setCurrentIndex(index)
        self._shown = value

    def is_filled(self) -> bool:
        """Whether a value is chosen."""
        return self.value() is not None

    def wheelEvent(self, event: QWheelEvent) -> None:
        # scrolling the page must not change what the pointer happens to be over
        event.ignore()

    def _none_index(self) -> int:
        return next((row for row in range(self.count()) if self.itemData(row) is None), -1)

    @Slot()
    def _chosen(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit()


class ChoiceChips(QWidget):
    """The same as a row of chips: one Tab stop, arrow keys inside; with ``optional`` the chosen
    chip can be let go again. Whoever begins to write there chooses nothing with their spaces."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        choices: Choices,
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._optional = optional
        self._amid_words = False
        self._chips: dict[str, QPushButton] = {}
        row = FlowLayout(self)
        for value, words in choices:
            chip = buttons.chip(words, self)
            chip.setCheckable(True)
            chip.clicked.connect(self._clicked)
            chip.installEventFilter(self)
            row.addWidget(chip)
            self._chips[value] = chip
        self._value: str | None = None
        self._show()

    def value(self) -> str | None:
        """The chosen value."""
        return self._value

    def fill(self, value: str | None) -> None:
        """Show ``value``. Raises ValueError where it is not among the choices."""
        if value is not None and value not in self._chips:
            raise ValueError("not among the choices")
        self._value = value
        self._show()

    def is_filled(self) -> bool:
        """Whether a value is chosen."""
        return self._value is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                return self._amid_words
            self._amid_words = event.text().isprintable() and bool(event.text())
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
            if step and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            if step:
                chips = list(self._chips.values())
                there = chips.index(watched) if watched in chips else 0
                chips[(there + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    @Slot()
    def _clicked(self) -> None:
        value = next(value for value, chip in self._chips.items() if chip is self.sender())
        if value == self._value and not self._optional:
            self._show()
            return
        self._value = None if value == self._value else value
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        stop = self._value or next(iter(self._chips), None)
        for value, chip in self._chips.items():
            chip.setChecked(value == self._value)
            chip.setAccessibleDescription(self._name)
            policy = Qt.FocusPolicy.StrongFocus if value == stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
            if value == stop:
                # one stop for those who order the stops, whichever chip it is
                self.setFocusProxy(chip)
