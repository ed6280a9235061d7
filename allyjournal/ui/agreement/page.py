"""The agreement page: which of its faces is shown, and what can be done there."""

from datetime import UTC, date, datetime
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    Agreement,
    AgreementState,
    Commitment,
    new_commitment,
    reviewed,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.errors import JournalError
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.record import begin, enter
from allyjournal.store.journal import Changes, Journal
from allyjournal.ui import looks, messages, theme
from allyjournal.ui.agreement import reading
from allyjournal.ui.agreement.check_in import ask_check_in
from allyjournal.ui.agreement.comparison import Comparison
from allyjournal.ui.agreement.document import Document
from allyjournal.ui.agreement.editor import AgreementEditor
from allyjournal.ui.agreement.reading import ANY, Reading
from allyjournal.ui.agreement.wording import starting_statements
from allyjournal.ui.agreement.writing import Writing
from allyjournal.ui.autosave import SAVED
from allyjournal.ui.page import Page
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.page_scroll import page_scroll

_AT_WORK = (AgreementState.DRAFT, AgreementState.UNDER_REVIEW)
_COMPARISON_WIDTH = 1000


class Wanted(Enum):
    """What the page shows of an agreement; USUAL is what its state asks for."""

    USUAL = auto()
    SIGNED = auto()
    EDITOR = auto()
    COMPARISON = auto()


