"""The look and the lock are chosen, and kept in the settings at once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

SIZE, MINUTES = 0, 1


def combo(somebody: Any, place: int) -> QComboBox:
    return somebody.page.findChildren(QComboBox)[place]


def test_a_look_is_chosen(somebody: Any) -> None:
    somebody.arrive()
    with somebody.qtbot.waitSignal(somebody.page.settings_changed):
        somebody.click("Dark")
    assert somebody.settings.look == "dark"


def test_a_text_size_is_chosen(somebody: Any) -> None:
    somebody.arrive()
    assert combo(somebody, SIZE).currentText() == "100 %"
    with somebody.qtbot.waitSignal(somebody.page.settings_changed):
        somebody.qtbot.keyClick(combo(somebody, SIZE), Qt.Key.Key_End)
    assert somebody.settings.text_scale == 2.0


def test_minutes_are_chosen(somebody: Any) -> None:
    somebody.arrive()
    assert combo(somebody, MINUTES).currentText() == "after 5 min"
    with somebody.qtbot.waitSignal(somebody.page.settings_changed):
        somebody.qtbot.keyClick(combo(somebody, MINUTES), Qt.Key.Key_Home)
    assert somebody.settings.lock_minutes == 1


@pytest.mark.parametrize(("minutes", "words"), [(7, "after 7 min"), (0, "never by itself")])
def test_a_value_from_the_file_is_shown_as_it_is(somebody: Any, minutes: int, words: str) -> None:
    somebody.settings.lock_minutes = minutes
    somebody.settings.text_scale = 1.33
    somebody.arrive()
    assert combo(somebody, MINUTES).currentText() == words
    assert combo(somebody, SIZE).currentText() == "133 %"
