"""A difficult conversation: planned, held, followed up."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.domain.record import DueKind, begin, enter

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 22)
AHEAD = TODAY + timedelta(days=6)


def planned(on: date) -> Conversation:
    return begin(Conversation, on, NOW, aim="That he lets her finish.")


def test_only_what_is_planned_for_a_later_day_asks_for_it() -> None:
    (due,) = planned(AHEAD).dues()
    assert (due.kind, due.on) == (DueKind.CONVERSATION, AHEAD)
    assert not list(planned(TODAY).dues())
    assert not list(enter(planned(AHEAD), ConversationState.DEFERRED, TODAY).dues())


def test_it_is_held_when_it_was_planned_or_earlier() -> None:
    conversation = planned(AHEAD)
    (due,) = conversation.dues()
    late = conversation.finish(due, AHEAD + timedelta(days=3))
    assert (late.state, late.occurred_on) == (ConversationState.HELD, AHEAD)
    early = conversation.finish(due, TODAY)
    assert early.occurred_on == TODAY
    assert early.finish(due, TODAY) == early


def test_it_is_open_until_it_is_followed_up() -> None:
    held = enter(planned(TODAY), ConversationState.HELD, TODAY)
    assert ("is", "open") in held.tags()
    assert ("is", "open") not in enter(held, ConversationState.FOLLOWED_UP, TODAY).tags()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its zone")
def test_the_evening_before_is_before_also_west_of_greenwich(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "PST8PDT")
        time.tzset()
        # half past nine in the evening of the 22nd
        evening = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
        tomorrow = begin(Conversation, date(2026, 11, 23), evening, aim="That she finishes.")
        assert [due.on for due in tomorrow.dues()] == [date(2026, 11, 23)]
    time.tzset()
