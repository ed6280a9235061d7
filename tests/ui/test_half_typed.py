"""A name that is typed and is nobody's yet survives a lock, and becomes nobody's pseudonym."""

from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit

from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.people_field import PeopleField
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.today.page import TodayPage
from tests.ui.desk import Desk
from tests.ui.shelf import lay, made
from tests.ui.today.evening import the_reflection, write

REMARK = "Quill is not among your people yet."


@pytest.fixture
def record(desk: Desk) -> Reflection:
    """A reflection in which nobody is named."""
    kept: Reflection = made(Reflection, text="At the table")
    desk.has(kept)
    return kept


def opens(desk: Desk, record: Reflection) -> None:
    """The record, on a page made anew, as after a lock."""
    lay(desk, ReflectionPage).show_record(record.uid)
    desk.settles()


def line(desk: Desk) -> QLineEdit:
    """Where people are typed."""
    [field] = desk.page.findChildren(PeopleField)
    found = field.findChild(QLineEdit)
    assert found is not None
    return found


def types(desk: Desk, words: str) -> None:
    line(desk).setText(words)
    desk.page.flush()
    desk.settles()


def test_it_is_offered_again_in_sight_and_is_nobody_yet(desk: Desk, record: Reflection) -> None:
    opens(desk, record)
    assert not line(desk).isVisible()
    types(desk, "Quill")
    opens(desk, record)
    assert line(desk).isVisible()
    assert line(desk).text() == "Quill"
    assert REMARK in desk.reads()
    assert "Add them…" in desk.buttons()
    assert [it.kind for it in desk.records()] == ["reflection"]


def test_what_was_taken_away_again_does_not_come_back(desk: Desk, record: Reflection) -> None:
    opens(desk, record)
    types(desk, "Quill")
    types(desk, "")
    opens(desk, record)
    assert line(desk).text() == ""


def test_somebody_who_was_added_meanwhile_is_chosen(desk: Desk, record: Reflection) -> None:
    opens(desk, record)
    types(desk, "Quill")
    quill = made(Person, pseudonym="Quill")
    desk.has(quill)
    opens(desk, record)
    assert line(desk).text() == ""
    desk.page.flush()
    desk.settles()
    [reflection] = [it for it in desk.records() if isinstance(it, Reflection)]
    assert reflection.people == (quill.uid,)
    assert desk.does(lambda: desk.journal.half_typed(record.uid)) == {}


def test_what_is_typed_before_the_record_is_read_is_not_written_over(
    desk: Desk, record: Reflection
) -> None:
    opens(desk, record)
    types(desk, "Quill")
    page = lay(desk, ReflectionPage)
    page.show_record(record.uid)
    desk.qtbot.waitUntil(lambda: bool(page.findChildren(PeopleField)))
    line(desk).setText("Rowan")
    desk.settles()
    assert line(desk).text() == "Rowan"


def test_what_is_typed_before_what_was_kept_is_read_is_kept(
    desk: Desk, record: Reflection, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.has(made(Reflection, text="On the way home"))
    page = lay(desk, ReflectionPage)
    [closed] = {it.uid for it in desk.records()} - {page.shown_uid()}
    read, half_typed = Event(), desk.journal.half_typed

    def when_there_is_time(uid: str) -> dict[str, str]:
        assert uid != closed or read.wait(5)
        return half_typed(uid)

    monkeypatch.setattr(desk.journal, "half_typed", when_there_is_time)
    page.show_record(closed)
    desk.qtbot.waitUntil(
        lambda: [it.record().uid for it in page.findChildren(ReflectionForm)] == [closed]
    )
    line(desk).setText("Quill")
    page.flush()
    read.set()
    desk.settles()
    assert desk.does(lambda: half_typed(closed)) == {"People": "Quill"}


def test_on_today_it_goes_with_the_draft(desk: Desk) -> None:
    desk.lays(TodayPage(desk.journal, desk.tasks))
    write(desk)
    types(desk, "Quill")
    opens(desk, the_reflection(desk))
    assert line(desk).text() == "Quill"


def test_on_today_it_is_kept_although_the_page_is_left_before_it_is_read(
    desk: Desk, record: Reflection
) -> None:
    desk.does(lambda: desk.journal.keep_half_typed(record.uid, {"People": "Quill"}))
    page = TodayPage(desk.journal, desk.tasks)
    desk.lays(page)
    page.show_record(record.uid)
    left = Event()
    desk.tasks.run(left.wait)
    desk.qtbot.waitUntil(lambda: page.shown_uid() == record.uid)
    page.flush()
    left.set()
    desk.settles()
    assert desk.does(lambda: desk.journal.half_typed(record.uid)) == {"People": "Quill"}


def test_in_a_new_record_without_a_word_it_survives_a_lock(desk: Desk) -> None:
    lay(desk, ReflectionPage)
    desk.clicks("Write one")
    types(desk, "Quill")
    desk.comes_back()
    assert line(desk).text() == "Quill"
    assert desk.records() == []


def test_it_is_forgotten_with_all_names_and_with_its_record(desk: Desk, record: Reflection) -> None:
    def keep() -> None:
        desk.journal.keep_half_typed(record.uid, {"People": "Quill"})

    def kept() -> dict[str, str]:
        return desk.does(lambda: desk.journal.half_typed(record.uid))

    desk.does(keep)
    desk.does(desk.journal.forget_names)
    assert kept() == {}
    for removed in (lambda: desk.journal.remove(record.uid), desk.journal.empty_trash):
        desk.does(keep)
        desk.does(lambda: desk.journal.trash(record.uid))
        desk.does(removed)
        assert kept() == {}
        desk.has(record)
