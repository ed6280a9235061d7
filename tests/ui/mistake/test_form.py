"""A mistake: logged in two fields, and all that there is to know about it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.mistake import (
    Apology,
    ApologyPart,
    ApologyStatus,
    HowLearned,
    ImpactSource,
    Mistake,
    MistakeState,
    put_out_of_scope,
)
from allyjournal.domain.record import Visibility
from allyjournal.ui.mistake.form import MistakeForm
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.record_form import Surroundings
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.plain_table import PlainTable
from allyjournal.ui.widgets.state_track import StateTrack
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.mistake.log import DANGER, STEPS, editor, editors, enters, fresh, marks, opened
from tests.ui.shelf import (
    choose,
    kept,
    lay,
    made,
    named,
    notes,
    sample,
    save,
    the_list,
    the_mistake,
    titles,
    writes,
)

# What stands in the fields is what was kept


@pytest.mark.parametrize("record", sample("mistake"), ids=lambda record: record.uid[:8])
def test_a_record_passes_through_its_form_unchanged(qtbot: QtBot, record: Mistake) -> None:
    form = MistakeForm(record, Surroundings())
    qtbot.addWidget(form)
    assert not any(form.parts())
    assert form.record() == record
    assert form.to_save() == record


# Two fields


def test_what_is_typed_after_one_is_begun_goes_to_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(desk)
    editor(desk, "What happened").setFocus()
    typed_in: list[QWidget | None] = []
    foot = MistakeForm._build_foot

    def build_foot(form: MistakeForm) -> None:
        # as a key that waits until the window has time for it
        QTimer.singleShot(0, lambda: typed_in.append(desk.page.focusWidget()))
        foot(form)

    monkeypatch.setattr(MistakeForm, "_build_foot", build_foot)
    desk.page.show_new("mistake")
    desk.qtbot.waitUntil(lambda: bool(typed_in))
    desk.settles()
    assert typed_in == [editor(desk, "What happened")]


def test_a_new_mistake_shows_two_fields(desk: Desk) -> None:
    fresh(desk)
    assert editors(desk) == ["What happened", "Impact"]
    assert editor(desk, "What happened").hasFocus()
    assert not desk.all_of(StateTrack)
    assert not desk.all_of(TextLine)
    assert desk.buttons() == [
        "I don't know yet",
        "Corrected at once",
        "More",
        "Something went wrong",
    ]
    desk.types("I answered for Quill.")
    desk.presses(Qt.Key.Key_Tab)
    desk.clicks("I don't know yet")
    assert editor(desk, "Impact").hasFocus()
    assert "I don't know yet" not in desk.buttons()
    save(desk)
    record = the_mistake(desk)
    assert record.what_happened == "I answered for Quill."
    assert record.impact == "I don't know yet."
    assert record.state is MistakeState.NOTICED
    assert titles(desk) == ["Noticed today", "I answered for Quill."]


def test_not_to_know_the_impact_can_be_taken_back(desk: Desk) -> None:
    fresh(desk)
    desk.clicks("I don't know yet")
    desk.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(desk, "Impact").text() == ""
    assert "I don't know yet" in desk.buttons()


def test_more_shows_the_rest(desk: Desk) -> None:
    fresh(desk)
    desk.clicks("More")
    assert named(desk, TextLine, "Title").hasFocus()
    assert desk.all_of(StateTrack)
    assert desk.all_of(Notice)
    assert "More" not in desk.buttons()


def test_corrected_at_once_rests_and_asks_for_no_check(desk: Desk) -> None:
    fresh(desk)
    desk.types("'He' for Juniper.")
    desk.clicks("Corrected at once")
    save(desk)
    record = the_mistake(desk)
    assert record.state is MistakeState.RESTING
    assert record.corrected_at_once
    assert "Corrected at once: it rests, and no check is asked." in desk.reads()
    assert "Corrected at once" not in desk.buttons()
    assert notes(desk) == {"'He' for Juniper.": "since 22 Nov · corrected at once"}
    enters(desk, "reflecting")
    save(desk)
    assert not the_mistake(desk).corrected_at_once


def test_a_saved_mistake_shows_all_when_it_is_opened_again(desk: Desk) -> None:
    opened(desk)
    assert marks(desk) == [
        "noticed, since 22 Nov, now",
        "reflecting",
        "acknowledged",
        "repairing",
        "awaiting follow-up",
        "resting",
    ]
    assert "◆ Mistake · 14 October 2026" in desk.reads()
    assert "Intent (after the impact)" in [it.accessibleName() for it in desk.all_of(QPushButton)]


def test_intent_is_asked_after_the_impact(desk: Desk) -> None:
    record = opened(desk, impact="")
    words = "Intent (after the impact)"
    assert f"▸ {words}" not in desk.buttons()
    writes(desk, editor(desk, "Impact"), "Bay stood there.")
    desk.qtbot.waitUntil(lambda: f"▸ {words}" in desk.buttons())
    desk.clicks(words)
    writes(desk, editor(desk, "Intent"), "To be quick.")
    choose(desk, "How the impact is known", "obs")
    save(desk)
    assert kept(desk, record).intent == "To be quick."
    assert kept(desk, record).impact_source is ImpactSource.OBSERVED


# Apology


def test_an_apology_is_prepared_and_stays_here(desk: Desk) -> None:
    record = opened(desk)
    assert "The draft stays here. Nothing is sent by this program." in desk.reads()
    assert "forgiveness" not in " ".join(desk.buttons())
    choose(desk, "Apology", "dra")
    desk.clicks("regret")
    desk.clicks("offer of repair")
    desk.clicks("Draft")
    writes(desk, editor(desk, "Draft of the apology"), "I kept the key.")
    save(desk)
    assert kept(desk, record).apology == Apology(
        status=ApologyStatus.DRAFTED,
        draft="I kept the key.",
        checklist=(ApologyPart.REGRET, ApologyPart.REPAIR),
    )


# Out of this journal's scope


def test_violence_keeps_the_text_private_and_asks_nothing(desk: Desk) -> None:
    desk.does(lambda: desk.journal.set_setting("support", "Call Rowan."))
    record = opened(desk, repair_steps=STEPS, visibility=Visibility.SHAREABLE)
    desk.clicks("This was violence, abuse or a matter of safeguarding")
    assert f"{DANGER}\nCall Rowan." in desk.reads()
    assert not desk.all_of(StateTrack)
    assert not desk.all_of(PlainTable)
    assert editor(desk, "What happened").text() == "One key."
    save(desk)
    changed = kept(desk, record)
    assert changed.out_of_scope
    assert changed.visibility is Visibility.PRIVATE
    assert not list(changed.dues())
    desk.qtbot.waitUntil(lambda: notes(desk) == {"The hall key": "kept private"})
    writes(desk, editor(desk, "What happened"), " More.")
    save(desk)
    assert kept(desk, record).what_happened == "One key. More."


def test_the_tick_can_be_taken_back(desk: Desk) -> None:
    record = put_out_of_scope(made(Mistake, what_happened="One key.", repair_steps=STEPS))
    desk.has(record)
    lay(desk, MistakePage)
    assert DANGER in desk.reads()
    desk.clicks("This was violence, abuse or a matter of safeguarding")
    assert DANGER not in desk.reads()
    private = "All that was here is back. It stays out of summaries until you change that."
    assert private in desk.reads()
    assert desk.all_of(StateTrack)
    save(desk)
    changed = kept(desk, record)
    assert not changed.out_of_scope
    assert changed.visibility is Visibility.PRIVATE
    assert changed.repair_steps == STEPS
    desk.clicks("This was violence, abuse or a matter of safeguarding")
    assert private not in desk.reads()


def test_ticked_by_mistake_it_stays_private_until_that_is_changed(desk: Desk) -> None:
    record = opened(desk, visibility=Visibility.SHAREABLE)
    desk.clicks("This was violence, abuse or a matter of safeguarding")
    desk.clicks("This was violence, abuse or a matter of safeguarding")
    save(desk)
    assert kept(desk, record).visibility is Visibility.PRIVATE
    choose(desk, "In a summary", "offer")
    save(desk)
    assert kept(desk, record).visibility is Visibility.SHAREABLE


# Behind "More"


def test_what_else_there_is_to_know(desk: Desk) -> None:
    record = opened(desk)
    desk.clicks("More")
    for name, text in (
        ("Where it was", "hall door"),
        ("Power difference", "It is a key."),
        ("Part of a pattern", "keys"),
        ("Acknowledged to", "Bay"),
    ):
        writes(desk, named(desk, TextLine, name), text)
    writes(desk, named(desk, DateField, "Aware of it since"), "2026-10-15")
    writes(desk, named(desk, DateField, "Acknowledged on"), "2026-10-16")
    choose(desk, "How you came to know", "told")
    save(desk)
    changed = kept(desk, record)
    assert (changed.setting, changed.power_difference) == ("hall door", "It is a key.")
    assert (changed.pattern, changed.acknowledged_to) == ("keys", "Bay")
    assert changed.became_aware_on == date(2026, 10, 15)
    assert changed.acknowledged_on == date(2026, 10, 16)
    assert changed.how_learned is HowLearned.TOLD_AT_ONCE


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_a_pattern_is_completed(desk: Desk) -> None:
    desk.has(made(Mistake, title="Another", pattern="speaking for others", on=date(2026, 1, 2)))
    record = opened(desk)
    desk.clicks("More")
    field = named(desk, TextLine, "Part of a pattern")
    writes(desk, field, "spea")
    popup = field.completer().popup()
    popup.setCurrentIndex(field.completer().completionModel().index(0, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    save(desk)
    assert kept(desk, record).pattern == "speaking for others"


def test_tab_goes_the_way_that_eyes_go(desk: Desk) -> None:
    opened(desk, repair_steps=STEPS, pattern="keys", setting="hall door")
    desk.page.begin()
    order = []
    while not order or QApplication.focusWidget() is not the_list(desk):
        desk.presses(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        words = focused.text() if isinstance(focused, QPushButton) else ""
        order.append(focused.accessibleName() or words)
    assert order == [
        "Title",
        "noticed, since 22 Nov, now",
        "What happened",
        "How the impact is known",
        "Impact",
        "Intent (after the impact)",
        "Corrected at once",
        "Change",
        "Apology",
        *("", "", "", "", ""),
        "Draft",
        "Repair steps",
        "Add a step",
        "Done today",
        "Edit",
        "Take it out",
        "Looking back, and resting",
        "Where it was",
        "Part of a pattern",
        "More",
        "Link a record…",
        "",
        "History…",
        "Delete",
        "Something went wrong",
        "Repair",
    ]
