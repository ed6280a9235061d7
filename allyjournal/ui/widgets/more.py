"""The fields that most people need seldom, behind one word."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.field import Field


class More(QWidget):
    """Shows the fields in which something is written, and the others once "More" is pressed.

    Add the fields in their order, fill them, then call ``settle()``.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._fields: list[Field] = []
        self._asked: set[Field] = set()
        self._filled = QVBoxLayout()
        self._filled.setSpacing(theme.px(16))
        self._button = QPushButton(self)
        self._button.setProperty("flavour", "disclosure")
        self._button.setCheckable(True)
        self._button.toggled.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addLayout(self._filled)
        column.addWidget(self._button)
        self._open(False)

    def add(self, field: Field) -> Field:
        """Put ``field`` at the end of those that are hidden while empty."""
        self._fields.append(field)
        self._filled.addWidget(field)
        field.setVisible(self.is_open())
        return field

    def ask_for(self, field: Field, asked: bool = True) -> None:
        """Have ``field`` in sight also while it is empty, or no longer."""
        if asked != (field in self._asked):
            self._asked ^= {field}
            self.settle()

    def button(self) -> QPushButton:
        """The word that opens it, for a page that puts it elsewhere."""
        return self._button

    def is_open(self) -> bool:
        """Whether the empty fields are shown, too."""
        return self._button.isChecked()

    def set_open(self, shown: bool) -> None:
        """Show or hide the empty fields."""
        self._button.setChecked(shown)

    def reveal(self, _field: QWidget) -> None:
        """Show the empty fields, one of which is wanted."""
        self.set_open(True)

    @Slot()
    def settle(self) -> None:
        """Have the filled fields in sight and the others behind the word, as it is open now."""
        hidden = False
        for field in self._fields:
            by_itself = field in self._asked or field.is_filled()
            field.setVisible(self.is_open() or by_itself)
            hidden = hidden or not by_itself
        self._button.setVisible(hidden)

    @Slot(bool)
    def _open(self, shown: bool) -> None:
        words = self._words or self.tr("More")
        self._button.setText(f"{words} ▴" if shown else f"{words} ▾")
        self._button.setAccessibleName(words)
        self._button.setAccessibleDescription(
            self.tr("open") if shown else self.tr("opens more fields")
        )
        self.settle()
