"""The agreement page on a desk, and what is read and written there."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allyjournal.domain.agreement import (
    AccountabilityContact,
    Agreement,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    CommunityInput,
    new_commitment,
)
from allyjournal.domain.record import Pillar, begin, new_uid
from allyjournal.ui.agreement.page import AgreementPage
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import AnyWidget, Desk

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)

LISTENING = Commitment(
    uid=new_uid(),
    pillar=Pillar.LISTENING,
    statement="I ask for times first.",
    in_practice="I write to the list.",
)
SPEAKING = new_commitment(Pillar.RESPONSIBILITY, "Let others present.")
READING = Commitment(
    uid=new_uid(),
    pillar=Pillar.REFLECTION,
    statement="Read before asking.",
    status=CommitmentStatus.PAUSED,
)


def made(kind: type, on: date, **fields: Any) -> Any:
    return begin(kind, on, NOW, **fields)


def tenants(**fields: Any) -> Agreement:
    usual: dict[str, Any] = {
        "title": "Tenants",
        "communities": ("tenants", "the hall"),
        "positionality": "I rent.",
        "guidance_sources": "- the sheet at the hall door",
        "community_input": CommunityInput.PUBLISHED_GUIDANCE,
        "accountability_contacts": (
            AccountabilityContact(person="Moss", role="neighbour", since=date(2026, 1, 5)),
            AccountabilityContact(person="Rowan"),
        ),
        "commitments": (LISTENING, SPEAKING, READING),
        "review_every": 6,
    }
    agreement: Agreement = made(Agreement, date(2026, 1, 1), **(usual | fields))
    return agreement


def sign(desk: Desk, agreement: Agreement, on: date = date(2026, 1, 2), reason: str = "") -> None:
    desk.does(lambda: desk.journal.sign(agreement, on, reason))


def lay(desk: Desk, **size: int) -> AgreementPage:
    page = AgreementPage(desk.journal, desk.tasks)
    # as the window does
    page.changed.connect(page.refresh)
    desk.lays(page, **size)
    return page


def agreements(desk: Desk) -> list[Agreement]:
    return desk.does(lambda: desk.journal.of_kind(Agreement))


def versions(desk: Desk) -> list[AgreementVersion]:
    return desk.does(lambda: desk.journal.versions())


def texts(desk: Desk) -> list[str]:
    return [view.toPlainText().strip() for view in desk.all_of(MarkdownView)]


def named(desk: Desk, kind: type[AnyWidget], name: str) -> list[AnyWidget]:
    return [widget for widget in desk.all_of(kind) if widget.accessibleName() == name]


def listed(desk: Desk) -> list[tuple[str, str]]:
    """What stands in the one open list, once its rows in sight are painted."""
    (records,) = desk.all_of(RecordList)

    def painted() -> bool:
        desk.tasks.drain()
        records.grab()
        return all(records.row(row_id) for row_id in records.ids()[:5])

    desk.qtbot.waitUntil(painted)
    rows = [records.row(row_id) for row_id in records.ids()]
    return [(row.title, row.note) for row in rows if row]


def statements(desk: Desk) -> list[MarkdownEditor]:
    return named(desk, MarkdownEditor, "I undertake")


def writes(desk: Desk, editor: MarkdownEditor, text: str) -> None:
    """At the end of what is there."""
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    desk.types(text)


def in_dialog(act: Callable[[Dialog], None]) -> None:
    """Do something in the dialog that opens next; what is left open is closed."""

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, begin)


def opens(desk: Desk, row: int) -> None:
    """Click on a record that stands against a commitment."""
    (records,) = desk.all_of(RecordList)
    place = QPoint(20, records.rowViewportPosition(row) + 8)
    QTest.mouseClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settles()
