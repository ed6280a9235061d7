"""The growing wait after wrong passphrases."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from allyjournal.ui.unlock.patience import Patience


def test_the_wait_grows_to_half_a_minute(qtbot: QtBot) -> None:
    patience = Patience()
    waits = []
    for _ in range(10):
        patience.wrong()
        waits.append(patience.left())
    assert waits == [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_it_counts_down_and_stops(qtbot: QtBot) -> None:
    patience = Patience()
    clock = patience.findChild(QTimer)
    clock.setInterval(0)
    seconds: list[int] = []
    patience.changed.connect(seconds.append)
    for _ in range(4):
        patience.wrong()
    qtbot.waitUntil(lambda: not clock.isActive())
    assert seconds == [1, 2, 1, 0]
    assert patience.left() == 0
