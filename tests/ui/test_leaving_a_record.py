"""What is written in a record is on the disk, or stays open, whatever is shown after it."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.store import records
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.desk import Desk
from tests.ui.shelf import kept, lay, made, named, save, writes


@pytest.fixture
def plates(desk: Desk) -> Reflection:
    reflection: Reflection = made(Reflection, text="Sixty of them.")
    desk.has(reflection)
    return reflection


def write(desk: Desk, words: str) -> None:
    """At the end of the record that is open."""
    writes(desk, named(desk, MarkdownEditor, "Your reflection"), words)


def full(*_args: object) -> None:
    raise DiskFull()


def test_what_cannot_be_saved_stays_open_where_the_next_is_gone(
    desk: Desk, plates: Reflection, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = lay(desk, ReflectionPage)
    with monkeypatch.context() as patch, qtbot.waitSignal(page.failed):
        patch.setattr(records, "write", full)
        write(desk, " More.")
        page.show_record(new_uid())
        desk.settles()
    assert not page.is_saved()
    save(desk)
    assert kept(desk, plates).text == "Sixty of them. More."


def test_what_is_typed_while_the_next_is_found_to_be_gone_is_saved(
    desk: Desk, plates: Reflection
) -> None:
    page = lay(desk, ReflectionPage)
    page.show_record(new_uid())
    write(desk, " More.")
    desk.settles()
    assert page.is_saved()
    assert kept(desk, plates).text == "Sixty of them. More."


def test_what_is_typed_while_the_record_is_read_again_is_gone_on_with(
    desk: Desk, plates: Reflection
) -> None:
    page = lay(desk, ReflectionPage)
    changes = desk.does(lambda: desk.journal.save(plates.changed(topics=("race",))))
    page.refresh(changes)
    write(desk, " More.")
    desk.settles()
    write(desk, " Still.")
    save(desk)
    assert kept(desk, plates).text == "Sixty of them. More. Still."


def test_one_that_is_gone_does_not_take_the_place_of_the_next(desk: Desk) -> None:
    later = made(Reflection, text="A ladle.", on=date(2026, 11, 2))
    earlier = made(Reflection, text="Sixty of them.")
    desk.has(earlier, later)
    page = lay(desk, ReflectionPage)
    page.show_record(new_uid())
    page.show_record(earlier.uid)
    desk.settles()
    assert page.shown_uid() == earlier.uid
