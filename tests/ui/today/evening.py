"""Today on a desk, what is written there, and records to find on it."""

from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.mistake import Mistake, RepairStep
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.today.page import TodayPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.desk import Desk

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
WORDS = "At the meeting I waited."


def lay(desk: Desk, **size: int) -> TodayPage:
    """Show Today."""
    page = TodayPage(desk.journal, desk.tasks)
    desk.lays(page, **size)
    return page


def field(desk: Desk) -> MarkdownEditor:
    """The writing field."""
    (editor,) = desk.all_of(MarkdownEditor)
    return editor


def write(desk: Desk, text: str = WORDS) -> None:
    """Type into the writing field and wait until it is on disk."""
    QTest.keyClicks(field(desk), text)
    desk.page.flush()
    desk.settles()


def erase(desk: Desk) -> None:
    """Take all words away."""
    field(desk).selectAll()
    QTest.keyClick(field(desk), Qt.Key.Key_Delete)


def the_reflection(desk: Desk) -> Reflection:
    """The one record there is."""
    (record,) = desk.records()
    assert isinstance(record, Reflection)
    return record


def made(kind: type, **fields: Any) -> Any:
    """A record of ``kind``, of 20 October unless ``on`` says otherwise."""
    return begin(kind, fields.pop("on", date(2026, 10, 20)), NOW, **fields)


def mistake(**fields: Any) -> Mistake:
    """A mistake with a step past its date and one to come."""
    steps = (
        RepairStep(description="Ask the group to rotate who chairs", due_on=date(2026, 11, 20)),
        RepairStep(description="Say in the group what I did", due_on=date(2026, 12, 2)),
    )
    mistake: Mistake = made(Mistake, title="Talked over the plan", repair_steps=steps, **fields)
    return mistake
