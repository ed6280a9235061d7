"""What is marked in fields, rows and labels is what was meant, whatever characters stand before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from allyjournal.domain.matching import exactly
from allyjournal.ui import theme
from allyjournal.ui.widgets import text_marks
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.record_list import RecordList, Row
from tests.ui.pixels import pixels

TEXT = "🙂 the room\nand <the> 🙂 Room"


def marked(field: QTextEdit) -> list[str]:
    return [selection.cursor.selectedText() for selection in field.extraSelections()]


def test_places_are_counted_as_qt_counts(qtbot: QtBot) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    field.setPlainText(TEXT)
    text_marks.mark(field, text_marks.spans_in(field, exactly("room")))
    assert marked(field) == ["room", "Room"]
    assert field.toPlainText() == TEXT
    text_marks.mark(field, ())
    assert marked(field) == []


def test_a_view_marks_what_it_shows_now_and_later(qtbot: QtBot) -> None:
    view = MarkdownView("A *room* 🙂 and a room")
    qtbot.addWidget(view)
    view.mark(exactly("room"))
    assert marked(view) == ["room", "room"]
    view.show_text("Another room")
    assert marked(view) == ["room"]
    theme.apply(QApplication.instance(), "dark", 1.0)
    assert marked(view) == ["room"]
    theme.apply(QApplication.instance(), "light", 1.0)


def test_a_label_shows_what_somebody_wrote_as_it_is() -> None:
    html = text_marks.rich("<b> & the room", [(6, 9)])
    assert html.startswith("&lt;b&gt; &amp; <span style=")
    assert html.endswith(">the</span> room")
    assert text_marks.rich("plain", []) == "plain"


@pytest.mark.parametrize("compact", [False, True])
def test_rows_mark_words_in_title_and_passage(qtbot: QtBot, compact: bool) -> None:
    listed = RecordList("Timeline", compact=compact)
    qtbot.addWidget(listed)
    listed.resize(700, 200)
    listed.show_ids([1])

    def grounds(row: Row) -> int:
        listed.deliver([1], [row])
        return pixels(listed.viewport(), "accent_ground")

    title, subtitle = "Who 🙂 was in the room", "the room that we were all in, " * 9
    assert grounds(Row(title=title, subtitle=subtitle)) == 0
    in_title = grounds(Row(title=title, subtitle=subtitle, title_marks=((17, 21),)))
    assert in_title > 0
    below = ((4, 8), (34, 38), (260, 268))
    both = Row(title=title, subtitle=subtitle, title_marks=((17, 21),), subtitle_marks=below)
    assert (grounds(both) > in_title) is not compact
    listed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert grounds(both) > 0
