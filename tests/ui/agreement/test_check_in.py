"""Check-ins: made in words in place, shown in a lane and a list, opened again, taken back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from allyjournal.domain.agreement import months_later
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages, record_field
from allyjournal.ui.agreement.held import CheckInLane
from allyjournal.ui.agreement.page import AgreementPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.agreement.pen import (
    LISTENING,
    SPEAKING,
    agreements,
    lay,
    listed,
    made,
    named,
    opens,
    sign,
    tenants,
    texts,
    writes,
)
from tests.ui.desk import Desk

TODAY = date.today()


def check_ins(desk: Desk) -> list[CheckIn]:
    return [it for it in desk.records() if isinstance(it, CheckIn)]


def writes_in(desk: Desk, name: str, text: str) -> None:
    writes(desk, named(desk, MarkdownEditor, name)[0], text)


def saves(desk: Desk) -> None:
    desk.page.flush()
    desk.settles()


@pytest.fixture
def undo(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the toasts offer."""
    offered: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda *words: offered.append(words[-1]))
    return offered


def test_a_check_in_is_one_of_six_answers_saved_as_it_is_written(
    desk: Desk, undo: list[Any]
) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Check in")
    assert not desk.all_of(MarkdownEditor)
    assert "Not applicable" in desk.buttons()
    desk.clicks("Did so under pressure")
    writes_in(desk, "What stood in the way", "Sleep")
    writes_in(desk, "What I will do about it", "Ask earlier")
    assert not page.is_saved()
    saves(desk)
    assert page.is_saved()
    (check_in,) = check_ins(desk)
    assert (check_in.commitment, check_in.occurred_on) == (LISTENING.uid, TODAY)
    assert check_in.value is CheckInValue.UNDER_PRESSURE
    assert (check_in.obstacle, check_in.adjustment) == ("Sleep", "Ask earlier")
    desk.clicks("Done")
    assert not desk.all_of(MarkdownEditor)
    desk.clicks("Check-ins")
    assert listed(desk)[0][0] == "Did so under pressure"
    assert listed(desk)[0][1].endswith(" · Sleep")
    undo[0]()
    desk.settles()
    assert not check_ins(desk)
    assert "Check-ins" not in " ".join(desk.buttons())


