"""Then and now: a pair chosen by its time, changed by hand, and what changed written between."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.ui.growth.page import GrowthPage
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import Desk
from tests.ui.growth.glass import (
    EARLY,
    LATE,
    SAME_MONTH,
    heard,
    in_dialog,
    kept,
    lay,
    opens,
    picks,
    presses_button,
)
from tests.ui.shelf import lay as lay_records
from tests.ui.shelf import look

ASK = "What changed in between?"
BIASED = (
    kept("2026-01-05", "I did not see it.", facet=Facet.BIAS),
    kept("2026-05-05", "Now I do.", facet=Facet.BIAS),
)


@pytest.fixture
def page(desk: Desk) -> GrowthPage:
    desk.has(EARLY, LATE, SAME_MONTH, *BIASED)
    return lay(desk)


def answers(desk: Desk) -> list[Reflection]:
    """The reflections that are linked."""
    return [it for it in desk.records() if isinstance(it, Reflection) and it.related]


def writes(desk: Desk, text: str) -> None:
    desk.clicks(ASK)
    assert isinstance(QApplication.focusWidget(), MarkdownEditor)
    desk.types(text)


def takes_the_second(desk: Desk, dialog: Dialog) -> None:
    """Of the reflections that are listed, the newest first."""
    [found] = dialog.findChildren(RecordList)
    look(desk, found)
    QTest.keyClick(found, Qt.Key.Key_Down)
    presses_button(dialog, "Take this one")


def quotes(desk: Desk) -> list[str]:
    return [it for it in desk.reads() if it.startswith("“")]


def test_the_pair_farthest_apart_in_time_is_shown_and_opens(desk: Desk, page: GrowthPage) -> None:
    asked = opens(page)
    assert quotes(desk) == [
        "“I have never thought about who can be free.”",
        "“The default was mine.”",
    ]
    desk.clicks("4 March 2025")
    desk.clicks("20 October 2026")
    assert asked == [EARLY.uid, LATE.uid]


def test_another_subject_shows_its_pair(desk: Desk, page: GrowthPage) -> None:
    chip: Any = desk.button("On: class")
    picks(chip, "bias")
    desk.settles()
    assert quotes(desk) == ["“I did not see it.”", "“Now I do.”"]
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[0] == "“I did not see it.”"


def test_another_reflection_can_take_either_place(desk: Desk, page: GrowthPage) -> None:
    said = in_dialog(partial(takes_the_second, desk))
    desk.clicks("Another “now”…")
    assert said == ["Which reflection?"]
    assert quotes(desk)[1] == "“Mornings.”"
    # what was chosen by hand stays
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[1] == "“Mornings.”"
    # the same one twice is no pair
    in_dialog(partial(takes_the_second, desk))
    desk.clicks("Another “then”…")
    assert quotes(desk)[0] == "“I have never thought about who can be free.”"
    in_dialog(lambda dialog: presses_button(dialog, "Cancel"))
    desk.clicks("Another “then”…")
    assert quotes(desk)[1] == "“Mornings.”"


def test_what_is_written_becomes_a_reflection_that_is_linked_to_both(
    desk: Desk, page: GrowthPage
) -> None:
    asked = opens(page)
    writes(desk, "I ask for times first now.")
    desk.clicks("Done")
    [written] = answers(desk)
    assert written.text == "I ask for times first now."
    assert written.related == (EARLY.uid, LATE.uid)
    assert written.topics == ("class",)
    assert written.prompt == ASK
    assert written.state is ReflectionState.KEPT
    assert written.occurred_on == date(2026, 11, 25)
    assert quotes(desk)[1] == "“The default was mine.”"
    assert desk.all_of(MarkdownEditor) == []
    desk.clicks("I ask for times first now. · kept")
    assert asked == [written.uid]


def test_it_saves_itself_and_is_a_draft_until_it_is_done(desk: Desk, page: GrowthPage) -> None:
    states: list[str] = []
    page.saved_state.connect(states.append)
    writes(desk, "Half")
    assert not page.is_saved()
    page.flush()
    desk.settles()
    assert page.is_saved()
    assert states == ["unsaved", "saving", "saved"]
    desk.types(" a thought")
    page.flush()
    desk.settles()
    [written] = answers(desk)
    assert (written.text, written.state) == ("Half a thought", ReflectionState.DRAFT)


def test_who_locks_while_writing_comes_back_to_it_as_a_reflection(
    desk: Desk, page: GrowthPage
) -> None:
    writes(desk, "")
    assert page.place("growth").page == "growth"
    desk.types("Half")
    desk.presses(Qt.Key.Key_Left)
    page.flush()
    desk.settles()
    [written] = answers(desk)
    place = page.place("growth")
    assert (place.page, place.uid) == ("reflections", written.uid)
    there = lay_records(desk, ReflectionPage)
    there.come_back(place)
    desk.settles()
    desk.types("X")
    there.flush()
    desk.settles()
    [written] = answers(desk)
    assert written.text == "HalXf"


def test_while_it_is_written_the_pair_stays(desk: Desk, page: GrowthPage) -> None:
    writes(desk, "Half")
    assert not desk.button("On: class").isEnabled()
    desk.has(kept("2026-11-20", "The newest.", topics=("class",)))
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[1] == "“The default was mine.”"
    [editor] = desk.all_of(MarkdownEditor)
    assert editor.text() == "Half"
    desk.clicks("Done")
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[1] == "“The newest.”"


def test_of_no_words_nothing_is_kept(desk: Desk, page: GrowthPage) -> None:
    desk.clicks(ASK)
    desk.clicks("Done")
    assert answers(desk) == []
    assert ASK in desk.buttons()
    writes(desk, "  ")
    desk.clicks("Done")
    assert answers(desk) == []


def test_where_there_is_no_pair_it_says_what_makes_one(desk: Desk) -> None:
    desk.has(EARLY)
    lay(desk)
    assert ASK not in desk.buttons()
    assert [it for it in desk.reads() if it.startswith("Two kept reflections")]


def test_once_it_is_finished_the_page_knows_of_it(desk: Desk, page: GrowthPage) -> None:
    mark = "November 2026: Reflection and learning, class"
    writes(desk, "Then I waited.")
    page.flush()
    desk.settles()
    assert mark not in heard(desk, "When, and about what")
    desk.clicks("Done")
    assert mark in heard(desk, "When, and about what")


def test_what_is_edited_elsewhere_is_quoted_anew(desk: Desk, page: GrowthPage) -> None:
    desk.does(lambda: desk.journal.save(EARLY.changed(text="I had not asked.")))
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[0] == "“I had not asked.”"


def test_a_pair_of_which_one_has_gone_gives_way(desk: Desk, page: GrowthPage) -> None:
    in_dialog(partial(takes_the_second, desk))
    desk.clicks("Another “now”…")
    desk.does(lambda: desk.journal.trash(SAME_MONTH.uid))
    page.refresh(None)
    desk.settles()
    assert quotes(desk)[1] == "“The default was mine.”"


def test_while_something_is_written_it_is_said_why_another_pair_waits(
    desk: Desk, page: GrowthPage
) -> None:
    chip: Any = desk.button("On: class")
    assert chip.toolTip() == ""
    desk.clicks("What changed in between?")
    assert not chip.isEnabled()
    assert chip.toolTip().startswith("You are writing about these two.")
    assert chip.accessibleDescription() == chip.toolTip()
    desk.clicks("Done")
    desk.settles()
    assert chip.isEnabled()
    assert chip.toolTip() == ""
