"""A review: one commitment after the other, held against what happened."""

from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    Agreement,
    Commitment,
    changed_fields,
    checked,
    in_order,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.agreement.check_in import CheckInForm
from allyjournal.ui.agreement.held import Held
from allyjournal.ui.agreement.reading import Against, Reading
from allyjournal.ui.agreement.walk_step import WalkStep
from allyjournal.ui.agreement.what_changed import WhatChanged
from allyjournal.ui.agreement.writing import AgreementSaving, Writing
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.tab_order import follow_layout

_WORDS = "words"


class Walk(QWidget):
    """The commitments of the agreement that is shown, one at a time, and at the end what changed.

    Check-ins are saved as they are made; what is reworded, paused or retired stands in the
    working agreement, as any amendment does. ``still_holds`` and ``signing_wanted`` end it;
    ``open_requested`` and ``taken_back`` are those of the document.
    """

    owned: tuple[str, ...] = ("commitments",)
    edited = Signal()
    open_requested = Signal(str)
    taken_back = Signal(object, object)
    still_holds = Signal()
    signing_wanted = Signal()

    def __init__(self, reading: Reading, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        assert reading.shown is not None  # noqa: S101 (there is no review of nothing)
        self._agreement = reading.shown
        self._signed = reading.versions[-1].content if reading.versions else reading.shown
        signed_on = (
            reading.versions[-1].signed_on if reading.versions else reading.shown.occurred_on
        )
        self._since = max(signed_on, reading.shown.reviewed_on or signed_on)
        self._against = reading.held
        self._journal, self._tasks = journal, tasks
        self._forms: dict[str, CheckInForm] = {}
        self._uids = [commitment.uid for commitment in in_order(self._agreement)]
        self._at = 0
        self.writing = Writing(tasks, self)
        saving = AgreementSaving(journal, tasks, self, self.writing)
        self.edited.connect(saving.edited)
        self.writing.add(saving)
        self.writing.saved.connect(self._check_in_saved)
        self._arrange()
        self._show_place()

    def agreement(self) -> Agreement:
        """The agreement as it stands now."""
        return self._agreement

    def opened(self) -> str:
        """The commitment that is looked at (none at the end), the check-in that is written about
        it, and whether its words are in fields."""
        if not isinstance(self._step, WalkStep):
            return "::"
        uid = self._uids[self._at]
        check_in = self._forms[uid].check_in()
        return f"{uid}:{check_in.uid if check_in else ''}:{_WORDS * self._step.is_rewording()}"

    def reopen(self, opened: str) -> None:
        """Look at that commitment again, where it is still there; or at the one about which a
        check-in was written in the document, as the review was on its way."""
        uid, check_in, words = (*opened.partition(" ")[0].split(":"), "", "")[:3]
        if uid in self._uids:
            self._at = self._uids.index(uid)
            given = self._against.get(uid, Against()).check_in(check_in)
            self._form(_held(self._agreement)[uid], given)
        elif not uid:
            self._at = len(self._uids)
        self._show_place()
        if isinstance(self._step, WalkStep) and words:
            self._step.reword()

    def _arrange(self) -> None:
        self._place = labels.note("")
        self._step: QWidget = QWidget()
        self._back = self._button(buttons.quiet(self.tr("Back")))
        self._next = self._button(buttons.primary(self.tr("Next")))
        self._sign = self._button(buttons.primary(self.tr("Go on to sign it")))
        self._holds = self._button(buttons.primary(self.tr("It still holds")))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for button in (self._back, self._next, self._sign, self._holds):
            row.addWidget(button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(32))
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(labels.title(self._agreement.title or self.tr("My agreement")))
        self._column.addWidget(self._place)
        self._column.addSpacing(theme.px(12))
        self._column.addWidget(self._step)
        self._column.addSpacing(theme.px(16))
        self._column.addLayout(row)
        self._column.addStretch(1)

    def _button(self, button: QPushButton) -> QPushButton:
        button.clicked.connect(self._pressed)
        return button

    # From one place to another

    @Slot()
    def _pressed(self) -> None:
        pressed = self.sender()
        if pressed is self._holds:
            self.still_holds.emit()
        elif pressed is self._sign:
            self.signing_wanted.emit()
        else:
            self._at += -1 if pressed is self._back else 1
            self._show_place()

    def _show_place(self) -> None:
        at_end = self._at == len(self._uids)
        changed = bool(changed_fields(self._signed, self._agreement))
        self._back.setEnabled(self._at > 0)
        self._next.setVisible(not at_end)
        self._sign.setVisible(at_end and changed)
        self._holds.setVisible(at_end and not changed)
        words = self.tr("Commitment {n} of {all}").format(n=self._at + 1, all=len(self._uids))
        self._place.setText(self.tr("That was all of it") if at_end else words)
        self._put(self._end(changed=changed) if at_end else self._make_step())

    def _put(self, step: QWidget) -> None:
        # a form stays: what was typed last may not be saved yet, and the person may come back
        for form in self._step.findChildren(CheckInForm):
            form.hide()
            form.setParent(self)
        self._column.replaceWidget(self._step, step)
        self._step.hide()
        self._step.deleteLater()
        self._step = step
        step.show()
        follow_layout(self)
        # once it is laid out
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        """Have the focus where this place begins, if it is not in it yet, and its words heard."""
        if isinstance(self._step, WalkStep):
            if self._step.focusWidget() is None:
                self._step.begin()
            statement = self._step.commitment().statement
            announce(self, f"{self._place.text()}. {statement}")
        else:
            (self._sign if self._sign.isVisible() else self._holds).setFocus()
            announce(self, self._place.text())

    def _make_step(self) -> WalkStep:
        uid = self._uids[self._at]
        commitment = _held(self._agreement)[uid]
        signed = _held(self._signed).get(uid, commitment)
        form = self._form(commitment)
        held = Held(self._journal, self._tasks)
        step = WalkStep(commitment, signed, held, self._since, form)
        step.show_held(self._against.get(uid, Against()).since(self._since))
        # it may have been put aside
        form.show()
        step.edited.connect(self._take)
        step.entry_opened.connect(self._open)
        return step

    def _end(self, *, changed: bool) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        if changed:
            column.addWidget(labels.heading(self.tr("What changes")))
            column.addWidget(WhatChanged(self._signed, self._agreement))
        else:
            column.addWidget(labels.body(self.tr("No word of it was changed.")))
        return part

    # What becomes of a commitment

    @Slot()
    def _take(self) -> None:
        """Have the working agreement say what the step says."""
        if isinstance(self._step, WalkStep):
            now = self._step.commitment()
            held = tuple(now if it.uid == now.uid else it for it in self._agreement.commitments)
            self._agreement = self._agreement.changed(commitments=held)
            self.edited.emit()

    # Its check-in

    def _form(self, commitment: Commitment, given: CheckIn | None = None) -> CheckInForm:
        form = self._forms.get(commitment.uid)
        if form is None or given:
            form = CheckInForm(self._journal, self._tasks, commitment, given)
            form.save_with(self._journal, self._tasks, self.writing, self._agreement)
            form.taken_back.connect(self._take_back)
            form.open_requested.connect(self.open_requested)
            self._forms[commitment.uid] = form
        return form

    @Slot(object)
    def _open(self, entry: AnyRecord) -> None:
        """A check-in is written on where it stands; any other record has a page of its own."""
        if isinstance(entry, CheckIn):
            self.writing.flush()
            self._form(_held(self._agreement)[entry.commitment], entry)
            self._put(self._make_step())
        else:
            self.open_requested.emit(entry.uid)

    @Slot()
    def _take_back(self) -> None:
        form = self._forms.pop(self._uids[self._at])
        check_in, asked_on = form.leave(), form.asked_on
        if asked_on:
            self._agreement = self._agreement.changed(next_check_in_on=asked_on)
        self._put(self._make_step())
        self.taken_back.emit(check_in, asked_on)

    @Slot(object)
    def _check_in_saved(self, changes: Changes) -> None:
        """The check-in that moved the date is the one that was asked for; no other here is."""
        if "check_in" in changes.kinds and self._agreement.uid in changes.uids:
            self._agreement = checked(self._agreement, date.today())


def _held(agreement: Agreement) -> dict[str, Commitment]:
    return {commitment.uid: commitment for commitment in agreement.commitments}
