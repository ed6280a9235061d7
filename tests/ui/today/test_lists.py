"""Today: what is due, and this day in earlier years."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from allyjournal.domain.agreement import Agreement, AgreementState
from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.domain.mentoring import Mentor, Session, SessionAction
from allyjournal.domain.mistake import (
    Mistake,
    MistakeState,
    RepairStep,
    StepStatus,
)
from allyjournal.domain.reflection import NextAction, Reflection, ReflectionState
from allyjournal.ui import messages
from allyjournal.ui.today.item import Item
from allyjournal.ui.today.page import TodayPage
from tests.ui.desk import Desk
from tests.ui.today.evening import TODAY, lay, made, mistake, the_reflection

# What is due


def test_the_next_session_is_due_as_was_agreed_and_begun_from_here(desk: Desk) -> None:
    mentor = made(Mentor, pseudonym="Rowan", meet_every=4)
    desk.has(mentor)
    page = lay(desk)
    begun: list[Session] = []
    page.begun_elsewhere.connect(begun.append)
    words = "The next session with Rowan, as you agreed, about 17 November, past its date"
    assert words in [item.accessibleName() for item in desk.all_of(Item)]
    desk.clicks("Write it down")
    assert [(it.mentor, it.occurred_on) for it in begun] == [(mentor.uid, TODAY)]
    # nothing is written down yet
    assert words in [item.accessibleName() for item in desk.all_of(Item)]


def test_what_is_due_stands_with_its_date(desk: Desk) -> None:
    reading = made(
        Reflection,
        state=ReflectionState.KEPT,
        title="Times",
        next_action=NextAction(when="I plan", then="Ask for times", due_on=date(2026, 11, 30)),
    )
    agreement = made(
        Agreement,
        title="Tenants",
        state=AgreementState.ACTIVE,
        review_every=6,
        next_review_on=date(2026, 12, 1),
    )
    monthly = agreement.changed(uid=made(Agreement).uid, title="Neighbours", review_every=1)
    checked = made(Mistake, what_happened="I joked.", recurrence_check_on=date(2026, 11, 24))
    followed = made(
        Mistake,
        repair_steps=(
            RepairStep(
                description="Write to Moss",
                status=StepStatus.DONE,
                follow_up_on=date(2026, 11, 23),
            ),
        ),
    )
    far = made(Mistake, title="Next year", recurrence_check_on=date(2027, 2, 1))
    desk.has(mistake(), reading, agreement, monthly, checked, followed, far)
    lay(desk)
    listed = {(item.accessibleName()) for item in desk.all_of(Item)}
    assert {
        "Ask the group to rotate who chairs, step for 20 November, past its date",
        "Say in the group what I did, step for 2 December",
        "Write to Moss, follow-up for 23 November",
        "I joked., a look back for 24 November",
        "Ask for times, for 30 November",
        "Review: Tenants, 1 December, every 6 months",
        "Review: Neighbours, 1 December, every month",
    } <= listed
    assert not any("Next year" in name for name in listed)


def test_a_step_is_done_and_undone(desk: Desk, toasts: list[Any]) -> None:
    desk.has(mistake())
    page = lay(desk)
    with desk.qtbot.waitSignal(page.changed):
        desk.clicks("Done")
    (record,) = desk.records()
    assert isinstance(record, Mistake)
    step = record.repair_steps[0]
    assert (step.status, step.done_on) == (StepStatus.DONE, TODAY)
    assert step.description not in desk.reads()
    text, label, undo = toasts[0]
    assert (text, label) == ("Done", "Undo")
    # what is written in the meantime stays
    desk.does(lambda: desk.journal.save(record.changed(impact="She fell silent.")))
    undo()
    desk.settles()
    assert step.description in desk.reads()
    (undone,) = desk.records()
    assert isinstance(undone, Mistake)
    assert undone.impact == "She fell silent."


def test_a_next_action_is_done(desk: Desk, toasts: list[Any]) -> None:
    action = NextAction(when="I plan", then="Ask for times", due_on=TODAY)
    desk.has(made(Reflection, state=ReflectionState.KEPT, text="Hm.", next_action=action))
    lay(desk)
    desk.clicks("Done")
    (record,) = desk.records()
    assert isinstance(record, Reflection)
    assert record.next_action == NextAction(when="I plan", then="Ask for times")
    assert "Ask for times" not in desk.reads()


def test_a_review_still_holds_or_is_opened(desk: Desk, toasts: list[Any]) -> None:
    agreement = made(Agreement, state=AgreementState.ACTIVE, next_review_on=TODAY, review_every=6)
    desk.has(agreement)
    page = lay(desk)
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("Open")
    assert opened.args == [agreement.uid]
    with desk.qtbot.waitSignal(page.open_requested):
        desk.clicks("Review: Without words yet, 22 November, every 6 months")
    desk.clicks("Done")
    (reviewed,) = desk.records()
    assert isinstance(reviewed, Agreement)
    assert reviewed.next_review_on == date(2027, 5, 22)
    assert toasts[0][0] == "It still holds"
    assert not any("Review" in text for text in desk.reads())


def test_what_was_agreed_with_others_is_done(desk: Desk, toasts: list[Any]) -> None:
    created = datetime(2026, 11, 1, tzinfo=UTC)
    action = SessionAction(what="Ask Bay", who="me", due_on=TODAY)
    session = made(Session, held_on=date(2026, 10, 20), actions=(action,))
    planned = made(Conversation, aim="That he lets her finish.", on=TODAY)
    agreement = made(
        Agreement,
        title="Tenants",
        state=AgreementState.ACTIVE,
        check_in_every=1,
        next_check_in_on=TODAY,
    )
    desk.has(session, planned.changed(created_at=created), agreement)
    lay(desk)
    assert {item.accessibleName() for item in desk.all_of(Item)} >= {
        "Ask Bay, agreed for 22 November",
        "That he lets her finish., a conversation for 22 November",
        "Check in: Tenants, 22 November, every month",
    }
    for _ in range(3):
        desk.clicks("Done")
    done = {record.kind: record for record in desk.records()}
    assert done["session"].actions[0].done_on == TODAY  # type: ignore[union-attr]
    assert done["conversation"].state is ConversationState.HELD
    assert done["agreement"].next_check_in_on == date(2026, 12, 22)  # type: ignore[union-attr]


def test_many_things_stand_there_a_few_at_a_time(desk: Desk) -> None:
    steps = tuple(RepairStep(description=f"Step {n}", due_on=TODAY) for n in range(30))
    desk.has(made(Mistake, repair_steps=steps))
    lay(desk)
    assert len([text for text in desk.reads() if text.startswith("Step ")]) == 8
    desk.clicks("22 more")
    assert len([text for text in desk.reads() if text.startswith("Step ")]) == 30
    assert "22 more" not in desk.buttons()


def test_feedback_is_begun_from_here(desk: Desk) -> None:
    page = lay(desk)
    with desk.qtbot.waitSignal(page.new_requested) as asked:
        desk.clicks("Heard feedback")
    assert asked.args == ["feedback"]


def test_what_is_put_down_is_silent_until_its_day(
    desk: Desk,
    toasts: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    clock: Any,
) -> None:
    desk.has(mistake())
    lay(desk)
    answers = [None, date(2026, 11, 25)]
    monkeypatch.setattr(messages, "ask_date", lambda *_: answers.pop(0))
    desk.clicks("Put it down…")
    assert "Ask the group to rotate who chairs" in desk.reads()
    desk.clicks("Put it down…")
    assert "Ask the group to rotate who chairs" not in desk.reads()
    assert "Nothing until 6 December." not in desk.reads()
    assert toasts[0][0] == "Put down until Wednesday 25 November 2026"
    clock.move_to(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    desk.page.refresh(None)
    desk.settles()
    assert "Ask the group to rotate who chairs" in desk.reads()


def test_a_due_whose_record_has_gone_meanwhile_is_told(desk: Desk) -> None:
    gone = mistake()
    desk.has(gone)
    lay(desk)
    desk.does(lambda: desk.journal.trash(gone.uid))
    QTest.mouseClick(desk.button("Done"), Qt.MouseButton.LeftButton)
    desk.tasks.drain()
    assert [type(trouble).__name__ for trouble in desk.troubles] == ["RecordMissing"]
    desk.troubles.clear()


def test_the_recovery_kit_is_remembered_until_it_is_kept(desk: Desk) -> None:
    page = lay(desk)
    assert "Without it a forgotten passphrase ends this journal." in desk.reads()
    with desk.qtbot.waitSignal(page.recovery_requested):
        desk.clicks("Keep it now…")
    desk.does(lambda: desk.journal.set_setting("recovery_kit_kept", True))
    page.hide()
    page.show()
    desk.settles()
    assert "The recovery kit is not kept yet" not in desk.reads()
    assert "Nothing until 6 December." in desk.reads()


def test_the_recovery_kit_is_put_down_like_all_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    lay(desk)
    answers = [None, date(2026, 11, 25)]
    monkeypatch.setattr(messages, "ask_date", lambda *_: answers.pop(0))
    desk.clicks("Put it down…")
    assert "The recovery kit is not kept yet" in desk.reads()
    desk.clicks("Put it down…")
    assert "The recovery kit is not kept yet" not in desk.reads()
    clock.move_to(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    desk.page.refresh(None)
    desk.settles()
    assert "The recovery kit is not kept yet" in desk.reads()


def test_buttons_follow_the_mouse_and_the_keyboard(desk: Desk, toasts: list[Any]) -> None:
    desk.has(mistake())
    page = lay(desk)
    first, second, _kit = desk.all_of(Item)

    def actions() -> list[bool]:
        return [
            any(
                b.isVisible()
                for b in item.findChildren(QWidget)
                if b.property("flavour") == "small"
            )
            for item in (first, second)
        ]

    assert actions() == [True, False]
    middle = QPointF(second.rect().center())
    QApplication.sendEvent(second, QEnterEvent(middle, middle, middle))
    assert actions() == [False, True]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert actions() == [True, False]
    QApplication.sendEvent(second, QEnterEvent(middle, middle, middle))
    assert actions() == [True, False]
    with desk.qtbot.waitSignal(page.open_requested):
        desk.presses(Qt.Key.Key_Return)
    desk.presses(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.button("Done")
    desk.presses(Qt.Key.Key_Space)
    next_step = desk.all_of(Item)[0]
    assert next_step.accessibleName().startswith("Say in the group")
    assert QApplication.focusWidget() is next_step


# This day in earlier years


def test_this_day_in_earlier_years_comes_back(desk: Desk) -> None:
    kept = ReflectionState.KEPT
    last = made(Reflection, on=date(2025, 11, 22), state=kept, text="I raised my hand.\n\nTwice.")
    before = made(
        Mistake,
        on=date(2023, 11, 22),
        title="A joke",
        state=MistakeState.RESTING,
        corrected_at_once=True,
    )
    desk.has(last, before)
    page = lay(desk)
    texts = desk.reads()
    assert texts[texts.index("A year ago today") :][:3] == [
        "A year ago today",
        "“I raised my hand.”",
        "Saturday 22 November 2025 · reflection",
    ]
    assert {"3 years ago today", "“A joke”"} <= set(texts)
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("open")
    assert opened.args == [last.uid]


def test_of_very_many_memories_the_first_stand_there_and_the_rest_is_asked_for(desk: Desk) -> None:
    on, kept = date(2025, 11, 22), ReflectionState.KEPT
    desk.has(*(made(Reflection, on=on, state=kept, text=f"Words {n}.") for n in range(10)))
    lay(desk)
    assert desk.buttons().count("open") == 8
    desk.clicks("2 more")
    assert desk.buttons().count("open") == 10
    assert QApplication.focusWidget() in desk.all_of(QPushButton)
    assert not any(words.endswith(" more") for words in desk.buttons())


def test_a_memory_is_kept_out_and_brought_back(desk: Desk, toasts: list[Any]) -> None:
    desk.has(
        made(
            Reflection, on=date(2025, 11, 22), state=ReflectionState.KEPT, text="I raised my hand."
        )
    )
    lay(desk)
    desk.clicks("keep it out of this")
    assert "A year ago today" not in desk.reads()
    assert the_reflection(desk).keep_out_of_on_this_day
    toasts[0][2]()
    desk.settles()
    assert "A year ago today" in desk.reads()


# How wide it is


def test_with_large_text_nothing_has_to_be_looked_for_at_the_side(
    desk: Desk, text_size: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    text_size(1.5)
    desk.has(
        made(Reflection, on=date(2025, 11, 22), title="A year ago", state=ReflectionState.KEPT),
        mistake(),
    )
    # what the rail leaves of a window of 1360
    monkeypatch.setattr(TodayPage, "is_narrow", lambda _page: False)
    lay(desk).window().resize(1066, 860)
    desk.settles()
    assert [it.text() for it in desk.all_of(QPushButton) if it.text() == "Put it down…"]
    [area] = desk.all_of(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= 1066
