"""What stands in the place of the list where there is nothing to list."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui.timeline.empty import Empty


def test_in_a_low_window_the_words_are_whole(qtbot: QtBot) -> None:
    empty = Empty()
    qtbot.addWidget(empty)
    empty.show_nothing_found("kitchen", filtered=True)
    tops, gaps = [], []
    for height in (500, 90):
        empty.resize(420, height)
        with qtbot.waitExposed(empty):
            empty.show()
        words = empty.findChildren(QLabel)
        assert all(it.height() >= it.heightForWidth(it.width()) for it in words)
        assert all(empty.rect().contains(it.geometry()) for it in words)
        tops.append(words[0].y())
        button = empty.findChildren(QPushButton)[0].geometry()
        assert empty.rect().contains(button)
        gaps.append(button.top() - words[-1].geometry().bottom())
    assert tops[1] < tops[0]
    assert gaps[1] < gaps[0]


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("2026", "on:2026 finds what happened then."),
        ("spring 2026-04", "on:2026-04 finds what happened then."),
        ("on:2026 xyzzy", "Fewer words find more; so does a beginning with a star: kitch* table."),
    ],
)
def test_who_searches_for_a_date_as_a_word_is_told_how(
    qtbot: QtBot, query: str, advice: str
) -> None:
    empty = Empty()
    qtbot.addWidget(empty)
    empty.show_nothing_found(query, filtered=False)
    assert advice in [it.text() for it in empty.findChildren(QLabel)]
