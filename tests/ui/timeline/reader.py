"""The timeline on a desk, and what is read there."""

from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from allyjournal.domain.record import begin
from allyjournal.ui.timeline.filter_chip import FilterChip
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import Desk

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def made(kind: type, on: date, **fields: Any) -> Any:
    return begin(kind, on, NOW, **fields)


def lay(desk: Desk, **size: int) -> TimelinePage:
    page = TimelinePage(desk.journal, desk.tasks)
    desk.lays(page, **size)
    look(desk)
    return page


def the_list(desk: Desk) -> RecordList:
    found = desk.page.findChild(RecordList)
    assert found is not None
    return found


def look(desk: Desk) -> None:
    """Until the rows in sight are painted."""
    listed = the_list(desk)

    def painted() -> bool:
        desk.settles()
        listed.grab()
        return all(listed.row(row_id) is not None for row_id in listed.ids())

    desk.qtbot.waitUntil(painted)


def titles(desk: Desk) -> list[str]:
    """What is listed, from the top, headings among it."""
    model = the_list(desk).model()
    return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]


def texts(desk: Desk) -> list[str]:
    shown = [view.toPlainText() for view in desk.all_of(MarkdownView)]
    return ["\n".join(map(str.strip, text.splitlines())) for text in shown]


def asks(desk: Desk, query: str) -> None:
    assert isinstance(desk.page, TimelinePage)
    desk.page.show_query(query)
    desk.settles()
    look(desk)


def chip(desk: Desk, words: str) -> FilterChip:
    found = desk.button(words)
    assert isinstance(found, FilterChip)
    return found


def open_menu(desk: Desk, words: str) -> QMenu:
    """What a click on a filter opens."""
    pressed = chip(desk, words)
    desk.clicks(words)
    (menu,) = pressed.findChildren(QMenu)
    assert menu.isVisible()
    return menu


def offered(menu: QMenu) -> list[str]:
    """The entries of a menu, with their numbers."""
    return [action.text().replace("\t", " ") for action in menu.actions() if action.text()]


def entry(menu: QMenu, value: str) -> QAction:
    return next(it for it in menu.actions() if it.text().split("\t")[0] == value)


def ticks(desk: Desk, menu: QMenu, value: str) -> None:
    """A click on one entry of an open menu."""
    place = menu.actionGeometry(entry(menu, value)).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    desk.settles()
    look(desk)


def picks(desk: Desk, words: str, *values: str) -> None:
    """Entries of the menu behind a filter, one after the other."""
    menu = open_menu(desk, words)
    for value in values:
        ticks(desk, menu, value)
    menu.close()
