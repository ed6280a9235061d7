"""Holding one commitment against what happened, in place under its words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from allyjournal.domain.agreement import Agreement, Commitment, asks_for
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import DueKind, Precision, begin
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.agreement import changing
from allyjournal.ui.agreement.wording import anchor_words
from allyjournal.ui.agreement.writing import Writing
from allyjournal.ui.autosave import Autosave
from allyjournal.ui.record_field import RecordField
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.page_scroll import bring_into_view


class CheckInForm(QWidget):
    """The anchors in words and, once one is chosen, what else there is to say. Saved by
    ``save_with`` as it is written; nothing can be typed before a place on the scale is chosen.

    ``asked_on`` is the date for which the agreement asks for a check-in, where this one answers
    it. ``taken_back`` asks to delete it, ``open_requested`` carries the uid of its evidence.
    """

    edited = Signal()
    taken_back = Signal()
    open_requested = Signal(str)

    def __init__(
        self, journal: Journal, tasks: Tasks, commitment: Commitment, given: CheckIn | None
    ) -> None:
        super().__init__()
        self.commitment = commitment
        self.asked_on: date | None = None
        self._check_in = given
        self._leaving = False
        self._value = ChoiceChips(
            self.tr("What became of it"), [(value, anchor_words(value)) for value in CheckInValue]
        )
        self._obstacle = _line(self.tr("What stood in the way"))
        self._adjustment = _line(self.tr("What I will do about it"))
        self._day = DateField(self.tr("When"), rough=True)
        self._evidence = RecordField(self.tr("What shows it"), journal, tasks)
        self._evidence.open_requested.connect(self.open_requested)
        self._more = self._arrange()
        self._fill(given)
        for field in (self._value, self._obstacle, self._adjustment, self._day, self._evidence):
            field.edited.connect(self._edit)

    @Slot()
    def begin(self) -> None:
        """Put the focus on the scale, in sight."""
        self._value.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self)

    def check_in(self) -> CheckIn | None:
        """The check-in as it stands in the fields; None before a place is chosen, and once it
        is taken back."""
        chosen, day = self._value.value(), self._day.value()
        if chosen is None or day is None or self._leaving:
            return None
        value = CheckInValue(chosen)
        if self._check_in is None:
            on, now, uid = day[0], datetime.now(UTC), self.commitment.uid
            self._check_in = begin(CheckIn, on, now, commitment=uid, value=value)
        return self._check_in.changed(
            occurred_on=day[0],
            precision=Precision(day[1]),
            value=value,
            obstacle=self._obstacle.text(),
            adjustment=self._adjustment.text(),
            evidence=self._evidence.value(),
        )

    def save_with(self, journal: Journal, tasks: Tasks, writing: Writing, of: Agreement) -> None:
        """Have what is written here saved with the face, as a check-in ``of`` this agreement."""
        if self._check_in is None and asks_for(of, DueKind.CHECK_IN, date.today()):
            self.asked_on = of.next_check_in_on
        saving = _Saving(journal, tasks, self.check_in, writing)
        self.edited.connect(saving.edited)
        writing.add(saving)

    def leave(self) -> CheckIn | None:
        """Save nothing any more: the check-in, or None where there is none."""
        check_in = self.check_in()
        self._leaving = True
        return check_in

    def _arrange(self) -> QWidget:
        more = QWidget()
        grid = QGridLayout(more)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(Field.of(self._obstacle), 0, 0)
        grid.addWidget(Field.of(self._adjustment), 0, 1)
        grid.addWidget(Field.of(self._day), 1, 0)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Field.of(self._evidence), 1, 1, top)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        back = buttons.link(self.tr("Take this check-in back"))
        back.clicked.connect(self.taken_back)
        grid.addLayout(link_row(back), 2, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._value)
        column.addWidget(more)
        return more

    def _fill(self, given: CheckIn | None) -> None:
        self._day.fill(date.today())
        self._more.setVisible(given is not None)
        if given:
            self._value.fill(given.value)
            self._day.fill(given.occurred_on, given.precision)
            self._obstacle.fill(given.obstacle)
            self._adjustment.fill(given.adjustment)
            self._evidence.fill(given.evidence)

    @Slot()
    def _edit(self) -> None:
        self._more.setVisible(self._value.is_filled())
        self.edited.emit()


def _line(name: str) -> MarkdownEditor:
    return MarkdownEditor(name, auto_height=True, least_lines=1)


class _Saving(Autosave):
    """Saves a check-in, and moves the date for which one was asked."""

    def operation(
        self, journal: Journal, record: AnyRecord, *, keep_previous: bool
    ) -> Callable[[], Changes]:
        assert isinstance(record, CheckIn)  # noqa: S101 (the form gives nothing else)
        today = date.today()
        return partial(changing.keep, journal, record, today, keep_previous=keep_previous)
