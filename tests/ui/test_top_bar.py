"""What stands above every page: a failure to save is not said in the voice of "Saved"."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.ui.top_bar import TopBar
from tests.ui.desk import Desk


def said(bar: TopBar) -> list[tuple[str, str]]:
    """What is in sight, and in which voice."""
    shown = [it for it in bar.findChildren(QLabel) if it.isVisible() and "aved" in it.text()]
    return [(it.property("flavour"), it.text()) for it in shown]


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
