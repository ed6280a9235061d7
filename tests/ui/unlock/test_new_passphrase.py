"""Two lines for a new passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.new_passphrase import NewPassphrase


@pytest.fixture
def fields(qtbot: QtBot, tasks: Tasks) -> NewPassphrase:
    widget = NewPassphrase(tasks)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.begin()
    return widget


def seen(fields: NewPassphrase) -> str:
    return "\n".join(label.text() for label in fields.findChildren(QLabel) if label.isVisible())


def test_both_alike_are_the_passphrase(fields: NewPassphrase, qtbot: QtBot) -> None:
    qtbot.keyClicks(fields.first, "tuesday")
    qtbot.keyClick(fields.first, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "tuesday")
    with qtbot.waitSignal(fields.entered):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert fields.passphrase() == "tuesday"


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("", "", "cannot be empty"),
        ("", "tuesday", "cannot be empty"),
        ("tuesday", "", "once more"),
        ("tuesday", "Tuesday", "not the same"),
        ("tuesday", "tuesday ", "not the same"),
    ],
)
def test_what_cannot_be_used_is_said(
    fields: NewPassphrase, qtbot: QtBot, first: str, second: str, sentence: str
) -> None:
    qtbot.keyClicks(fields.first, first)
    qtbot.keyClicks(fields.second, second)
    assert fields.passphrase() is None
    assert sentence in seen(fields)
    assert QApplication.focusWidget() is (fields.second if first else fields.first)


def test_typing_on_takes_the_remark_away(fields: NewPassphrase, qtbot: QtBot) -> None:
    fields.passphrase()
    qtbot.keyClicks(fields.first, "t")
    assert "cannot be empty" not in seen(fields)


def test_the_strength_follows_what_is_typed(
    fields: NewPassphrase, qtbot: QtBot, tasks: Tasks
) -> None:
    hint = "work well"
    assert hint in seen(fields)
    qtbot.keyClicks(fields.first, "tuesday1")
    tasks.drain()
    assert "Easily guessed" in seen(fields)
    assert "Easily guessed" in fields.first.accessibleDescription()
    qtbot.keyClicks(fields.first, " quarry velvet lantern")
    tasks.drain()
    assert "centuries" in seen(fields)
    fields.first.selectAll()
    qtbot.keyClick(fields.first, Qt.Key.Key_Delete)
    tasks.drain()
    assert hint in seen(fields)


def test_a_rating_that_comes_too_late_is_dropped(
    fields: NewPassphrase, qtbot: QtBot, tasks: Tasks
) -> None:
    qtbot.keyClicks(fields.first, "t")
    qtbot.keyClick(fields.first, Qt.Key.Key_Backspace)
    tasks.drain()
    assert "guessed" not in seen(fields)
