"""A reflection while it is written: freely, from a prompt, or by the steps of a framework."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from allyjournal.domain.reflection import (
    STEPS,
    Framework,
    ReflectionState,
)
from allyjournal.ui.prompt_line import PromptLine
from allyjournal.ui.reflection.wording import framework_words, step_words
from tests.ui.desk import Desk
from tests.ui.reflection.paper import THREE, editor, editors, fresh, guide, opened
from tests.ui.shelf import (
    save,
    the_reflection,
)


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
