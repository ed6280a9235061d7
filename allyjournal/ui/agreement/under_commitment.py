"""What stands under a commitment in the document: its lane, its records, a check-in in place."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.agreement import Agreement, AgreementVersion, Commitment
from allyjournal.domain.check_in import CheckIn
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.agreement.check_in import CheckInForm
from allyjournal.ui.agreement.held import CheckInLane, Held
from allyjournal.ui.agreement.reading import Against
from allyjournal.ui.agreement.writing import Writing
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.tab_order import follow_layout


class UnderCommitment(QWidget):
    """The signals are those of the document that it belongs to; ``entry_opened`` carries a record
    that was chosen from the lane or the list."""

    entry_opened = Signal(object)
    open_requested = Signal(str)
    finished = Signal(object, object)
    taken_back = Signal(object, object)
    check_in_history_wanted = Signal(str)

    def __init__(
        self,
        commitment: Commitment,
        versions: Sequence[AgreementVersion],
        journal: Journal,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._commitment = commitment
        self._journal = journal
        self._tasks = tasks
        self._form: CheckInForm | None = None
        self._new = False
        self._lane = CheckInLane(commitment.uid, versions)
        self._lane.entry_opened.connect(self.entry_opened)
        self._held = Held(journal, tasks)
        self._held.opened.connect(self.entry_opened)
        self._done = buttons.small(self.tr("Done"))
        self._done.clicked.connect(self._finish)
        self._done.hide()
        self._history = buttons.link(self.tr("History of this check-in…"))
        self._history.clicked.connect(self._look_back)
        self._history.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(self._done)
        row.addWidget(self._history)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self._lane)
        self._column.addWidget(self._held)

    def show_held(self, against: Against) -> None:
        """Show what stands against the commitment."""
        self._lane.show_check_ins(against.check_ins)
        self._held.show_held(against)

    def open_list(self) -> None:
        """Show the list of the records."""
        self._held.open()

    def is_writing(self) -> bool:
        """Whether a check-in is open here."""
        return self._form is not None

    def written(self) -> CheckIn | None:
        """The check-in that is open here, once it has a place on the scale."""
        return self._form.check_in() if self._form else None

    def begin(self, given: CheckIn | None, of: Agreement, writing: Writing) -> None:
        """Write a check-in here: a new one, or ``given`` again."""
        form = self.open_form(given, of, writing)
        # once it is laid out
        QTimer.singleShot(0, form, form.begin)

    def open_form(self, given: CheckIn | None, of: Agreement, writing: Writing) -> CheckInForm:
        """The form of that check-in, in sight."""
        if self._form:
            writing.flush()
            self._close()
        form = CheckInForm(self._journal, self._tasks, self._commitment, given)
        form.save_with(self._journal, self._tasks, writing, of)
        form.taken_back.connect(self._take_back)
        form.open_requested.connect(self.open_requested)
        self._form, self._new = form, given is None
        self._column.insertWidget(0, form)
        form.show()
        self._done.show()
        self._history.setVisible(given is not None)
        follow_layout(self)
        return form

    @Slot()
    def _finish(self) -> None:
        if self._form:
            check_in, asked_on = self._form.check_in(), self._form.asked_on
            self._close()
            self.finished.emit(check_in if self._new else None, asked_on)

    @Slot()
    def _look_back(self) -> None:
        check_in = self._form.check_in() if self._form else None
        self._finish()
        if check_in:
            self.check_in_history_wanted.emit(check_in.uid)

    @Slot()
    def _take_back(self) -> None:
        if self._form:
            check_in, asked_on = self._form.leave(), self._form.asked_on
            self._close()
            self.taken_back.emit(check_in, asked_on)

    def _close(self) -> None:
        """Put the form out of sight; it goes with the page, since its last words are on their
        way to the disk."""
        if self._form:
            self._form.hide()
            self._form = None
            self._done.hide()
            self._history.hide()
