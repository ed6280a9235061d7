"""The summary: for whom it is, and what the last session with them asks of it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from allyjournal.domain.mentoring import Mentor, Session, SessionAction
from allyjournal.domain.record import Visibility
from allyjournal.ui.share.new_mentor import MentorDialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk, press
from tests.ui.share.mentor import RECENT, TODAY, clicks_row, lay, made, picks, rows, see, shown_text

QUINCE = made(Mentor, pseudonym="Quince")
MEDLAR = made(Mentor, pseudonym="Medlar")
HELD = made(
    Session,
    mentor=QUINCE.uid,
    held_on=RECENT,
    actions=(SessionAction(what="Read the guidance", due_on=TODAY + timedelta(days=40)),),
    questions="How do I notice a repeat?",
)


@pytest.fixture
def with_mentors(desk: Desk) -> Desk:
    """A desk with two mentors and a session."""
    desk.has(QUINCE, MEDLAR, HELD)
    return desk


def test_without_mentors_a_new_one_is_begun_right_there(desk: Desk) -> None:
    lay(desk)
    assert "Summary" in desk.reads()
    assert desk.button("Who is to read it").text() == "nobody in particular ▾"
    answers_with("Cancel", "Moss")
    picks(desk, "Who is to read it", "A new mentor…")
    assert "Summary" in desk.reads()
    answers_with("Keep", "Rowan")
    picks(desk, "Who is to read it", "A new mentor…")
    assert "Share with Rowan, mentor" in desk.reads()
    (mentor,) = desk.records()
    assert isinstance(mentor, Mentor)
    assert mentor.pseudonym == "Rowan"


def answers_with(button: str, name: str) -> None:
    """In the dialog that opens next."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MentorDialog)
        assert dialog.pseudonym.is_filled(), "an invented name is offered"
        (line,) = dialog.findChildren(TextLine)
        line.selectAll()
        QTest.keyClicks(line, name)
        press(dialog, button)

    QTimer.singleShot(0, act)


def test_the_only_mentor_is_chosen_at_first(desk: Desk) -> None:
    page = lay(desk)
    desk.has(QUINCE, HELD)
    page.refresh(None)
    see(desk)
    assert "Share with Quince, mentor" in desk.reads()
    assert rows(desk)[0] == "Sessions"
    picks(desk, "Who is to read it", "nobody in particular")
    assert "Summary" in desk.reads()
    assert rows(desk) == []


def test_of_several_mentors_one_is_chosen_and_their_last_session_offered(
    with_mentors: Desk,
) -> None:
    page = lay(with_mentors)
    assert "Summary" in with_mentors.reads()
    picks(with_mentors, "Who is to read it", "Quince")
    assert "Share with Quince, mentor" in with_mentors.reads()
    group, session = rows(with_mentors)
    assert (group, session[:2]) == ("Sessions", "- ")
    assert "Read the guidance" not in shown_text(with_mentors)
    clicks_row(with_mentors, session[2:])
    assert "Read the guidance. Open, by" in shown_text(with_mentors)
    page.hide()
    lay(with_mentors)
    assert "Share with Quince, mentor" in with_mentors.reads()
    menu = with_mentors.button("Who is to read it").findChild(QMenu)
    words = [(it.text(), it.isChecked()) for it in menu.actions() if it.isCheckable()]
    assert sorted(words) == [("Medlar", False), ("Quince", True), ("nobody in particular", False)]
    picks(with_mentors, "Who is to read it", "Medlar")
    assert rows(with_mentors) == []


def test_questions_noted_for_a_session_are_a_start(with_mentors: Desk) -> None:
    begin = "Begin with the questions noted last"
    lay(with_mentors)
    assert begin not in with_mentors.buttons()
    picks(with_mentors, "Who is to read it", "Quince")
    assert "notice a repeat" not in shown_text(with_mentors)
    with_mentors.clicks(begin)
    see(with_mentors)
    assert "How do I notice a repeat?" in shown_text(with_mentors)
    (editor,) = with_mentors.all_of(MarkdownEditor)
    assert editor.hasFocus()
    assert begin not in with_mentors.buttons()


def test_a_shareable_session_is_in_from_the_start(desk: Desk) -> None:
    desk.has(QUINCE, HELD.changed(visibility=Visibility.SHAREABLE))
    lay(desk)
    assert "Read the guidance" in shown_text(desk)
