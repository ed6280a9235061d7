"""A page of records after a lock: the record that was open, and the caret in it."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from allyjournal.domain.mentoring import Format, Share
from allyjournal.domain.mistake import Mistake, RepairStep
from allyjournal.domain.reflection import Addendum, Framework, Reflection, ReflectionState
from allyjournal.ui.mentoring.page import MentoringPage
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.page import Page
from allyjournal.ui.places import Caret, Place
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets import found_places
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.plain_table import PlainTable
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import NOW, kept, lay, made, named, the_list, the_reflection

ADDED = "What do you see now?"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """It stands still."""
    with time_machine.travel(NOW, tick=False):
        yield


def shows(desk: Desk, record: Reflection | Mistake) -> None:
    """Have ``record`` open on its page, beside a later one of its kind."""
    desk.has(record, made(type(record), title="Plates", on=NOW.date()))
    page = lay(desk, MistakePage if isinstance(record, Mistake) else ReflectionPage)
    page.show_record(record.uid)
    desk.settles()


def go_on(desk: Desk, name: str) -> None:
    """Type into what has the caret, which is called so."""
    focused = desk.page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == name
    desk.types("X")
    desk.page.flush()
    desk.settles()


def puts_caret(field: MarkdownEditor, position: int) -> None:
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)


def test_a_kept_text_is_edited_again(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    shows(desk, gravy)
    desk.clicks("Edit the text")
    puts_caret(named(desk, MarkdownEditor, "Your reflection"), 2)
    desk.comes_back()
    assert "Edit the text" not in desk.buttons()
    go_on(desk, "Your reflection")
    assert kept(desk, gravy).text == "A Xladle."


@pytest.mark.parametrize("state", [ReflectionState.KEPT, ReflectionState.DRAFT])
def test_the_step_that_was_written_in_is_in_sight(desk: Desk, state: ReflectionState) -> None:
    answers = {"what": "Sixty plates.", "so_what": "Too few."}
    guided = made(
        Reflection, framework=Framework.WHAT_SO_WHAT_NOW_WHAT, answers=answers, state=state
    )
    shows(desk, guided)
    if state is ReflectionState.KEPT:
        desk.clicks("Edit the text")
    desk.clicks("All steps at once")
    puts_caret(named(desk, MarkdownEditor, "What"), 2)
    desk.comes_back()
    go_on(desk, "What")
    assert kept(desk, guided).answers["what"] == "SiXxty plates."


def test_what_was_only_read_is_read_again(desk: Desk) -> None:
    shows(desk, made(Reflection, title="Gravy", text="A ladle.", state=ReflectionState.KEPT))
    named(desk, TextLine, "Title").setFocus()
    desk.comes_back()
    assert named(desk, TextLine, "Title").hasFocus()
    assert "Edit the text" in desk.buttons()


def test_what_was_folded_away_is_open_again(desk: Desk) -> None:
    mistake = made(Mistake, title="Gravy", what_changed="A ladle.")
    shows(desk, mistake)
    name = "What I do differently"
    places = found_places.fields(desk.page)
    (field,) = [it for it in places if it.accessibleName() == name]
    assert isinstance(field, MarkdownEditor)
    found_places.open_up(field, desk.page)
    puts_caret(field, 2)
    desk.comes_back()
    go_on(desk, "What I do differently")
    assert kept(desk, mistake).what_changed == "A Xladle."


def test_an_empty_field_behind_more_is_in_sight_again(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.")
    shows(desk, gravy)
    desk.clicks("More ▾")
    named(desk, MarkdownEditor, "A belief to unlearn").setFocus()
    desk.comes_back()
    go_on(desk, "A belief to unlearn")
    assert kept(desk, gravy).belief_to_unlearn == "X"


def test_the_caret_is_in_sight_in_a_long_text(desk: Desk) -> None:
    shows(desk, made(Reflection, text="A ladle.\n" * 90))
    puts_caret(named(desk, MarkdownEditor, "Your reflection"), 700)
    desk.comes_back()
    field = named(desk, MarkdownEditor, "Your reflection")
    desk.qtbot.waitUntil(lambda: field.visibleRegion().contains(field.cursorRect()))


# Where the person is elsewhere


def beside_a_line(desk: Desk, page: Page) -> tuple[QWidget, QLineEdit]:
    """Show ``page`` in a window, which goes once nobody holds it, with a line beside it."""
    window, line = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    for part in (line, page):
        column.addWidget(part)
    desk.page = page
    desk.qtbot.addWidget(window)
    with desk.qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.refresh(None)
    desk.settles()
    return window, line


def test_what_is_typed_elsewhere_meanwhile_does_not_go_into_the_record(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    desk.has(gravy, made(Reflection, text="Plates.", on=NOW.date()))
    page = ReflectionPage(desk.journal, desk.tasks)
    window, line = beside_a_line(desk, page)
    page.begin()
    page.come_back(Place("", gravy.uid, Caret("Your reflection", 2), "text 0"))
    line.setFocus()
    desk.settles()
    assert page.shown_uid() == gravy.uid
    desk.types("X")
    assert line.text() == "X"
    assert page.window() is window


def test_a_field_that_went_out_of_sight_since_has_no_caret(desk: Desk) -> None:
    desk.has(made(Reflection, title="Gravy", text="A ladle."))
    page = ReflectionPage(desk.journal, desk.tasks)
    window, line = beside_a_line(desk, page)
    title = named(desk, TextLine, "Title")
    title.setFocus()
    line.setFocus()
    assert page.caret() == Caret("Title", 5)
    title.hide()
    assert page.caret() is None
    assert page.window() is window


def test_who_opens_another_record_meanwhile_stays_in_the_list(desk: Desk) -> None:
    gravy, plates = made(Reflection, title="Gravy"), made(Reflection, title="Plates")
    desk.has(gravy, plates)
    page = lay(desk, ReflectionPage)
    page.begin()
    page.come_back(Place("", gravy.uid, Caret("Title", 2)))
    for record in (plates, gravy):
        page.show_record(record.uid)
        desk.settles()
        assert the_list(desk).hasFocus()


def test_what_was_opened_of_a_record_is_not_opened_of_the_next(desk: Desk) -> None:
    gravy, plates = (
        made(Reflection, text=text, state=ReflectionState.KEPT) for text in ("A ladle.", "Sixty.")
    )
    desk.has(gravy, plates)
    page = lay(desk, ReflectionPage)
    page.show_record(gravy.uid)
    desk.settles()
    desk.clicks("Edit the text")
    page.show_record(plates.uid)
    assert page.place("") == Place("", plates.uid)
    desk.settles()
    assert page.place("").opened == ""


# What was added later


def test_an_addendum_is_written_on(desk: Desk) -> None:
    earlier = Addendum(on=date(2026, 11, 1), text="A ladle is a lot.")
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.REVISITED, addenda=(earlier,))
    shows(desk, gravy)
    desk.clicks("Come back to it")
    desk.types("Sixty.")
    puts_caret(named(desk, MarkdownEditor, ADDED), 3)
    with time_machine.travel(date(2026, 11, 23), tick=False):
        desk.comes_back()
        assert "Come back to it" not in desk.buttons()
        go_on(desk, ADDED)
    assert kept(desk, gravy).addenda == (earlier, Addendum(on=NOW.date(), text="SixXty."))
    assert len(desk.all_of(MarkdownEditor)) == 1


def test_an_addendum_without_a_word_is_begun_again(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    shows(desk, gravy)
    desk.clicks("Come back to it")
    desk.comes_back()
    go_on(desk, ADDED)
    assert [it.text for it in kept(desk, gravy).addenda] == ["X"]


def test_an_addendum_is_not_written_over_one_that_came_elsewhere(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    shows(desk, gravy)
    desk.clicks("Come back to it")
    several = tuple(Addendum(on=NOW.date(), text=text) for text in ("Sixty.", "Seventy."))
    there = gravy.changed(addenda=several)
    desk.does(lambda: desk.journal.save(there, keep_previous=True))
    desk.comes_back()
    assert "Come back to it" in desk.buttons()
    assert kept(desk, gravy).addenda == several


# The steps of a repair

STEPS = (RepairStep(description="Ask Bay"), RepairStep(description="Six copies", evidence="Done"))


def chooses(desk: Desk, row: int) -> None:
    (table,) = desk.all_of(PlainTable)
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_fields_of_a_step_are_there_again(desk: Desk) -> None:
    mistake = made(Mistake, title="Gravy", what_happened="A ladle.", repair_steps=STEPS)
    shows(desk, mistake)
    chooses(desk, 1)
    desk.clicks("Edit")
    named(desk, TextLine, "What shows that it was done").setFocus()
    named(desk, TextLine, "What shows that it was done").setCursorPosition(2)
    desk.comes_back()
    go_on(desk, "What shows that it was done")
    first, second = kept(desk, mistake).repair_steps
    assert (first, second.evidence) == (STEPS[0], "DoXne")


def test_a_new_step_without_a_word_is_begun_again(desk: Desk) -> None:
    mistake = made(Mistake, title="Gravy", what_happened="A ladle.", repair_steps=STEPS)
    shows(desk, mistake)
    desk.clicks("Add a step")
    desk.comes_back()
    go_on(desk, "Step")
    assert [it.description for it in kept(desk, mistake).repair_steps] == [
        "Ask Bay",
        "Six copies",
        "X",
    ]


def test_a_step_that_was_taken_out_elsewhere_opens_no_other(desk: Desk) -> None:
    mistake = made(Mistake, title="Gravy", what_happened="A ladle.", repair_steps=STEPS)
    shows(desk, mistake)
    chooses(desk, 1)
    desk.clicks("Edit")
    fewer = mistake.changed(repair_steps=STEPS[:1])
    desk.does(lambda: desk.journal.save(fewer, keep_previous=True))
    desk.comes_back()
    assert "Close the fields" not in desk.buttons()


# No record


def test_a_new_record_without_a_word_is_begun_again(desk: Desk) -> None:
    desk.has(made(Reflection, text="Plates."))
    lay(desk, ReflectionPage)
    desk.clicks("Write one")
    desk.comes_back()
    go_on(desk, "Your reflection")
    assert {it.text for it in desk.records() if isinstance(it, Reflection)} == {"Plates.", "X"}


def test_a_record_whose_words_were_taken_away_is_itself_again(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.")
    shows(desk, gravy)
    named(desk, MarkdownEditor, "Your reflection").selectAll()
    named(desk, MarkdownEditor, "Your reflection").setFocus()
    desk.presses(Qt.Key.Key_Delete)
    desk.comes_back()
    assert desk.page.shown_uid() == gravy.uid
    named(desk, MarkdownEditor, "Your reflection").setFocus()
    go_on(desk, "Your reflection")
    assert kept(desk, gravy).text == "X"


def test_a_share_without_a_title_is_shown_again(desk: Desk) -> None:
    day = NOW.date()
    made_of = {"shared_on": day, "until": day, "format": Format.PDF, "sha256": "0" * 64}
    share = made(Share, **made_of)
    desk.has(share)
    page = lay(desk, MentoringPage)
    page.show_record(share.uid)
    desk.settles()
    desk.comes_back()
    assert desk.page.shown_uid() == share.uid


def test_what_is_typed_before_the_record_is_there_again_goes_into_it(desk: Desk) -> None:
    shows(desk, made(Reflection, text="A ladle."))
    uid = desk.page.shown_uid()
    page = lay(desk, ReflectionPage)
    page.begin()
    page.come_back(Place("", uid, Caret("Your reflection", 2)))
    desk.types("deep ")
    desk.settles()
    go_on(desk, "Your reflection")
    assert {it.text for it in desk.records() if isinstance(it, Reflection)} >= {"A deep Xladle."}


def test_the_first_record_of_the_list_may_be_open_already(desk: Desk) -> None:
    desk.has(made(Reflection, text="Plates."))
    page = lay(desk, ReflectionPage)
    page.come_back(Place("", page.shown_uid(), Caret("Your reflection", 2)))
    desk.settles()
    go_on(desk, "Your reflection")
    assert the_reflection(desk).text == "PlXates."


def test_the_caret_goes_into_no_other_record_than_it_was_in(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    shows(desk, gravy)
    desk.clicks("Edit the text")
    desk.does(lambda: desk.journal.trash(gravy.uid))
    desk.comes_back()
    assert the_list(desk).hasFocus()
    assert the_reflection(desk).title == "Plates"
