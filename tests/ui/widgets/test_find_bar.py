"""Finding in a page: every field, in the order of reading, and the caret comes back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.matching import exactly, words_of
from allyjournal.domain.query import parse
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.find_bar import FindBar
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.ui.widgets.steps import Steps, StepWords
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.title_label import TitleLabel
from tests.ui.pixels import pixels

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LONG = "A line that says nothing.\n\n" * 60


class Page:
    """A record's page with a field of every kind, and the bar above it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(500, 400)
        self.bar = FindBar(self.window)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.title, self.text = TextLine("Title"), MarkdownEditor("Text", auto_height=True)
        self.title.fill("A Race")
        self.text.fill(f"🙂 Racé, bracelet.\n\n{LONG}")
        self.secret = PassphraseLine("Passphrase")
        self.secret.setText("race")
        draft = MarkdownEditor("Draft", auto_height=True)
        draft.fill("No race here")
        self.folded = Disclosure("Draft", draft)
        answers = {"what": "a race", "then": "the race"}
        self.steps = Steps({it: StepWords(it, "") for it in answers}, answers)
        self.read = MarkdownView("To *race*.")
        hidden = MarkdownEditor("Hidden")
        hidden.fill("race")
        for widget in (
            self.title,
            self.secret,
            self.text,
            self.folded,
            self.steps,
            self.read,
            hidden,
        ):
            self.column.addWidget(widget)
        hidden.hide()
        self.area = page_scroll(content)
        rows = QVBoxLayout(self.window)
        rows.addWidget(self.bar)
        rows.addWidget(self.area)
        self.bar.look_in(self.area)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def says(self) -> str:
        return str(self.bar.findChild(QLabel).text())

    def types(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def opens(self, text: str) -> None:
        self.bar.open()
        self.types(text)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def marked(field: QTextEdit) -> list[str]:
    return [it.cursor.selectedText() for it in field.extraSelections()]


def now(field: QTextEdit) -> list[str]:
    """What stands out among the marked."""
    ground = field.palette().highlight().color()
    return [
        it.cursor.selectedText()
        for it in field.extraSelections()
        if it.format.background().color() == ground
    ]


def test_every_place_is_walked_in_the_order_of_reading(page: Page) -> None:
    page.opens("race")
    said = [page.says()]
    for _ in range(7):
        page.presses(Qt.Key.Key_Return)
        said.append(page.says())
    assert said == [f"{number} of 7" for number in (1, 2, 3, 4, 5, 6, 7, 1)]
    page.presses(Qt.Key.Key_Return, SHIFT)
    assert page.says() == "7 of 7"
    page.bar.previous()
    assert page.says() == "6 of 7"
    assert marked(page.text) == ["Racé", "race"]
    assert marked(page.read) == ["race"]


def test_a_title_is_marked_to_write_and_to_read(page: Page) -> None:
    read = TitleLabel("<b> of the 🙂 race")
    page.column.addWidget(read)
    read.show()
    page.title.setCursorPosition(3)
    page.opens("race")
    assert page.says() == "1 of 8"
    here, others = pixels(page.title, "accent"), pixels(page.title, "accent_ground")
    page.presses(Qt.Key.Key_Return)
    assert pixels(page.title, "accent") < here
    assert pixels(page.title, "accent_ground") > others
    assert (page.title.text(), page.title.cursorPosition()) == ("A Race", 3)
    for _ in range(6):
        page.presses(Qt.Key.Key_Return)
    assert page.says() == "8 of 8"
    assert "&lt;b&gt;" in read.text()
    assert pixels(read, "accent") > 0
    assert read.accessibleName() == "<b> of the 🙂 race"
    page.presses(Qt.Key.Key_Return, CONTROL)
    assert read.text() == "<b> of the 🙂 race"
    assert pixels(page.title, "accent_ground") == others


def test_the_place_stands_out_and_is_in_sight(page: Page, qtbot: QtBot) -> None:
    page.opens("race")
    page.presses(Qt.Key.Key_Return)
    assert now(page.text) == ["Racé"]
    page.presses(Qt.Key.Key_Return, SHIFT)
    page.presses(Qt.Key.Key_Return, SHIFT)
    assert now(page.read) == ["race"]

    def in_sight() -> bool:
        shown = page.area.viewport()
        return shown.rect().contains(page.read.mapTo(shown, QPoint(5, 5)))

    qtbot.waitUntil(in_sight)


def test_what_is_folded_away_opens(page: Page) -> None:
    page.opens("no race")
    assert page.says() == "1 of 1"
    assert page.folded.is_open()
    page.bar.open()
    page.types("the race")
    assert page.says() == "1 of 1"
    assert page.steps.findChildren(MarkdownEditor)[1].isVisible()


def test_a_letter_more_stays_where_one_is(page: Page) -> None:
    page.opens("r")
    page.types("ac")
    assert page.says().startswith("1 of")
    page.presses(Qt.Key.Key_Return)
    page.types("e")
    assert page.says() == "2 of 7"


def test_what_is_not_there_is_said(page: Page) -> None:
    page.opens("nowhere")
    assert page.says() == "Not found"
    page.presses(Qt.Key.Key_Return)
    assert page.says() == "Not found"
    page.bar.open()
    page.presses(Qt.Key.Key_Backspace)
    assert page.says() == ""


def test_escape_gives_the_caret_back(page: Page) -> None:
    page.text.setFocus()
    cursor = page.text.textCursor()
    cursor.setPosition(20)
    page.text.setTextCursor(cursor)
    page.opens("race")
    # the first place is the first one behind the caret
    assert page.says() == "4 of 7"
    page.presses(Qt.Key.Key_Escape)
    assert not page.bar.isVisible()
    assert QApplication.focusWidget() is page.text
    assert page.text.textCursor().position() == 20
    assert marked(page.text) == marked(page.read) == []


def test_escape_works_from_within_the_page_while_it_is_open(page: Page) -> None:
    page.opens("race")
    page.text.setFocus()
    page.presses(Qt.Key.Key_Escape)
    assert not page.bar.isVisible()
    assert QApplication.focusWidget() is page.text
    assert not page.bar._escape.isEnabled()


def test_control_and_enter_stays_at_the_place(page: Page) -> None:
    page.opens("race")
    page.presses(Qt.Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is page.title
    assert page.title.selectedText() == "Race"
    page.opens("bracel")
    page.presses(Qt.Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is page.text
    assert page.text.textCursor().selectedText() == "bracel"
    page.opens("nowhere")
    page.presses(Qt.Key.Key_Return, CONTROL)
    assert not page.bar.isVisible()


def test_the_hits_of_a_search_are_marked_and_the_focus_stays(page: Page, qtbot: QtBot) -> None:
    page.text.setFocus()
    asked = parse("race -no kind:mistake")
    page.bar.show_hits("race", words_of(asked))
    qtbot.waitUntil(lambda: page.says() == "1 of 6")
    assert QApplication.focusWidget() is page.text
    # whole words only, until somebody types there
    assert marked(page.text) == ["Racé"]
    page.bar.show_hits("", words_of(parse("kind:mistake")))
    assert page.says() == "1 of 6"


def test_texts_that_come_later_are_looked_through(page: Page, qtbot: QtBot) -> None:
    page.opens("race")
    page.presses(Qt.Key.Key_Return)
    page.column.removeWidget(page.text)
    page.text.setParent(None)
    page.text.deleteLater()
    page.column.addWidget(MarkdownView("A race more"))
    page.bar.refresh()
    qtbot.waitUntil(lambda: page.says().endswith("of 6"))
    page.bar.leave()
    page.bar.refresh()
    assert not page.bar.isVisible()


def test_a_page_of_another_kind_closes_it(page: Page) -> None:
    page.opens("race")
    other = QWidget(page.window)
    page.bar.look_in(other)
    assert not page.bar.isVisible()
    assert marked(page.text) == []
    page.bar.look_in(other)
    page.opens("race")
    assert page.says() == "Not found"


def test_the_marks_of_a_view_itself_come_back(page: Page) -> None:
    page.read.mark(exactly("To"))
    page.opens("race")
    assert marked(page.read) == ["race"]
    page.bar.leave()
    assert marked(page.read) == ["To"]


def test_a_field_that_scrolls_by_itself_is_scrolled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar, text = FindBar(window), MarkdownEditor("Text")
    text.fill(f"{LONG} the end")
    area = QWidget()
    QVBoxLayout(area).addWidget(text)
    rows = QVBoxLayout(window)
    rows.addWidget(bar)
    rows.addWidget(area)
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    bar.look_in(area)
    bar.show_hits("the end", exactly("the end"))
    qtbot.waitUntil(lambda: text.verticalScrollBar().value() > 0)
    assert text.textCursor().position() == 0


def test_what_is_found_is_spoken_with_its_field(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(
        "allyjournal.ui.widgets.find_bar.announce", lambda _widget, text: spoken.append(text)
    )
    page.opens("bracel")
    assert spoken[-1] == "1 of 1, Text"
    page.types("x")
    assert spoken[-1] == "Not found"
    assert isinstance(page.bar.focusWidget(), QLineEdit)
