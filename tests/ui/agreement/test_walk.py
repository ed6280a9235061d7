"""The review: one commitment at a time, by keyboard alone, and nothing lost on the way."""

from datetime import date
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from allyjournal.domain.agreement import AgreementState, CommitmentStatus, months_later
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.agreement.pen import (
    LISTENING,
    READING,
    SPEAKING,
    agreements,
    lay,
    listed,
    made,
    named,
    sign,
    statements,
    tenants,
    texts,
    versions,
    writes,
)
from tests.ui.desk import Desk

TODAY = date.today()


def tabs_to(desk: Desk, words: str) -> None:
    """By Tab alone, to what is called so."""
    for _ in range(30):
        focused = QApplication.focusWidget()
        name = focused.text() if isinstance(focused, QAbstractButton) else ""
        if words in (name, focused.accessibleName() if focused else ""):
            return
        desk.presses(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {words}")


def arrives(desk: Desk) -> None:
    """Until the focus is on the scale of the next commitment."""
    desk.qtbot.waitUntil(desk.button("Acted against it").hasFocus)


def review(desk: Desk, **fields: Any) -> None:
    sign(desk, tenants(**fields))
    lay(desk)
    desk.clicks("Review it")
    arrives(desk)


def check_ins(desk: Desk) -> list[CheckIn]:
    return [it for it in desk.records() if isinstance(it, CheckIn)]


def test_the_keyboard_alone_walks_from_the_first_to_the_signing(desk: Desk) -> None:
    review(desk)
    assert "Commitment 1 of 3" in desk.reads()
    desk.presses(Qt.Key.Key_Space)
    tabs_to(desk, "What stood in the way")
    desk.types("Sleep")
    tabs_to(desk, "Next")
    desk.presses(Qt.Key.Key_Space)
    arrives(desk)
    assert "Commitment 2 of 3" in desk.reads()
    tabs_to(desk, "Keep it")
    desk.presses(Qt.Key.Key_Right)
    desk.presses(Qt.Key.Key_Space)
    tabs_to(desk, "Next")
    desk.presses(Qt.Key.Key_Space)
    arrives(desk)
    assert "Reflection and learning · paused" in desk.reads()
    tabs_to(desk, "Leave it paused")
    desk.presses(Qt.Key.Key_Left)
    desk.presses(Qt.Key.Key_Space)
    tabs_to(desk, "Next")
    desk.presses(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(desk.button("Go on to sign it").hasFocus)
    assert "Paused · Let others present." in desk.reads()
    assert "Taken up again · Read before asking." in desk.reads()
    desk.presses(Qt.Key.Key_Space)
    desk.types("Half a year, read aloud.")
    desk.clicks("Sign it")
    (check_in,) = check_ins(desk)
    assert (check_in.value, check_in.obstacle) == (CheckInValue.ACTED_AGAINST, "Sleep")
    latest = versions(desk)[-1]
    assert latest.change_reason == "Half a year, read aloud."
    assert [it.status for it in latest.content.commitments] == ["active", "paused", "active"]


def test_what_still_holds_moves_the_review_on(desk: Desk) -> None:
    review(desk, next_review_on=TODAY)
    for _ in range(3):
        desk.clicks("Next")
    assert "No word of it was changed." in desk.reads()
    desk.clicks("It still holds")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.ACTIVE
    assert agreement.reviewed_on == TODAY
    assert agreement.next_review_on == months_later(TODAY, 6)
    assert len(versions(desk)) == 1


def test_words_are_changed_in_place_and_put_back(desk: Desk) -> None:
    review(desk)
    desk.clicks("Reword it")
    desk.clicks("Leave the words")
    assert not statements(desk)
    desk.clicks("Reword it")
    writes(desk, statements(desk)[0], " And wait.")
    assert "Signed: I ask for times first." in desk.reads()
    desk.clicks("Next")
    desk.clicks("Back")
    assert statements(desk)[0].text() == "I ask for times first. And wait."
    desk.clicks("Put the signed words back")
    assert not statements(desk)
    for _ in range(3):
        desk.clicks("Next")
    desk.clicks("It still holds")
    (agreement,) = agreements(desk)
    assert agreement.commitments[0] == LISTENING
    assert agreement.state is AgreementState.ACTIVE
    assert [it.state for it in agreement.state_history][-2:] == ["under_review", "active"]


def test_a_statement_that_was_emptied_stays_as_it_was_signed(desk: Desk) -> None:
    review(desk)
    desk.clicks("Reword it")
    statements(desk)[0].selectAll()
    statements(desk)[0].setFocus()
    desk.presses(Qt.Key.Key_Delete)
    desk.clicks("Leave the review")
    assert agreements(desk)[0].commitments[0].statement == LISTENING.statement


def test_leaving_in_the_middle_loses_nothing(desk: Desk) -> None:
    review(desk)
    desk.clicks("Did as described")
    desk.clicks("Reword it")
    writes(desk, statements(desk)[0], " And wait.")
    assert not desk.page.is_saved()
    desk.page.flush()
    desk.settles()
    assert desk.page.is_saved()
    desk.page.hide()
    lay(desk)
    assert statements(desk)[0].text() == "I ask for times first. And wait."
    assert check_ins(desk)[0].value is CheckInValue.AS_DESCRIBED
    desk.clicks("Review it")
    assert statements(desk)[0].text() == "I ask for times first. And wait."
    desk.clicks("Leave the review")
    assert "Amending the agreement" in desk.reads()


def test_what_happened_since_the_last_look_is_there_newest_first(desk: Desk) -> None:
    old = made(Reflection, date(2026, 1, 1), title="Before", commitments=(LISTENING.uid,))
    new = made(Reflection, date(2026, 3, 1), title="Since", commitments=(LISTENING.uid,))
    check = made(CheckIn, date(2026, 4, 1), commitment=LISTENING.uid, value=CheckInValue.AVOIDED)
    desk.has(old, new, check)
    review(desk)
    assert [title for title, _ in listed(desk)] == ["Avoided it", "Since"]
    (records,) = desk.all_of(RecordList)
    records.setFocus()
    desk.presses(Qt.Key.Key_End)
    with desk.qtbot.waitSignal(desk.page.open_requested) as asked:
        desk.presses(Qt.Key.Key_Return)
    assert asked.args == [new.uid]
    desk.presses(Qt.Key.Key_Home)
    desk.presses(Qt.Key.Key_Return)
    desk.clicks("Did as described")
    desk.clicks("Leave the review")
    assert [it.value for it in check_ins(desk)] == [CheckInValue.AS_DESCRIBED]
    desk.clicks("Review it")
    desk.clicks("Next")
    assert "Nothing was written about it." in desk.reads()


def test_a_check_in_answers_the_date_and_is_taken_back_with_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda *words: undo.append(words[-1]))
    review(desk, check_in_every=1)
    asked = agreements(desk)[0].next_check_in_on
    desk.clicks("Pause it")
    desk.clicks("Avoided it")
    desk.page.flush()
    desk.clicks("Retire it")
    desk.page.flush()
    desk.settles()
    desk.page.flush()
    desk.settles()
    (agreement,) = agreements(desk)
    assert agreement.next_check_in_on == months_later(TODAY, 1)
    assert agreement.commitments[0].status is CommitmentStatus.RETIRED
    desk.clicks("Next")
    desk.clicks("Back")
    assert desk.button("Avoided it").isChecked()
    desk.clicks("Take this check-in back")
    assert not check_ins(desk)
    assert agreements(desk)[0].next_check_in_on == asked
    assert not desk.button("Avoided it").isChecked()
    undo[0]()
    desk.settles()
    assert len(check_ins(desk)) == 1


def test_what_was_retired_is_taken_up_again(desk: Desk) -> None:
    gone = msgspec.structs.replace(SPEAKING, status=CommitmentStatus.RETIRED)
    review(desk, commitments=(gone, READING))
    assert "Responsibility · retired" in desk.reads()
    desk.clicks("Take it up again")
    desk.clicks("Leave the review")
    assert agreements(desk)[0].commitments[0].status is CommitmentStatus.ACTIVE


def test_a_review_that_is_due_leads_here(desk: Desk) -> None:
    desk.has(tenants(state=AgreementState.ACTIVE, next_review_on=TODAY))
    lay(desk)
    desk.clicks("Review it")
    assert "Commitment 1 of 3" in desk.reads()
    desk.clicks("Leave the review")
    assert texts(desk)
    assert not named(desk, MarkdownEditor, "I undertake")
