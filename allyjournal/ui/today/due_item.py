"""Something that is due: what it asks for, for which day, and what can be done about it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.kinds import display_title
from allyjournal.domain.mistake import RecurrenceResult
from allyjournal.domain.record import DueKind
from allyjournal.store.timeline import DueRecord
from allyjournal.ui.looks import choices, day_words, look, titled
from allyjournal.ui.today.item import Item
from allyjournal.ui.widgets.text_line import TextLine


class DueItem(Item):
    """``opened`` carries the record's uid, ``put_down`` the DueRecord itself; ``finished`` too,
    and what a look back or a look afterwards found, which is asked for in place."""

    opened = Signal(str)
    finished = Signal(object, str)
    put_down = Signal(object)

    def __init__(self, entry: DueRecord, today: date, parent: QWidget | None = None) -> None:
        shape = look(entry.record)
        super().__init__(shape.mark, shape.colour, title(entry), note(entry, today), parent)
        self._entry = entry
        self._answer: TextLine | None = None
        self._sent = False
        to_begin = entry.due.kind is DueKind.NEXT_SESSION
        self.add_action(self.tr("Write it down") if to_begin else self.tr("Done"), self._finish)
        self.add_action(self.tr("Open"), self._open)
        self.add_action(self.tr("Put it down…"), self._put_down)
        self.clicked.connect(self._open)

    def is_answered(self) -> bool:
        """Whether something is typed as an answer and not on the disk yet."""
        return self._answer is not None and self._answer.is_filled()

    @Slot()
    def keep_answer(self) -> None:
        """Send what is typed as the answer, once; ``settle`` tells what became of it."""
        if self._answer and self._answer.is_filled() and not self._sent:
            self._sent = True
            self.finished.emit(self._entry, self._answer.text().strip())

    def settle(self, *, kept: bool) -> None:
        """What was sent is on the disk; or it is not, and stays here to be sent again."""
        if self._answer and self._sent and kept:
            self._answer.clear()
        self._sent = False

    @Slot()
    def _finish(self) -> None:
        match self._entry.due.kind:
            case DueKind.RECURRENCE_CHECK:
                self._ask_what_was_found()
            case DueKind.FOLLOW_UP:
                self._ask_in_words()
            case _:
                self.finished.emit(self._entry, "")

    def _ask_what_was_found(self) -> None:
        """One button for each answer; all of them stay as they are put."""
        self.clear_actions()
        for value, words_of_it in choices(RecurrenceResult):
            self.add_action(words_of_it, self._found, name=value)
        self.focus_action()

    def _ask_in_words(self) -> None:
        self._answer = TextLine(self.tr("What did you find?"), self.tr("What did you find?"))
        self._answer.returnPressed.connect(self.keep_answer)
        self.clear_actions(self._answer)
        self.add_action(self.tr("Keep"), self.keep_answer)
        self._answer.setFocus()

    @Slot()
    def _found(self) -> None:
        self.finished.emit(self._entry, self.sender().objectName())

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._entry.record.uid)

    @Slot()
    def _put_down(self) -> None:
        self.put_down.emit(self._entry)


def title(entry: DueRecord) -> str:
    """What is to be done: the step or action itself, or the record that asks for a look."""
    if entry.due.label:
        return entry.due.label
    words = titled(display_title(entry.record))
    asked = {
        DueKind.REVIEW: _translate("Review: {title}"),
        DueKind.CHECK_IN: _translate("Check in: {title}"),
        DueKind.NEXT_SESSION: _translate("The next session with {title}"),
    }
    return asked.get(entry.due.kind, "{title}").format(title=words)


def note(entry: DueRecord, today: date) -> str:
    """For which day, and whether that day is past: "step for 20 November, past its date"."""
    parts = [_occasion(entry.due.kind).format(day=day_words(entry.due.on))]
    if entry.due.on < today:
        parts.append(_translate("past its date"))
    if months := _cadence(entry):
        parts.append(_every(months))
    return ", ".join(parts)


def _cadence(entry: DueRecord) -> int | None:
    """After how many months the same is due again."""
    if not isinstance(entry.record, Agreement):
        return None
    review = entry.due.kind is DueKind.REVIEW
    return entry.record.review_every if review else entry.record.check_in_every


def _occasion(kind: DueKind) -> str:
    return {
        DueKind.REPAIR_STEP: _translate("step for {day}"),
        DueKind.FOLLOW_UP: _translate("follow-up for {day}"),
        DueKind.RECURRENCE_CHECK: _translate("a look back for {day}"),
        DueKind.REVIEW: _translate("{day}"),
        DueKind.NEXT_ACTION: _translate("for {day}"),
        DueKind.CHECK_IN: _translate("{day}"),
        DueKind.CONVERSATION: _translate("a conversation for {day}"),
        DueKind.SESSION: _translate("session on {day}"),
        DueKind.NEXT_SESSION: _translate("as you agreed, about {day}"),
        DueKind.MENTOR_ACTION: _translate("agreed for {day}"),
    }[kind]


def _every(months: int) -> str:
    if months == 1:
        return _translate("every month")
    return _translate("every {n} months").format(n=months)


def _translate(text: str) -> str:
    return QCoreApplication.translate("due_item", text)
