"""The former states of a record, each beside what it says now; one can be taken again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.field_words import field_words
from allyjournal.ui.history.reading import (
    Compared,
    Difference,
    History,
    read_compared,
    read_moments,
)
from allyjournal.ui.marked_words import marked
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.record_list import RecordList, Row

_WIDTH, _HEIGHT, _LIST_WIDTH = 940, 520, 300
_BESIDE, _ABOVE_AND_BELOW = 80, 180
"""What of a small window the panes leave to the frame, the heading and the buttons."""


def ask_former(
    parent: QWidget, journal: Journal, tasks: Tasks, history: History
) -> AnyRecord | None:
    """Show what a record was; the state that the person wants again, or None."""
    dialog = HistoryDialog(parent, journal, tasks, history)
    return dialog.former() if dialog.run() else None


class HistoryDialog(Dialog):
    """A list of moments, and for the chosen one every field that differs, word by word.

    What comes into sight is read, and what is chosen is compared, in the worker thread.
    """

    def __init__(self, parent: QWidget, journal: Journal, tasks: Tasks, history: History) -> None:
        super().__init__(parent, self.tr("What it was"))
        self._journal = journal
        self._tasks = tasks
        self._history = history
        self._former: AnyRecord | None = None
        self._moments = RecordList(self.tr("Former states, the newest first"), compact=True)
        self._moments.rows_wanted.connect(self._read_moments)
        self._moments.selected.connect(self._choose)
        self._shown = QWidget()
        self._texts = QVBoxLayout(self._shown)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(theme.px(12))
        self.add(
            labels.note(self.tr("Struck out: what it said then. Underlined: what it says now."))
        )
        self.add(self._panes(parent.window()))
        self.reject_button(self.tr("Close"))
        self._take = self.accept_button(self.tr("Let it say this again"))
        self._take.setEnabled(False)
        self._moments.show_ids(history.places)
        self._moments.select(history.places[0])
        self._choose(history.places[0])
        self._moments.setFocus()

    def _panes(self, window: QWidget) -> QWidget:
        panes = QWidget()
        width = min(theme.px(_WIDTH), window.width() - theme.px(_BESIDE))
        height = min(theme.px(_HEIGHT), window.height() - theme.px(_ABOVE_AND_BELOW))
        panes.setMinimumSize(width, height)
        self._moments.setFixedWidth(min(theme.px(_LIST_WIDTH), width // 3))
        row = QHBoxLayout(panes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._moments)
        row.addWidget(self._scroll(), 1)
        return panes

    def _scroll(self) -> QWidget:
        area = page_scroll(self._shown, None, (0, 0))
        # nothing in it has the focus; it is scrolled by keys all the same
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("What it said then, and what it says now"))
        return area

    def former(self) -> AnyRecord | None:
        """The state that is chosen and shown."""
        return self._former

    @Slot(object)
    def _read_moments(self, places: list[int]) -> None:
        read = partial(read_moments, self._journal, self._history.present, places)
        self._tasks.run(read, self._show_moments, replaces="history moments")

    def _show_moments(self, found: tuple[Sequence[int], list[Row | None]]) -> None:
        self._moments.deliver(*found)

    @Slot(object)
    def _choose(self, place: int) -> None:
        # nothing can be taken again before it is in sight
        self._former = None
        self._take.setEnabled(False)
        read = partial(read_compared, self._journal, self._history.present, place)
        self._tasks.run(read, self._show, replaces="history compared")

    def _show(self, compared: Compared | None) -> None:
        while item := self._texts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if compared is None:
            return
        for difference in compared.differences:
            self._texts.addWidget(self._difference(difference))
        if not compared.differences:
            self._texts.addWidget(labels.note(self.tr("It says the same now.")))
        self._texts.addStretch(1)
        self._former = compared.former
        self._take.setEnabled(bool(compared.differences))

    def _difference(self, difference: Difference) -> QWidget:
        heading = field_words(difference.field)
        words = QLabel(marked(difference.pieces))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        nothing = self.tr("nothing")
        words.setAccessibleName(
            self.tr("{field}: then {before}; now {after}").format(
                field=heading,
                before=difference.before or nothing,
                after=difference.after or nothing,
            )
        )
        part = QWidget(self._shown)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(labels.heading(heading))
        column.addWidget(words)
        part.show()
        return part
