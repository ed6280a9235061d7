"""Every error names a passage of the help, and whoever is told of one is led there.

The pages that show errors have their tests in ``unlock/test_what_to_do.py`` and
``settings/test_what_to_do.py``.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain import errors
from allyjournal.domain.errors import InputRefused, JournalError
from allyjournal.ui import passages
from allyjournal.ui.help.dialog import WITHOUT, WRONG, HelpDialog, help_text
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.passages import FAULT
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.widgets.markdown_view import MarkdownView

WITHOUT_PASSAGE = {
    JournalError: "no error is of no other class",
    InputRefused: "its sentence names what was typed, and its advice what to type instead",
}
PASSAGES = [line[3:] for line in help_text(WRONG).splitlines() if line.startswith("## ")]
NAMED = {value for name, value in vars(passages).items() if name.isupper()} - {
    passages.KEEPING_THE_KIT
}


def every_error(kind: type[JournalError] = JournalError) -> list[type[JournalError]]:
    below = [it for other in kind.__subclasses__() for it in every_error(other)]
    return [it for it in (kind, *below) if it.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", every_error())
def test_every_error_names_a_passage_or_has_a_reason_not_to(kind: type[JournalError]) -> None:
    assert (kind.passage in PASSAGES) != (kind in WITHOUT_PASSAGE)


def test_every_passage_is_named_once_and_by_something_that_is_shown() -> None:
    assert len(PASSAGES) == len(set(PASSAGES))
    assert set(PASSAGES) == NAMED | {it.passage for it in every_error() if it.passage}


def test_where_there_is_no_passage_there_is_no_link(qtbot: QtBot, led_to: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    refusal = Refusal(page)
    page.show()
    refusal.say_error(errors.DiskFull())
    link = refusal.findChild(WhatToDo)
    assert link.isVisible()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert led_to == [errors.DiskFull.passage]
    refusal.say("The two are not the same.")
    assert not link.isVisible()


@pytest.mark.parametrize("passage", PASSAGES)
def test_the_help_opens_at_the_passage(qtbot: QtBot, passage: str) -> None:
    shown = HelpDialog(None, WRONG, passage)
    qtbot.addWidget(shown)
    shown.show()
    view, [area] = shown.findChild(MarkdownView), shown.findChildren(QScrollArea)
    assert view.textCursor().block().text() == passage

    def is_at_the_top() -> None:
        heading = view.mapTo(area, view.cursorRect().center()).y()
        bar = area.verticalScrollBar()
        assert heading < area.height() / 4 or bar.value() == bar.maximum()
        assert 0 < heading < area.height()

    # the text is laid out once more beside the scroll bar
    qtbot.waitUntil(is_at_the_top)


def test_from_there_another_text_begins_at_its_top(qtbot: QtBot) -> None:
    shown = HelpDialog(None, WRONG, FAULT)
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    [area] = shown.findChildren(QScrollArea)
    assert area.verticalScrollBar().value() > 0
    shown.show_topic(WITHOUT)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() == 0
