"""A mistake: logged in two fields, and taken to rest over days."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from allyjournal import assets
from allyjournal.domain.kinds import AnyRecord, decode
from allyjournal.domain.mistake import (
    Apology,
    ApologyPart,
    ApologyStatus,
    Consent,
    ConsentChange,
    HowLearned,
    ImpactSource,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    StepStatus,
    correct_at_once,
    move,
    put_out_of_scope,
)
from allyjournal.domain.record import Visibility
from allyjournal.ui import messages
from allyjournal.ui.mistake.form import MistakeForm
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.record_form import Surroundings
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.plain_table import PlainTable
from allyjournal.ui.widgets.state_track import StateTrack
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.agreement.pen import in_dialog
from tests.ui.desk import Desk
from tests.ui.shelf import (
    NOW,
    TODAY,
    kept,
    lay,
    made,
    named,
    notes,
    save,
    the_mistake,
    titles,
    writes,
)

READY: dict[str, Any] = {
    "recurrence_result": RecurrenceResult.NOT_REPEATED,
    "resting_basis": RestingBasis.COMMUNITY_PROCESS,
}
DANGER = "If someone is in danger, call your emergency number; otherwise turn to a trained person."


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still, until a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def sample(kind: str) -> list[AnyRecord]:
    """The records of a kind in the sample journal."""
    records = json.loads(assets.text("sample/sample.allyjournal.json"))["records"]
    return [decode(json.dumps(record)) for record in records if record["kind"] == kind]


def fresh(desk: Desk) -> None:
    """A new mistake, the caret in it."""
    page = lay(desk, MistakePage)
    page.show_new()
    desk.settles()


def opened(desk: Desk, **fields: Any) -> Mistake:
    """A mistake in the journal, open."""
    usual = {"title": "The hall key", "what_happened": "One key.", "impact": "Bay stood there."}
    record: Mistake = made(Mistake, **(usual | fields))
    desk.has(record)
    lay(desk, MistakePage)
    return record


def editor(desk: Desk, name: str) -> MarkdownEditor:
    return named(desk, MarkdownEditor, name)


def editors(desk: Desk) -> list[str]:
    return [it.accessibleName() for it in desk.all_of(MarkdownEditor)]


def choose(desk: Desk, name: str, words: str, parent: QWidget | None = None) -> None:
    """One value of a field, by typing its first letters."""
    fields = (parent or desk.page).findChildren(ChoiceField)
    (field,) = [it for it in fields if it.accessibleName() == name]
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def marks(desk: Desk) -> list[str]:
    """The state track as it is spoken."""
    (track,) = desk.all_of(StateTrack)
    return [mark.accessibleName() for mark in track.findChildren(QAbstractButton)]


def enters(desk: Desk, state: str) -> None:
    """A click on a state of the track."""
    (track,) = desk.all_of(StateTrack)
    (mark,) = [it for it in track.findChildren(QAbstractButton) if it.text() == state]
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    desk.settles()


def notice(desk: Desk) -> str:
    return "\n".join(it.accessibleName() for it in desk.all_of(Notice))


def press(dialog: Dialog, label: str) -> None:
    (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(dialog: QWidget, name: str) -> QLineEdit:
    """The line of a text or a date in a dialog."""
    fields = [*dialog.findChildren(TextLine), *dialog.findChildren(DateField)]
    (field,) = [it for it in fields if it.accessibleName() == name]
    return field if isinstance(field, QLineEdit) else field.focusProxy()


# What stands in the fields is what was kept


@pytest.mark.parametrize("record", sample("mistake"), ids=lambda record: record.uid[:8])
def test_a_record_passes_through_its_form_unchanged(qtbot: QtBot, record: Mistake) -> None:
    form = MistakeForm(record, Surroundings())
    qtbot.addWidget(form)
    assert form.record() == record
    assert form.to_save() == record


# Two fields


def test_a_new_mistake_shows_two_fields(desk: Desk) -> None:
    fresh(desk)
    assert editors(desk) == ["What happened", "Impact"]
    assert editor(desk, "What happened").hasFocus()
    assert not desk.all_of(StateTrack)
    assert not desk.all_of(TextLine)
    assert desk.buttons() == ["I don't know yet", "Corrected at once", "More"]
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
    assert titles(desk) == ["Reflecting", "I answered for Quill."]


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

    def answer(dialog: Dialog) -> None:
        choose(desk, "Answer", "do", dialog)
        since = line(dialog, "Since")
        since.selectAll()
        QTest.keyClicks(since, "2026-11-20")
        QTest.keyClicks(line(dialog, "How you know"), "Moss told me")
        press(dialog, "Keep")

    in_dialog(answer)
    desk.clicks("Change…")
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


def test_leaving_the_question_changes_nothing(desk: Desk) -> None:
    record = opened(desk)
    in_dialog(lambda dialog: press(dialog, "Cancel"))
    desk.clicks("Change…")
    save(desk)
    assert kept(desk, record).consent_history == ()


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


# Repair steps


def table(desk: Desk) -> list[list[str]]:
    found = desk.all_of(PlainTable)
    if not found:
        return []
    rows, columns = range(found[0].rowCount()), range(found[0].columnCount())
    return [[found[0].item(row, column).text() for column in columns] for row in rows]


def select(desk: Desk, row: int) -> None:
    (found,) = desk.all_of(PlainTable)
    place = found.visualRect(found.model().index(row, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_step_is_added(desk: Desk) -> None:
    record = opened(desk)
    assert not table(desk)

    def describe(dialog: Dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Six copies")
        QTest.keyClicks(line(dialog, "Asked for by"), "Bay")
        QTest.keyClicks(line(dialog, "Who does it"), "me")
        QTest.keyClicks(line(dialog, "Due"), "2026-12-02")
        QTest.keyClicks(line(dialog, "Look at it again on"), "2027-01-10")
        press(dialog, "Keep")

    in_dialog(describe)
    desk.clicks("Add a step…")
    desk.qtbot.waitUntil(
        lambda: (
            table(desk)
            == [["Six copies", "Bay", "2 Dec", "proposed", "look at it again 10 Jan 2027"]]
        )
    )
    save(desk)
    assert kept(desk, record).repair_steps == (
        RepairStep(
            description="Six copies",
            requested_by="Bay",
            owner="me",
            due_on=date(2026, 12, 2),
            follow_up_on=date(2027, 1, 10),
        ),
    )
    desk.qtbot.waitUntil(lambda: notes(desk) == {"The hall key": "noticed · step for 2 Dec"})


@pytest.mark.parametrize("label", ["Keep", "Cancel"])
def test_a_step_without_words_is_none(desk: Desk, label: str) -> None:
    record = opened(desk)
    in_dialog(lambda dialog: press(dialog, label))
    desk.clicks("Add a step…")
    save(desk)
    assert kept(desk, record).repair_steps == ()


STEPS = (
    RepairStep(description="Six copies", due_on=date(2026, 11, 20)),
    RepairStep(
        description="A list",
        status=StepStatus.DONE,
        done_on=TODAY,
        due_on=date(2026, 11, 20),
        follow_up_on=date(2026, 11, 21),
        follow_up_result="It hangs.",
    ),
    RepairStep(description="Lamps", evidence="Bay says", follow_up_result="They hang."),
)


def test_steps_say_what_is_past_its_date_and_what_came_of_it(desk: Desk) -> None:
    opened(desk, repair_steps=STEPS)
    assert table(desk) == [
        ["Six copies", "", "past its date, 20 Nov", "proposed", ""],
        ["A list", "", "20 Nov", "done", "21 Nov: It hangs."],
        ["Lamps", "", "", "proposed", "Bay says\nThey hang."],
    ]
    assert notes(desk) == {"The hall key": "noticed · past its date, 20 Nov"}


def test_a_step_is_done_today(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    assert "Done today" not in desk.buttons()
    select(desk, 1)
    assert "Edit…" in desk.buttons()
    assert "Done today" not in desk.buttons()
    select(desk, 0)
    desk.clicks("Done today")
    assert "Edit…" not in desk.buttons()
    save(desk)
    first, *others = kept(desk, record).repair_steps
    assert (first.status, first.done_on) == (StepStatus.DONE, TODAY)
    assert tuple(others) == STEPS[1:]


def test_a_step_is_changed_by_the_keyboard(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)

    def change(dialog: Dialog) -> None:
        line(dialog, "Step").selectAll()
        QTest.keyClicks(line(dialog, "Step"), "Seven copies")
        choose(desk, "Status", "done", dialog)
        press(dialog, "Keep")

    (found,) = desk.all_of(PlainTable)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    in_dialog(change)
    desk.presses(Qt.Key.Key_Return)
    save(desk)
    first = kept(desk, record).repair_steps[0]
    assert (first.description, first.status) == ("Seven copies", StepStatus.DONE)
    assert (first.due_on, first.done_on) == (date(2026, 11, 20), TODAY)


def test_leaving_a_step_changes_nothing(desk: Desk) -> None:
    record = opened(desk, repair_steps=STEPS)
    select(desk, 0)
    in_dialog(lambda dialog: press(dialog, "Cancel"))
    desk.clicks("Edit…")
    save(desk)
    assert kept(desk, record).repair_steps == STEPS


def test_a_step_is_taken_out_and_put_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str, Callable[[], None]]] = []
    monkeypatch.setattr(messages, "toast", lambda _, *words: said.append(words))
    record = opened(desk, repair_steps=STEPS)
    select(desk, 1)
    desk.clicks("Take it out")
    save(desk)
    assert kept(desk, record).repair_steps == (STEPS[0], STEPS[2])
    ((words, label, undo),) = said
    assert (words, label) == ("The step is taken out", "Undo")
    undo()
    undo()
    save(desk)
    assert kept(desk, record).repair_steps == STEPS


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
    assert desk.all_of(StateTrack)
    save(desk)
    changed = kept(desk, record)
    assert not changed.out_of_scope
    assert changed.repair_steps == STEPS


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


# The list


def test_the_list_groups_by_what_is_open(desk: Desk) -> None:
    def mistake(title: str, **fields: Any) -> Mistake:
        record: Mistake = made(Mistake, title=title, **fields)
        return record

    follow_up = RepairStep(
        description="Lamps", status=StepStatus.DONE, follow_up_on=date(2026, 12, 5)
    )
    desk.has(
        mistake("Plan", state=MistakeState.REPAIRING, repair_steps=STEPS),
        mistake(
            "Key", recurrence_check_on=date(2026, 12, 2), state=MistakeState.AWAITING_FOLLOW_UP
        ),
        mistake("Lamps", state=MistakeState.ACKNOWLEDGED, repair_steps=(follow_up,)),
        mistake("Story"),
        move(mistake("Accent", **READY), MistakeState.RESTING, date(2026, 3, 11)),
        correct_at_once(mistake("Name"), date(2026, 6, 26)),
    )
    lay(desk, MistakePage)
    assert titles(desk) == [
        "Open",
        "Lamps",
        "Key",
        "Plan",
        "Reflecting",
        "Story",
        "Resting",
        "Name",
        "Accent",
    ]
    assert notes(desk) == {
        "Plan": "repairing · past its date, 20 Nov",
        "Key": "awaiting follow-up · check 2 Dec",
        "Lamps": "acknowledged · follow-up 5 Dec",
        "Story": "noticed 22 Nov",
        "Accent": "since 11 Mar · community process",
        "Name": "since 26 Jun · corrected at once",
    }


def test_an_empty_page_offers_to_begin(desk: Desk) -> None:
    lay(desk, MistakePage)
    desk.clicks("Something went wrong")
    assert editor(desk, "What happened").hasFocus()
