"""How much was found, and in which order it stands."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.store.search import Order
from allyjournal.ui import theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceChips


class FoundRow(QWidget):
    """In sight while something is asked for; the order can be chosen where words are.

    ``reordered`` tells that the person chose another order.
    """

    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = labels.note("")
        self._count.setWordWrap(False)
        orders = [("newest", self.tr("Newest first")), ("best", self.tr("Closest match first"))]
        self._orders = ChoiceChips(self.tr("Order"), orders)
        self._orders.fill("newest")
        self._orders.edited.connect(self.reordered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._count)
        row.addWidget(self._orders, 1)
        self.hide()

    def order(self) -> Order:
        """The order that was chosen; without words to rank by, always the newest first."""
        best = self._orders.value() == "best" and not self._orders.isHidden()
        return "best" if best else "newest"

    def ask(self, *, anything: bool, words: bool) -> None:
        """Whether anything is asked for, and words among it."""
        self._orders.setVisible(words)
        self.setVisible(anything)

    def show_number(self, number: int | None) -> None:
        """Say how many records were found; None: that is not known yet."""
        words = self.tr("1 found") if number == 1 else self.tr("{n} found")
        self._count.setText("" if number is None else words.format(n=QLocale().toString(number)))

    def words(self) -> str:
        """How much was found, as it is said; empty where nothing is asked for."""
        return "" if self.isHidden() else self._count.text()
