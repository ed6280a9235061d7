"""The writing field: plain in and out, undo kept, lists that go on, nothing fetched."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    widget = MarkdownEditor("What happened", "In your own words")
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    widget.show()
    return widget


@pytest.fixture
def edits(editor: MarkdownEditor) -> list[str]:
    seen: list[str] = []

    def note() -> None:
        seen.append(editor.text())

    editor.edited.connect(note)
    return seen


def test_it_gives_back_what_it_was_filled_with(editor: MarkdownEditor, edits: list[str]) -> None:
    text = "# Quill\n\nA\u00a0no-break space, *stars* and <b>marks</b>.\n\n\n- one\n"
    editor.fill(text)
    assert editor.text() == text
    assert editor.is_filled()
    assert edits == []
    assert not editor.document().isUndoAvailable()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\r\u2028\u2029\ufdd0\ufdd1\0", codec="utf-8")))
def test_any_text_comes_back(editor: MarkdownEditor, text: str) -> None:
    editor.fill(text)
    assert editor.text() == text


def test_what_a_journal_cannot_keep_is_left_out(editor: MarkdownEditor) -> None:
    editor.fill("a\0b\ud800c")
    editor.insertPlainText("\0d")
    assert "\0" not in editor.text()
    editor.text().encode()


def test_typing_is_told_and_can_be_undone(
    editor: MarkdownEditor, edits: list[str], qtbot: QtBot
) -> None:
    editor.fill("before ")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "ab")
    assert edits == ["before a", "before ab"]
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.text() == "before "


def test_a_change_of_theme_is_no_edit(
    editor: MarkdownEditor, edits: list[str], qapp: QApplication
) -> None:
    editor.fill("# Heading\n\n**strong** words")
    theme.apply(qapp, "dark", 1.5)
    theme.apply(qapp, "light", 1.0)
    assert edits == []


def test_paste_is_plain(editor: MarkdownEditor) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='http://example.invalid/a.png'>")
    rich.setText("bold")
    editor.insertFromMimeData(rich)
    picture = QMimeData()
    picture.setData("image/png", b"...")
    editor.insertFromMimeData(picture)
    assert editor.text() == "bold"
    assert "font-weight:700" not in editor.toHtml()


def test_html_that_comes_alone_is_pasted_as_its_text(editor: MarkdownEditor) -> None:
    rich = QMimeData()
    rich.setHtml("<p><b>one</b></p><p>two<img src='http://example.invalid/a.png'></p>")
    QGuiApplication.clipboard().setMimeData(rich)
    editor.paste()
    assert editor.text() == "one\ntwo"


def test_copy_is_plain(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.fill("one\ntwo")
    editor.selectAll()
    editor.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "one\ntwo"
    assert not copied.hasHtml()


def test_nothing_is_ever_fetched(editor: MarkdownEditor) -> None:
    image = QTextDocument.ResourceType.ImageResource
    place = QUrl.fromLocalFile(__file__)
    assert editor.document().resource(image.value, place) == QByteArray()


def test_tab_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor, line = MarkdownEditor("Text"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(line)
    with qtbot.waitActive(window):
        window.show()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert editor.text() == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one", "- one\n- x"),
        ("* one", "* one\n* x"),
        ("  + one", "  + one\n  + x"),
        ("1. one", "1. one\n2. x"),
        ("9) one", "9) one\n10) x"),
        ("- [x] one", "- [x] one\n- [ ] x"),
        ("- one\n- ", "- one\nx"),
        ("1. ", "x"),
        ("- [ ] ", "x"),
        ("words", "words\nx"),
        ("-no list", "-no list\nx"),
        ("1.5 litres", "1.5 litres\nx"),
    ],
)
def test_enter_goes_on_with_a_list(
    editor: MarkdownEditor, qtbot: QtBot, before: str, after: str
) -> None:
    editor.fill(before)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert editor.text() == after


def test_enter_before_an_items_text_only_breaks_the_line(
    editor: MarkdownEditor, qtbot: QtBot
) -> None:
    editor.fill("- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "\n- one"


@pytest.mark.parametrize(
    ("key", "sign"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")], ids=["strong", "emphasis"]
)
def test_shortcuts_set_and_take_the_signs(
    editor: MarkdownEditor, qtbot: QtBot, key: Qt.Key, sign: str
) -> None:
    editor.fill("words")
    editor.selectAll()
    qtbot.keyClick(editor, key, CONTROL)
    assert editor.text() == f"{sign}words{sign}"
    qtbot.keyClick(editor, key, CONTROL)
    assert editor.text() == "words"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, key, CONTROL)
    qtbot.keyClicks(editor, "x")
    assert editor.text() == f"words{sign}x{sign}"


def looks(editor: MarkdownEditor, line: int, word: str) -> "QFont":
    """The letters in which a word of a line is shown."""
    block = editor.document().findBlockByNumber(line)
    start = block.text().index(word)
    font = QFont()
    for part in block.layout().formats():
        if part.start <= start < part.start + part.length:
            font = part.format.font()
    return font


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("# Heading", "Heading", lambda font: font.bold() and font.pixelSize() == 21),
        ("### Heading", "Heading", lambda font: font.bold() and font.pixelSize() == 16),
        ("#no heading", "no", lambda font: not font.bold()),
        ("some **strong** word", "strong", lambda font: font.bold() and not font.italic()),
        ("some *weak* word", "weak", lambda font: font.italic() and not font.bold()),
        ("some _weak_ word", "weak", lambda font: font.italic()),
        ("snake_case_name", "case", lambda font: not font.italic()),
        ("2 * 3 * 4", "3", lambda font: not font.italic()),
        ("**both *at once* here**", "at", lambda font: font.bold() and font.italic()),
        ("> quoted", "quoted", lambda font: font.italic()),
        ("a `piece` of code", "piece", lambda font: font.families() == ["monospace"]),
    ],
)
def test_markdown_shows_itself(
    editor: MarkdownEditor, text: str, word: str, shown: Callable[[QFont], bool]
) -> None:
    editor.fill(text)
    assert shown(looks(editor, 0, word))


def test_a_fenced_block_is_code_to_its_end(editor: MarkdownEditor) -> None:
    editor.fill("```\n# no heading\n```\n# heading")
    assert looks(editor, 1, "no").families() == ["monospace"]
    assert looks(editor, 3, "heading").bold()


def test_it_grows_with_its_text(qtbot: QtBot) -> None:
    editor = MarkdownEditor("Text", auto_height=True)
    qtbot.addWidget(editor)
    editor.resize(400, 10)
    editor.show()
    least = editor.height()
    editor.fill("one\n" * 20)
    assert editor.height() > 4 * least
    assert editor.document().size().height() <= editor.viewport().height() + 1
    editor.fill("one")
    assert editor.height() == least


def test_lines_stand_apart(editor: MarkdownEditor) -> None:
    editor.fill("one\ntwo\nthree")
    layout = editor.document().documentLayout()
    tops = [
        layout.blockBoundingRect(editor.document().findBlockByNumber(line)).top()
        for line in range(3)
    ]
    assert tops[2] - tops[1] == pytest.approx(1.6 * theme.READING, abs=1.5)


def test_it_has_a_name_and_is_no_wider_than_a_column(editor: MarkdownEditor) -> None:
    assert editor.accessibleName() == "What happened"
    assert editor.maximumWidth() == theme.COLUMN
