"""The former states of a record, each beside what it says now; one can be taken again."""

from PySide6.QtCore import QLocale, Qt, QTime, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from allyjournal.domain.compare import compare
from allyjournal.domain.history import changed_fields
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.records import Revision
from allyjournal.ui import looks, theme
from allyjournal.ui.field_words import field_words
from allyjournal.ui.history.reading import History
from allyjournal.ui.history.values import field_value
from allyjournal.ui.marked_words import marked
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.page_scroll import page_scroll

_WIDTH, _HEIGHT, _LIST_WIDTH = 940, 520, 300
_BESIDE, _ABOVE_AND_BELOW = 80, 180
"""What of a small window the panes leave to the frame, the heading and the buttons."""


def ask_former(parent: QWidget, history: History) -> AnyRecord | None:
    """Show what a record was; the state that the person wants again, or None."""
    dialog = HistoryDialog(parent, history)
    return dialog.former() if dialog.run() else None


class HistoryDialog(Dialog):
    """A list of moments, and for the chosen one every field that differs, word by word."""

    def __init__(self, parent: QWidget, history: History) -> None:
        super().__init__(parent, self.tr("What it was"))
        self._history = history
        self._moments = QListWidget()
        self._moments.setAccessibleName(self.tr("Former states, the newest first"))
        self._moments.setWordWrap(True)
        self._moments.setProperty("flavour", "paragraphs")
        self._moments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._moments.addItems(list(map(self._moment, history.revisions)))
        self._shown = QWidget()
        self._texts = QVBoxLayout(self._shown)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(theme.px(12))
        legend = self.tr("Struck out: what it said then. Underlined: what it says now.")
        panes = QWidget()
        window = parent.window()
        width = min(theme.px(_WIDTH), window.width() - theme.px(_BESIDE))
        height = min(theme.px(_HEIGHT), window.height() - theme.px(_ABOVE_AND_BELOW))
        panes.setMinimumSize(width, height)
        self._moments.setFixedWidth(min(theme.px(_LIST_WIDTH), width // 3))
        row = QHBoxLayout(panes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._moments)
        row.addWidget(self._scroll(), 1)
        self.add(labels.note(legend))
        self.add(panes)
        self.reject_button(self.tr("Close"))
        self._take = self.accept_button(self.tr("Let it say this again"))
        self._moments.currentRowChanged.connect(self._show)
        self._moments.setCurrentRow(0)
        self._moments.setFocus()

    def _scroll(self) -> QWidget:
        area = page_scroll(self._shown, None, (0, 0))
        # nothing in it has the focus; it is scrolled by keys all the same
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("What it said then, and what it says now"))
        return area

    def former(self) -> AnyRecord:
        """The state that is chosen."""
        return self._history.revisions[self._moments.currentRow()].record

    def _moment(self, revision: Revision) -> str:
        """Until when it said so, and in what it differs from what it says now."""
        at = revision.at.astimezone()
        time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        names = changed_fields(revision.record, self._history.present)
        fields = ", ".join(field_words(name) for name in names) or self.tr("as it is now")
        until = self.tr("Until {day}, {time}").format(day=looks.day_words(at.date()), time=time)
        return f"{until}\n{fields}"

    @Slot()
    def _show(self) -> None:
        while item := self._texts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        former, present = self.former(), self._history.present
        names = changed_fields(former, present)
        for name in names:
            self._texts.addWidget(self._compared(name, former, present))
        if not names:
            self._texts.addWidget(labels.note(self.tr("It says the same now.")))
        self._texts.addStretch(1)
        self._take.setEnabled(bool(names))

    def _compared(self, name: str, former: AnyRecord, present: AnyRecord) -> QWidget:
        before, after = (
            field_value(state, name, self._history.names) for state in (former, present)
        )
        heading = field_words(name)
        words = QLabel(marked(compare(before, after)))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        nothing = self.tr("nothing")
        words.setAccessibleName(
            self.tr("{field}: then {before}; now {after}").format(
                field=heading, before=before or nothing, after=after or nothing
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
