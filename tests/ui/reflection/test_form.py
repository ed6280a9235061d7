"""A reflection: written freely or guided, kept, read, come back to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.domain.record import enter
from allyjournal.domain.reflection import (
    STEPS,
    Addendum,
    Facet,
    Framework,
    NextAction,
    Reflection,
    ReflectionState,
)
from allyjournal.ui.prompt_line import PromptLine
from allyjournal.ui.record_form import Surroundings
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.reflection.wording import framework_words, step_words
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import (
    NOW,
    TODAY,
    choose,
    kept,
    lay,
    made,
    named,
    notes,
    sample,
    save,
    the_reflection,
    writes,
)

THREE = Framework.WHAT_SO_WHAT_NOW_WHAT


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def fresh(desk: Desk) -> None:
    """A new reflection, the caret in it."""
    page = lay(desk, ReflectionPage)
    page.show_new("reflection")
    desk.settles()


def opened(desk: Desk, **fields: Any) -> Reflection:
    """A reflection in the journal, open."""
    record: Reflection = made(Reflection, **fields)
    desk.has(record)
    lay(desk, ReflectionPage)
    return record


def editor(desk: Desk, name: str = "Your reflection") -> MarkdownEditor:
    return named(desk, MarkdownEditor, name)


def editors(desk: Desk) -> list[str]:
    return [it.accessibleName() for it in desk.all_of(MarkdownEditor)]


def guide(desk: Desk, framework: Framework) -> None:
    """Choose a framework: the usual ones are in sight, the others behind "More"."""
    words = framework_words()[framework]
    if words in desk.buttons():
        desk.clicks(words)
        return
    (more,) = [it for it in desk.all_of(QPushButton) if it.accessibleName() == "More frameworks"]
    menu = more.menu()
    assert isinstance(menu, QMenu)
    (action,) = [it for it in menu.actions() if it.text() == words]
    assert isinstance(action, QAction)
    action.trigger()
    desk.settles()


def texts(desk: Desk) -> list[str]:
    return [view.toPlainText().strip() for view in desk.all_of(MarkdownView)]


# What stands in the fields is what was kept


@pytest.mark.parametrize("record", sample("reflection"), ids=lambda record: record.uid[:8])
def test_a_record_passes_through_its_form_unchanged(qtbot: QtBot, record: Reflection) -> None:
    form = ReflectionForm(record, Surroundings())
    qtbot.addWidget(form)
    assert form.record() == record
    assert form.to_save() == record


# Writing


def test_a_blank_page_has_the_caret_and_asks_for_nothing(desk: Desk) -> None:
    fresh(desk)
    assert editors(desk) == ["Your reflection"]
    assert editor(desk).hasFocus()
    assert "Facet" not in desk.reads()
    desk.types("A bus came.")
    save(desk)
    record = the_reflection(desk)
    assert (record.text, record.framework, record.state) == (
        "A bus came.",
        Framework.FREE,
        ReflectionState.DRAFT,
    )


def test_the_prompt_stands_above(desk: Desk) -> None:
    opened(desk, text="Juniper.", prompt="Who did the unnoticed work?")
    assert "Who did the unnoticed work?" in desk.reads()


def the_prompt(desk: Desk) -> PromptLine:
    return desk.all_of(PromptLine)[0]


def test_a_new_page_has_a_prompt_that_steps_back(desk: Desk) -> None:
    fresh(desk)
    assert editor(desk).hasFocus()
    first = the_prompt(desk).text()
    desk.clicks("another")
    asked = the_prompt(desk).text()
    assert asked not in ("", first)
    assert desk.page.is_saved()
    editor(desk).setFocus()
    desk.types("A bus came.")
    assert the_prompt(desk).text() == asked
    save(desk)
    assert the_reflection(desk).prompt == asked
    desk.clicks("none")
    save(desk)
    assert the_reflection(desk).prompt == ""


def test_what_exists_is_offered_no_prompt(desk: Desk) -> None:
    opened(desk, text="Juniper.")
    assert not desk.all_of(PromptLine)


def test_a_prompt_is_skipped_on_a_new_page(desk: Desk) -> None:
    fresh(desk)
    skipped = the_prompt(desk).text()
    the_prompt(desk).findChild(QMenu).actions()[0].trigger()
    desk.settles()
    assert the_prompt(desk).text() != skipped
    assert len(desk.does(desk.journal.vocabulary).skipped_prompts) == 1
    desk.page.show_new("reflection")
    desk.settles()
    assert the_prompt(desk).text() != skipped


def test_the_usual_frameworks_are_in_sight_and_the_others_behind_more(desk: Desk) -> None:
    fresh(desk)
    assert {"Free writing", "What? So what? Now what?", "More ways ▾"} <= set(desk.buttons())
    guide(desk, Framework.GIBBS)
    assert "Six steps, after Gibbs ▾" in desk.buttons()
    desk.clicks("Free writing")
    assert editors(desk) == ["Your reflection"]


def test_every_step_of_every_framework_has_words() -> None:
    assert set(framework_words()) == set(Framework)
    words = [step_words(step) for steps in STEPS.values() for step in steps]
    assert all(it.name and it.question.endswith((".", "?")) for it in words)
    assert len({it.question for it in words}) == len(words)


def test_a_framework_goes_step_by_step(desk: Desk) -> None:
    fresh(desk)
    guide(desk, THREE)
    assert editors(desk) == ["What"]
    assert "What happened? Keep to what could be seen." in desk.reads()
    assert editor(desk, "What").hasFocus()
    assert "Back" not in desk.buttons()
    desk.types("Sixty plates.")
    desk.clicks("Next step")
    assert editors(desk) == ["So what"]
    assert editor(desk, "So what").hasFocus()
    assert "Step 2 of 3" in desk.reads()
    desk.types("The usual rota.")
    desk.clicks("Next step")
    assert "Next step" not in desk.buttons()
    desk.clicks("Back")
    assert editor(desk, "So what").text() == "The usual rota."
    save(desk)
    record = the_reflection(desk)
    assert record.framework is THREE
    assert record.answers == {"what": "Sixty plates.", "so_what": "The usual rota."}
    assert record.text == ""


def test_all_steps_at_once_on_request(desk: Desk) -> None:
    fresh(desk)
    guide(desk, Framework.GIBBS)
    desk.clicks("All steps at once")
    assert editors(desk) == [step_words(step).name for step in STEPS[Framework.GIBBS]]
    assert "Next step" not in desk.buttons()
    desk.clicks("One step at a time")
    assert editors(desk) == ["Description"]


def test_it_goes_on_at_the_first_step_without_an_answer(desk: Desk) -> None:
    opened(desk, framework=THREE, answers={"what": "Sixty plates."})
    assert editors(desk) == ["So what"]


def test_another_framework_takes_no_word_away(desk: Desk) -> None:
    fresh(desk)
    desk.types("Winter supper.")
    guide(desk, THREE)
    assert editors(desk) == ["Your reflection", "What"]
    desk.types("Sixty plates.")
    desk.clicks("Next step")
    desk.types("The usual rota.")
    guide(desk, Framework.KOLB)
    assert editors(desk) == ["Your reflection", "Experience"]
    moved = "Winter supper.\n\n### What\n\nSixty plates.\n\n### So what\n\nThe usual rota."
    assert editor(desk).text() == moved
    save(desk)
    assert the_reflection(desk).text == moved
    assert the_reflection(desk).answers == {}
    guide(desk, Framework.FREE)
    assert editors(desk) == ["Your reflection"]
    assert editor(desk).hasFocus()
    save(desk)
    assert the_reflection(desk).framework is Framework.FREE


def test_tab_leads_from_the_step_to_its_buttons(desk: Desk) -> None:
    fresh(desk)
    guide(desk, THREE)
    desk.presses(Qt.Key.Key_Tab)
    assert desk.button("Next step").hasFocus()


def test_the_same_framework_again_changes_nothing(desk: Desk) -> None:
    fresh(desk)
    guide(desk, THREE)
    desk.types("Sixty plates.")
    guide(desk, THREE)
    assert editor(desk, "What").text() == "Sixty plates."


def test_the_same_framework_again_stays_chosen_in_the_menu(desk: Desk) -> None:
    fresh(desk)
    guide(desk, Framework.GIBBS)
    (chosen,) = [it for it in desk.all_of(QPushButton) if "Gibbs" in it.text()]
    menu = chosen.menu()
    assert isinstance(menu, QMenu)
    (action,) = [it for it in menu.actions() if it.isChecked()]
    action.trigger()
    desk.settles()
    assert action.isChecked()
    assert editors(desk) == ["Description"]


# Kept, read, come back to


def test_what_is_kept_is_read(desk: Desk) -> None:
    fresh(desk)
    desk.types("Sixty *plates*.")
    desk.clicks("Keep it")
    assert not desk.all_of(MarkdownEditor)
    desk.qtbot.waitUntil(lambda: texts(desk) == ["Sixty plates."])
    assert "Free writing" not in desk.buttons()
    save(desk)
    record = the_reflection(desk)
    assert record.state is ReflectionState.KEPT
    assert [change.state for change in record.state_history] == ["draft", "kept"]


def test_answers_are_read_under_their_steps(desk: Desk) -> None:
    opened(
        desk,
        text="Winter supper.",
        framework=THREE,
        answers={"what": "Sixty plates.", "now_what": "A rota."},
        state=ReflectionState.KEPT,
    )
    assert texts(desk) == ["Winter supper.", "Sixty plates.", "A rota."]
    assert {"What", "Now what"} <= set(desk.reads())
    assert "So what" not in desk.reads()


def test_the_text_can_be_edited_again(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.", state=ReflectionState.KEPT)
    desk.clicks("Edit the text")
    assert editor(desk).hasFocus()
    assert not texts(desk)
    assert "Edit the text" not in desk.buttons()
    writes(desk, editor(desk), " Or more.")
    save(desk)
    assert kept(desk, record).text == "Sixty plates. Or more."
    assert kept(desk, record).state is ReflectionState.KEPT


def test_coming_back_adds_a_dated_addendum(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.", state=ReflectionState.KEPT)
    desk.clicks("Come back to it")
    assert "Come back to it" not in desk.buttons()
    assert "Sunday 22 November 2026" in desk.reads()
    desk.types("And who washed them?")
    # nothing to confirm: what is typed is saved, by a lock as well
    save(desk)
    changed = kept(desk, record)
    assert changed.text == "Sixty plates."
    assert changed.addenda == (Addendum(on=TODAY, text="And who washed them?"),)
    assert changed.state is ReflectionState.REVISITED
    desk.types(" All of us.")
    save(desk)
    assert kept(desk, record).addenda == (
        Addendum(on=TODAY, text="And who washed them? All of us."),
    )


def test_coming_back_without_a_word_adds_nothing(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.", state=ReflectionState.KEPT)
    desk.clicks("Come back to it")
    save(desk)
    assert kept(desk, record).addenda == ()
    assert kept(desk, record).state is ReflectionState.KEPT


# Behind "More"


def test_when_it_feels_stronger_it_offers_to_stop(desk: Desk) -> None:
    desk.does(lambda: desk.journal.set_setting("support", "Call Rowan."))
    record = opened(desk, text="Sixty plates.")
    sentence = "It feels stronger than before."
    desk.clicks("More")
    choose(desk, "How strong before writing, 0 to 10", "3")
    assert sentence not in desk.reads()
    choose(desk, "How strong after writing, 0 to 10", "7")
    assert sentence in desk.reads()
    assert "You can stop here; it is saved. Call Rowan." in desk.reads()
    save(desk)
    assert (kept(desk, record).intensity_before, kept(desk, record).intensity_after) == (3, 7)


def test_it_is_said_when_it_happens_and_not_to_whoever_reads_it_later(desk: Desk) -> None:
    opened(desk, text="Sixty plates.", intensity_before=3, intensity_after=7)
    assert "It feels stronger than before." not in desk.reads()
    choose(desk, "How strong after writing, 0 to 10", "2")
    choose(desk, "How strong after writing, 0 to 10", "8")
    assert "It feels stronger than before." not in desk.reads()


def test_a_kept_reflection_offers_a_next_step_and_asks_for_none(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.")
    assert "Next step: none yet" not in desk.buttons()
    desk.clicks("Keep it")
    # what is kept is read, the prompt as well
    assert "another" not in desk.buttons()
    desk.clicks("Next step: none yet")
    desk.types("there is a supper")
    assert "Next step: none yet" not in desk.buttons()
    save(desk)
    assert kept(desk, record).next_action == NextAction(when="there is a supper")


def test_a_plan_says_if_then_and_by_when(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.")
    desk.clicks("More")
    writes(desk, named(desk, TextLine, "If"), "there is a supper")
    writes(desk, named(desk, TextLine, "Then"), "I wash up")
    writes(desk, named(desk, DateField, "By"), "2027-03-01")
    save(desk)
    planned = NextAction(when="there is a supper", then="I wash up", due_on=date(2027, 3, 1))
    assert kept(desk, record).next_action == planned
    assert not desk.troubles


def test_facet_emotions_and_belief(desk: Desk) -> None:
    record = opened(desk, text="Sixty plates.", emotions=("relief",))
    desk.clicks("More")
    choose(desk, "Facet", "priv")
    writes(desk, named(desk, ChipField, "Emotions"), "shame,")
    writes(desk, named(desk, MarkdownEditor, "A belief to unlearn"), "That chairs are work.")
    save(desk)
    changed = kept(desk, record)
    assert changed.facet is Facet.PRIVILEGE
    assert changed.emotions == ("relief", "shame")
    assert changed.belief_to_unlearn == "That chairs are work."
    assert "● Reflection · 14 October 2026 · privilege · draft" in desk.reads()


def test_what_is_filled_stays_in_sight(desk: Desk) -> None:
    opened(desk, text="Sixty plates.", next_action=NextAction(then="I wash up"))
    assert "Next: if … then …" in desk.reads()
    assert "A belief to unlearn" not in desk.reads()


def test_the_list_says_the_day_the_facet_and_what_is_not_simply_kept(desk: Desk) -> None:
    plates = made(Reflection, title="Plates", facet=Facet.BIAS)
    gravy = enter(made(Reflection, title="Gravy"), ReflectionState.KEPT, TODAY)
    desk.has(plates, gravy)
    lay(desk, ReflectionPage)
    assert notes(desk) == {"Plates": "14 Oct · bias · draft", "Gravy": "14 Oct"}
