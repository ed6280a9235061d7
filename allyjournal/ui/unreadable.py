"""What stands in the place of records that cannot be read."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalDamaged
from allyjournal.store.damage import Unreadable
from allyjournal.store.row_id import day_of
from allyjournal.ui import looks
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.record_rows import Row


def unreadable_row(row_id: int, *, dated: bool) -> Row:
    """In a list, whose rows are ``dated`` or say their day in a note: it is known by the row."""
    words = QCoreApplication.translate("unreadable", "This record cannot be read.")
    row, day = Row(title=words, muted=True), day_of(row_id)
    return replace(row, date=day) if dated else replace(row, note=looks.short_date(day))


class UnreadableLine(QWidget):
    """Says that something is missing here, and leads to what can be done; out of sight while
    nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = labels.note("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(link_row(WhatToDo(JournalDamaged.passage)))
        self.hide()

    def show_rows(self, rows: Collection[Unreadable]) -> None:
        """Tell of the rows that are missing; the number of those in the trash may not be known."""
        self.show_words(self._missing(rows) if rows else "")

    def show_words(self, words: str) -> None:
        """Say it in other words; none: nothing is missing."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def _missing(self, rows: Collection[Unreadable]) -> str:
        if not all(row.key for row in rows):
            return self.tr("Some records cannot be read, and are missing here.")
        if len(rows) == 1:
            return self.tr("One record cannot be read, and is missing here.")
        return self.tr("{n} records cannot be read, and are missing here.").format(n=len(rows))
