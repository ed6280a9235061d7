"""A place to write what changed between two reflections; it becomes one that is linked to both."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.growth.pairs import Pair
from allyjournal.domain.growth.written import SubjectKind
from allyjournal.domain.record import begin, enter
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.autosave import SAVED, Autosave
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor


class WhatChanged(QWidget):
    """An editor that saves itself; nothing is kept before there are words.

    ``saved`` carries the Changes, ``saved_state`` and ``failed`` are those of the saving;
    ``finished`` tells that the person is done and all is on disk.
    """

    saved = Signal(object)
    saved_state = Signal(str)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, pair: Pair, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        question = self.tr("What changed in between?")
        self._record = _begun(pair, question)
        self._kept = self._finishing = False
        self._editor = MarkdownEditor(question, question, auto_height=True, least_lines=3)
        self._autosave = Autosave(journal, tasks, self._to_save, self)
        self._editor.edited.connect(self._autosave.edited)
        self._autosave.saved.connect(self._saved)
        self._autosave.state_changed.connect(self.saved_state)
        self._autosave.state_changed.connect(self._finish_when_saved)
        self._autosave.failed.connect(self.failed)
        done = buttons.quiet(self.tr("Done"))
        done.clicked.connect(self._finish)
        row = QHBoxLayout()
        row.addWidget(done)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(labels.note(self.tr("It becomes a reflection, linked to both.")))
        column.addWidget(self._editor)
        column.addLayout(row)
        self.setFocusProxy(self._editor)

    def written(self) -> tuple[str, int] | None:
        """The uid of the reflection, and where in it the caret is; None as long as it is none."""
        position = self._editor.textCursor().position()
        return (self._record.uid, position) if self._to_save() else None

    def flush(self) -> None:
        """Save at once what is not on disk yet."""
        self._autosave.flush()

    def _to_save(self) -> Reflection | None:
        """What is written, as a reflection; None as long as it is nothing."""
        if not (self._kept or self._editor.is_filled()):
            return None
        self._kept = True
        return self._record.changed(text=self._editor.text())

    @Slot(object)
    def _saved(self, changes: object) -> None:
        self.saved.emit(changes)

    @Slot()
    def _finish(self) -> None:
        """It is a draft until then."""
        if self._editor.is_filled():
            self._record = enter(self._record, ReflectionState.KEPT, date.today())
            self._finishing = True
            self._autosave.edited()
            self._autosave.flush()
        else:
            self.flush()
            self.finished.emit()

    @Slot(str)
    def _finish_when_saved(self, state: str) -> None:
        if self._finishing and state == SAVED:
            self.finished.emit()


def _begun(pair: Pair, question: str) -> Reflection:
    kind, name = pair.subject
    return begin(
        Reflection,
        date.today(),
        datetime.now(UTC),
        prompt=question,
        related=(pair.then.uid, pair.now.uid),
        topics=(name,) if kind is SubjectKind.TOPIC else (),
        facet=Facet(name) if kind is SubjectKind.FACET else None,
    )
