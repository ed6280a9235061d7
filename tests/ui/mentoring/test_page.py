"""Mentors, and the sessions with them."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from allyjournal.domain.mentoring import Mentor, Session, SessionAction
from allyjournal.ui import messages
from allyjournal.ui.mentoring.page import MentoringPage
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import TODAY, kept, lay, made, named, save, titles, writes

ACTIONS = (
    SessionAction(what="Ask Bay", who="me", due_on=date(2026, 11, 28)),
    SessionAction(what="Read page four", done_on=date(2026, 11, 3)),
)


def the(desk: Desk, kind: type) -> Any:
    (record,) = [record for record in desk.records() if isinstance(record, kind)]
    return record


def test_a_mentor_is_offered_an_invented_name(desk: Desk) -> None:
    lay(desk, MentoringPage)
    desk.clicks("A mentor")
    line = named(desk, TextLine, "Pseudonym")
    assert line.text()
    assert line.hasSelectedText()
    desk.types("Rowan")
    for name, text in (
        ("What stays between us", "Everything."),
        ("Where that ends", "Danger."),
    ):
        writes(desk, named(desk, MarkdownEditor, name), text)
    named(desk, ChoiceField, "How often we meet").setFocus()
    for _ in range(6):
        desk.presses(Qt.Key.Key_Down)
    save(desk)
    mentor = the(desk, Mentor)
    assert (mentor.pseudonym, mentor.meet_every) == ("Rowan", 8)
    assert (mentor.confidentiality, mentor.limits) == ("Everything.", "Danger.")
    assert titles(desk) == ["Mentors", "Rowan"]


def test_a_name_that_may_give_somebody_away_is_said_and_kept(desk: Desk) -> None:
    record = made(Mentor, pseudonym="Rowan", meet_every=9)
    desk.has(record)
    lay(desk, MentoringPage)
    line = named(desk, TextLine, "Pseudonym")
    line.selectAll()
    writes(desk, line, "Ada Brown")
    assert "This looks like a full name" in desk.all_of(Notice)[0].accessibleName()
    save(desk)
    assert (kept(desk, record).pseudonym, kept(desk, record).meet_every) == ("Ada Brown", 9)
    # without any the one it had when it was opened stays: nobody could be told apart
    line.selectAll()
    desk.presses(Qt.Key.Key_Delete)
    save(desk)
    assert kept(desk, record).pseudonym == "Rowan"


def test_when_the_next_session_is_due_stands_below_how_often(desk: Desk) -> None:
    mentor = made(Mentor, pseudonym="Rowan", meet_every=6)
    held = made(Session, mentor=mentor.uid, held_on=date(2026, 10, 14))
    desk.has(mentor, held)
    lay(desk, MentoringPage)
    assert "By that the next session is about 25 November." in desk.reads()
    named(desk, ChoiceField, "How often we meet").setFocus()
    desk.presses(Qt.Key.Key_Down)
    assert "By that the next session is about 9 December." in desk.reads()
    desk.presses(Qt.Key.Key_Home)
    assert not any(words.startswith("By that") for words in desk.reads())


def test_a_new_session_has_the_one_mentor_and_was_held_today(desk: Desk) -> None:
    mentor = made(Mentor, pseudonym="Rowan")
    desk.has(mentor)
    lay(desk, MentoringPage)
    desk.clicks("A session with my mentor")
    assert named(desk, ChipField, "Mentor").values() == (mentor.uid,)
    desk.types("On asking.")
    save(desk)
    session = the(desk, Session)
    assert (session.notes, session.mentor, session.held_on) == ("On asking.", mentor.uid, TODAY)
    assert "○ Session · 22 November 2026 · held" in desk.reads()


def test_a_session_ahead_is_to_be_held_until_its_day(desk: Desk, clock: Any) -> None:
    lay(desk, MentoringPage)
    desk.clicks("A session with my mentor")
    assert "You have no mentor here yet; add one first." in desk.reads()
    desk.types("On asking.")
    day = named(desk, DateField, "Date")
    day.setFocus()
    desk.presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.types("2026-11-25")
    assert "○ Session · 25 November 2026 · to be held" in desk.reads()
    assert "We met" not in desk.buttons()
    save(desk)
    assert the(desk, Session).held_on is None


def test_a_session_whose_day_has_come_is_held_by_a_word(desk: Desk, clock: Any) -> None:
    record = made(Session, on=date(2026, 11, 25), notes="On asking.")
    desk.has(record)
    clock.shift(timedelta(days=4))
    lay(desk, MentoringPage)
    assert "○ Session · 25 November 2026 · to be held" in desk.reads()
    desk.clicks("We met")
    assert "We met" not in desk.buttons()
    save(desk)
    assert kept(desk, record).held_on == date(2026, 11, 25)


def test_what_was_agreed_is_written_in_place(desk: Desk) -> None:
    record = made(Session, notes="On asking.", held_on=date(2026, 10, 14), actions=ACTIONS)
    desk.has(record)
    lay(desk, MentoringPage)
    desk.clicks("Add what you agreed")
    desk.qtbot.waitUntil(lambda: desk.all_of(MarkdownEditor)[3].hasFocus())
    desk.types("Rotate who chairs")
    (first, second, third) = [it for it in desk.all_of(QCheckBox) if "done" in it.text()]
    assert [it.text() for it in (first, second, third)] == ["done", "done 3 Nov", "done"]
    first.click()
    second.click()
    assert [it.text() for it in (first, second)] == ["done 22 Nov", "done"]
    save(desk)
    assert kept(desk, record).actions == (
        SessionAction(what="Ask Bay", who="me", due_on=date(2026, 11, 28), done_on=TODAY),
        SessionAction(what="Read page four"),
        SessionAction(what="Rotate who chairs"),
    )


def test_what_was_agreed_is_taken_out_and_put_back(desk: Desk, monkeypatch: Any) -> None:
    said: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, *words: said.append(words))
    record = made(Session, notes="On asking.", held_on=date(2026, 10, 14), actions=ACTIONS)
    desk.has(record)
    lay(desk, MentoringPage)
    desk.clicks("Take this out")
    save(desk)
    assert kept(desk, record).actions == ACTIONS[1:]
    ((words, label, undo),) = said
    assert (words, label) == ("Taken out", "Undo")
    undo()
    undo()
    save(desk)
    assert kept(desk, record).actions == ACTIONS
