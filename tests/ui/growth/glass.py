"""The page of growth on a desk with two years behind it, and what is seen and opened there."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from allyjournal.domain.agreement import Agreement, AgreementVersion, Commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.mistake import Mistake, MistakeState, RepairStep, StepStatus
from allyjournal.domain.record import Pillar, Precision, StateChange, begin
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.domain.resource import Resource, ResourceState
from allyjournal.ui.growth.page import GrowthPage
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.desk import Desk

TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
COMMITMENT = "4a1c0f52-0d5f-4c43-9b62-0b7a6a1d7c11"


def made(kind: type, on: str, **fields: Any) -> Any:
    """A record of a day, in its state since that day."""
    day = date.fromisoformat(on)
    record = begin(kind, day, TODAY, **fields)
    return record.changed(state_history=(StateChange(state=record.state, on=day),))


def kept(on: str, text: str, **fields: Any) -> Reflection:
    reflection: Reflection = made(Reflection, on, text=text, state=ReflectionState.KEPT, **fields)
    return reflection


EARLY = kept("2025-03-04", "I have never thought about who can be free.", topics=("class",))
LATE = kept("2026-10-20", "The default was mine.", topics=("class",))
SAME_MONTH = kept("2026-10-03", "Mornings.", topics=("class",), facet=Facet.PRIVILEGE)
HEARD = made(
    Feedback,
    "2026-10-05",
    gist="Speak for the group",
    topics=("race",),
    state=FeedbackState.ANSWERED,
    response=Response.DECLINED,
    reason="Not mine to do.",
)
LEARNED = made(
    Resource,
    "2026-05-02",
    title="The statement",
    state=ResourceState.APPLIED,
    practice_change="I read it before asking.",
)
SPOKE = made(
    Mistake,
    "2026-02-01",
    title="Spoke first",
    what_happened="Again.",
    pattern="speaking first",
    acknowledged_on=date(2026, 2, 4),
    state=MistakeState.REPAIRING,
    repair_steps=(
        RepairStep(description="Ask", status=StepStatus.DONE, done_on=date(2026, 2, 11)),
        RepairStep(description="Wait", due_on=date(2026, 11, 20)),
    ),
)
AGAIN = made(
    Mistake, "2026-09-01", title="Spoke again", what_happened="Oh.", pattern="speaking first"
)
LAST_YEAR = made(
    Mistake,
    "2025-06-01",
    title="Long ago",
    what_happened="Then.",
    acknowledged_on=date(2025, 7, 11),
    state=MistakeState.ACKNOWLEDGED,
)
AVOIDED = made(CheckIn, "2026-04-02", commitment=COMMITMENT, value=CheckInValue.AVOIDED)
KEPT_TO = made(CheckIn, "2026-11-02", commitment=COMMITMENT, value=CheckInValue.AS_DESCRIBED)
SOME_YEAR = kept("2026-01-01", "Some time this year.", precision=Precision.YEAR)
TWO_YEARS = (
    *(EARLY, LATE, SAME_MONTH, HEARD, LEARNED, SPOKE, AGAIN, LAST_YEAR, AVOIDED, KEPT_TO),
    SOME_YEAR,
)


def agreement() -> tuple[Agreement, list[AgreementVersion]]:
    """On race, signed a year ago, its commitment reworded in June."""
    first = Commitment(uid=COMMITMENT, pillar=Pillar.LISTENING, statement="Ask first.")
    begun = made(Agreement, "2025-11-01", title="Ours", topics=("race",), commitments=(first,))
    signed, one = sign(begun, [], date(2025, 11, 1))
    other = Commitment(uid=COMMITMENT, pillar=Pillar.LISTENING, statement="Ask for times first.")
    again = signed.changed(commitments=(other,))
    signed, two = sign(again, [one], date(2026, 6, 1), "clearer")
    return signed.changed(title="Ours"), [one, two]


def agrees(desk: Desk) -> None:
    """Puts the agreement into the journal."""
    signed, versions = agreement()
    desk.does(lambda: desk.journal.add([signed], versions))


def lay(desk: Desk, **size: int) -> GrowthPage:
    page = GrowthPage(desk.journal, desk.tasks)
    # as the window does
    page.changed.connect(page.refresh)
    desk.lays(page, **size)
    desk.settles()
    return page


def heard(desk: Desk, name: str, number: int = 0) -> list[str]:
    """What a screen reader finds in the picture of that name."""
    found = QAccessible.queryAccessibleInterface(picture(desk, name, number))
    marks = [found.child(at) for at in range(found.childCount())]
    return [mark.text(QAccessible.Text.Name) for mark in marks]


def picture(desk: Desk, name: str, number: int = 0) -> MarkedPicture:
    """A picture in sight; with two times the later one has the number 0, and each says its own."""
    named = [it for it in desk.all_of(MarkedPicture) if it.accessibleName().startswith(name)]
    return named[number]


def clicks_on(desk: Desk, name: str, words: str) -> None:
    """On the mark that says so."""
    shown = picture(desk, name)
    place = shown.place(heard(desk, name).index(words)).center().toPoint()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    desk.settles()


def table(desk: Desk, name: str) -> list[list[str]]:
    """The rows of a table in sight."""
    [shown] = [it for it in desk.all_of(PlainTable) if it.accessibleName() == name]
    rows, columns = range(shown.rowCount()), range(shown.columnCount())
    items = [[shown.item(row, column) for column in columns] for row in rows]
    return [[item.text() if item else "" for item in row] for row in items]


def opens(page: GrowthPage) -> list[str]:
    """What is asked to be opened from now on."""
    asked: list[str] = []
    page.open_requested.connect(asked.append)
    return asked


def picks(button: QPushButton, words: str) -> None:
    """From the menu of a button."""
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()


def in_dialog(act: Callable[[Dialog], None]) -> list[str]:
    """``act`` in the dialog that opens next; the list says its sentence afterwards."""
    said: list[str] = []

    def soon() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        said.append(dialog.accessibleName())
        act(dialog)

    QTimer.singleShot(0, soon)
    return said


def presses_button(dialog: Dialog, words: str) -> None:
    [button] = [it for it in dialog.findChildren(QPushButton) if it.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(6, button.height() // 2))
