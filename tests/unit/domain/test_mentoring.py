"""Mentors, and what was agreed in sessions with them."""

from datetime import UTC, date, datetime, timedelta

from allyjournal.domain.mentoring import Session, SessionAction, done, moved
from allyjournal.domain.record import DueKind, begin, new_uid

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 22)
AHEAD = TODAY + timedelta(days=6)
ASK, READ = SessionAction(what="Ask Bay", due_on=TODAY), SessionAction(what="Read page four")


def session(on: date = TODAY, **fields: object) -> Session:
    return begin(Session, on, NOW, **fields)


def test_a_meeting_ahead_and_what_is_not_done_are_due() -> None:
    ahead = session(AHEAD, actions=(READ, ASK))
    meeting, action = ahead.dues()
    assert (meeting.kind, meeting.on) == (DueKind.SESSION, AHEAD)
    assert (action.kind, action.label, action.position) == (DueKind.MENTOR_ACTION, "Ask Bay", 1)
    held = ahead.finish(meeting, AHEAD)
    assert held.held_on == AHEAD
    assert list(held.dues()) == [action]
    finished = held.finish(action, TODAY)
    assert finished.actions == (READ, SessionAction(what="Ask Bay", due_on=TODAY, done_on=TODAY))
    assert not list(finished.dues())
    assert finished.finish(action, AHEAD) == finished


def test_a_session_of_today_is_not_due() -> None:
    assert not list(session().dues())


def test_another_day_tells_whether_it_was_held() -> None:
    assert moved(session(), AHEAD, TODAY).held_on is None
    assert moved(session(), AHEAD, TODAY).occurred_on == AHEAD
    assert moved(session(AHEAD), TODAY, TODAY).held_on == TODAY


def test_what_is_done_keeps_its_first_day() -> None:
    once = done(ASK, TODAY)
    assert done(once, AHEAD).done_on == TODAY
    assert done(once, None).done_on is None


def test_it_is_linked_with_its_mentor() -> None:
    mentor = new_uid()
    assert list(session(mentor=mentor).links()) == [mentor]
    assert not list(session().links())
