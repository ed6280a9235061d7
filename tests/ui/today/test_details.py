"""Today: what a reflection is about, and the drafts left open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.ui import people_field
from allyjournal.ui.widgets.chip_field import ChipField
from tests.ui.desk import Desk
from tests.ui.today.evening import TODAY, WORDS, field, lay, made, the_reflection, write

# What it is about

ABOUT = "topics, facet, people: More"


# said by the offscreen platform when a list of completions opens
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_topics_facet_and_people_are_kept_and_stay_in_sight(desk: Desk) -> None:
    desk.has(made(Person, pseudonym="Quill"), made(Reflection, topics=("tenancy",), text="Rent."))
    lay(desk)
    write(desk)
    desk.clicks(ABOUT)
    topics, people = desk.all_of(ChipField)
    for chips, word in ((topics, "gender identity"), (topics, "tenancy"), (people, "quill")):
        QTest.keyClicks(chips.focusProxy(), word)
        QTest.keyClick(chips.focusProxy(), Qt.Key.Key_Return)
    desk.clicks("power")
    desk.clicks(ABOUT)
    desk.page.flush()
    saved = next(record for record in desk.records() if record.occurred_on == TODAY)
    (quill,) = desk.does(lambda: desk.journal.of_kind(Person))
    assert isinstance(saved, Reflection)
    assert saved.topics == ("gender_identity", "tenancy")
    assert (saved.facet, saved.people) == (Facet.POWER, (quill.uid,))
    assert {"Topics", "Facet", "People"} <= set(desk.reads())


def test_somebody_new_is_added_on_the_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_field, "ask_person", lambda _parent, person, _others: person)
    lay(desk)
    write(desk)
    desk.clicks(ABOUT)
    _topics, people = desk.all_of(ChipField)
    QTest.keyClicks(people.focusProxy(), "Moss,")
    desk.clicks("Add them…")
    desk.page.flush()
    written, moss = desk.records()
    assert isinstance(moss, Person)
    assert isinstance(written, Reflection)
    assert (moss.pseudonym, written.people) == ("Moss", (moss.uid,))


def test_what_it_is_about_alone_saves_nothing(desk: Desk) -> None:
    lay(desk)
    desk.clicks(ABOUT)
    desk.clicks("bias")
    desk.page.flush()
    assert desk.records() == []


# Drafts


def test_drafts_left_open_are_listed_but_the_one_that_is_being_written(desk: Desk) -> None:
    left = made(Reflection, title="What I skipped in the reading list")
    desk.has(left, made(Reflection, title="Done with", state=ReflectionState.KEPT))
    page = lay(desk)
    assert "Draft" in desk.reads()
    assert "Done with" not in desk.reads()
    write(desk)
    page.refresh(None)
    desk.settles()
    assert WORDS not in desk.reads()
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("What I skipped in the reading list, Tuesday 20 October 2026")
    assert opened.args == [left.uid]


def test_a_draft_of_another_evening_is_listed_beside_a_blank_page(desk: Desk) -> None:
    first = lay(desk)
    write(desk)
    first.hide()
    desk.has(made(Reflection))
    lay(desk)
    assert field(desk).text() == ""
    assert {"Drafts", WORDS, "Without words yet"} <= set(desk.reads())


def test_a_draft_that_was_changed_elsewhere_leaves_the_field(desk: Desk) -> None:
    page = lay(desk)
    write(desk)
    draft = the_reflection(desk).changed(text="Written on its own page.")
    changes = desk.does(lambda: desk.journal.save(draft))
    page.refresh(changes)
    desk.settles()
    assert field(desk).text() == ""
    assert "Written on its own page." in desk.reads()


def test_the_own_save_leaves_the_field_alone(desk: Desk) -> None:
    page = lay(desk)
    page.changed.connect(page.refresh)
    write(desk)
    assert field(desk).text() == WORDS
