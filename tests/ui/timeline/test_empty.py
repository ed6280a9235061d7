"""What stands in the place of the list where there is nothing to list."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allyjournal.ui.timeline.empty import Empty


def test_in_a_low_window_the_words_are_whole(qtbot: QtBot) -> None:
    empty = Empty()
    qtbot.addWidget(empty)
    empty.show_nothing_found("kitchen", filtered=True)
    tops = []
    for height in (500, 140):
        empty.resize(420, height)
        with qtbot.waitExposed(empty):
            empty.show()
        words = empty.findChildren(QLabel)
        assert all(it.height() >= it.heightForWidth(it.width()) for it in words)
        assert all(empty.rect().contains(it.geometry()) for it in words)
        tops.append(words[0].y())
    assert tops[1] < tops[0]
