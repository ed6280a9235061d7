"""The agreement page: which of its faces is shown, and what can be done there."""

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    AT_WORK,
    Agreement,
    AgreementState,
    changed_fields,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.errors import JournalError
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import messages, theme
from allyjournal.ui.agreement import reading
from allyjournal.ui.agreement.action_bar import ActionBar
from allyjournal.ui.agreement.comparison import Comparison
from allyjournal.ui.agreement.deeds import Deeds
from allyjournal.ui.agreement.document import Document
from allyjournal.ui.agreement.editor import AgreementEditor, begun
from allyjournal.ui.agreement.faces import FaceArea, Wanted
from allyjournal.ui.agreement.reading import ANY, Reading
from allyjournal.ui.agreement.signing import Signing
from allyjournal.ui.agreement.walk import Walk
from allyjournal.ui.agreement.writing import AgreementSaving, Writing
from allyjournal.ui.autosave import SAVED
from allyjournal.ui.history.deleting import Deleting
from allyjournal.ui.history.looking_back import LookingBack
from allyjournal.ui.page import ReadWhenSeen
from allyjournal.ui.places import Place
from allyjournal.ui.tasks import Tasks

_COMPARISON_WIDTH = 1000


class AgreementPage(ReadWhenSeen):
    """An agreement as it was signed, or as it is being written, reviewed or signed anew; and two
    versions side by side.

    A face is put in the place of another only after everything typed in the former is on disk.
    """

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Agreement")
        self._reading = Reading()
        self._uid: str | None = ANY
        self._wanted = Wanted.USUAL
        self._left_at: Place | None = None
        self._writing: Writing | None = None
        self._deeds = Deeds(journal, tasks, self)
        self._deeds.ended.connect(self._ended)
        self._deeds.written.connect(self._written)
        self._deeds.refused.connect(self._refused)
        self._deleting = Deleting(self)
        self._deleting.gone.connect(self._gone)
        self._deleting.refused.connect(self._go_on)
        self._deleting.came_back.connect(self._come_back)
        self._history = LookingBack(self)
        self._history.changed.connect(self._ended)
        self._bar = ActionBar()
        self._bar.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self._face: QWidget | None = None
        self._faces = FaceArea()
        column.addWidget(self._faces, 1)

    # What the window asks

    def show_record(self, uid: str) -> None:
        """Show the agreement with this uid, or the one to which this check-in belongs."""
        self._go(uid)

    def shown_uid(self) -> str:
        """The uid of the agreement that is shown, or begun."""
        if isinstance(self._face, AgreementEditor):
            return self._face.agreement().uid
        return self._reading.shown.uid if self._reading.shown else ""

    def opened(self) -> str:
        """Which face is shown, and what is open on it."""
        return f"{self._wanted.name} {super().opened()}"

    def come_back(self, place: Place) -> None:
        """Show the agreement again as it was shown."""
        wanted, _, opened = place.opened.partition(" ")
        self._left_at = place._replace(opened=opened)
        self._go(place.uid or ANY, Wanted[wanted])

    def flush(self) -> None:
        """Save what is being written."""
        if self._writing:
            self._writing.flush()

    def read_stale(self) -> None:
        """Read again, but for what is being written here."""
        if self._stale and (self._writing is None or isinstance(self._face, Document)):
            self._stale = False
            self.tasks.run(partial(reading.read, self.journal, self._uid), self._show_news)

    def _show_news(self, new: Reading) -> None:
        """Show what changed elsewhere; what is read here goes on standing where it stands."""
        former, self._reading = self._reading, new
        if isinstance(self._face, Document) and new.shown:
            if new.text() == former.text():
                self._face.show_news(new)
            elif self._face.is_writing() or not self.is_saved():
                # the check-in is written to its end first
                self._reading, self._stale = former, True
            else:
                self._show(new)
        elif self._left_at:
            pass  # what was shown before the lock is on its way
        elif self._face is None or (self._writing is None and new.text() != former.text()):
            self._show(new)

    # Faces

    def _go(self, uid: str | None, wanted: Wanted = Wanted.USUAL) -> None:
        """Show an agreement, or None for a new one, once what is typed here is on disk."""
        # what they undo would be written over by what is written next
        messages.clear_toasts(self)
        read = partial(self._read, uid, wanted)
        if self._writing:
            self._writing.end(read)
        else:
            read()

    def _read(self, uid: str | None, wanted: Wanted) -> None:
        self._uid, self._wanted, self._stale = uid, wanted, False
        self.tasks.run(partial(reading.read, self.journal, uid), self._show)

    def _show(self, new: Reading) -> None:
        self._reading = new
        shown = new.shown
        if self._left_at and shown and shown.uid != self._left_at.uid:
            self._wanted = Wanted.USUAL  # it was wanted of one that is gone
        if shown is None:
            self._show_editor(begun())
        elif self._wanted is Wanted.COMPARISON:
            self._show_comparison()
        elif self._wanted is Wanted.REVIEW:
            self._show_walk()
        elif self._wanted is Wanted.SIGNING:
            self._show_signing(shown)
        elif self._wanted is Wanted.EDITOR or (
            self._wanted is Wanted.USUAL and shown.state in AT_WORK and not new.opened
        ):
            self._show_editor(shown)
        else:
            self._show_document(shown)
        if self._left_at and self._left_at.uid == self.shown_uid():
            self.put_back(self._left_at)
        self._left_at = None

    def _show_document(self, agreement: Agreement) -> None:
        document = Document(self._reading, self.journal, self.tasks)
        document.open_requested.connect(self.open_requested)
        document.review_wanted.connect(self._review)
        document.still_holds.connect(self._still_holds)
        document.state_chosen.connect(self._choose_state)
        document.finished.connect(self._check_in_finished)
        document.taken_back.connect(self._deeds.take_back)
        document.history_wanted.connect(self._look_back)
        document.check_in_history_wanted.connect(self._history.show)
        document.deletion_wanted.connect(self._delete)
        self._put(document)
        self._watch(document.writing)
        if self._reading.opened:
            document.open(self._reading.opened)
            self._uid = agreement.uid  # once: what is read again leaves it as it is by then
        self._bar.link(self.tr("Another agreement"), self._begin_another)
        self._bar.link(self.tr("Save as PDF…"), self._save_pdf)
        if len(self._reading.versions) > 1:
            self._bar.quiet(self.tr("Compare versions"), self._compare)
        self._bar.quiet(self.tr("Review it"), self._review)
        at_work = agreement.state in AT_WORK
        self._bar.quiet(self.tr("Go on amending") if at_work else self.tr("Amend"), self._amend)

    def _show_editor(self, agreement: Agreement) -> None:
        amending = bool(self._reading.versions)
        editor = AgreementEditor(agreement, amending=amending)
        self._put(editor)
        self._write(editor)
        if amending:
            self._bar.link(self.tr("History…"), self._look_back)
            self._bar.link(self.tr("Read the signed version"), self._read_signed)
            self._bar.link(self.tr("Review it"), self._review)
            self._bar.quiet(self.tr("Put the changes away"), self._put_changes_away)
            self._bar.primary(self.tr("Sign it…"), self._ask_reason)
            return
        if self._reading.agreements:
            self._bar.quiet(self.tr("Throw this draft away"), self._throw_away)
        self._bar.primary(self.tr("Sign it"), self._sign)

    def _show_signing(self, agreement: Agreement) -> None:
        signed = self._reading.versions[-1].content if self._reading.versions else agreement
        face = Signing(agreement, signed, self.journal, self.tasks)
        face.open_requested.connect(self.open_requested)
        self._put(face)
        self._write(face)
        self._bar.quiet(self.tr("Go on amending"), self._amend)
        self._bar.primary(self.tr("Sign it"), self._sign)
        self.setFocus()

    def _show_walk(self) -> None:
        walk = Walk(self._reading, self.journal, self.tasks)
        walk.open_requested.connect(self.open_requested)
        walk.taken_back.connect(self._deeds.take_back)
        walk.still_holds.connect(self._still_holds)
        walk.signing_wanted.connect(self._ask_reason)
        self._put(walk)
        self._watch(walk.writing)
        self._bar.quiet(self.tr("Leave the review"), self._leave_review)

    def _write(self, face: AgreementEditor | Signing) -> None:
        """Have what is written on ``face`` saved in the agreement."""
        writing = Writing(self.tasks, face)
        autosave = AgreementSaving(self.journal, self.tasks, face, writing)
        face.edited.connect(autosave.edited)
        writing.add(autosave)
        self._watch(writing)

    def _watch(self, writing: Writing) -> None:
        writing.saved_state.connect(self.saved_state)
        writing.saved.connect(self.changed)
        writing.failed.connect(self.failed)
        self._writing = writing

    def _show_comparison(self) -> None:
        comparison = Comparison(self._reading.versions, self._reading.prompts)
        comparison.open_requested.connect(self.open_requested)
        self._put(comparison, _COMPARISON_WIDTH)
        self._bar.quiet(self.tr("Back to the agreement"), self._read_signed)

    def _put(self, face: QWidget, width: int = theme.COLUMN) -> None:
        """Show ``face`` in the place of the former one and its actions; the focus stays here."""
        focused = QApplication.focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        self._writing = None
        self.saved_state.emit(SAVED)
        self._bar.begin(self._reading)
        self._faces.put(face, width)
        self._face = face
        self.setFocusProxy(face.focusProxy() or face)
        if had_focus:
            self.setFocus()

    # From one face to another

    @Slot(object)
    def _choose(self, uid: str | None) -> None:
        self._go(uid)

    @Slot()
    def _begin_another(self) -> None:
        self._go(None)

    @Slot()
    def _amend(self) -> None:
        self._go(self._shown().uid, Wanted.EDITOR)

    @Slot()
    def _compare(self) -> None:
        self._go(self._shown().uid, Wanted.COMPARISON)

    @Slot()
    def _read_signed(self) -> None:
        self._go(self._shown().uid, Wanted.SIGNED)

    @Slot()
    def _review(self) -> None:
        self._go(self._shown().uid, Wanted.REVIEW)

    @Slot()
    def _leave_review(self) -> None:
        self._go(self._shown().uid)

    @Slot()
    def _ask_reason(self) -> None:
        self._go(self._shown().uid, Wanted.SIGNING)

    # What is done to the agreement

    @Slot()
    def _sign(self) -> None:
        if self._writing and isinstance(self._face, AgreementEditor | Signing):
            self._writing.end(partial(self._sign_as_written, self._face))

    def _sign_as_written(self, face: AgreementEditor | Signing) -> None:
        self._uid = face.agreement().uid
        # those that were there when it was amended are there on purpose
        beside = () if self._reading.versions else self._reading.agreements
        self._deeds.sign(face, beside)

    @Slot()
    def _put_changes_away(self) -> None:
        if self._writing is None or not isinstance(self._face, AgreementEditor):
            return
        signed = self._reading.versions[-1].content
        question = self.tr("Put the changes away and keep the signed version?")
        differs = changed_fields(signed, self._face.agreement())
        if not differs or messages.confirm(self, question, self.tr("Put them away")):
            self._writing.end(partial(self._deeds.put_back, signed))

    @Slot()
    def _throw_away(self) -> None:
        if self._writing and isinstance(self._face, AgreementEditor):
            uid = self._face.agreement().uid
            self._writing.end(partial(self._deleting.delete, uid))

    @Slot()
    def _look_back(self) -> None:
        self.flush()
        self._history.show(self._shown().uid)

    @Slot()
    def _delete(self) -> None:
        if self._writing:
            self._writing.end(partial(self._deleting.delete, self._shown().uid))

    @Slot()
    def _still_holds(self) -> None:
        if self._writing:
            self._writing.end(partial(self._deeds.still_holds, self._shown().uid))

    @Slot(str)
    def _choose_state(self, chosen: str) -> None:
        """Have it stand elsewhere; words that nobody signed must not pass for signed ones there."""
        shown, state = self._shown(), AgreementState(chosen)
        amended = shown.state in AT_WORK and state not in AT_WORK and self._reading.versions
        signed = self._reading.versions[-1].content if amended else None
        if signed and changed_fields(signed, shown):
            question = self.tr("Put the changes away and keep the signed version?")
            if not messages.confirm(self, question, self.tr("Put them away")):
                self._read_signed()
                return
        if self._writing:
            self._writing.end(partial(self._deeds.enter_state, shown.uid, state, signed))

    @Slot()
    def _save_pdf(self) -> None:
        versions, shown = self._reading.versions, self._shown()
        version = versions[-1] if versions else None
        self._deeds.save_pdf(version.content if version else shown, version)

    @Slot(object, object)
    def _check_in_finished(self, check_in: CheckIn | None, asked_on: date | None) -> None:
        self.flush()
        self._deeds.tell_kept(check_in, asked_on)
        self.read_stale()

    @Slot(object)
    def _ended(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self._writing = None
        self._read(self._uid, Wanted.USUAL)

    @Slot(object)
    def _refused(self, error: JournalError) -> None:
        self._go_on()
        messages.tell_error(self, error)

    @Slot(object)
    def _written(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.refresh(changes)

    @Slot()
    def _go_on(self) -> None:
        if self._writing:
            self._writing.go_on()

    @Slot(str, object)
    def _gone(self, _uid: str, changes: Changes | None) -> None:
        self._uid = ANY
        self._ended(changes or Changes())

    @Slot(str, object)
    def _come_back(self, uid: str, changes: Changes) -> None:
        self.changed.emit(changes)
        self._go(uid)

    def _shown(self) -> Agreement:
        assert self._reading.shown is not None  # noqa: S101 (only a shown one has such buttons)
        return self._reading.shown
