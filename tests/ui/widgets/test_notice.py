"""What a screen reader hears of a notice."""

import pytest
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.notice import Notice


@pytest.mark.parametrize(
    ("heading", "text", "heard"),
    [
        ("The disk is full.", "Free some space.", "The disk is full. Free some space."),
        ("A heading", "And a text.", "A heading. And a text."),
        ("The disk is full.", "", "The disk is full."),
    ],
)
def test_a_sentence_and_a_text_are_told_apart_by_one_full_stop(
    qtbot: QtBot, heading: str, text: str, heard: str
) -> None:
    notice = Notice(heading, text)
    qtbot.addWidget(notice)
    assert notice.accessibleName() == heard
