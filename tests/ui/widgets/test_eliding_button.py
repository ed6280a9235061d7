"""A button whose words are cut rather than widen its page."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionButton
from pytestqt.qtbot import QtBot

from allyjournal.ui import icons, theme
from allyjournal.ui.widgets.eliding_button import ElidingButton


def painted(button: ElidingButton) -> str:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return str(option.text)


@pytest.mark.parametrize("words", ["Willow", "You keep explaining it to those who wrote it & more"])
def test_words_stay_whole_where_there_is_room_and_are_cut_where_not(
    qtbot: QtBot, words: str
) -> None:
    button = ElidingButton(words)
    button.setProperty("flavour", "link")
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() <= theme.px(96)
    button.setProperty("first", True)
    button.setIcon(icons.mark("circle", "reflection", 12))
    button.setIconSize(QSize(theme.px(12), theme.px(12)))
    button.resize(button.sizeHint())
    assert painted(button) == button.text() == words.replace("&", "&&")
    button.resize(theme.px(60), 24)
    assert painted(button).endswith("…")
