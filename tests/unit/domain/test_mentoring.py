"""Mentors, what was agreed in sessions with them, and what they were given."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from allyjournal.domain.mentoring import (
    Format,
    Mentor,
    Session,
    SessionAction,
    Share,
    done,
    last_share,
    moved,
    next_session,
)
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


# When to meet again

ROWAN = begin(Mentor, TODAY - timedelta(weeks=40), NOW, pseudonym="Rowan", meet_every=4)


def with_rowan(weeks_ago: int, *, held: bool = True) -> Session:
    day = TODAY - timedelta(weeks=weeks_ago)
    return session(day, mentor=ROWAN.uid, held_on=day if held else None)


def test_the_next_session_is_due_by_what_was_agreed_since_the_last_one() -> None:
    held = [with_rowan(3), with_rowan(9)]
    assert next_session(ROWAN, held) == TODAY + timedelta(weeks=1)
    assert next_session(ROWAN, []) == TODAY - timedelta(weeks=36)
    others = session(TODAY, mentor=new_uid(), held_on=TODAY)
    assert next_session(ROWAN, [*held, others]) == TODAY + timedelta(weeks=1)


def test_no_session_is_due_where_one_is_planned_or_nothing_was_agreed() -> None:
    assert next_session(ROWAN, [with_rowan(9), with_rowan(-2, held=False)]) is None
    assert next_session(ROWAN.changed(meet_every=None), [with_rowan(9)]) is None


# What was shared


def share(until: date = TODAY, now: datetime = NOW, **fields: object) -> Share:
    copy = b"%PDF"
    of_it = {"format": Format.PDF, "sha256": sha256(copy).hexdigest(), "copy": copy}
    return begin(Share, until, now, shared_on=until, until=until, **(of_it | fields))


def test_a_copy_that_is_not_what_was_shared_is_refused() -> None:
    assert share(copy=b"").changed(title="For Rowan").title == "For Rowan"
    with pytest.raises(ValueError, match="not the one that was shared"):
        share(copy=b"%PDF-")
    with pytest.raises(ValueError, match="not the one that was shared"):
        share().changed(sha256="0" * 64)


def test_the_last_share_is_the_newest_with_the_same_mentor() -> None:
    later = NOW + timedelta(hours=1)
    first, second = share(mentor=ROWAN.uid), share(mentor=ROWAN.uid, now=later)
    older, nobodys = share(TODAY - timedelta(days=9), later, mentor=ROWAN.uid), share()
    shares = [second, older, nobodys, first]
    assert last_share(shares, ROWAN.uid) == second
    assert last_share(shares, "") == nobodys
    assert last_share([], "") is None


def test_a_share_is_linked_with_its_mentor_alone() -> None:
    assert list(share(mentor=ROWAN.uid, included=(new_uid(),)).links()) == [ROWAN.uid]
    assert not list(share().links())
