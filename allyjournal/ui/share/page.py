"""The page on which a summary is chosen, seen and saved."""

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.domain.mentoring import Mentor
from allyjournal.exchange.summary.decided import Decided, remember
from allyjournal.exchange.summary.selection import LeftOut, Section
from allyjournal.exchange.synced import synced_folder
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import messages, theme
from allyjournal.ui.autosave import SAVED, UNSAVED
from allyjournal.ui.keeping.wording import saved_words
from allyjournal.ui.page import ReadWhenSeen
from allyjournal.ui.share.choices import Choices
from allyjournal.ui.share.drafting import Draft, Saved, draft, save
from allyjournal.ui.share.left_out import ask_left_out
from allyjournal.ui.share.new_mentor import ask_mentor
from allyjournal.ui.share.period import PeriodChip
from allyjournal.ui.share.preview import Preview
from allyjournal.ui.share.reader import ReaderChip
from allyjournal.ui.share.saving import ask_path, may_be_copied
from allyjournal.ui.share.wish import Output, Period, Wish
from allyjournal.ui.share.wording import (
    left_out_words,
    nameless_words,
    output_words,
    to_decide_words,
)
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.page_head import page_head
from allyjournal.ui.widgets.page_scroll import page_scroll

_SHARES = [4000, 6000]  # of the width: they are scaled to it
_SETTING = "summary"
_CHOICES, _FILE = "choices", "file"


