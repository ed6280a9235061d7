"""Today: a blank page with the caret in it, what is due, and this day in earlier years."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import LOOK_AGAIN, RecurrenceResult
from allyjournal.domain.person import Person
from allyjournal.domain.record import DueKind
from allyjournal.domain.reflection import Reflection
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.store.timeline import DueRecord
from allyjournal.ui import half_typed, messages, theme
from allyjournal.ui.applied import Applied, apply, undo
from allyjournal.ui.autosave import SAVED
from allyjournal.ui.half_typed import HalfTyped
from allyjournal.ui.looks import date_words
from allyjournal.ui.mentoring.beginning import session_with
from allyjournal.ui.page import Page
from allyjournal.ui.places import Place
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.today import changes as today_changes
from allyjournal.ui.today.aside import Aside
from allyjournal.ui.today.memories import Memories
from allyjournal.ui.today.reading import Reading, put_kit_down, read
from allyjournal.ui.today.sheet import Sheet
from allyjournal.ui.vocabulary import Change
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.page_scroll import page_scroll

_ASIDE_WIDTH = 380
_AROUND_THE_FIELD = 330


class TodayPage(Page):
    """Every evening a fresh page; what is written on it is one reflection, saved by itself.

    ``recovery_requested`` asks for the recovery kit.
    """

    recovery_requested = Signal()

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Today")
        self._day = date.today()
        self._reading: Reading | None = None
        self._own_changes: Changes | None = None
        self._kept_uid = self._left = ""
        self._left_at: Place | None = None
        self._last_applied: Applied | None = None
        self._date = labels.note("")
        self._date.setContentsMargins(0, 0, 0, theme.px(14))
        self._memories = Memories()
        self._memories.opened.connect(self.open_requested)
        self._memories.kept_out.connect(self._keep_out)
        self._aside = Aside()
        self._aside.opened.connect(self.open_requested)
        self._aside.finished.connect(self._finish)
        self._aside.put_down.connect(self._put_down)
        self._aside.recovery_requested.connect(self.recovery_requested)
        self._aside.kit_put_down.connect(self._put_kit_down)
        self._arrange()
        self._begin_sheet(0)

    def _arrange(self) -> None:
        writing = QWidget()
        writing.setMaximumWidth(theme.px(theme.COLUMN))
        self._writing = QVBoxLayout(writing)
        self._writing.setContentsMargins(0, 0, 0, 0)
        self._writing.setSpacing(0)
        self._writing.addWidget(self._date)
        self._writing.addSpacing(theme.px(32))
        self._writing.addWidget(self._memories)
        self._writing.addStretch(1)
        centred = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        centred.setContentsMargins(*map(theme.px, (32, 32, 32, 32)))
        centred.addStretch(1)
        centred.addWidget(writing, 1000)
        centred.addStretch(1)
        body = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        self._panes.addLayout(centred, 1)
        self._panes.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_scroll(body, None, (0, 0)))

    def _begin_sheet(self, prompt: int) -> None:
        """A fresh page, with the prompt at this place in the day's order."""
        self._sheet = Sheet(self.journal, self.tasks, self._day)
        self._half_typed: HalfTyped | None = None
        self._sheet.new_requested.connect(self.new_requested)
        self._sheet.kept.connect(self._kept)
        self._sheet.person_added.connect(self._save_person)
        self._sheet.prompt.unwanted.connect(self._change_vocabulary)
        self._sheet.autosave.saved.connect(self._saved)
        self._sheet.autosave.failed.connect(self.failed)
        self._sheet.autosave.state_changed.connect(self.saved_state)
        self._writing.insertWidget(1, self._sheet)
        self._sheet.show()
        self.setFocusProxy(self._sheet)
        self._fit()
        self.saved_state.emit(SAVED)
        self._prompt = prompt
        if self._reading:
            self._sheet.offer(self._reading)
            self._sheet.prompt.offer(self._reading.prompts, prompt)

    def _replace_sheet(self, prompt: int) -> None:
        former = self._sheet
        had_focus = former.isAncestorOf(self.focusWidget() or self)
        former.hide()
        former.deleteLater()
        self._begin_sheet(prompt)
        if had_focus:
            self._sheet.setFocus()

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read what is due, left open and remembered; a draft changed elsewhere leaves here."""
        if changes is not None and changes is self._own_changes:
            return
        touched = changes is not None and self._sheet.uid() in changes.uids
        if touched and self.is_saved():
            self._replace_sheet(self._prompt)
        # out of sight it is enough to read when it is shown
        if self.isVisible():
            self._read()

    def is_saved(self) -> bool:
        """Also whether every answer that is typed among the dues is on the disk."""
        return super().is_saved() and not self._aside.is_answered()

    def flush(self) -> None:
        """Save what is being typed; a page that was emptied goes to the trash."""
        self._aside.flush()
        self._sheet.finish()
        self._sheet.autosave.flush()
        if self._half_typed:
            self._half_typed.keep()
        elif self._sheet.uid():
            half_typed.keep(self.journal, self.tasks, self._sheet, self._sheet.uid())
        if self._sheet.is_emptied():
            self.tasks.run(partial(self.journal.trash, self._sheet.uid()), self._saved)
            self._replace_sheet(self._prompt)

    def show_record(self, uid: str) -> None:
        """Go on with a draft that was begun here, where the page is blank."""
        self._left = uid
        self._read()

    def shown_uid(self) -> str:
        """The uid of what is being written."""
        return self._sheet.uid()

    def put_back(self, place: Place) -> None:
        """Put the caret back, once the draft stands here that it was in; nothing is done where
        something else is written by then."""
        if self._sheet.uid() != place.uid:
            self._left_at = place
        elif place.uid or self._sheet.is_blank():
            super().put_back(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        if not event.spontaneous():
            self._sheet.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(down if narrow else across)
        self._aside.set_below(narrow)
        self._aside.setMaximumWidth(theme.px(10000 if narrow else _ASIDE_WIDTH))
        self._aside.setMinimumWidth(0 if narrow else min(theme.px(_ASIDE_WIDTH), self.width() // 3))
        room = self.height() - theme.px(_AROUND_THE_FIELD)
        self._sheet.field.setMaximumHeight(max(theme.px(160), room))

    # Reading

    def _read(self) -> None:
        """Read everything anew, for the day that it is by now."""
        self._day = date.today()
        self._sheet.date_from(self._day)
        self._date.setText(date_words(self._day))
        self.tasks.run(
            partial(read, self.journal, self._day, self._left), self._show, replaces="today"
        )

    def _show(self, reading: Reading) -> None:
        if self._reading is None:
            self._sheet.prompt.offer(reading.prompts, self._prompt)
        else:
            self._sheet.prompt.offer_anew(reading.prompts)
        self._reading = reading
        self._sheet.offer(reading)
        self._go_on_with(reading.draft)
        self._aside.show_reading(reading, self._day, self._sheet.uid())
        self.tasks.in_turns(self, self._show_memories(reading))

    def _show_memories(self, reading: Reading) -> Iterator[None]:
        """In a turn of their own: they take as long as all else here."""
        self._memories.show_records(reading.memories, self._day)
        yield

    def _go_on_with(self, draft: Reflection | None) -> None:
        self._left = ""
        if draft and self._sheet.is_blank():
            self._sheet.go_on_with(draft)
            self._half_typed = HalfTyped(self.journal, self.tasks, self._sheet, draft.uid)
            left_at, self._left_at = self._left_at, None
            if left_at and left_at.uid == draft.uid:
                super().put_back(left_at)

    # Writing

    @Slot(object)
    def _saved(self, changes: Changes) -> None:
        self._own_changes = changes
        self.changed.emit(changes)

    @Slot(object)
    def _save_person(self, person: Person) -> None:
        self.tasks.run(partial(self.journal.save, person), self._saved)

    @Slot(object)
    def _change_vocabulary(self, change: Change) -> None:
        self.tasks.run(partial(self.journal.change_vocabulary, change), self._changed)

    @Slot()
    def _kept(self) -> None:
        self._kept_uid = self._sheet.uid()
        self._replace_sheet(self._sheet.prompt.position() + 1)
        self._read()
        messages.toast(self, self.tr("Kept"), self.tr("Open"), self._open_kept)

    @Slot()
    def _open_kept(self) -> None:
        self.open_requested.emit(self._kept_uid)

    # What is due, and what comes back

    @Slot(object, str)
    def _finish(self, entry: DueRecord, found: str) -> None:
        if entry.due.kind is DueKind.NEXT_SESSION:
            self.begun_elsewhere.emit(session_with(entry.record.uid))
            return
        change = partial(today_changes.finish, due=entry.due, on=date.today(), found=found)
        self._apply(entry.record.uid, change, self._words_of_finishing(entry, found))

    def _words_of_finishing(self, entry: DueRecord, found: str) -> str:
        kind = entry.due.kind
        if kind is DueKind.RECURRENCE_CHECK and found == RecurrenceResult.NO_OCCASION_YET:
            again = date_words(date.today() + LOOK_AGAIN)
            return self.tr("The next look back is on {day}").format(day=again)
        if kind is DueKind.REVIEW:
            return self.tr("It still holds")
        return self.tr("Done")

    @Slot(object)
    def _put_down(self, entry: DueRecord) -> None:
        advice = self.tr("Everything that this record asks for is listed again from that day on.")
        if until := self._ask_until(advice):
            words = self.tr("Put down until {day}").format(day=date_words(until))
            self._apply(entry.record.uid, partial(today_changes.put_down, until=until), words)

    @Slot()
    def _put_kit_down(self) -> None:
        advice = self.tr(
            "Without the kit a forgotten passphrase ends this journal, until then too."
        )
        if until := self._ask_until(advice):
            self.tasks.run(partial(put_kit_down, self.journal, until), self._changed)

    def _ask_until(self, advice: str) -> date | None:
        question = self.tr("Until which day shall it be silent?")
        in_a_week = date.today() + timedelta(days=7)
        return messages.ask_date(self, question, self.tr("Put it down"), in_a_week, advice)

    @Slot(str)
    def _keep_out(self, uid: str) -> None:
        words = self.tr("It will not come back on its day")
        self._apply(uid, today_changes.keep_out, words)

    def _apply(self, uid: str, change: Callable[[AnyRecord], AnyRecord], words: str) -> None:
        operation = partial(apply, self.journal, uid, change, words)
        self.tasks.run(operation, self._applied, self._not_applied)

    def _applied(self, applied: Applied) -> None:
        asked_for = applied.after != applied.before
        self._aside.settle(kept=asked_for)
        self._last_applied = applied
        self._changed(applied.changes)
        if asked_for:
            messages.toast(self, applied.words, self.tr("Undo"), self._undo)
        else:
            messages.toast(self, self.tr("This is not asked for any more."))

    def _not_applied(self, error: JournalError) -> None:
        self._aside.settle(kept=False)
        self.tasks.failed.emit(error)

    @Slot()
    def _undo(self) -> None:
        if self._last_applied:
            operation = partial(undo, self.journal, self._last_applied)
            self.tasks.run(operation, self._changed)

    def _changed(self, changes: Changes) -> None:
        self._saved(changes)
        self._read()
