"""The page of mistakes on a desk, and what is read and done there."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from allyjournal.domain.mistake import (
    Mistake,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    StepStatus,
)
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.state_track import StateTrack
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import (
    TODAY,
    lay,
    made,
    named,
)

READY: dict[str, Any] = {
    "recurrence_result": RecurrenceResult.NOT_REPEATED,
    "resting_basis": RestingBasis.COMMUNITY_PROCESS,
}
DANGER = "If someone is in danger, call your emergency number; otherwise turn to a trained person."


STEPS = (
    RepairStep(description="Six copies", due_on=date(2026, 11, 20)),
    RepairStep(
        description="A list",
        status=StepStatus.DONE,
        done_on=TODAY,
        due_on=date(2026, 11, 20),
        follow_up_on=date(2026, 11, 21),
        follow_up_result="It hangs.",
    ),
    RepairStep(description="Lamps", evidence="Bay says", follow_up_result="They hang."),
)


def fresh(desk: Desk) -> None:
    """A new mistake, the caret in it."""
    page = lay(desk, MistakePage)
    page.show_new("mistake")
    desk.settles()


def opened(desk: Desk, **fields: Any) -> Mistake:
    """A mistake in the journal, open."""
    usual = {"title": "The hall key", "what_happened": "One key.", "impact": "Bay stood there."}
    record: Mistake = made(Mistake, **(usual | fields))
    desk.has(record)
    lay(desk, MistakePage)
    return record


def editor(desk: Desk, name: str) -> MarkdownEditor:
    return named(desk, MarkdownEditor, name)


def editors(desk: Desk) -> list[str]:
    return [it.accessibleName() for it in desk.all_of(MarkdownEditor)]


def marks(desk: Desk) -> list[str]:
    """The state track as it is spoken."""
    (track,) = desk.all_of(StateTrack)
    return [mark.accessibleName() for mark in track.findChildren(QAbstractButton)]


def enters(desk: Desk, state: str) -> None:
    """A click on a state of the track."""
    (track,) = desk.all_of(StateTrack)
    (mark,) = [it for it in track.findChildren(QAbstractButton) if it.text() == state]
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    desk.settles()


def notice(desk: Desk) -> str:
    return "\n".join(it.accessibleName() for it in desk.all_of(Notice))


def press(dialog: Dialog, label: str) -> None:
    (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(dialog: QWidget, name: str) -> QLineEdit:
    """The line of a text or a date in sight."""
    fields = [*dialog.findChildren(TextLine), *dialog.findChildren(DateField)]
    (field,) = [it for it in fields if it.accessibleName() == name and it.isVisible()]
    return field if isinstance(field, QLineEdit) else field.focusProxy()
