"""One of a few, as a combo box and as chips."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.choice_field import ChoiceChips, ChoiceField

CHOICES = [("unknown", "unknown"), ("welcomed", "welcomed"), ("do_not_contact", "do not contact")]


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField:
    widget = ChoiceField("Consent", CHOICES, none_label="not asked")
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_choice_by_key_is_an_edit(field: ChoiceField, qtbot: QtBot) -> None:
    assert field.value() is None
    assert not field.is_filled()
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == "unknown"
    assert field.is_filled()


def test_filling_a_choice_is_no_edit(field: ChoiceField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.fill("do_not_contact")
        assert field.value() == "do_not_contact"
        field.fill(None)
        assert field.value() is None


def test_choosing_the_same_again_is_no_edit(field: ChoiceField, qtbot: QtBot) -> None:
    field.fill("welcomed")
    with qtbot.assertNotEmitted(field.edited):
        field.activated.emit(field.currentIndex())


def test_what_is_not_among_the_choices_is_refused(field: ChoiceField, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="not among"):
        field.fill("maybe")
    must = ChoiceField("Consent", CHOICES)
    qtbot.addWidget(must)
    assert must.value() == "unknown"
    with pytest.raises(ValueError, match="not among"):
        must.fill(None)


def test_the_wheel_changes_nothing(field: ChoiceField) -> None:
    nothing = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), *nothing, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() is None
    assert not wheel.isAccepted()


@pytest.fixture
def chips(qtbot: QtBot) -> ChoiceChips:
    widget = ChoiceChips("Consent", CHOICES)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def chip(chips: ChoiceChips, words: str) -> QPushButton:
    return next(it for it in chips.findChildren(QPushButton) if it.text() == words)


def test_a_click_chooses(chips: ChoiceChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.edited):
        qtbot.mouseClick(chip(chips, "welcomed"), Qt.MouseButton.LeftButton)
    assert chips.value() == "welcomed"
    with qtbot.assertNotEmitted(chips.edited):
        qtbot.mouseClick(chip(chips, "welcomed"), Qt.MouseButton.LeftButton)
    assert chip(chips, "welcomed").isChecked()


def test_arrow_keys_walk_and_space_chooses(chips: ChoiceChips, qtbot: QtBot) -> None:
    chips.fill("unknown")
    chip(chips, "unknown").setFocus()
    qtbot.keyClick(chip(chips, "unknown"), Qt.Key.Key_Right)
    assert chip(chips, "welcomed").hasFocus()
    assert chips.value() == "unknown", "walking is not choosing"
    qtbot.keyClick(chip(chips, "welcomed"), Qt.Key.Key_Space)
    assert chips.value() == "welcomed"
    qtbot.keyClick(chip(chips, "welcomed"), Qt.Key.Key_Left)
    qtbot.keyClick(chip(chips, "unknown"), Qt.Key.Key_Left)
    assert chip(chips, "do not contact").hasFocus()


def test_who_writes_there_chooses_nothing_with_a_space(chips: ChoiceChips, qtbot: QtBot) -> None:
    first, second = chips.findChildren(QPushButton)[:2]
    first.setFocus()
    for letters in ("So it", " was. "):
        qtbot.keyClicks(first, letters)
        assert chips.value() is None
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert chips.value() == "welcomed"


def test_one_tab_stop(chips: ChoiceChips) -> None:
    chips.fill("welcomed")
    stops = [
        it.text()
        for it in chips.findChildren(QPushButton)
        if it.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["welcomed"]


def test_an_optional_chip_can_be_let_go(qtbot: QtBot) -> None:
    chips = ChoiceChips("Consent", CHOICES, optional=True)
    qtbot.addWidget(chips)
    chips.fill("welcomed")
    with qtbot.waitSignal(chips.edited):
        qtbot.mouseClick(chip(chips, "welcomed"), Qt.MouseButton.LeftButton)
    assert chips.value() is None
    assert not chips.is_filled()


def test_chips_refuse_what_they_do_not_have(chips: ChoiceChips) -> None:
    with pytest.raises(ValueError, match="not among"):
        chips.fill("maybe")
