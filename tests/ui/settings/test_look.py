"""The look and the lock are chosen, and kept in the settings at once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from allyjournal.ui.system import captures

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


def hides(somebody: Any) -> QCheckBox:
    boxes = somebody.page.findChildren(QCheckBox)
    return next(box for box in boxes if "screenshots" in box.text())


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What Windows was asked for."""
    asked: list[bool] = []
    monkeypatch.setattr(captures, "SYSTEM", "win32")
    monkeypatch.setattr(captures, "apply", asked.append)
    return asked


def test_on_linux_a_sentence_says_that_captures_show_the_window(somebody: Any) -> None:
    assert somebody.settings.hidden_from_captures
    somebody.arrive()
    assert not hides(somebody).isEnabled()
    assert not hides(somebody).isChecked()
    assert "No program can do that on Linux" in somebody.sees()


def test_the_window_is_kept_out_of_captures_until_somebody_chooses_otherwise(
    somebody: Any, windows: list[bool]
) -> None:
    somebody.arrive()
    assert "show your screen in a call" in somebody.sees()
    assert "macOS" not in somebody.sees()
    for hidden in (False, True):
        with somebody.qtbot.waitSignal(somebody.page.settings_changed):
            hides(somebody).click()
        assert somebody.settings.hidden_from_captures is hidden
    assert windows == [False, True]


@pytest.mark.usefixtures("windows")
def test_a_choice_from_before_is_shown(somebody: Any) -> None:
    somebody.settings.hidden_from_captures = False
    somebody.arrive()
    assert hides(somebody).isEnabled()
    assert not hides(somebody).isChecked()


@pytest.mark.usefixtures("windows")
def test_a_refusal_is_said(somebody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "refused", lambda: True)
    somebody.arrive()
    assert "This computer does not do it" in somebody.sees()


def test_on_a_mac_no_more_is_said_than_is_promised(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captures, "SYSTEM", "darwin")
    somebody.arrive()
    assert "Newer versions of macOS may show it all the same." in somebody.sees()
