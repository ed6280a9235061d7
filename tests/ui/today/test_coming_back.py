"""Today after a lock: the draft that was being written, and the caret in it."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allyjournal.domain.person import Person
from allyjournal.domain.record import enter
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.ui.people_field import PeopleField
from allyjournal.ui.places import Caret, Place
from allyjournal.ui.today.page import TodayPage
from allyjournal.ui.widgets.chip_field import ChipField
from tests.ui.desk import Desk
from tests.ui.today.evening import TODAY, WORDS, field, lay, made, the_reflection, write


def comes_back(desk: Desk, uid: str, position: int = 0) -> TodayPage:
    """Show Today anew, as the window does after a lock."""
    page = TodayPage(desk.journal, desk.tasks)
    page.come_back(Place("today", uid, Caret("Write here", position)))
    desk.lays(page)
    return page


def test_the_draft_and_the_caret_come_back(desk: Desk) -> None:
    page = lay(desk)
    desk.clicks("another")
    write(desk)
    asked = the_reflection(desk).prompt
    assert asked
    page = comes_back(desk, page.shown_uid(), 2)
    assert field(desk).text() == WORDS
    assert QApplication.focusWidget() is field(desk)
    assert "Drafts" not in desk.reads()
    assert "Keep" in desk.buttons()
    write(desk, "X")
    assert the_reflection(desk).text == f"{WORDS[:2]}X{WORDS[2:]}"
    assert the_reflection(desk).prompt == asked


def test_what_it_is_about_comes_back(desk: Desk) -> None:
    quill = made(Person, pseudonym="Quill")
    about = {"topics": ("gender_identity",), "facet": Facet.POWER, "people": (quill.uid,)}
    draft = made(Reflection, on=TODAY, text=WORDS, **about)
    desk.has(quill, draft)
    desk.does(lambda: desk.journal.keep_half_typed(draft.uid, {"People": "Moss"}))
    comes_back(desk, draft.uid)
    assert {"Topics", "Facet", "People"} <= set(desk.reads())
    topics, people = desk.all_of(ChipField)
    assert (topics.values(), people.values()) == (("gender identity",), (quill.uid,))
    assert desk.all_of(PeopleField)[0].typed() == "Moss"
    write(desk, "X")
    saved = next(it for it in desk.records() if isinstance(it, Reflection))
    assert {name: getattr(saved, name) for name in about} == about


def kept(draft: Any) -> Any:
    return enter(draft, ReflectionState.KEPT, TODAY)


@pytest.mark.parametrize("change", [kept, lambda _: made(Person, pseudonym="Quill")])
def test_what_is_no_draft_leaves_the_page_blank(desk: Desk, change: Any) -> None:
    record = change(made(Reflection, on=TODAY, text=WORDS))
    desk.has(record)
    comes_back(desk, record.uid)
    assert field(desk).text() == ""


def test_what_is_typed_before_the_draft_is_read_stays(desk: Desk) -> None:
    draft = made(Reflection, on=TODAY, text=WORDS)
    desk.has(draft)
    page = lay(desk)
    page.show_record(draft.uid)
    QTest.keyClicks(field(desk), "More")
    desk.settles()
    assert field(desk).text() == "More"


@pytest.mark.parametrize("was_written", [True, False])
def test_the_caret_stays_where_one_types_meanwhile(desk: Desk, was_written: bool) -> None:
    draft = made(Reflection, on=TODAY, text=WORDS)
    desk.has(draft)
    page = lay(desk)
    uid = draft.uid if was_written else ""
    page.come_back(Place("today", uid, Caret("Write here", 2 if was_written else 0)))
    QTest.keyClicks(field(desk), "More")
    desk.settles()
    desk.types("X")
    assert field(desk).text() == "MoreX"


def test_the_caret_comes_back_into_no_later_draft(desk: Desk) -> None:
    first, later = (made(Reflection, on=TODAY, text=WORDS) for _ in range(2))
    desk.has(first, later)
    page = comes_back(desk, first.uid, 2)
    page.refresh(desk.does(lambda: desk.journal.trash(first.uid)))
    page.show_record(later.uid)
    desk.settles()
    write(desk, "X")
    saved = desk.does(lambda: desk.journal.get(later.uid))
    assert isinstance(saved, Reflection)
    assert saved.text == f"X{WORDS}"
