"""What stands above every page: a failure to save is not said in the voice of "Saved"."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.ui.top_bar import TopBar
from tests.ui.desk import Desk


def said(bar: TopBar) -> list[tuple[str, str]]:
    """What is in sight, and in which voice."""
    shown = [it for it in bar.findChildren(QLabel) if it.isVisible() and "aved" in it.text()]
    return [(it.property("flavour"), it.text()) for it in shown]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [640, 1360])
@pytest.mark.parametrize("reason", [DiskFull().sentence, f"{DiskFull().sentence} " * 5])
def test_what_is_not_saved_is_read_whole(
    desk: Desk,
    qtbot: QtBot,
    text_size: Callable[[float], None],
    scale: float,
    width: int,
    reason: str,
) -> None:
    text_size(scale)
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(desk.journal, desk.tasks, {}, "", window)
    QVBoxLayout(window).addWidget(bar)
    window.setFixedSize(width, 480)
    window.show()
    bar.set_narrow(width < 900)
    bar.show_saved(f"Not saved: {reason}", DiskFull.advice, DiskFull.passage)
    qtbot.waitUntil(lambda: bool(said(bar)))
    [notice] = [it for it in bar.findChildren(QLabel) if it.property("flavour") == "alert"]
    assert notice.width() >= notice.minimumSizeHint().width()
    assert notice.height() >= notice.heightForWidth(notice.width())


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [640, 1360])
def test_what_is_to_be_known_of_a_sample_is_read_whole(
    desk: Desk, qtbot: QtBot, text_size: Callable[[float], None], scale: float, width: int
) -> None:
    text_size(scale)
    words = "A sample; it is gone when you close it."
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(desk.journal, desk.tasks, {}, words, window)
    QVBoxLayout(window).addWidget(bar)
    window.setFixedSize(width, 480)
    window.show()
    bar.set_narrow(width < 900)
    [remark] = [it for it in bar.findChildren(QLabel) if it.text() == words]
    qtbot.waitUntil(lambda: remark.width() >= remark.sizeHint().width())


def test_what_is_not_saved_stands_out_until_it_is(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(desk.journal, desk.tasks, {}, "", window)
    window.show()
    error = DiskFull()
    bar.show_saved(f"Not saved: {error.sentence}", error.advice, error.passage)
    assert said(bar) == [("alert", "Not saved: The disk is full.")]
    bar.show_saved("Saved")
    assert said(bar) == [("note", "Saved")]
