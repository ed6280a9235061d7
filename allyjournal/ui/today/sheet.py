"""One blank page, and the reflection that it becomes once something is written on it."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from allyjournal.domain.record import begin, enter
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.autosave import SAVED, Autosave
from allyjournal.ui.prompt_line import PromptLine
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.today.details import Details
from allyjournal.ui.today.reading import Reading
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

_LEAST, _USUAL = 160, 300


class Sheet(QWidget):
    """A prompt, the writing field, and what belongs to one reflection of the day ``on``.

    Nothing is saved before there are words. ``kept`` tells that the reflection is kept, and on
    disk; ``new_requested`` asks for a record of another kind; ``person_added`` carries a Person
    to save.
    """

    kept = Signal()
    new_requested = Signal(str)
    person_added = Signal(object)

    def __init__(
        self, journal: Journal, tasks: Tasks, on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on = on
        self._reflection: Reflection | None = None
        self._keeping = False
        self.autosave = Autosave(journal, tasks, self._read, self)
        self.autosave.saved.connect(self._saved)
        self.prompt = PromptLine()
        self.prompt.edited.connect(self._changed_around)
        self.field = _WritingField(self.tr("Write here"))
        self.field.edited.connect(self._written)
        self._details = Details()
        self._details.edited.connect(self._changed_around)
        self._details.person_added.connect(self.person_added)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.prompt)
        column.addWidget(self.field)
        column.addWidget(self._buttons())
        column.addWidget(self._details)

    def _buttons(self) -> QWidget:
        others = {
            "mistake": self.tr("Something went wrong"),
            "feedback": self.tr("Heard feedback"),
        }
        begin, end, both = QWidget(), QWidget(), QWidget()
        first, last = FlowLayout(begin, spacing=10), FlowLayout(end, spacing=10)
        for kind, words in others.items():
            button = buttons.quiet(words)
            button.setObjectName(kind)
            button.clicked.connect(self._begin_other)
            first.addWidget(button)
        self._keep = buttons.quiet(self.tr("Keep"))
        self._keep.setToolTip(self.tr("Mark this reflection as kept and begin a fresh page"))
        self._keep.clicked.connect(self.keep)
        self._keep.hide()
        last.addWidget(self._details.button())
        last.addWidget(self._keep)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(begin, 1)
        row.addWidget(end)
        return both

    @Slot()
    def _begin_other(self) -> None:
        self.new_requested.emit(self.sender().objectName())

    def offer(self, reading: Reading) -> None:
        """Have the topics and people at hand that are known."""
        self._details.offer(reading.topics, reading.people)

    def date_from(self, day: date) -> None:
        """Stand for another day, as long as nothing is written."""
        if self._reflection is None:
            self._on = day

    def go_on_with(self, draft: Reflection) -> None:
        """Have ``draft`` stand here as it was left, once ``offer`` was called."""
        self._reflection = draft
        self.prompt.go_on_with(draft.prompt)
        self.field.fill(draft.text)
        self._details.fill(draft)
        self._keep.show()

    def is_blank(self) -> bool:
        """Whether nothing was written here."""
        return self._reflection is None and not self.field.is_filled()

    def uid(self) -> str:
        """The reflection's uid; empty before its first save."""
        return self._reflection.uid if self._reflection else ""

    def finish(self) -> None:
        """Take what is typed but not yet a chip, as when the field is left."""
        for field in self.findChildren(ChipField):
            field.commit()

    def is_emptied(self) -> bool:
        """Whether it was saved and all its words were taken away since."""
        return self._reflection is not None and not self.field.is_filled()

    @Slot()
    def keep(self) -> None:
        """Mark the reflection as kept; ``kept`` follows when that is on disk."""
        self._keeping = True
        self.autosave.edited()
        self.autosave.flush()

    def _read(self) -> Reflection | None:
        text = self.field.text()
        if self._reflection is None and not text.strip():
            return None
        written = self._reflection or begin(Reflection, self._on, datetime.now(UTC))
        self._reflection = written.changed(
            text=text, prompt=self.prompt.text(), **self._details.values()
        )
        if self._keeping:
            self._reflection = enter(self._reflection, ReflectionState.KEPT, date.today())
        return self._reflection

    @Slot()
    def _written(self) -> None:
        self.prompt.shrink()
        self._keep.setVisible(self.field.is_filled())
        self.autosave.edited()

    @Slot()
    def _changed_around(self) -> None:
        if self.field.is_filled():
            self.autosave.edited()

    @Slot(object)
    def _saved(self, _changes: Changes) -> None:
        if self._keeping and self.autosave.state() == SAVED:
            self.kept.emit()


class _WritingField(MarkdownEditor):
    """Grows with its text as far as its maximum height, then scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(theme.px(_LEAST))
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._grow, Qt.ConnectionType.QueuedConnection)

    def sizeHint(self) -> QSize:
        frame = self.height() - self.viewport().height()
        content = round(self.document().size().height()) + frame
        return QSize(super().sizeHint().width(), max(theme.px(_USUAL), content))

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()