class SharePage(ReadWhenSeen):
    """A summary for a mentor, composed anew whenever anything is chosen or written.

    Nothing can be saved but the bytes that are in sight; then the journal keeps what was shared,
    shows it, and the next one begins anew. ``sessions_requested`` asks for the mentors, the
    sessions with them and what they were given.
    """

    sessions_requested = Signal()

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Share")
        self._draft: Draft | None = None
        self._output = Output.PDF
        self._wish: Wish | None = None
        self._proposal: tuple[Period, Collection[Section]] | None = None
        self._unkept = False
        self._title = labels.title("")
        self._title.setWordWrap(False)
        self._reader = ReaderChip()
        self._reader.edited.connect(self._compose)
        self._reader.new_wanted.connect(self._ask_mentor)
        self._period = PeriodChip()
        self._period.edited.connect(self._compose)
        self._save_button = buttons.primary("")
        self._save_button.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._build_head()
        column.addLayout(self._head)
        column.addWidget(labels.rule())
        # both sides are made where they stay: every other parent on the way costs styling
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._panes.setChildrenCollapsible(False)
        holder = QWidget()
        self._left = page_scroll(holder, None, (22, 18))
        self._left.setMinimumWidth(theme.px(330))
        self._panes.addWidget(self._left)
        self._choices = self._build_choices(holder)
        self._preview = Preview(tasks, self.tr("Exactly what will be saved"), self._panes)
        for place, share in enumerate(_SHARES):
            self._panes.setStretchFactor(place, share)
        self._panes.setSizes(_SHARES)
        column.addWidget(self._panes, 1)
        self._show_title()
        self._show_format()

    # What the window asks

    def flush(self) -> None:
        """Keep what is being written."""
        if self._unkept:
            self._keep()

    def propose(self, period: Period, sections: Collection[Section]) -> None:
        """Show a summary of ``period`` with ``sections`` in it; what else was chosen stays."""
        self._proposal = period, sections
        if self._wish is not None:
            self._begin(self._chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """One side at a time where there is little room, and the buttons below the title."""
        narrow = self.is_narrow()
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if narrow else across)
        self._sides.setVisible(narrow)
        self._left.setVisible(not narrow or self._sides.value() == _CHOICES)
        self._preview.setVisible(not narrow or self._sides.value() == _FILE)

    def read_stale(self) -> None:
        """Compose again."""
        if not self._stale:
            return
        self._stale = False
        if self._wish is None:
            self.tasks.run(partial(_kept_wish, self.journal), self._begin)
        else:
            self._compose()

    def _begin(self, wish: Wish) -> None:
        """Go on where the person was."""
        self._wish = wish
        if self._proposal:
            wish, self._proposal = wish.proposing(*self._proposal), None
        self._output = wish.output
        self._reader.fill(wish.mentor)
        self._period.fill(wish)
        self._choices.fill(wish)
        self._compose()

    # Building

    def _build_choices(self, holder: QWidget) -> Choices:
        choices = Choices(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(choices)
        choices.edited.connect(self._compose)
        choices.typed.connect(self._typed)
        choices.decided.connect(self._decide)
        choices.left_out_wanted.connect(self._show_left_out)
        return choices

    def _build_head(self) -> QHBoxLayout:
        row = page_head(self._title, self._reader, self._period)
        self._sides = ChoiceChips(
            self.tr("What to show"), [(_CHOICES, self.tr("Choose")), (_FILE, self.tr("See it"))]
        )
        self._sides.fill(_CHOICES)
        self._sides.edited.connect(self._fit)
        sessions = buttons.quiet(self.tr("Sessions and earlier shares"))
        sessions.clicked.connect(self.sessions_requested)
        self._to_decide = buttons.link("")
        self._to_decide.hide()
        self._to_decide.clicked.connect(self._begin_deciding)
        save = QWidget()
        parts = QHBoxLayout(save)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.px(2))
        parts.addWidget(self._save_button)
        parts.addWidget(self._format_button())
        deeds = QWidget()
        line = FlowLayout(deeds, spacing=12)
        for part in (self._sides, sessions, self._to_decide, save):
            line.addWidget(part)
        row.addWidget(deeds, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _format_button(self) -> QWidget:
        button = buttons.primary("▾")
        button.setAccessibleName(self.tr("File format"))
        menu = QMenu(button)
        self._formats = QActionGroup(menu)
        for value in Output:
            action = QAction(output_words(value), self._formats)
            action.setData(value)
            action.setCheckable(True)
            menu.addAction(action)
        self._formats.triggered.connect(self._choose_format)
        button.setMenu(menu)
        return button

    @Slot(QAction)
    def _choose_format(self, action: QAction) -> None:
        self._output = Output(action.data())
        self._show_format()
        self._compose()

    def _show_format(self) -> None:
        words = output_words(self._output)
        self._save_button.setText(self.tr("Save as {format}").format(format=words))
        self._save_button.setEnabled(self._draft is not None)
        for action in self._formats.actions():
            action.setChecked(action.data() == self._output)

    def _show_title(self) -> None:
        with_mentor = self.tr("Share with {name}, mentor").format(name=self._reader.name())
        self._title.setText(with_mentor if self._reader.name() else self.tr("Summary"))

    # Composing

    @Slot()
    def _typed(self) -> None:
        self._unkept = True
        self.saved_state.emit(UNSAVED)

    def _chosen(self) -> Wish:
        span, dates = self._period.span(), self._period.dates()
        wish = Wish(mentor=self._reader.reader(), span=span, dates=dates, output=self._output)
        return self._choices.add_to(wish)

    def _keep(self) -> None:
        """Have the journal remember what is chosen, as a lock takes the page away."""
        self._wish, self._unkept = self._chosen(), False
        value = msgspec.to_builtins(self._wish)
        self.tasks.run(partial(self.journal.set_setting, _SETTING, value), self._kept, self._lost)

    def _kept(self, _done: None) -> None:
        if not self._unkept:
            self.saved_state.emit(SAVED)

    def _lost(self, error: JournalError) -> None:
        self._unkept = True
        self.failed.emit(error)

    @Slot()
    def _compose(self) -> None:
        if self._unkept or self._chosen() != self._wish:
            self._keep()
        self._draft = None
        self._show_format()
        self._preview.show_waiting()
        compose = partial(draft, self.journal, self._chosen(), date.today())
        self.tasks.run(compose, self._show_draft, replaces="summary")

    def _show_draft(self, composed: Draft) -> None:
        self._draft = composed
        self._reader.show_mentors(composed.mentors, composed.mentor)
        self._period.show_last_shared(composed.last_shared)
        self._show_title()
        self._show_format()
        self._choices.show_draft(composed)
        self._to_decide.setText(to_decide_words(len(composed.to_decide)))
        self._to_decide.setVisible(bool(composed.to_decide))
        locked = self.tr(
            "It opens with a password of six words. You see it as soon as the file is saved, and it"
            " stays with the share."
        )
        notes = (*composed.file.notes, *([locked] if composed.file.password else []))
        self._preview.show_file(composed.file._replace(notes=notes))

    @Slot()
    def _begin_deciding(self) -> None:
        self._sides.fill(_CHOICES)
        self._fit()
        self._choices.begin_deciding()

    @Slot(object)
    def _decide(self, decided: Decided) -> None:
        """Have the journal remember what was decided; the next file follows it."""
        self.tasks.run(partial(remember, self.journal, decided))
        self._compose()

    @Slot()
    def _ask_mentor(self) -> None:
        taken = [it.pseudonym for it in self._draft.mentors] if self._draft else []
        if mentor := ask_mentor(self, taken):
            operation = partial(_with_mentor, self.journal, mentor)
            self.tasks.run(operation, self._take_mentor)

    def _take_mentor(self, found: tuple[Mentor, Changes]) -> None:
        mentor, changes = found
        self._reader.fill(mentor.uid)
        # this page composes with it, as everybody else reads it
        self.changed.emit(changes)

    @Slot(str)
    def _show_left_out(self, reason: str) -> None:
        uids = self._draft.left_out.get(LeftOut(reason), ()) if self._draft else ()
        if uids:
            words = left_out_words(LeftOut(reason), len(uids))
            if uid := ask_left_out(self, self.journal, self.tasks, words, uids):
                self.open_requested.emit(uid)

    # Saving

    @Slot()
    def _save(self) -> None:
        # what is in sight now, whatever is composed while the questions are open
        shown = self._draft
        if shown is None or not self._may_leave(shown):
            return
        path = ask_path(self, shown.wish.output.file_format, date.today())
        if path is not None:
            given = self.tr("For {name}").format(name=shown.reader_name())
            title = given if shown.mentor else self.tr("For nobody in particular")
            self.tasks.run(partial(_ready, shown, path, title), self._save_to)

    def _save_to(self, ready: "_Ready") -> None:
        if not may_be_copied(self, ready.synced):
            return
        operation = partial(save, self.journal, ready.shown, ready.path, ready.title)
        self.tasks.run(operation, self._saved)

    def _may_leave(self, shown: Draft) -> bool:
        asked = []
        if left := sum(decision.doubt.is_open for decision in shown.to_decide):
            question = self.tr("Some words are not decided yet: {n}").format(n=left)
            asked.append((question, self.tr("They may name or show somebody.")))
        if shown.material.nameless:
            asked.append((self.tr("Names may be left in it."), nameless_words()))
        yes = self.tr("Save it all the same")
        return all(messages.confirm(self, question, yes, advice) for question, advice in asked)

    def _saved(self, saved: Saved) -> None:
        if self._unkept:
            # a question that was typed meanwhile is for the next one
            self._keep()
        else:
            self._wish = None
        self.changed.emit(saved.changes)
        self.open_requested.emit(saved.share.uid)
        messages.toast(self, saved_words(saved.path))


# Run in the worker thread


class _Ready(NamedTuple):
    """What is to be saved where, and the folder around it that is copied to other machines."""

    shown: Draft
    path: Path
    title: str
    synced: Path | None


def _ready(shown: Draft, path: Path, title: str) -> _Ready:
    return _Ready(shown, path, title, synced_folder(path))


def _with_mentor(journal: Journal, mentor: Mentor) -> tuple[Mentor, Changes]:
    return mentor, journal.save(mentor)


def _kept_wish(journal: Journal) -> Wish:
    return msgspec.convert(journal.setting(_SETTING, {}) or {}, Wish)
