"""A mistake on its way from noticed to resting, and what is said about contact."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

from allyjournal.domain.mistake import (
    Apology,
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RestingBasis,
    move,
)
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.mistake.log import READY, editor, enters, line, marks, notice, opened
from tests.ui.shelf import (
    TODAY,
    choose,
    kept,
    lay,
    made,
    named,
    save,
    writes,
)

# States


def test_states_are_entered_in_any_order_and_dated(desk: Desk, clock: Any) -> None:
    record = opened(desk)
    enters(desk, "repairing")
    clock.shift(timedelta(days=3))
    enters(desk, "acknowledged")
    enters(desk, "acknowledged")
    assert marks(desk) == [
        "noticed, 22 Nov, reached",
        "reflecting",
        "acknowledged, since 25 Nov, now",
        "repairing, 22 Nov, reached",
        "awaiting follow-up",
        "resting",
    ]
    save(desk)
    changed = kept(desk, record)
    assert [(it.state, it.on) for it in changed.state_history] == [
        ("noticed", TODAY),
        ("repairing", TODAY),
        ("acknowledged", TODAY + timedelta(days=3)),
    ]
    assert changed.what_happened == "One key."


def test_resting_asks_for_what_it_lacks(desk: Desk) -> None:
    record = opened(desk)
    verified = "Recorded by you; the program cannot verify it."
    needs = "“Resting” needs a look back that found it was not repeated and a basis."
    assert f"{needs} {verified}" in desk.reads()
    assert "Let it rest" not in desk.buttons()
    enters(desk, "resting")
    assert named(desk, ChoiceField, "What the look back found").hasFocus()
    choose(desk, "What the look back found", "not")
    assert f"“Resting” needs a basis. {verified}" in desk.reads()
    enters(desk, "resting")
    assert named(desk, ChoiceField, "On what it may rest").hasFocus()
    choose(desk, "On what it may rest", "nobody")
    assert f"“Resting” needs what you do differently, in your words. {verified}" in desk.reads()
    enters(desk, "resting")
    assert editor(desk, "What I do differently").hasFocus()
    desk.types("Six copies.")
    assert f"Nothing is missing for it to rest. {verified}" in desk.reads()
    desk.clicks("Let it rest")
    assert f"Resting since 22 November. {verified}" in desk.reads()
    assert "Let it rest" not in desk.buttons()
    save(desk)
    changed = kept(desk, record)
    assert changed.state is MistakeState.RESTING
    assert changed.resting_basis is RestingBasis.NOBODY_TO_ASK
    assert changed.what_changed == "Six copies."


def test_a_text_is_never_refused_and_what_rested_on_it_wakes(desk: Desk) -> None:
    basis = RestingBasis.NOBODY_TO_ASK
    record = move(
        made(
            Mistake,
            what_happened="One key.",
            what_changed="Copies.",
            **(READY | {"resting_basis": basis}),
        ),
        MistakeState.RESTING,
        TODAY,
    )
    desk.has(record)
    lay(desk, MistakePage)
    desk.clicks("Looking back, and resting")
    editor(desk, "What I do differently").selectAll()
    editor(desk, "What I do differently").setFocus()
    desk.presses(Qt.Key.Key_Delete)
    writes(desk, editor(desk, "What happened"), " On my hook.")
    assert marks(desk)[4] == "awaiting follow-up, since 22 Nov, now"
    save(desk)
    changed = kept(desk, record)
    assert changed.state is MistakeState.AWAITING_FOLLOW_UP
    assert changed.what_happened == "One key. On my hook."
    writes(desk, editor(desk, "What I do differently"), "Six copies.")
    save(desk)
    assert kept(desk, record).state is MistakeState.RESTING


def test_the_look_back_is_open_on_its_day(desk: Desk) -> None:
    opened(desk, recurrence_check_on=TODAY)
    assert named(desk, DateField, "Look back on").value() == (TODAY, "day")
    assert "▾ Looking back on 22 November" in desk.buttons()


def test_it_is_folded_before_its_day(desk: Desk) -> None:
    opened(desk, recurrence_check_on=TODAY + timedelta(days=1))
    assert "▸ Looking back on 23 November" in desk.buttons()


# Contact


def test_unknown_means_no_new_contact(desk: Desk) -> None:
    opened(desk)
    sentence = "Start no new contact about this; if they come to you, listen."
    assert notice(desk) == f"Contact: unknown. {sentence}"


def test_the_answer_about_contact_is_kept_with_its_day_and_basis(desk: Desk) -> None:
    record = opened(desk)
    desk.clicks("Change")
    desk.presses(Qt.Key.Key_Tab)
    assert named(desk, ChoiceField, "Is contact about this wanted?").hasFocus()
    choose(desk, "Is contact about this wanted?", "do")
    assert "Contact: do not contact. Since 22 November. Make no contact." in notice(desk)
    since = line(desk.page, "Since")
    since.setFocus()
    since.selectAll()
    desk.types("2026-11-20")
    line(desk.page, "How you know").setFocus()
    desk.types("Moss told me")
    assert notice(desk) == (
        "Contact: do not contact. Since 20 November: Moss told me."
        " Make no contact. Nothing here will remind you of an apology."
    )
    save(desk)
    changed = kept(desk, record)
    assert changed.contact_consent is Consent.DO_NOT_CONTACT
    assert changed.consent_history == (
        ConsentChange(value=Consent.DO_NOT_CONTACT, since=date(2026, 11, 20), basis="Moss told me"),
    )


def test_another_answer_begins_a_line_of_its_own(desk: Desk, clock: Any) -> None:
    history = (ConsentChange(value=Consent.WELCOMED, since=date(2026, 11, 1), basis="She wrote."),)
    record = opened(desk, contact_consent=Consent.WELCOMED, consent_history=history)
    desk.clicks("Change")
    assert line(desk.page, "How you know").text() == "She wrote."
    for _ in range(2):
        desk.clicks("Change")
    choose(desk, "Is contact about this wanted?", "thr")
    assert line(desk.page, "How you know").text() == ""
    save(desk)
    assert kept(desk, record).consent_history == (
        *history,
        ConsentChange(value=Consent.THROUGH_THIRD_PARTY, since=TODAY),
    )


def test_where_contact_is_not_wanted_no_apology_is_asked_for(desk: Desk) -> None:
    record = opened(desk, apology=Apology(draft="I kept the key."))
    assert "regret" in desk.buttons()
    desk.clicks("Change")
    choose(desk, "Is contact about this wanted?", "do")
    assert "regret" not in desk.buttons()
    words = "Contact is not wanted: no apology is asked for here. Your draft is kept."
    assert words in desk.reads()
    save(desk)
    assert kept(desk, record).apology.draft == "I kept the key."


def test_where_nothing_is_drafted_none_is_said_to_be_kept(desk: Desk) -> None:
    opened(desk, contact_consent=Consent.DO_NOT_CONTACT)
    assert "Contact is not wanted: no apology is asked for here." in desk.reads()


# The course of it


def test_every_change_of_state_can_be_read(desk: Desk, clock: Any) -> None:
    record = opened(desk)
    assert "▸ How it went" not in desk.buttons()
    enters(desk, "acknowledged")
    clock.shift(timedelta(days=2))
    enters(desk, "noticed")
    desk.clicks("How it went")
    course = "22 November: noticed\n22 November: acknowledged\n24 November: noticed"
    assert course in desk.reads()
    save(desk)
    assert kept(desk, record).acknowledged_on == TODAY


def test_the_days_of_its_course_can_be_put_right(desk: Desk, clock: Any) -> None:
    record = opened(desk)
    enters(desk, "acknowledged")
    clock.shift(timedelta(days=2))
    desk.clicks("How it went")
    desk.clicks("Put the days right")
    desk.presses(Qt.Key.Key_Tab)
    assert line(desk.page, "noticed").hasFocus()
    acknowledged = line(desk.page, "acknowledged")
    acknowledged.setFocus()
    acknowledged.selectAll()
    desk.types("2026-11-20")
    assert "22 November: noticed\n20 November: acknowledged" in desk.reads()
    assert marks(desk)[2] == "acknowledged, since 20 Nov, now"
    enters(desk, "repairing")
    fields = {it.accessibleName(): it for it in desk.page.findChildren(DateField)}
    assert fields["repairing"].value() == (date(2026, 11, 24), "day")
    save(desk)
    changed = kept(desk, record)
    assert [change.on.day for change in changed.state_history] == [22, 20, 24]
    assert changed.acknowledged_on == date(2026, 11, 20)


def test_a_day_of_acknowledging_written_by_hand_stays(desk: Desk) -> None:
    record = opened(desk, acknowledged_on=date(2026, 10, 19))
    enters(desk, "acknowledged")
    desk.clicks("How it went")
    desk.clicks("Put the days right")
    line(desk.page, "acknowledged").selectAll()
    line(desk.page, "acknowledged").setFocus()
    desk.types("2026-11-20")
    save(desk)
    assert kept(desk, record).acknowledged_on == date(2026, 10, 19)


def test_a_day_of_acknowledging_that_is_known_stays(desk: Desk) -> None:
    record = opened(desk, acknowledged_on=date(2026, 10, 19))
    enters(desk, "acknowledged")
    save(desk)
    assert kept(desk, record).acknowledged_on == date(2026, 10, 19)


# Patterns


def test_the_mistakes_of_one_pattern_are_listed_and_open(desk: Desk) -> None:
    other = made(Mistake, title="Another key", pattern="keys", on=date(2026, 3, 2))
    apart = made(Mistake, title="A joke", pattern="key", on=date(2026, 3, 3))
    desk.has(other, apart)
    opened(desk, pattern="keys")
    assert "The same pattern: keys" in desk.reads()
    assert "Another key · 2 Mar · noticed" in desk.buttons()
    assert not [words for words in desk.buttons() if "A joke" in words]
    with desk.qtbot.waitSignal(desk.page.open_requested) as asked:
        desk.clicks("Another key · 2 Mar · noticed")
    assert asked.args == [other.uid]
    writes(desk, named(desk, TextLine, "Part of a pattern"), " and locks")
    assert "The same pattern: keys" not in desk.reads()


def test_earlier_answers_stand_behind_a_word(desk: Desk) -> None:
    opened(
        desk,
        contact_consent=Consent.WELCOMED,
        consent_history=(
            ConsentChange(value=Consent.UNKNOWN, since=date(2026, 10, 14)),
            ConsentChange(
                value=Consent.THROUGH_THIRD_PARTY, since=date(2026, 10, 19), basis="Moss!"
            ),
            ConsentChange(value=Consent.WELCOMED, since=date(2026, 11, 1), basis="She rang."),
        ),
    )
    assert notice(desk).startswith("Contact: welcomed. Since 1 November: She rang. They may")
    desk.clicks("Earlier")
    earlier = "through a third party: Since 19 October: Moss!\nunknown: Since 14 October."
    assert earlier in desk.reads()
