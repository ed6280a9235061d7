"""A secret on the clipboard: hinted, short-lived, and only ours to take away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui.unlock import secret_clipboard
from allyjournal.ui.unlock.secret_clipboard import _Keeper


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def clock() -> QTimer:
    return QGuiApplication.instance().findChild(_Keeper).findChild(QTimer)


def test_managers_are_asked_not_to_keep_it(clipboard: QClipboard) -> None:
    secret_clipboard.copy("ABCD-EFGH")
    assert clipboard.text() == "ABCD-EFGH"
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"


def test_it_leaves_when_its_time_is_up(clipboard: QClipboard, qtbot: QtBot) -> None:
    secret_clipboard.copy("ABCD-EFGH")
    assert clock().interval() == 30_000
    clock().start(0)
    qtbot.waitUntil(lambda: clipboard.text() == "")
    clock().setInterval(30_000)


def test_what_was_copied_since_stays(clipboard: QClipboard) -> None:
    secret_clipboard.copy("ABCD-EFGH")
    clipboard.setText("milk")
    secret_clipboard.clear()
    assert clipboard.text() == "milk"
    assert not clock().isActive()


def test_clearing_nothing_does_nothing(clipboard: QClipboard) -> None:
    clipboard.setText("milk")
    secret_clipboard.clear()
    assert clipboard.text() == "milk"


def test_without_an_application_there_is_no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "instance", lambda: None)
    with pytest.raises(RuntimeError, match="no application"):
        secret_clipboard.copy("ABCD-EFGH")