def test_a_form_that_is_left_without_an_answer_leaves_nothing(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Check in")
    desk.clicks("Done")
    assert not check_ins(desk)
    assert not undo


def test_the_keyboard_is_enough(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    button = desk.button("Check in")
    button.setFocus()
    desk.presses(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(desk.button("Acted against it").hasFocus)
    desk.presses(Qt.Key.Key_Right)
    desk.presses(Qt.Key.Key_Space)
    desk.presses(Qt.Key.Key_Tab)
    desk.types("Sleep")
    saves(desk)
    (check_in,) = check_ins(desk)
    assert (check_in.value, check_in.obstacle) == (CheckInValue.AVOIDED, "Sleep")


def test_the_date_moves_with_the_first_check_in_and_comes_back_with_it(
    desk: Desk, undo: list[Any]
) -> None:
    asked = date(2026, 2, 2)
    sign(desk, tenants(check_in_every=1))
    (signed,) = agreements(desk)
    assert signed.next_check_in_on == asked
    lay(desk)
    assert any("To be held against what happened" in text for text in desk.reads())
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    saves(desk)
    assert agreements(desk)[0].next_check_in_on == months_later(TODAY, 1)
    assert not any("To be held against what happened" in text for text in desk.reads())
    writes_in(desk, "What stood in the way", "Sleep")
    desk.clicks("Done")
    assert check_ins(desk)[0].obstacle == "Sleep"
    undo[0]()
    desk.settles()
    assert not check_ins(desk)
    assert agreements(desk)[0].next_check_in_on == asked


def test_a_check_in_is_taken_back_and_comes_again(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants(check_in_every=1))
    (before,) = agreements(desk)
    lay(desk)
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    saves(desk)
    desk.clicks("Take this check-in back")
    assert not check_ins(desk)
    assert agreements(desk)[0].next_check_in_on == before.next_check_in_on
    undo[0]()
    desk.settles()
    assert len(check_ins(desk)) == 1
    assert agreements(desk)[0].next_check_in_on == months_later(TODAY, 1)


def test_one_that_was_never_saved_is_taken_back_at_once(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    desk.clicks("Take this check-in back")
    saves(desk)
    assert not check_ins(desk)
    assert page.is_saved()


def test_its_evidence_is_chosen_opened_and_let_go(
    desk: Desk, undo: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = made(Reflection, date(2026, 10, 20), title="Sunday at three")
    desk.has(written)
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    monkeypatch.setattr(record_field, "ask_record", lambda *_: written.uid)
    desk.clicks("Choose a record…")
    saves(desk)
    assert check_ins(desk)[0].evidence == written.uid
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.clicks("Sunday at three · draft")
    assert asked.args == [written.uid]
    desk.clicks("Take this link away")
    saves(desk)
    assert check_ins(desk)[0].evidence is None


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


def test_what_stands_under_a_commitment_is_counted_and_opened(desk: Desk) -> None:
    sign(desk, tenants())
    _, written = held(desk)
    page = lay(desk)
    desk.clicks("Check-ins, 1 record")
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
    desk.clicks("Check-ins, 3 records")
    assert not desk.all_of(RecordList)


def test_a_check_in_can_be_changed(desk: Desk) -> None:
    sign(desk, tenants())
    checked, _ = held(desk)
    page = lay(desk)
    page.show_record(checked.uid)
    desk.settles()
    opens(desk, 1)
    desk.clicks("Did as described")
    day = named(desk, QLineEdit, "When")[0]
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "2026-10")
    desk.clicks("Done")
    (changed,) = check_ins(desk)
    assert changed.value is CheckInValue.AS_DESCRIBED
    assert (changed.occurred_on, changed.precision) == (date(2026, 10, 1), "month")
    assert changed.adjustment == "Ask"
    assert ("Did as described", "1 Oct · Ask") in listed(desk)


def test_a_check_in_that_is_asked_for_is_opened_in_sight(desk: Desk) -> None:
    sign(desk, tenants(positionality="I rent.\n\n" * 60))
    checked, _ = held(desk)
    # also while the agreement is being amended
    amended = agreements(desk)[0].changed(state="under_review")
    desk.does(lambda: desk.journal.save(amended))
    page = lay(desk)
    page.show_record(checked.uid)
    desk.settles()
    (line,) = named(desk, MarkdownEditor, "What I will do about it")
    assert line.text() == "Ask"
    assert listed(desk)

    def in_sight() -> bool:
        return page.rect().contains(line.mapTo(page, line.rect().center()))

    desk.qtbot.waitUntil(in_sight)
    desk.clicks("Done")
    page.refresh(None)
    desk.settles()
    assert not named(desk, MarkdownEditor, "What I will do about it")


def lane(desk: Desk) -> CheckInLane:
    (found,) = desk.all_of(CheckInLane)
    return found


def test_the_lane_says_its_check_ins_and_opens_one(desk: Desk) -> None:
    sign(desk, tenants())
    reworded = tenants().changed(uid=agreements(desk)[0].uid)
    other = LISTENING.__class__(
        uid=LISTENING.uid, pillar=LISTENING.pillar, statement="I ask for days first."
    )
    sign(desk, reworded.changed(commitments=(other, SPEAKING)), date(2026, 5, 1), "heard it")
    held(desk)
    lay(desk)
    assert lane(desk).value_in_words() == "Monday 12 October 2026: Avoided it; reworded"
    lane(desk).setFocus()
    desk.presses(Qt.Key.Key_Return)
    assert [it.text() for it in named(desk, MarkdownEditor, "What I will do about it")] == ["Ask"]


def test_what_changes_elsewhere_waits_until_a_check_in_is_written(desk: Desk) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    renamed = agreements(desk)[0].changed(title="Renters")
    page.refresh(desk.does(lambda: desk.journal.save(renamed)))
    desk.settles()
    assert "Renters" not in desk.reads()
    desk.clicks("Done")
    saves(desk)
    assert "Renters" in desk.reads()
    assert texts(desk)


def test_a_second_check_in_takes_the_place_of_the_open_one(desk: Desk, undo: list[Any]) -> None:
    sign(desk, tenants())
    page = lay(desk)
    assert isinstance(page, AgreementPage)
    desk.clicks("Check in")
    desk.clicks("Avoided it")
    desk.clicks("Check in")
    desk.clicks("Did as described")
    saves(desk)
    assert [it.value for it in check_ins(desk)] == ["avoided", "as_described"]


def test_enter_opens_what_is_chosen(desk: Desk) -> None:
    sign(desk, tenants())
    _, written = held(desk)
    page = lay(desk)
    desk.clicks("Check-ins, 1 record")
    (records,) = desk.all_of(RecordList)
    records.setFocus()
    desk.presses(Qt.Key.Key_Home)
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.presses(Qt.Key.Key_Return)
    assert asked.args == [written.uid]
