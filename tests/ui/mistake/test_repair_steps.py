"""Repair steps: described, done, taken out and put back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.mistake import (
    RepairStep,
    StepStatus,
)
from allyjournal.ui import messages
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.agreement.pen import in_dialog
from tests.ui.desk import Desk
from tests.ui.mistake.log import STEPS, line, opened, press
from tests.ui.shelf import (
    TODAY,
    choose,
    kept,
    notes,
    save,
)


def table(desk: Desk) -> list[list[str]]:
    found = desk.all_of(PlainTable)
    if not found:
        return []
    rows, columns = range(found[0].rowCount()), range(found[0].columnCount())
    return [[found[0].item(row, column).text() for column in columns] for row in rows]


def select(desk: Desk, row: int) -> None:
    (found,) = desk.all_of(PlainTable)
    place = found.visualRect(found.model().index(row, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_step_is_added(desk: Desk) -> None:
    record = opened(desk)
    assert not table(desk)

    def describe(dialog: Dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Six copies")
        QTest.keyClicks(line(dialog, "Asked for by"), "Bay")
        QTest.keyClicks(line(dialog, "Who does it"), "me")
        QTest.keyClicks(line(dialog, "Due"), "2026-12-02")
        QTest.keyClicks(line(dialog, "Look at it again on"), "2027-01-10")
        press(dialog, "Keep")

    in_dialog(describe)
    desk.clicks("Add a step…")
    desk.qtbot.waitUntil(
        lambda: (
            table(desk)
            == [["Six copies", "Bay", "2 Dec", "proposed", "look at it again 10 Jan 2027"]]
        )
    )
    save(desk)
    assert kept(desk, record).repair_steps == (
        RepairStep(
            description="Six copies",
            requested_by="Bay",
            owner="me",
            due_on=date(2026, 12, 2),
            follow_up_on=date(2027, 1, 10),
        ),
    )
    desk.qtbot.waitUntil(lambda: notes(desk) == {"The hall key": "noticed · step for 2 Dec"})


@pytest.mark.parametrize("label", ["Keep", "Cancel"])
def test_a_step_without_words_is_none(desk: Desk, label: str) -> None:
    record = opened(desk)
    in_dialog(lambda dialog: press(dialog, label))
    desk.clicks("Add a step…")
    save(desk)
    assert kept(desk, record).repair_steps == ()


def test_steps_say_what_is_past_its_date_and_what_came_of_it(desk: Desk) -> None:
    opened(desk, repair_steps=STEPS)
    assert table(desk) == [
        ["Six copies", "", "past its date, 20 Nov", "proposed", ""],
        ["A list", "", "20 Nov", "done", "21 Nov: It hangs."],
        ["Lamps", "", "", "proposed", "Bay says\nThey hang."],
    ]
    assert notes(desk) == {"The hall key": "noticed · past its date, 20 Nov"}


def test_a_step_is_done_today(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    assert "Done today" not in desk.buttons()
    select(desk, 1)
    assert "Edit…" in desk.buttons()
    assert "Done today" not in desk.buttons()
    select(desk, 0)
    desk.clicks("Done today")
    assert "Edit…" not in desk.buttons()
    save(desk)
    first, *others = kept(desk, record).repair_steps
    assert (first.status, first.done_on) == (StepStatus.DONE, TODAY)
    assert tuple(others) == STEPS[1:]


def test_a_step_is_changed_by_the_keyboard(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)

    def change(dialog: Dialog) -> None:
        line(dialog, "Step").selectAll()
        QTest.keyClicks(line(dialog, "Step"), "Seven copies")
        choose(desk, "Status", "done", dialog)
        press(dialog, "Keep")

    (found,) = desk.all_of(PlainTable)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    in_dialog(change)
    desk.presses(Qt.Key.Key_Return)
    save(desk)
    first = kept(desk, record).repair_steps[0]
    assert (first.description, first.status) == ("Seven copies", StepStatus.DONE)
    assert (first.due_on, first.done_on) == (date(2026, 11, 20), TODAY)


def test_leaving_a_step_changes_nothing(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    select(desk, 0)
    in_dialog(lambda dialog: press(dialog, "Cancel"))
    desk.clicks("Edit…")
    save(desk)
    assert kept(desk, record).repair_steps == STEPS


def test_a_step_is_taken_out_and_put_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str, Callable[[], None]]] = []
    monkeypatch.setattr(messages, "toast", lambda _, *words: said.append(words))
    record = opened(desk, repair_steps=STEPS)
    select(desk, 1)
    desk.clicks("Take it out")
    save(desk)
    assert kept(desk, record).repair_steps == (STEPS[0], STEPS[2])
    ((words, label, undo),) = said
    assert (words, label) == ("The step is taken out", "Undo")
    undo()
    undo()
    save(desk)
    assert kept(desk, record).repair_steps == STEPS
