"""What the timeline says where there is nothing to list."""

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels

_DATE = re.compile(r"(?<![\w:-])(?:19|20)\d\d(?:-\d\d){0,2}(?![\w-])")
"""A year, a month or a day among the words of a query."""


class Empty(QWidget):
    """A sentence and one button: to begin, or to take the filters away."""

    begin_requested = Signal()
    filters_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filtered = False
        self._sentence = labels.title("")
        self._advice = labels.note("")
        self._button = buttons.quiet("")
        self._button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(24), 0)
        column.setSpacing(theme.px(8))
        column.addItem(_air(56))
        column.addWidget(self._sentence)
        column.addWidget(self._advice)
        column.addItem(_air(8))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_nothing_written(self) -> None:
        """The journal is empty."""
        self._filtered = False
        self._sentence.setText(self.tr("Nothing here yet"))
        self._advice.setText(self.tr("What you write is listed here by its day, newest first."))
        self._button.setText(self.tr("Write a reflection"))
        self._button.show()

    def show_nothing_found(self, query: str, *, filtered: bool) -> None:
        """Nothing matches ``query`` and the filters."""
        self._filtered = filtered
        found = self.tr("Nothing found for “{query}”").format(query=query)
        self._sentence.setText(found if query else self.tr("Nothing found"))
        advice = self.tr("Fewer words find more; so does a beginning with a star: kitch* table.")
        if date := _DATE.search(query):
            advice = self.tr("on:{date} finds what happened then.").format(date=date[0])
        self._advice.setText(self.tr("Filters are chosen above.") if filtered else advice)
        self._button.setText(self.tr("Take the filters away"))
        self._button.setVisible(filtered)

    @Slot()
    def _act(self) -> None:
        if self._filtered:
            self.filters_cleared.emit()
        else:
            self.begin_requested.emit()


def _air(height: int) -> QSpacerItem:
    """Room that gives way first in a low window, before the words do."""
    policy = QSizePolicy.Policy
    return QSpacerItem(0, theme.px(height), policy.Minimum, policy.Maximum)
