"""The line with a prompt: another, none, skipped, and the person's own community."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.domain.prompts import Prompt, Vocabulary
from allyjournal.ui.prompt_line import PromptLine

BREAD = Prompt(id="bread", text="Who baked?")
RACE = Prompt(id="race", text="Where can you forget it?", topics=("race",))
BOTH = Prompt(id="both", text="Who was last?", topics=("race", "body_size"))
SIZE = Prompt(id="size", text="Which seat?", topics=("body_size",))
ALL = [BREAD, RACE, BOTH, SIZE]


@pytest.fixture
def line(qtbot: QtBot) -> PromptLine:
    made = PromptLine()
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


@pytest.fixture
def unwanted(line: PromptLine) -> list[Any]:
    told: list[Any] = []
    line.unwanted.connect(told.append)
    return told


def clicks(line: PromptLine, words: str) -> None:
    (button,) = [it for it in line.findChildren(QPushButton) if it.text() == words]
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def puts_away(line: PromptLine, *words: str) -> None:
    """Choose what has all these words in it from the menu."""
    menu = line.findChild(QMenu)
    assert menu
    (action,) = [it for it in menu.actions() if all(word in it.text() for word in words)]
    action.trigger()


def reads(line: PromptLine) -> list[str]:
    texts: list[QLabel | QPushButton] = [
        *line.findChildren(QLabel),
        *line.findChildren(QPushButton),
    ]
    return [it.text() for it in texts if it.isVisible()]


def test_before_anything_is_offered_nothing_is_said(line: PromptLine) -> None:
    assert reads(line) == []


def test_another_goes_to_the_next_and_hides_nothing(line: PromptLine, unwanted: list[Any]) -> None:
    line.offer(ALL)
    assert reads(line) == ["Who baked?", "another", "none", "not for me…"]
    for prompt in ALL:
        assert line.text() == prompt.text
        clicks(line, "another")
    assert line.text() == ""
    assert reads(line) == ["These were all the prompts.", "from the beginning"]
    clicks(line, "from the beginning")
    assert line.text() == "Who baked?"
    assert unwanted == []


def test_where_none_is_left_it_says_so(line: PromptLine) -> None:
    line.offer([])
    sentence = "There is no prompt left. Settings can offer the skipped ones again."
    assert reads(line) == [sentence]


def test_a_skipped_prompt_is_gone_at_once(line: PromptLine, unwanted: list[Any]) -> None:
    line.offer(ALL, 1)
    puts_away(line, "Skip")
    assert line.text() == "Who was last?"
    assert [change(Vocabulary()) for change in unwanted] == [Vocabulary(skipped_prompts=("race",))]
    puts_away(line, "Skip")
    puts_away(line, "Skip")
    assert line.text() == ""
    clicks(line, "from the beginning")
    puts_away(line, "Skip")
    assert "another" not in reads(line)


def test_ones_own_community_is_not_asked_about(line: PromptLine, unwanted: list[Any]) -> None:
    line.offer(ALL, 2)
    puts_away(line, "my own community", "race")
    assert line.text() == "Which seat?"
    assert line.position() == 1
    assert [change(Vocabulary()) for change in unwanted] == [Vocabulary(hidden_topics=("race",))]
    puts_away(line, "my own community", "body size")
    assert line.text() == ""
    clicks(line, "from the beginning")
    assert line.text() == "Who baked?"


def test_a_prompt_without_a_topic_is_nobodys_community(line: PromptLine) -> None:
    line.offer([BREAD])
    menu = line.findChild(QMenu)
    assert menu
    assert [it.text() for it in menu.actions()] == ["Skip it: do not ask me this again"]


def test_what_is_shown_stays_while_it_is_offered(line: PromptLine) -> None:
    line.offer(ALL, 1)
    line.offer_anew([SIZE, BREAD, RACE])
    assert (line.text(), line.position()) == ("Where can you forget it?", 2)
    line.offer_anew([BREAD, SIZE])
    assert line.text() == ""
    line.offer_anew(ALL)
    assert line.text() == "Who was last?"
    line.shrink()
    line.offer_anew([BREAD])
    assert line.text() == "Who was last?"


@pytest.mark.parametrize(
    ("text", "shown", "position"),
    [("Which seat?", "Which seat?", 3), ("Who left?", "Who left?", 0), ("", "", 0)],
    ids=["among them", "not offered any more", "none"],
)
def test_what_was_begun_before_goes_on_with_its_prompt(
    line: PromptLine, text: str, shown: str, position: int
) -> None:
    line.offer(ALL)
    line.go_on_with(text)
    line.offer_anew(ALL[:1])
    assert (line.text(), line.position()) == (shown, position)
    assert line.height() == 40


def test_a_long_question_wraps_and_widens_nothing(line: PromptLine) -> None:
    line.offer([Prompt(id="long", text="Who swept up after the meeting, and who saw it? " * 3)])
    assert line.minimumSizeHint().width() < 400
    line.resize(400, 100)
    (question, *_) = line.findChildren(QLabel)
    assert question.wordWrap()
    assert question.isVisible()


def test_none_is_for_this_page_alone(line: PromptLine, unwanted: list[Any]) -> None:
    line.offer(ALL)
    clicks(line, "none")
    assert (line.text(), reads(line)) == ("", ["a prompt"])
    clicks(line, "a prompt")
    assert line.text() == "Who baked?"
    assert unwanted == []
