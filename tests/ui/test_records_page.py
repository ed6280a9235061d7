"""A list beside the page of one record: opened, written, deleted, linked; and nothing lost."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.person import Person
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import (
    NOW,
    kept,
    lay,
    look,
    made,
    named,
    picks,
    save,
    the_list,
    the_reflection,
    titles,
    writes,
)

# the list of completions, on the offscreen platform
POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")

Toast = tuple[str, str, Callable[[], None]]


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[Toast]:
    """What is said at the foot of the window, with the action it offers."""
    said: list[Toast] = []

    def toast(
        parent: QWidget, text: str, label: str = "", action: Callable[[], None] = lambda: None
    ) -> None:
        said.append((text, label, action))

    monkeypatch.setattr(messages, "toast", toast)
    return said


@pytest.fixture
def two(desk: Desk) -> dict[str, Any]:
    """Two reflections, a draft and one that is kept."""
    gravy = made(Reflection, title="Gravy", text="A ladle.", state=ReflectionState.KEPT)
    plates = made(Reflection, title="Plates", text="Sixty of them.", on=date(2026, 11, 2))
    desk.has(gravy, plates)
    return {"gravy": gravy, "plates": plates}


def editor(desk: Desk) -> MarkdownEditor:
    return named(desk, MarkdownEditor, "Your reflection")


def title(desk: Desk) -> str:
    return named(desk, TextLine, "Title").text()


# The list and what it opens


def test_the_first_record_is_open_and_the_list_has_the_focus(
    desk: Desk, two: dict[str, Any]
) -> None:
    page = lay(desk, ReflectionPage)
    assert page.title == "Reflections"
    assert titles(desk) == ["Drafts", "Plates", "October 2026", "Gravy"]
    assert title(desk) == "Plates"
    page.begin()
    assert the_list(desk).hasFocus()


def test_a_click_and_the_arrows_open_another(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    picks(desk, "Gravy")
    assert title(desk) == "Gravy"
    desk.presses(Qt.Key.Key_Up)
    assert title(desk) == "Plates"
    desk.presses(Qt.Key.Key_Return)
    assert editor(desk).hasFocus()


def test_the_focus_stays_in_the_list_while_records_pass(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    desk.presses(Qt.Key.Key_Up)
    assert the_list(desk).hasFocus()


def test_only_the_record_that_was_asked_for_last_is_shown(desk: Desk, two: dict[str, Any]) -> None:
    page = lay(desk, ReflectionPage)
    page.show_record(two["gravy"].uid)
    page.show_record(two["plates"].uid)
    desk.settles()
    assert title(desk) == "Plates"


def test_a_record_that_is_gone_gives_way_to_the_first(desk: Desk, two: dict[str, Any]) -> None:
    page = lay(desk, ReflectionPage)
    page.show_record(new_uid())
    desk.settles()
    assert title(desk) == "Plates"


def test_a_record_of_another_kind_is_not_shown_here(desk: Desk, two: dict[str, Any]) -> None:
    person = made(Person, pseudonym="Moss")
    desk.has(person)
    page = lay(desk, ReflectionPage)
    page.show_record(person.uid)
    desk.settles()
    assert title(desk) == "Plates"


def test_an_empty_page_says_what_belongs_there(desk: Desk) -> None:
    lay(desk, ReflectionPage)
    assert any("A reflection is" in text for text in desk.reads())
    desk.clicks("Write one")
    assert editor(desk).hasFocus()


# A new one


def test_a_new_record_is_saved_once_it_has_words(desk: Desk) -> None:
    page = lay(desk, ReflectionPage)
    page.show_new("reflection")
    desk.settles()
    assert editor(desk).hasFocus()
    assert "Delete" not in desk.buttons()
    save(desk)
    assert not desk.records()
    desk.types(" ")
    save(desk)
    assert not desk.records()
    desk.types("A bus came.")
    save(desk)
    assert the_reflection(desk).text == " A bus came."
    assert titles(desk) == ["Drafts", "A bus came."]
    assert "Delete" in desk.buttons()


def test_what_was_emptied_later_stays_saved(desk: Desk) -> None:
    page = lay(desk, ReflectionPage)
    page.show_new("reflection")
    desk.settles()
    desk.types("A bus")
    save(desk)
    editor(desk).selectAll()
    desk.presses(Qt.Key.Key_Delete)
    save(desk)
    assert the_reflection(desk).text == ""
    assert titles(desk) == ["Drafts", "Without words yet"]


def test_the_first_record_does_not_overtake_a_new_one(desk: Desk, two: dict[str, Any]) -> None:
    page = ReflectionPage(desk.journal, desk.tasks)
    desk.qtbot.addWidget(page)
    page.refresh(None)
    page.show_new("reflection")
    desk.lays(page)
    assert editor(desk).text() == ""


def test_the_first_record_does_not_overtake_one_that_is_asked_for(
    desk: Desk, two: dict[str, Any]
) -> None:
    page = ReflectionPage(desk.journal, desk.tasks)
    desk.qtbot.addWidget(page)
    desk.page = page
    page.show()
    page.refresh(None)
    # as the window does after a lock, which first asks the journal for the kind
    desk.tasks.run(partial(str, two["gravy"].uid), page.show_record)
    desk.settles()
    assert title(desk) == "Gravy"


# Nothing lost


def test_what_was_typed_last_is_saved_on_the_way_to_another(
    desk: Desk, two: dict[str, Any]
) -> None:
    lay(desk, ReflectionPage)
    writes(desk, editor(desk), " More.")
    picks(desk, "Gravy")
    assert title(desk) == "Gravy"
    assert kept(desk, two["plates"]).text == "Sixty of them. More."


def test_what_is_typed_while_it_saves_is_saved_before_another_opens(
    desk: Desk, two: dict[str, Any]
) -> None:
    page = lay(desk, ReflectionPage)
    writes(desk, editor(desk), " One.")
    page.flush()
    writes(desk, editor(desk), " Two.")
    page.show_record(two["gravy"].uid)
    desk.settles()
    assert title(desk) == "Gravy"
    assert kept(desk, two["plates"]).text == "Sixty of them. One. Two."


def test_what_is_typed_while_another_is_made_ready_is_saved_before_it_opens(
    desk: Desk, two: dict[str, Any], toasts: list[Toast], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk, ReflectionPage)
    former = editor(desk)

    def parts(form: ReflectionForm) -> Iterator[None]:
        monkeypatch.undo()
        assert editor(desk) is former
        writes(desk, former, " More.")
        yield from form.parts()

    monkeypatch.setattr(ReflectionForm, "parts", parts)
    picks(desk, "Gravy")
    assert title(desk) == "Gravy"
    assert toasts == []
    assert kept(desk, two["plates"]).text == "Sixty of them. More."


def test_what_cannot_be_saved_stays_open(
    desk: Desk,
    two: dict[str, Any],
    toasts: list[Toast],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
) -> None:
    page = lay(desk, ReflectionPage)
    with monkeypatch.context() as patch, qtbot.waitSignal(page.failed):
        patch.setattr(Journal, "save", _full)
        writes(desk, editor(desk), " More.")
        picks(desk, "Gravy")
    assert title(desk) == "Plates"
    assert editor(desk).text() == "Sixty of them. More."
    assert "not saved yet" in toasts[0][0]
    assert the_list(desk).row(the_list(desk).selected_id() or 0).key == two["plates"].uid
    save(desk)
    picks(desk, "Gravy")
    assert title(desk) == "Gravy"
    assert kept(desk, two["plates"]).text == "Sixty of them. More."


def _full(*_args: object, **_options: object) -> Changes:
    raise DiskFull()


@POPUP
def test_a_word_that_is_no_chip_yet_is_saved(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    desk.clicks("More")
    writes(desk, named(desk, ChipField, "Topics"), "class, gender identity")
    save(desk)
    assert kept(desk, two["plates"]).topics == ("class", "gender_identity")


def test_what_another_page_changed_is_read_again(desk: Desk, two: dict[str, Any]) -> None:
    page = lay(desk, ReflectionPage)
    changes = desk.does(lambda: desk.journal.save(two["plates"].changed(text="Seventy.")))
    page.refresh(changes)
    desk.settles()
    assert editor(desk).text() == "Seventy."


def test_its_own_saving_does_not_disturb_the_writing(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    before = editor(desk)
    writes(desk, before, " More.")
    save(desk)
    assert editor(desk) is before
    assert before.document().isUndoAvailable()


def test_changes_of_other_kinds_are_no_concern(desk: Desk, two: dict[str, Any]) -> None:
    page = lay(desk, ReflectionPage)
    before = editor(desk)
    page.refresh(Changes(frozenset({"mistake"}), frozenset({two["plates"].uid})))
    desk.settles()
    assert editor(desk) is before


# Deleting


def test_a_deleted_record_can_be_brought_back(
    desk: Desk, two: dict[str, Any], toasts: list[Toast]
) -> None:
    lay(desk, ReflectionPage)
    writes(desk, editor(desk), " More.")
    desk.clicks("Delete")
    assert titles(desk) == ["October 2026", "Gravy"]
    assert title(desk) == "Gravy"
    ((text, label, undo),) = toasts
    assert (text, label) == ("Moved to the trash.", "Undo")
    undo()
    desk.settles()
    assert title(desk) == "Plates"
    assert titles(desk) == ["Drafts", "Plates", "October 2026", "Gravy"]
    assert kept(desk, two["plates"]).text == "Sixty of them. More."


def test_what_is_typed_while_it_is_deleted_does_not_bring_it_back(
    desk: Desk, two: dict[str, Any], toasts: list[Toast]
) -> None:
    page = lay(desk, ReflectionPage)
    writes(desk, editor(desk), " One.")
    page.flush()
    writes(desk, editor(desk), " Two.")
    desk.clicks("Delete")
    assert [record.uid for record in desk.records()] == [two["gravy"].uid]


def test_what_cannot_be_deleted_stays_and_goes_on_saving(
    desk: Desk, two: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _, *words: told.append(words[0]))
    lay(desk, ReflectionPage)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "trash", _full)
        desk.clicks("Delete")
    assert told == ["The disk is full."]
    writes(desk, editor(desk), " More.")
    save(desk)
    assert kept(desk, two["plates"]).text == "Sixty of them. More."


def test_another_record_is_not_closed_by_a_deletion(
    desk: Desk, two: dict[str, Any], toasts: list[Toast]
) -> None:
    page = lay(desk, ReflectionPage)
    QTest.mouseClick(desk.button("Delete"), Qt.MouseButton.LeftButton)
    page.show_record(two["gravy"].uid)
    desk.settles()
    assert title(desk) == "Gravy"
    assert titles(desk) == ["October 2026", "Gravy"]


# Little room


def test_in_a_narrow_window_one_pane_is_shown_at_a_time(desk: Desk, two: dict[str, Any]) -> None:
    page = lay(desk, ReflectionPage, width=700, height=640)
    assert not the_list(desk).isVisible()
    assert title(desk) == "Plates"
    desk.clicks("Back to the list")
    assert the_list(desk).isVisible()
    assert not desk.all_of(MarkdownEditor)
    picks(desk, "Plates")
    assert not the_list(desk).isVisible()
    assert title(desk) == "Plates"
    page.resize(1164, 794)
    look(desk)
    assert the_list(desk).isVisible()
    assert title(desk) == "Plates"
    assert "Back to the list" not in desk.buttons()
