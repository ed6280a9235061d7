"""A look back and a look afterwards, answered where they are listed."""

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.mistake import (
    Mistake,
    RecurrenceResult,
    RepairStep,
    StepStatus,
)
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from tests.ui.desk import Desk
from tests.ui.today.evening import TODAY, lay, made


def test_a_look_back_asks_what_it_found(desk: Desk, toasts: list[Any]) -> None:
    desk.has(made(Mistake, what_happened="I joked.", recurrence_check_on=TODAY))
    lay(desk)
    desk.clicks("Done")
    assert {"not repeated", "repeated", "no occasion yet"} <= set(desk.buttons())
    assert desk.button("not repeated").hasFocus()
    desk.clicks("not repeated")
    (record,) = desk.records()
    assert isinstance(record, Mistake)
    assert record.recurrence_result is RecurrenceResult.NOT_REPEATED
    assert "I joked." not in desk.reads()


def test_without_an_occasion_the_next_look_back_is_later(desk: Desk, toasts: list[Any]) -> None:
    desk.has(made(Mistake, what_happened="I joked.", recurrence_check_on=TODAY))
    lay(desk)
    desk.clicks("Done")
    desk.clicks("no occasion yet")
    assert toasts[0][0] == "The next look back is on Saturday 20 February 2027"
    assert "I joked." not in desk.reads()


def follow_up() -> Mistake:
    step = RepairStep(description="Write to Moss", status=StepStatus.DONE, follow_up_on=TODAY)
    looked_at: Mistake = made(Mistake, repair_steps=(step,))
    return looked_at


def result(desk: Desk) -> str:
    (record,) = (it for it in desk.records() if isinstance(it, Mistake))
    return record.repair_steps[0].follow_up_result


def test_a_look_afterwards_is_answered_in_place(desk: Desk, toasts: list[Any]) -> None:
    desk.has(follow_up())
    lay(desk)
    desk.clicks("Done")
    desk.presses(Qt.Key.Key_Return)
    assert result(desk) == ""
    desk.types("It hangs.")
    desk.presses(Qt.Key.Key_Return)
    assert result(desk) == "It hangs."
    assert "Write to Moss" not in desk.reads()


def test_a_half_typed_answer_survives_news_and_a_lock(desk: Desk, toasts: list[Any]) -> None:
    desk.has(follow_up())
    page = lay(desk)
    desk.clicks("Done")
    desk.types("It ha")
    page.refresh(None)
    desk.settles()
    desk.types("ngs")
    page.flush()
    desk.settles()
    assert result(desk) == "It hangs"


def test_an_answer_that_cannot_be_saved_stays_and_is_not_called_saved(
    desk: Desk, toasts: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.has(follow_up())
    page = lay(desk)
    desk.clicks("Done")
    desk.types("It hangs.")

    def full(*_arguments: object, **_options: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        page.flush()
        desk.tasks.drain()
        assert [type(trouble).__name__ for trouble in desk.troubles] == ["DiskFull"]
        desk.troubles.clear()
        assert not page.is_saved()
    page.flush()
    desk.settles()
    assert result(desk) == "It hangs."
    assert page.is_saved()


def test_an_answer_to_a_step_in_other_words_is_kept(desk: Desk, toasts: list[Any]) -> None:
    record = follow_up()
    desk.has(record)
    lay(desk)
    desk.clicks("Done")
    desk.types("It hangs.")
    reworded = record.changed(
        repair_steps=(msgspec.structs.replace(record.repair_steps[0], description="Write it."),)
    )
    desk.does(lambda: desk.journal.save(reworded))
    desk.presses(Qt.Key.Key_Return)
    assert result(desk) == "It hangs."


def test_an_answer_that_nobody_waits_for_any_more_stays_in_sight(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, words, *_more: said.append(words))
    record = follow_up()
    desk.has(record)
    page = lay(desk)
    desk.clicks("Done")
    desk.types("It hangs.")
    desk.does(lambda: desk.journal.save(record.changed(repair_steps=())))
    desk.presses(Qt.Key.Key_Return)
    assert said == ["This is not asked for any more."]
    assert not page.is_saved()
