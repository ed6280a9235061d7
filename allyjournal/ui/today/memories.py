"""What was written on this day in earlier years."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord, body, display_title
from allyjournal.domain.text import first_line
from allyjournal.ui import theme
from allyjournal.ui.looks import date_words, look
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout

_QUOTED = 140
_AT_ONCE = 8
"""How many stand there before one asks for the rest: in a long journal there may be hundreds."""


class Memories(QWidget):
    """``opened`` and ``kept_out`` carry a uid."""

    opened = Signal(str)
    kept_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[AnyRecord], date] = (), date.min
        self._at_once = _AT_ONCE
        self._list = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._list)

    def show_records(self, records: Sequence[AnyRecord], today: date) -> None:
        """Show ``records``, the newest first, under the number of years since."""
        self._shown = records, today
        former, self._list = self._list, QWidget(self)
        self._column.replaceWidget(former, self._list)
        former.hide()
        former.deleteLater()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for year, group in groupby(records[: self._at_once], _year):
            column.addWidget(labels.heading(self._years(today.year - year)))
            for record in group:
                memory = _Memory(record)
                memory.opened.connect(self.opened)
                memory.kept_out.connect(self.kept_out)
                column.addWidget(memory)
        if (further := len(records) - self._at_once) > 0:
            more = buttons.link(self.tr("{n} more").format(n=further))
            more.clicked.connect(self._show_more)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        self._list.show()

    @Slot()
    def _show_more(self) -> None:
        former = self._at_once
        self._at_once += _AT_ONCE
        self.show_records(*self._shown)
        # the button that was pressed is gone
        self._list.findChildren(_Memory)[former].setFocus()

    def _years(self, years: int) -> str:
        if years == 1:
            return self.tr("A year ago today")
        return self.tr("{n} years ago today").format(n=years)


class _Memory(QFrame):
    """The first line of one record, and its day."""

    opened = Signal(str)
    kept_out = Signal(str)

    def __init__(self, record: AnyRecord) -> None:
        super().__init__()
        self._uid = record.uid
        self.setProperty("flavour", "quote")
        quote = labels.body(self.tr("“{words}”").format(words=_quote(record)))
        quote.setProperty("flavour", "quoted")
        day = date_words(record.occurred_on)
        remark = labels.note(f"{day} · {look(record).noun.lower()}")
        remark.setWordWrap(False)
        out = buttons.link(self.tr("keep it out of this"))
        open_it = buttons.link(self.tr("open"))
        out.setAccessibleDescription(day)
        open_it.setAccessibleDescription(day)
        self.setFocusProxy(open_it)
        out.clicked.connect(self._keep_out)
        open_it.clicked.connect(self._open)
        row = FlowLayout(spacing=4)
        for part in (remark, open_it, out):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(quote)
        column.addLayout(row)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._uid)

    @Slot()
    def _keep_out(self) -> None:
        self.kept_out.emit(self._uid)


def _quote(record: AnyRecord) -> str:
    lines = (first_line(text, _QUOTED) for text in body(record))
    return next(filter(None, lines), display_title(record))


def _year(record: AnyRecord) -> int:
    return record.occurred_on.year
