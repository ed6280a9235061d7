"""A reflection: kept, read, come back to."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from allyjournal.domain.record import enter
from allyjournal.domain.reflection import (
    Addendum,
    Facet,
    NextAction,
    Reflection,
    ReflectionState,
)
from allyjournal.ui.record_form import Surroundings
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.reflection.paper import THREE, editor, fresh, opened, texts
from tests.ui.shelf import (
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

# What stands in the fields is what was kept


@pytest.mark.parametrize("record", sample("reflection"), ids=lambda record: record.uid[:8])
def test_a_record_passes_through_its_form_unchanged(qtbot: QtBot, record: Reflection) -> None:
    form = ReflectionForm(record, Surroundings())
    qtbot.addWidget(form)
    assert not any(form.parts())
    assert form.record() == record
    assert form.to_save() == record


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
