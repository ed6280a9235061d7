"""Check-ins: made in words, counted under their commitment, opened again."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.agreement.pen import LISTENING, in_dialog, lay, made, sign, tenants
from tests.ui.desk import Desk

TODAY = date.today()


def the(dialog: Dialog, words: str) -> QPushButton:
    return next(it for it in dialog.findChildren(QPushButton) if it.text() == words)


def click(dialog: Dialog, words: str) -> None:
    QTest.mouseClick(the(dialog, words), Qt.MouseButton.LeftButton)


def check_ins(desk: Desk) -> list[CheckIn]:
    return [it for it in desk.records() if isinstance(it, CheckIn)]


def listed(desk: Desk) -> list[tuple[str, str]]:
    (records,) = desk.all_of(RecordList)
    rows = [records.row(row_id) for row_id in records.ids()]
    return [(row.title, row.note) for row in rows if row]


@pytest.fixture
def undo(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the toasts offer."""
    offered: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda *words: offered.append(words[-1]))
    return offered


def test_a_check_in_is_one_of_five_answers(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants())
    lay(desk)

    def answer(dialog: Dialog) -> None:
        assert not the(dialog, "Keep it").isEnabled()
        assert LISTENING.statement in dialog.accessibleDescription()
        click(dialog, "Did so under pressure")
        obstacle, adjustment = dialog.findChildren(MarkdownEditor)
        QTest.keyClicks(obstacle, "Sleep")
        QTest.keyClicks(adjustment, "Ask earlier")
        click(dialog, "Keep it")

    in_dialog(answer)
    desk.clicks("Check in")
    (check_in,) = check_ins(desk)
    assert (check_in.commitment, check_in.occurred_on) == (LISTENING.uid, TODAY)
    assert check_in.value is CheckInValue.UNDER_PRESSURE
    assert (check_in.obstacle, check_in.adjustment) == ("Sleep", "Ask earlier")
    assert len(listed(desk)) == 1
    assert listed(desk)[0][0] == "Did so under pressure"
    assert listed(desk)[0][1].endswith(" · Sleep")
    undo[0]()
    desk.settles()
    assert not check_ins(desk)
    assert "1 check-in" not in " ".join(desk.buttons())


def test_a_check_in_that_is_not_kept_leaves_nothing(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    in_dialog(lambda dialog: click(dialog, "Cancel"))
    desk.clicks("Check in")
    assert not check_ins(desk)


def held(desk: Desk) -> tuple[CheckIn, Reflection]:
    checked = made(
        CheckIn,
        date(2026, 10, 12),
        commitment=LISTENING.uid,
        value=CheckInValue.AVOIDED,
        adjustment="Ask",
    )
    written = made(
        Reflection, date(2026, 10, 20), title="Sunday at three", commitments=(LISTENING.uid,)
    )
    desk.has(checked, written)
    return checked, written


def opens(desk: Desk, row: int) -> None:
    (records,) = desk.all_of(RecordList)
    place = QPoint(20, records.rowViewportPosition(row) + 8)
    QTest.mouseClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settles()


def test_what_stands_under_a_commitment_is_counted_and_opened(desk: Desk) -> None:
    sign(desk, tenants())
    _, written = held(desk)
    page = lay(desk)
    desk.clicks("1 check-in, 1 record")
    assert [title for title, _ in listed(desk)] == ["Sunday at three", "Avoided it"]
    assert listed(desk)[1][1].endswith(" · Ask")
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        opens(desk, 0)
    assert asked.args == [written.uid]
    more = [made(Reflection, date(2026, 10, 21), commitments=(LISTENING.uid,)) for _ in range(2)]
    desk.has(*more)
    page.refresh(None)
    desk.settles()
    assert len(listed(desk)) == 4
    desk.clicks("1 check-in, 3 records")
    assert not desk.all_of(RecordList)


def test_a_check_in_can_be_changed(desk: Desk) -> None:
    sign(desk, tenants())
    checked, _ = held(desk)
    page = lay(desk)
    page.show_record(checked.uid)
    desk.settles()

    def change(dialog: Dialog) -> None:
        click(dialog, "Did as described")
        day = next(it for it in dialog.findChildren(QLineEdit) if it.accessibleName() == "When")
        day.selectAll()
        QTest.keyClicks(day, "2026-10")
        click(dialog, "Keep it")

    in_dialog(change)
    opens(desk, 1)
    (changed,) = check_ins(desk)
    assert changed.value is CheckInValue.AS_DESCRIBED
    assert (changed.occurred_on, changed.precision) == (date(2026, 10, 1), "month")
    assert changed.adjustment == "Ask"
    assert ("Did as described", "1 Oct · Ask") in listed(desk)
    in_dialog(lambda dialog: click(dialog, "Cancel"))
    opens(desk, 1)
    assert check_ins(desk) == [changed]


def test_enter_opens_what_is_chosen(desk: Desk) -> None:
    sign(desk, tenants())
    _, written = held(desk)
    page = lay(desk)
    desk.clicks("1 check-in, 1 record")
    (records,) = desk.all_of(RecordList)
    records.setFocus()
    desk.presses(Qt.Key.Key_Home)
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.presses(Qt.Key.Key_Return)
    assert asked.args == [written.uid]
