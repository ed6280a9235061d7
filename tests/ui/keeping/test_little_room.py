"""The room kept for a last save: that it is spent is said until it is there again."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.ui.keeping import little_room
from allyjournal.ui.top_bar import TopBar
from allyjournal.vault import ballast, files
from tests.ui.desk import Desk
from tests.ui.refusing import refuse


@pytest.fixture
def bar(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[TopBar]:
    """What stands above every page, in a window; it looks at the room all the time."""
    monkeypatch.setattr(little_room, "_EVERY", 10)
    window = QWidget()
    qtbot.addWidget(window)
    made = TopBar(desk.journal, desk.tasks, {}, "", window)
    QVBoxLayout(window).addWidget(made)
    window.resize(640, 480)
    window.show()
    desk.settles()
    yield made


def reads(bar: TopBar) -> bool:
    """Whether it is said that there is little room."""
    shown = [it.text() for it in bar.findChildren(QLabel) if it.isVisible()]
    return "There is hardly any room left on the disk. Make some soon." in shown


def test_it_is_kept_from_the_beginning_without_a_word(desk: Desk, bar: TopBar) -> None:
    assert (desk.journal.folder / ballast.NAME).exists()
    assert not reads(bar)


def test_what_was_spent_is_said_until_it_is_there_again(
    desk: Desk, qtbot: QtBot, bar: TopBar, monkeypatch: pytest.MonkeyPatch, led_to: list[str]
) -> None:
    with monkeypatch.context() as full:
        full.setattr(files, "write_private", refuse(DiskFull()))
        ballast.release(desk.journal.folder)
        qtbot.waitUntil(lambda: reads(bar))
        [link] = [it for it in bar.findChildren(QPushButton) if it.text() == "What to do"][1:]
        link.click()
        assert led_to == [DiskFull.passage]
    qtbot.waitUntil(lambda: not reads(bar))
    assert (desk.journal.folder / ballast.NAME).exists()


def test_what_is_not_saved_at_all_is_said_instead(
    desk: Desk, qtbot: QtBot, bar: TopBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "write_private", refuse(DiskFull()))
    ballast.release(desk.journal.folder)
    qtbot.waitUntil(lambda: reads(bar))
    bar.show_saved("Not saved: The disk is full.", DiskFull.advice, DiskFull.passage)
    assert not reads(bar)
    bar.show_saved("Saved")
    assert reads(bar)
