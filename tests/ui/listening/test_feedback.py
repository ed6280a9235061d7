"""Feedback: written down in one field, answered, with all there is to know about it."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.feedback import Feedback, FeedbackState, Response, SourceType
from allyjournal.domain.person import Person
from allyjournal.ui.listening.page import ListeningPage
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.desk import Desk
from tests.ui.shelf import choose, kept, lay, made, named, notes, save, titles, writes

# the list of completions, on the offscreen platform
POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def only(desk: Desk) -> Any:
    (record,) = [record for record in desk.records() if not isinstance(record, Person)]
    return record


def editors(desk: Desk) -> list[str]:
    return [editor.accessibleName() for editor in desk.all_of(MarkdownEditor)]


def test_new_feedback_asks_for_what_was_said_and_no_more(desk: Desk) -> None:
    page = lay(desk, ListeningPage)
    desk.clicks("Heard feedback")
    assert editors(desk) == ["What was said"]
    desk.types("It is the second time.")
    save(desk)
    assert only(desk).gist == "It is the second time."
    assert only(desk).state is FeedbackState.HEARD
    assert titles(desk) == ["Open", "It is the second time."]
    assert page.shown_uid() == only(desk).uid


def test_what_one_did_with_it_answers_it_and_asks_why(desk: Desk) -> None:
    record = made(Feedback, gist="Ask for times first.")
    desk.has(record)
    lay(desk, ListeningPage)
    assert "Why" not in editors(desk)
    desk.clicks("declined")
    writes(desk, named(desk, MarkdownEditor, "Why"), "Not mine to do.")
    save(desk)
    changed = kept(desk, record)
    assert (changed.response, changed.state) == (Response.DECLINED, FeedbackState.ANSWERED)
    assert changed.reason == "Not mine to do."
    desk.qtbot.waitUntil(lambda: notes(desk) == {"Ask for times first.": "14 Oct · declined"})
    desk.clicks("declined")
    save(desk)
    assert kept(desk, record).state is FeedbackState.CONSIDERING
    # what was written stays in sight
    assert "Why" in editors(desk)


def test_a_state_is_chosen_in_any_order(desk: Desk) -> None:
    record = made(Feedback, gist="Ask for times first.")
    desk.has(record)
    lay(desk, ListeningPage)
    for state in ("considering", "heard"):
        desk.clicks(state)
    save(desk)
    changes = [change.state for change in kept(desk, record).state_history]
    assert changes == ["heard", "considering", "heard"]


@POPUP
def test_who_said_it_is_one_person_and_the_rest_stands_behind_more(desk: Desk) -> None:
    moss, quill = (made(Person, pseudonym=name) for name in ("Moss", "Quill"))
    record = made(Feedback, gist="Ask for times first.")
    desk.has(moss, quill, record)
    lay(desk, ListeningPage)
    desk.clicks("More")
    source = named(desk, ChipField, "Who said it")
    source.setFocus()
    for name in ("Moss", "Quill"):
        desk.types(name)
        desk.presses(Qt.Key.Key_Return)
    choose(desk, "Speaking as", "lead")
    for name, text in (
        ("What was asked for", "Times"),
        ("My first reaction", "Heat"),
    ):
        writes(desk, named(desk, MarkdownEditor, name), text)
    writes(desk, named(desk, DateField, "Reported back on"), "2026-11-20")
    save(desk)
    changed = kept(desk, record)
    assert changed.source == quill.uid
    assert changed.source_type is SourceType.LEADER_OR_ORGANISER
    assert (changed.request, changed.first_reaction) == ("Times", "Heat")
    assert changed.reported_back_on == date(2026, 11, 20)
