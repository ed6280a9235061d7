"""Several words, each a chip: topics, communities, people."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.plain_text import clean


class ChipField(QFrame):
    """Words chosen by typing: Enter or a comma adds one, Backspace takes the last one away.

    With ``choices`` (value, words) nothing else can be added, and the values count, not what is
    shown; without, a value is the word itself. A value is there once, in the order of adding,
    and no more than ``most`` are (None: any number): one too many takes the last one's place.
    ``refused`` carries what was typed and is not among the choices; it stays in the line.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        choices: Sequence[tuple[str, str]] | None = None,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "chip_field")
        self.setAccessibleName(name)
        self._choices = choices
        self._most = most
        self._values: list[str] = []
        self._chips: list[_Chip] = []
        self._line = _Line(self)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder)
        self._line.comma.connect(self._take)
        self._line.emptied.connect(self._drop_last)
        self._line.focus.connect(self._show_focus)
        self.setFocusProxy(self._line)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # queued: the completer writes its word into the line after this signal
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._line.setCompleter(completer)
        self._row = FlowLayout(self)
        side = theme.px(6)
        self._row.setContentsMargins(side, theme.px(4), side, theme.px(4))
        self._row.addWidget(self._line)
        if choices is not None:
            self.complete_with([words for _, words in choices])

    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order of adding."""
        return tuple(self._values)

    def fill(self, values: Iterable[str]) -> None:
        """Show ``values`` in place of what is there."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._values = []
        self._line.clear()
        for value in dict.fromkeys(values):
            self._add(value)

    def complete_with(self, words: Iterable[str]) -> None:
        """Offer ``words`` while typing."""
        self._words.setStringList(list(words))

    def add_choice(self, value: str, words: str) -> None:
        """Let ``value`` be chosen from now on, and choose it in place of what is typed."""
        self._choices = [*(self._choices or ()), (value, words)]
        self.complete_with([shown for _, shown in self._choices])
        self._line.setText(words)
        self._take()

    def is_filled(self) -> bool:
        """Whether there is a word."""
        return bool(self._values)

    @Slot()
    def commit(self) -> None:
        """Add what is typed and not yet a chip, as when the field is left."""
        self._take()

    def typed(self) -> str:
        """What is typed and not a chip."""
        return self._line.text().strip()

    def type(self, words: str) -> None:
        """Have ``words`` stand there as if they were typed, and take them where they fit."""
        self._line.setText(words)
        self._take()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._line.setFocus()

    @Slot()
    def _take(self) -> None:
        words = clean(self._line.text()).strip(" \t,")
        value = self._value_of(words)
        if value is None:
            self.refused.emit(words)
        else:
            self._line.clear()
        if value and value not in self._values:
            if len(self._values) == self._most:
                self._take_out(len(self._values) - 1)
            self._add(value)
            self.edited.emit()

    def _value_of(self, words: str) -> str | None:
        """The value that ``words`` stand for; None where they are not among the choices."""
        if self._choices is None or not words:
            return words
        typed = words.casefold()
        return next((value for value, shown in self._choices if shown.casefold() == typed), None)

    def _shown(self, value: str) -> str:
        return dict(self._choices or ()).get(value, value)

    def _add(self, value: str) -> None:
        chip = _Chip(value, self._shown(value), self)
        chip.removed.connect(self._drop)
        self._row.insert_widget(len(self._chips), chip)
        chip.show()
        self._values.append(value)
        self._chips.append(chip)

    @Slot(str)
    def _drop(self, value: str) -> None:
        self._take_out(self._values.index(value))
        self._line.setFocus()
        self.edited.emit()

    def _take_out(self, index: int) -> None:
        del self._values[index]
        chip = self._chips.pop(index)
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    @Slot()
    def _drop_last(self) -> None:
        if self._values:
            self._drop(self._values[-1])

    @Slot(bool)
    def _show_focus(self, focused: bool) -> None:
        if not focused:
            self._take()
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)


class _Chip(QFrame):
    """One word with its cross."""

    removed = Signal(str)

    def __init__(self, value: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._value = value
        self.setProperty("flavour", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(2), 0)
        row.setSpacing(theme.px(2))
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(label)
        cross = buttons.remove(self.tr("Take %1 away").replace("%1", words), self)
        cross.clicked.connect(self._remove)
        row.addWidget(cross)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._value)


class _Line(QLineEdit):
    """The line in which the next word is typed."""

    comma = Signal()
    emptied = Signal()
    focus = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "bare")
        self.setMinimumWidth(theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.text().strip() and (enter or event.text() == ","):
            self.comma.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # the list of completions takes the focus without the field being left
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus.emit(False)
