"""The page of the summary on a desk, and what is ticked and read there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pypdfium2
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from allyjournal.domain.mistake import Apology, Mistake, MistakeState
from allyjournal.domain.person import Person
from allyjournal.domain.record import Visibility, begin
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.ui.share.page import SharePage
from allyjournal.ui.share.records import RecordTree
from tests.ui.desk import Desk

TODAY = date.today()
NOW = datetime.now(UTC)
RECENT = TODAY - timedelta(days=9)


def made(kind: type, on: date = RECENT, **fields: Any) -> Any:
    return begin(kind, on, NOW, **fields)


QUILL = made(Person, pseudonym="Quill", names=("Iseld",))
SHARED = made(
    Reflection,
    title="Who the hour suited",
    text="It suited Amara and me, said Quill.",
    intensity_before=7,
    visibility=Visibility.SHAREABLE,
    state=ReflectionState.KEPT,
)
ASKED = made(Reflection, RECENT + timedelta(days=2), title="The bus", text="It came late.")
PRIVATE = made(Reflection, title="Not for this", visibility=Visibility.PRIVATE)
OLD = made(Reflection, TODAY - timedelta(days=500), title="Long ago", text="Snow.")
TALKED_OVER = made(
    Mistake,
    title="Talked over the plan",
    what_happened="I answered for Iseld.",
    impact="It was dropped.",
    apology=Apology(draft="I am sorry."),
    state=MistakeState.REPAIRING,
)


def lay(desk: Desk, **size: int) -> SharePage:
    page = SharePage(desk.journal, desk.tasks)
    page.changed.connect(page.refresh)
    desk.lays(page, **size)
    see(desk)
    return page


def see(desk: Desk) -> None:
    """Until what is in sight is the file as it is chosen now, its pages painted."""
    desk.qtbot.waitUntil(lambda: _seen(desk))


def _seen(desk: Desk) -> bool:
    desk.settles()
    # what was added is laid out and shown in the next round of events
    QApplication.processEvents()
    desk.page.grab()
    desk.settles()
    return desk.button(saving(desk)).isEnabled()


def saving(desk: Desk) -> str:
    """The words of the button that saves."""
    return next(words for words in desk.buttons() if words.startswith("Save as"))


def shown_text(desk: Desk) -> str:
    """What is in the file, as read back from its bytes."""
    paper = desk.page.findChild(QPlainTextEdit)
    assert paper is not None
    return " ".join(paper.toPlainText().split())


def the_tree(desk: Desk) -> RecordTree:
    tree = desk.page.findChild(RecordTree)
    assert tree is not None
    return tree


def rows(desk: Desk) -> list[str]:
    """Every row of the tree, from the top; ticked ones have a cross before them."""
    tree = the_tree(desk)
    found = []
    index = tree.model().index(0, 0)
    while index.isValid():
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        sign = "" if state is None else "x " if Qt.CheckState(state).value else "- "
        found.append(sign + index.data())
        index = tree.indexBelow(index)
    return found


def row(desk: Desk, words: str) -> QModelIndex:
    tree = the_tree(desk)
    index = tree.model().index(0, 0)
    while index.isValid() and index.data() != words:
        index = tree.indexBelow(index)
    assert index.isValid(), words
    return index


def clicks_row(desk: Desk, words: str) -> None:
    tree = the_tree(desk)
    place = tree.visualRect(row(desk, words)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    see(desk)


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        text = page.get_textpage()
        words = " ".join(text.get_text_bounded().split())
        text.close()
        page.close()
    return words


def picks(desk: Desk, menu_of: str, words: str) -> None:
    menu = desk.button(menu_of).findChild(QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    see(desk)
