"""Writing in steps: one at a time, all at once, and never wider than its page."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.steps import Steps, StepWords

WORDS = {name: StepWords(name.title(), f"What about {name}?") for name in ("listen", "affirm")}


@pytest.fixture
def steps(qtbot: QtBot) -> Steps:
    widget = Steps(WORDS, {"listen": "Twice."})
    qtbot.addWidget(widget)
    widget.show()
    return widget


def seen(steps: Steps) -> list[str]:
    editors = steps.findChildren(MarkdownEditor)
    return [editor.accessibleName() for editor in editors if editor.isVisible()]


def press(steps: Steps, words: str) -> None:
    (button,) = [it for it in steps.findChildren(QPushButton) if it.text() == words]
    assert button.isVisible()
    button.click()


def test_it_begins_at_the_first_step_without_an_answer(steps: Steps) -> None:
    assert seen(steps) == ["Affirm"]
    press(steps, "Back")
    assert seen(steps) == ["Listen"]
    press(steps, "Next step")
    assert seen(steps) == ["Affirm"]


def test_all_steps_stand_below_each_other_on_request(steps: Steps) -> None:
    press(steps, "All steps at once")
    assert seen(steps) == ["Listen", "Affirm"]
    press(steps, "One step at a time")
    assert seen(steps) == ["Affirm"]


def test_steps_without_an_answer_are_left_out(steps: Steps, qtbot: QtBot) -> None:
    assert steps.is_filled()
    assert steps.answers() == {"listen": "Twice."}
    empty = Steps(WORDS, {})
    qtbot.addWidget(empty)
    assert not empty.is_filled()


def test_its_buttons_take_another_line_rather_than_widen_the_page(steps: Steps) -> None:
    press(steps, "Back")
    press(steps, "Next step")
    assert steps.minimumSizeHint().width() < theme.px(240)
