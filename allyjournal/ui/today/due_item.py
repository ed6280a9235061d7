"""Something that is due: what it asks for, for which day, and what can be done about it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.kinds import display_title
from allyjournal.domain.record import DueKind
from allyjournal.store.timeline import DueRecord
from allyjournal.ui.looks import day_words, look
from allyjournal.ui.today.changes import can_finish
from allyjournal.ui.today.item import Item


class DueItem(Item):
    """``opened`` carries the record's uid, the others the DueRecord itself."""

    opened = Signal(str)
    finished = Signal(object)
    put_down = Signal(object)

    def __init__(self, entry: DueRecord, today: date, parent: QWidget | None = None) -> None:
        shape = look(entry.record)
        super().__init__(shape.mark, shape.colour, title(entry), note(entry, today), parent)
        self._entry = entry
        if can_finish(entry.due):
            self.add_action(self.tr("Done"), self._finish)
        self.add_action(self.tr("Open"), self._open)
        self.add_action(self.tr("Put it down…"), self._put_down)
        self.clicked.connect(self._open)

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self._entry)

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
    words = display_title(entry.record) or _translate("Without words yet")
    if entry.due.kind is DueKind.REVIEW:
        return _translate("Review: {title}").format(title=words)
    return words


def note(entry: DueRecord, today: date) -> str:
    """For which day, and whether that day is past: "step for 20 November, past its date"."""
    parts = [_occasion(entry.due.kind).format(day=day_words(entry.due.on))]
    if entry.due.on < today:
        parts.append(_translate("past its date"))
    if isinstance(entry.record, Agreement) and (months := entry.record.review_every):
        parts.append(_every(months))
    return ", ".join(parts)


def _occasion(kind: DueKind) -> str:
    return {
        DueKind.REPAIR_STEP: _translate("step for {day}"),
        DueKind.FOLLOW_UP: _translate("follow-up for {day}"),
        DueKind.RECURRENCE_CHECK: _translate("a look back for {day}"),
        DueKind.REVIEW: _translate("{day}"),
        DueKind.NEXT_ACTION: _translate("for {day}"),
        DueKind.CHECK_IN: _translate("check in, {day}"),
        DueKind.CONVERSATION: _translate("a conversation for {day}"),
        DueKind.SESSION: _translate("session on {day}"),
        DueKind.MENTOR_ACTION: _translate("agreed for {day}"),
    }[kind]


def _every(months: int) -> str:
    if months == 1:
        return _translate("every month")
    return _translate("every {n} months").format(n=months)


def _translate(text: str) -> str:
    return QCoreApplication.translate("due_item", text)
