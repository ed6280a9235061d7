"""The timeline after a lock: the record that was looked at."""

from typing import Any

from PySide6.QtCore import Qt

from tests.ui.desk import Desk
from tests.ui.timeline.reader import lay, look, the_list


def test_the_record_that_was_looked_at_is_looked_at_again(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    newest = page.shown_uid()
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_End)
    assert page.shown_uid() == year["untitled"].uid != newest
    desk.comes_back()
    look(desk)
    assert desk.page.shown_uid() == year["untitled"].uid
    assert the_list(desk).selected_id() == the_list(desk).ids()[-1]


def test_where_it_is_gone_the_newest_is_looked_at(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    newest = page.shown_uid()
    page.show_record(year["untitled"].uid)
    desk.settles()
    desk.does(lambda: desk.journal.trash(year["untitled"].uid))
    desk.comes_back()
    look(desk)
    assert desk.page.shown_uid() == newest