class AgreementPage(Page):
    """An agreement as it was signed, or as it is being written; and two versions side by side.

    A face is put in the place of another only after everything typed in the former is on disk.
    """

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Agreement")
        self._reading = Reading()
        self._uid: str | None = ANY
        self._wanted = Wanted.USUAL
        self._writing: Writing | None = None
        self._stale = False
        self._undone = ""
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(*map(theme.px, (22, 14, 22, 0)))
        self._actions.setSpacing(theme.px(10))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._actions)
        self._face = QWidget()
        self._area = QWidget()
        self._column.addWidget(self._area, 1)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read again once the page is in sight, but for what is being written here."""
        self._stale = True
        if self.isVisible():
            self._read_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_stale()

    def show_record(self, uid: str) -> None:
        """Show the agreement with this uid, or the one to which this check-in belongs."""
        self._go(uid)

    def flush(self) -> None:
        """Save what is being written."""
        if self._writing:
            self._writing.flush()

    def _read_stale(self) -> None:
        if self._stale and self._writing is None:
            self._stale = False
            self.tasks.run(partial(reading.read, self.journal, self._uid), self._show_news)

    def _show_news(self, new: Reading) -> None:
        """Show what changed elsewhere; what is read here goes on standing where it stands."""
        former, self._reading = self._reading, new
        if self._writing is None and new.text() != former.text():
            self._show(new)
        elif isinstance(self._face, Document) and new != former:
            self._face.show_held(new.held, new.opened)

    # Faces

    def _go(self, uid: str | None, wanted: Wanted = Wanted.USUAL) -> None:
        """Show an agreement, or None for a new one, once what is typed here is on disk."""
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
        if shown is None:
            self._show_editor(_beginning())
        elif self._wanted is Wanted.COMPARISON:
            self._show_comparison()
        elif self._wanted is Wanted.EDITOR:
            self._show_editor(enter(shown, AgreementState.UNDER_REVIEW, date.today()))
        elif shown.state in _AT_WORK and self._wanted is Wanted.USUAL:
            self._show_editor(shown)
        else:
            self._show_document(shown)

    def _show_document(self, agreement: Agreement) -> None:
        at_work = agreement.state in _AT_WORK
        text = self._reading.versions[-1].content if at_work else agreement
        document = Document(text, self._over_title(agreement))
        document.check_in_requested.connect(self._check_in)
        document.entry_chosen.connect(self._open_entry)
        document.still_holds.connect(self._review)
        document.show_held(self._reading.held, self._reading.opened)
        self._put(document)
        another = self._add_action(buttons.link(self.tr("Another agreement")))
        another.clicked.connect(self._begin_another)
        if len(self._reading.versions) > 1:
            compare = self._add_action(buttons.quiet(self.tr("Compare versions")))
            compare.clicked.connect(self._compare)
        words = self.tr("Go on amending") if at_work else self.tr("Amend")
        self._add_action(buttons.quiet(words)).clicked.connect(self._amend)

    def _show_editor(self, agreement: Agreement) -> None:
        amending = bool(self._reading.versions)
        editor = AgreementEditor(agreement, amending=amending)
        writing = Writing(self.journal, self.tasks, editor)
        writing.saved_state.connect(self.saved_state)
        writing.saved.connect(self.changed)
        writing.failed.connect(self.failed)
        self._put(editor)
        self._writing = writing
        if amending:
            signed = self._add_action(buttons.link(self.tr("Read the signed version")))
            signed.clicked.connect(self._read_signed)
            put_back = self._add_action(buttons.quiet(self.tr("Put the changes away")))
            put_back.clicked.connect(self._put_changes_away)
        elif self._reading.agreements:
            throw = self._add_action(buttons.quiet(self.tr("Throw this draft away")))
            throw.clicked.connect(self._throw_away)
        words = self.tr("Sign it…") if amending else self.tr("Sign it")
        self._add_action(buttons.primary(words)).clicked.connect(self._sign)

    def _show_comparison(self) -> None:
        self._put(Comparison(self._reading.versions), _COMPARISON_WIDTH)
        back = self._add_action(buttons.quiet(self.tr("Back to the agreement")))
        back.clicked.connect(self._read_signed)

    def _put(self, face: QWidget, width: int = theme.COLUMN) -> None:
        """Show ``face`` in the place of the former one and its actions; the focus stays here."""
        focused = QApplication.focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        self._writing = None
        self.saved_state.emit(SAVED)
        while item := self._actions.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._add_chooser()
        self._actions.addStretch(1)
        area = page_scroll(face, width)
        self._column.replaceWidget(self._area, area)
        self._area.hide()
        self._area.deleteLater()
        self._area, self._face = area, face
        # now and not in the next round of events: the focus goes only where one can see
        area.show()
        self.setFocusProxy(face.focusProxy() or face)
        if had_focus:
            self.setFocus()

    def _add_action(self, button: QPushButton) -> QPushButton:
        self._actions.addWidget(button)
        button.show()
        return button

    def _add_chooser(self) -> None:
        agreements, shown = self._reading.agreements, self._reading.shown
        if len(agreements) + (shown is None) < 2:
            return
        nameless = self.tr("An agreement without a title")
        chooser = ChoiceField(
            self.tr("Which agreement"),
            [(one.uid, display_title(one) or nameless) for one in agreements],
            none_label=None if shown else self.tr("A new agreement"),
        )
        chooser.fill(shown.uid if shown else None)
        chooser.edited.connect(self._choose)
        self._actions.addWidget(chooser)
        chooser.show()

    def _over_title(self, agreement: Agreement) -> str:
        if not self._reading.versions:
            return looks.words(agreement.state)
        latest = self._reading.versions[-1]
        words = self.tr("Agreement · version {number} · signed {day}")
        return words.format(number=latest.number, day=looks.date_words(latest.signed_on))

    # From one face to another

    @Slot()
    def _choose(self) -> None:
        chooser = self.sender()
        if isinstance(chooser, ChoiceField):
            self._go(chooser.value())

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

    # What is done to the agreement

    @Slot()
    def _sign(self) -> None:
        reason: str | None = ""
        if self._reading.versions:
            question = self.tr("What made you change it?")
            reason = messages.ask_text(self, question, self.tr("Sign it"))
        if self._writing and reason is not None:
            self._writing.end(partial(self._sign_as_written, self._writing.editor, reason))

    def _sign_as_written(self, editor: AgreementEditor, reason: str) -> None:
        agreement = editor.agreement()
        self._uid = agreement.uid
        sign = partial(self.journal.sign, agreement, date.today(), reason)
        self.tasks.run(sign, self._ended, self._refused)

    @Slot()
    def _put_changes_away(self) -> None:
        if self._writing is None:
            return
        signed = self._reading.versions[-1].content
        question = self.tr("Put the changes away and keep the signed version?")
        differs = reading.differs(self._writing.editor.agreement(), signed)
        if not differs or messages.confirm(self, question, self.tr("Put them away")):
            put_back = partial(reading.put_back, self.journal, signed, date.today())
            self._writing.end(partial(self.tasks.run, put_back, self._ended, self._refused))

    @Slot()
    def _throw_away(self) -> None:
        if self._writing:
            self._uid, self._undone = ANY, self._writing.editor.agreement().uid
            throw = partial(reading.throw_away, self.journal, self._undone)
            self._writing.end(partial(self.tasks.run, throw, self._thrown_away, self._refused))

    def _thrown_away(self, changes: Changes) -> None:
        self._ended(changes)
        if changes.uids:
            toast = self.tr("Moved to the trash")
            messages.toast(self, toast, self.tr("Undo"), self._restore)

    @Slot()
    def _restore(self) -> None:
        self.tasks.run(partial(self.journal.restore, self._undone), self._restored)

    def _restored(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self._go(self._undone)

    @Slot()
    def _review(self) -> None:
        agreement = reviewed(self._shown(), date.today())
        self.tasks.run(partial(self.journal.save, agreement), self._written)

    def _ended(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self._writing = None
        self._read(self._uid, Wanted.USUAL)

    def _refused(self, error: JournalError) -> None:
        if self._writing:
            self._writing.go_on()
        messages.tell(self, error.sentence, error.advice)

    def _written(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.refresh(changes)

    # Check-ins

    @Slot(str)
    def _check_in(self, commitment: str) -> None:
        check_in = ask_check_in(self, self._commitment(commitment))
        if check_in:
            self._undone = check_in.uid
            self._keep(check_in)
            toast = self.tr("The check-in is kept")
            messages.toast(self, toast, self.tr("Undo"), self._take_back)

    @Slot()
    def _take_back(self) -> None:
        self._uid = self._shown().uid
        self.tasks.run(partial(self.journal.trash, self._undone), self._written)

    @Slot(object)
    def _open_entry(self, entry: AnyRecord) -> None:
        if not isinstance(entry, CheckIn):
            self.open_requested.emit(entry.uid)
        elif changed := ask_check_in(self, self._commitment(entry.commitment), entry):
            self._keep(changed)

    def _keep(self, check_in: CheckIn) -> None:
        self._uid = check_in.uid
        save = partial(self.journal.save, check_in, keep_previous=True)
        self.tasks.run(save, self._written)

    def _shown(self) -> Agreement:
        assert self._reading.shown is not None  # noqa: S101 (only a shown one has such buttons)
        return self._reading.shown

    def _commitment(self, uid: str) -> Commitment:
        return next(one for one in self._shown().commitments if one.uid == uid)


def _beginning() -> Agreement:
    held = tuple(new_commitment(pillar, words) for pillar, words in starting_statements().items())
    return begin(Agreement, date.today(), datetime.now(UTC), commitments=held, review_every=6)
