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
from allyjournal.ui.mistake.step_editor import StepEditor
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.desk import Desk
from tests.ui.mistake.log import STEPS, line, opened
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


def test_a_step_is_added_in_place_and_saved_as_it_is_typed(desk: Desk) -> None:
    record = opened(desk)
    assert not table(desk)
    desk.clicks("Add a step")
    desk.types("Six copies")
    for name, text in (
        ("Asked for by", "Bay"),
        ("Who does it", "me"),
        ("Due", "2026-12-02"),
        ("Look at it again on", "2027-01-10"),
    ):
        line(desk.page, name).setFocus()
        desk.types(text)
    assert table(desk) == [
        ["Six copies", "Bay", "2 Dec", "proposed", "look at it again 10 Jan 2027"]
    ]
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
    desk.clicks("Close the fields")
    assert not desk.all_of(StepEditor)


def test_what_is_known_of_a_step_is_kept_before_it_has_words(desk: Desk) -> None:
    record = opened(desk)
    desk.clicks("Add a step")
    save(desk)
    assert kept(desk, record).repair_steps == ()
    line(desk.page, "Asked for by").setFocus()
    desk.types("Bay")
    save(desk)
    assert kept(desk, record).repair_steps == (RepairStep(description="", requested_by="Bay"),)
    assert table(desk)[0][:2] == ["Without words yet", "Bay"]


def test_the_fields_follow_the_row_that_is_chosen(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    select(desk, 0)
    desk.clicks("Edit")
    assert line(desk.page, "Step").text() == "Six copies"
    select(desk, 2)
    assert line(desk.page, "Step").text() == "Lamps"
    line(desk.page, "Step").setFocus()
    desk.presses(Qt.Key.Key_End)
    desk.types(", two")
    save(desk)
    assert kept(desk, record).repair_steps[2].description == "Lamps, two"
    assert kept(desk, record).repair_steps[:2] == STEPS[:2]


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
    assert "Edit" in desk.buttons()
    assert "Done today" not in desk.buttons()
    select(desk, 0)
    desk.clicks("Done today")
    assert "Edit" not in desk.buttons()
    save(desk)
    first, *others = kept(desk, record).repair_steps
    assert (first.status, first.done_on) == (StepStatus.DONE, TODAY)
    assert tuple(others) == STEPS[1:]


def test_a_step_is_changed_by_the_keyboard(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    (found,) = desk.all_of(PlainTable)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    desk.presses(Qt.Key.Key_Return)
    line(desk.page, "Step").selectAll()
    desk.types("Seven copies")
    choose(desk, "Status", "done")
    save(desk)
    first = kept(desk, record).repair_steps[0]
    assert (first.description, first.status) == ("Seven copies", StepStatus.DONE)
    assert (first.due_on, first.done_on) == (date(2026, 11, 20), TODAY)


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
