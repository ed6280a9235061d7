"""A page of records on a desk, and what is read and written there."""

import json
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from allyjournal import assets
from allyjournal.domain.kinds import AnyRecord, decode
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import AnyWidget, Desk

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 22)

AnyPage = TypeVar("AnyPage", bound=RecordsPage)


def made(kind: type, **fields: Any) -> Any:
    """A record of ``kind``, of 14 October unless ``on`` says otherwise."""
    return begin(kind, fields.pop("on", date(2026, 10, 14)), NOW, **fields)


def sample(kind: str) -> list[AnyRecord]:
    """The records of a kind in the sample journal."""
    records = json.loads(assets.text("sample/sample.allyjournal.json"))["records"]
    return [decode(json.dumps(record)) for record in records if record["kind"] == kind]


def lay(desk: Desk, kind: type[AnyPage], **size: int) -> AnyPage:
    page = kind(desk.journal, desk.tasks)
    # as the window does
    page.changed.connect(page.refresh)
    desk.lays(page, **size)
    look(desk)
    return page


def the_list(desk: Desk) -> RecordList:
    found = desk.page.findChild(RecordList)
    assert found is not None
    return found


def look(desk: Desk, listed: RecordList | None = None) -> None:
    """Until the rows in sight of the page's list, or of another one, are painted."""
    listed = listed or the_list(desk)

    def painted() -> bool:
        desk.tasks.drain()
        listed.grab()
        return all(listed.row(row_id) is not None for row_id in listed.ids())

    desk.qtbot.waitUntil(painted)


def titles(desk: Desk) -> list[str]:
    """What is listed, from the top, headings among it."""
    look(desk)
    model = the_list(desk).model()
    return [str(model.index(row, 0).data()).split(",")[0] for row in range(model.rowCount())]


def notes(desk: Desk) -> dict[str, str]:
    """The second lines of the list, by title."""
    look(desk)
    rows = [the_list(desk).row(row_id) for row_id in the_list(desk).ids()]
    return {row.title: row.note for row in rows if row}


def picks(desk: Desk, title: str) -> None:
    """A click on a record in the list."""
    listed = the_list(desk)
    index = listed.model().index(titles(desk).index(title), 0)
    place = listed.visualRect(index).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settles()


def named(desk: Desk, kind: type[AnyWidget], name: str) -> AnyWidget:
    """The widget of a kind in sight that a screen reader calls by this name."""
    (widget,) = [it for it in desk.all_of(kind) if it.accessibleName() == name]
    return widget


def writes(desk: Desk, widget: QWidget, text: str) -> None:
    """At the end of what is there."""
    widget.setFocus()
    if isinstance(widget, MarkdownEditor):
        widget.moveCursor(widget.textCursor().MoveOperation.End)
    QTest.keyClicks(widget.focusProxy() or widget, text)


def choose(desk: Desk, name: str, words: str, parent: QWidget | None = None) -> None:
    """One value of a field on the page, or in ``parent``, by typing its first letters."""
    fields = (parent or desk.page).findChildren(ChoiceField)
    (field,) = [it for it in fields if it.accessibleName() == name]
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def save(desk: Desk) -> None:
    """Until what was written is on disk."""
    desk.page.flush()
    desk.settles()
    assert desk.page.is_saved()


def kept(desk: Desk, record: AnyRecord) -> Any:
    """The record as it is on disk."""
    return desk.does(lambda: desk.journal.get(record.uid))


def the_mistake(desk: Desk) -> Mistake:
    """The one mistake there is."""
    (found,) = [record for record in desk.records() if isinstance(record, Mistake)]
    return found


def the_reflection(desk: Desk) -> Reflection:
    """The one reflection there is."""
    (found,) = [record for record in desk.records() if isinstance(record, Reflection)]
    return found
