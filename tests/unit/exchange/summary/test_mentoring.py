"""What was agreed in sessions with the mentor who is to read the summary."""

from datetime import date
from typing import Any

import pytest

from allyjournal.domain.mentoring import Mentor, Session, SessionAction
from allyjournal.domain.record import Visibility
from allyjournal.exchange.summary.selection import Section, gather, noted_questions
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, made
from tests.unit.exchange.summary.telling import written

QUINCE = made(Mentor, pseudonym="Quince")
OTHER = made(Mentor, pseudonym="Medlar")


def session(on: str, *actions: SessionAction, with_mentor: Mentor = QUINCE, **more: Any) -> Session:
    held = date.fromisoformat(on) if date.fromisoformat(on) <= TODAY else None
    return made(Session, on, mentor=with_mentor.uid, held_on=held, actions=actions, **more)


def action(what: str, due: str = "", done: str = "", who: str = "") -> SessionAction:
    due_on, done_on = (date.fromisoformat(it) if it else None for it in (due, done))
    return SessionAction(what=what, who=who, due_on=due_on, done_on=done_on)


def told(journal: Journal, *ticked: Session, mentor: Mentor | None = QUINCE) -> list[str]:
    return written(journal, Section.ACTIONS, ticked, mentor=mentor.uid if mentor else "")


def test_each_action_is_done_open_or_past_its_date(journal: Journal) -> None:
    last = session(
        "2025-09-03",
        action("Read *one* chapter", "2026-10-01", "2026-09-20", "me"),
        action("Ask for times", "2026-10-01"),
        action("Send the list", "2026-12-01", who="Quince"),
        action("Rest"),
        notes="Secret",
    )
    journal.add([QUINCE, last])
    assert told(journal) == []
    lines = told(journal, last)
    assert lines[:3] == [
        "Agreed in September 2025.",
        "Read one chapter. Me: done in September 2026.",
        "Ask for times. Past its date, October 2026.",
    ]
    assert lines[3:] == ["Send the list. [Person A]: open, by December 2026.", "Rest. Open."]


def test_the_last_session_with_this_mentor_is_offered(journal: Journal) -> None:
    first = session("2026-09-03", action("Read", done="2026-09-05"))
    last = session("2026-10-03", action("Read"))
    others = session("2026-11-01", action("Else"), with_mentor=OTHER)
    ahead = session("2026-12-01", action("Later"))
    private = session("2026-11-02", action("Not this"), visibility=Visibility.PRIVATE)
    journal.add([QUINCE, OTHER, first, last, others, ahead, private])
    everything = (first, last, others, ahead, private)
    assert told(journal, *everything)[0] == "Agreed in October 2026."
    assert len(told(journal, *everything)) == 2
    assert told(journal, *everything, mentor=None) == []
    assert gather(journal, None, date(2026, 9, 30), QUINCE.uid).records == (first,)


def test_a_last_session_without_actions_has_nothing_to_tell(journal: Journal) -> None:
    before = session("2026-09-03", action("Read", done="2026-09-05"))
    journal.add([QUINCE, before, session("2026-10-03")])
    assert gather(journal, None, TODAY, QUINCE.uid).records == ()


def test_what_an_earlier_session_left_open_comes_back(journal: Journal) -> None:
    done = action("Read", done="2026-09-05")
    earlier = session("2026-09-03", done, action("Ask for times", "2026-10-01"))
    last = session("2026-10-03", done)
    journal.add([QUINCE, earlier, last, session("2026-08-01", done)])
    assert told(journal, earlier, last) == [
        "Agreed in September 2026.",
        "Ask for times. Past its date, October 2026.",
        "Agreed in October 2026.",
        "Read. Done in September 2026.",
    ]


@pytest.mark.parametrize("mentor", [QUINCE, None])
def test_the_questions_that_were_noted_last_are_a_start(
    journal: Journal, mentor: Mentor | None
) -> None:
    journal.add(
        [
            QUINCE,
            OTHER,
            session("2026-09-03", questions="Old?"),
            session("2026-12-01", questions="How?"),
            session("2026-12-02"),
            session("2026-12-03", questions="Mine?", visibility=Visibility.PRIVATE),
            session("2026-12-04", questions="Theirs?", with_mentor=OTHER),
        ]
    )
    assert noted_questions(journal, mentor.uid if mentor else "") == ("How?" if mentor else "")
    assert noted_questions(journal, made(Mentor, pseudonym="Sloe").uid) == ""
