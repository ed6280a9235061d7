"""Long text in a form: it reads like a page, and the page follows the caret."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.outdent import FIELD, Outdent, link_row
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.quiet_editor import QuietEditor


def test_its_edge_shows_while_it_is_empty(qtbot: QtBot) -> None:
    editor = QuietEditor("Impact")
    qtbot.addWidget(editor)
    editor.resize(300, 60)
    edge = theme.colour("edge")
    assert editor.grab().toImage().pixelColor(150, 0) == edge
    editor.fill("Bay stood there.")
    assert editor.grab().toImage().pixelColor(150, 0) != edge
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.grab().toImage().pixelColor(150, 0) == edge


def test_it_has_the_lines_it_is_given(qtbot: QtBot) -> None:
    low, high = QuietEditor("Impact"), QuietEditor("Impact", least_lines=6)
    for editor in (low, high):
        qtbot.addWidget(editor)
    line = round(1.6 * theme.px(theme.READING))
    assert high.height() - low.height() == 5 * line


def test_the_page_follows_the_caret(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    editor = QuietEditor("Impact")
    editor.fill("\n" * 40)
    column.addWidget(editor)
    page = page_scroll(content)
    qtbot.addWidget(page)
    page.resize(500, 300)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, "x")
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    caret = editor.viewport().mapTo(page.viewport(), editor.cursorRect().center())
    assert page.viewport().rect().contains(caret)


def test_letters_stand_in_line_with_the_heading(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 0, 20, 0)
    heading, editor = QLabel("Impact"), QuietEditor("Impact")
    column.addWidget(heading)
    column.addLayout(Outdent(editor))
    link, other = QLabel("Edit"), QLabel("Done")
    column.addLayout(link_row(link, other))
    holder.resize(400, 200)
    holder.show()
    letters = editor.mapTo(holder, editor.viewport().pos()) + editor.cursorRect().topLeft()
    assert abs(letters.x() - heading.x()) <= 1
    assert editor.geometry().left() == heading.x() - theme.px(FIELD)
    assert editor.geometry().right() == heading.geometry().right() + theme.px(FIELD)
    assert (link.property("first"), other.property("first")) == (True, None)


def test_a_hidden_field_does_not_narrow_the_column(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    inner = QVBoxLayout()
    heading = QLabel("a heading of a few words that would break into many lines")
    heading.setWordWrap(True)
    inner.addWidget(heading)
    editor = QuietEditor("Impact")
    inner.addLayout(Outdent(editor))
    editor.hide()
    column.addLayout(inner)
    column.addStretch(1)
    holder.resize(600, 400)
    holder.show()
    assert heading.height() < 2 * heading.fontMetrics().height()
