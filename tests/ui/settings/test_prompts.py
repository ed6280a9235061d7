"""Own prompts and topics, written in place; what is not wanted is offered again."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.prompts import Prompt, Vocabulary
from allyjournal.domain.record import Pillar
from allyjournal.store.journal import Journal
from allyjournal.ui.vocabulary import prompts_for, topics
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.tick import Tick
from tests.ui.settings.conftest import Somebody

BAKED = Prompt(id="a", text="Who baked?", pillar=Pillar.LISTENING, topics=("body_size", "bread"))
SWEPT = Prompt(id="b", text="Who swept?", gentle=True)

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def own(somebody: Somebody) -> Vocabulary:
    found: Vocabulary = somebody.do(somebody.journal.vocabulary)
    return found


def has(somebody: Somebody, vocabulary: Vocabulary) -> None:
    somebody.do(lambda: somebody.journal.add([], vocabulary=vocabulary))


def all_of(somebody: Somebody, kind: type[AnyWidget], name: str) -> list[AnyWidget]:
    found = somebody.page.findChildren(kind)
    return [it for it in found if it.accessibleName() == name and it.isVisible()]


def saves(somebody: Somebody) -> None:
    """As a lock does."""
    somebody.page.flush()
    somebody.tasks.drain()
    assert somebody.page.is_saved()


def prompts_shown(somebody: Somebody) -> list[str]:
    return [line.text() for line in all_of(somebody, TextLine, "Own prompt")]


def test_a_prompt_is_added_where_it_stands(somebody: Somebody) -> None:
    somebody.arrive()
    somebody.click("Add a prompt")
    QTest.keyClicks(somebody.focus(), "Who swept?")
    (pillar,) = all_of(somebody, ChoiceField, "Pillar")
    pillar.setFocus()
    QTest.keyClicks(pillar, "resp")
    QTest.keyClick(pillar, Qt.Key.Key_Return)
    (field,) = all_of(somebody, ChipField, "Topics of the prompt")
    # what is typed but not yet a chip counts as well
    field.setFocus()
    QTest.keyClicks(somebody.focus(), "quarries")
    (gentle,) = all_of(somebody, Tick, "gentle")
    gentle.click()
    saves(somebody)
    (prompt,) = own(somebody).prompts
    assert (prompt.text, prompt.pillar) == ("Who swept?", Pillar.RESPONSIBILITY)
    assert (prompt.topics, prompt.gentle) == (("quarries",), True)
    day = date(2026, 11, 22)
    assert prompt in somebody.do(lambda: prompts_for(somebody.journal, day))
    assert somebody.changes


def test_without_a_word_nothing_is_added(somebody: Somebody) -> None:
    somebody.arrive()
    somebody.click("Add a prompt")
    QTest.keyClicks(somebody.focus(), " ")
    saves(somebody)
    assert own(somebody) == Vocabulary()


def test_what_is_typed_saves_itself_and_stays_under_the_caret(somebody: Somebody) -> None:
    has(somebody, Vocabulary(prompts=(BAKED,)))
    somebody.arrive()
    (line,) = all_of(somebody, TextLine, "Own prompt")
    with somebody.qtbot.waitSignal(somebody.page.changed):
        QTest.keyClicks(line, " And ate?")
    somebody.tasks.drain()
    assert own(somebody).prompts[0].text == "Who baked? And ate?"
    assert own(somebody).prompts[0].id == BAKED.id
    assert all_of(somebody, TextLine, "Own prompt") == [line]
    QTest.keyClicks(line, "?")
    somebody.page.refresh(None)
    somebody.tasks.drain()
    assert line.text() == "Who baked? And ate??"


def test_prompts_are_shown_as_they_are_and_taken_out(somebody: Somebody) -> None:
    has(somebody, Vocabulary(prompts=(BAKED, SWEPT)))
    somebody.arrive()
    assert prompts_shown(somebody) == ["Who baked?", "Who swept?"]
    saves(somebody)
    assert own(somebody).prompts == (BAKED, SWEPT)
    (cross, _) = all_of(somebody, QWidget, "Take this prompt out")
    somebody.qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    saves(somebody)
    assert own(somebody).prompts == (SWEPT,)
    assert prompts_shown(somebody) == ["Who swept?"]


def test_what_came_from_elsewhere_takes_the_place_of_what_is_shown(somebody: Somebody) -> None:
    has(somebody, Vocabulary(prompts=(BAKED,)))
    somebody.arrive()
    has(somebody, Vocabulary(prompts=(SWEPT,), topics=("bread",)))
    somebody.page.refresh(None)
    somebody.tasks.drain()
    assert prompts_shown(somebody) == ["Who baked?", "Who swept?"]


def test_an_own_topic_is_offered_with_the_shipped_ones(somebody: Somebody) -> None:
    somebody.arrive()
    (field,) = all_of(somebody, ChipField, "My own topics")
    field.setFocus()
    QTest.keyClicks(somebody.focus(), "allotments,Body size,bread")
    saves(somebody)
    # a shipped one is there already
    assert own(somebody).topics == ("allotments", "bread")
    offered = somebody.do(lambda: topics(somebody.journal))
    assert offered[0] == "race"
    assert offered[-2:] == ["allotments", "bread"]
    assert "Body size" not in offered
    # what is being typed is left alone
    QTest.keyClicks(somebody.focus(), "qu")
    has(somebody, Vocabulary(topics=("rivers",)))
    somebody.page.refresh(None)
    somebody.tasks.drain()
    saves(somebody)
    assert "qu" in own(somebody).topics


def test_what_is_not_wanted_is_offered_again(somebody: Somebody) -> None:
    has(somebody, Vocabulary(hidden_topics=("race", "body_size"), skipped_prompts=("today",)))
    somebody.arrive()
    assert "body size" in somebody.sees()
    assert "Skipped prompts: 1" in somebody.sees()
    somebody.click("Offer them again: body size")
    assert own(somebody).hidden_topics == ("race",)
    somebody.click("Offer skipped ones again")
    assert own(somebody) == Vocabulary(hidden_topics=("race",))
    assert "Skipped prompts" not in somebody.sees()
    somebody.click("Offer them again: race")
    assert own(somebody) == Vocabulary()
    assert "No prompt is skipped, and no topic left out." in somebody.sees()


def test_what_cannot_be_saved_is_not_called_saved(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFull()

    has(somebody, Vocabulary(prompts=(BAKED,)))
    somebody.arrive()
    (line,) = all_of(somebody, TextLine, "Own prompt")
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "change_vocabulary", refuse)
        QTest.keyClicks(line, "!")
        with somebody.qtbot.waitSignal(somebody.page.failed):
            somebody.page.flush()
        assert not somebody.page.is_saved()
    saves(somebody)
    assert own(somebody).prompts[0].text == "Who baked?!"
