"""The agreement: written, signed, amended with a reason, put back, compared."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from allyjournal.domain.agreement import (
    AgreementState,
    CommunityInput,
    months_later,
)
from allyjournal.domain.errors import DiskFull, SurroundingsRefused
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, messages, record_field
from allyjournal.ui.agreement.community_field import CommunityField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.agreement.pen import (
    LISTENING,
    agreements,
    lay,
    made,
    named,
    sign,
    statements,
    tenants,
    texts,
    versions,
    writes,
)
from tests.ui.desk import Desk

TODAY = date.today()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What every question of the page is answered, and what was told."""
    said: dict[str, Any] = {"yes": True, "told": [], "asked": 0}

    def confirm(*_: object) -> bool:
        said["asked"] += 1
        return bool(said["yes"])

    monkeypatch.setattr(messages, "confirm", confirm)
    monkeypatch.setattr(messages, "tell", lambda _, *words: said["told"].append(words[0]))
    return said


# The first evening


def test_the_first_agreement_is_signed_with_one_click(desk: Desk) -> None:
    lay(desk)
    assert len(statements(desk)) == 3
    assert "Read the signed version" not in desk.buttons()
    desk.clicks("Sign it")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.ACTIVE
    assert [it.pillar for it in agreement.commitments] == list(Pillar)
    assert agreement.next_review_on == months_later(TODAY, 6)
    assert f"Agreement · version 1 · signed {looks.date_words(TODAY)}" in desk.reads()
    assert "My own undertaking; the community was not asked." in desk.reads()
    assert texts(desk) == [it.statement for it in agreement.commitments]
    assert desk.buttons().count("Check in") == 3
    assert "Compare versions" not in desk.buttons()


def test_signing_that_seemed_to_fail_and_went_through_is_signed_once(
    desk: Desk, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_through = Journal.sign

    def fail(*given: Any) -> None:
        go_through(*given)
        raise SurroundingsRefused

    lay(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "sign", fail)
        desk.clicks("Sign it")
    desk.clicks("Sign it")
    assert [it.state for it in agreements(desk)] == [AgreementState.ACTIVE]
    assert len(versions(desk)) == 1
    assert f"Agreement · version 1 · signed {looks.date_words(TODAY)}" in desk.reads()


def test_its_words_are_the_persons_own(desk: Desk) -> None:
    page = lay(desk)
    page.setFocus()
    desk.types("With the tenants")
    desk.presses(Qt.Key.Key_Tab)
    desk.types("tenants,")
    desk.clicks("Take this commitment out")
    desk.clicks("Add a commitment")
    desk.qtbot.waitUntil(lambda: any(it.hasFocus() for it in statements(desk)))
    desk.types("I wait.")
    desk.clicks("Sign it")
    (agreement,) = agreements(desk)
    assert (agreement.title, agreement.communities) == ("With the tenants", ("tenants",))
    assert {it.statement for it in agreement.commitments if it.pillar is Pillar.LISTENING} == {
        "I wait."
    }
    assert "tenants" in desk.reads()


def test_a_draft_is_there_again(desk: Desk) -> None:
    page = lay(desk)
    states: list[str] = []
    page.saved_state.connect(states.append)
    writes(desk, statements(desk)[0], " Twice.")
    assert not page.is_saved()
    page.flush()
    desk.settles()
    assert page.is_saved()
    assert states == ["unsaved", "saving", "saved"]
    (draft,) = agreements(desk)
    assert draft.state is AgreementState.DRAFT
    page.hide()
    lay(desk)
    assert statements(desk)[0].text().endswith("Twice.")
    assert not versions(desk)


def test_without_a_commitment_there_is_nothing_to_sign(desk: Desk, answers: dict[str, Any]) -> None:
    lay(desk)
    for _ in range(3):
        desk.clicks("Take this commitment out")
    desk.clicks("Sign it")
    assert answers["told"] == ["An agreement needs a commitment before it is signed"]
    desk.clicks("Add a commitment")
    desk.qtbot.waitUntil(lambda: any(it.hasFocus() for it in statements(desk)))
    desk.types("I wait.")
    desk.clicks("Sign it")
    assert len(versions(desk)) == 1


# Reading


def test_it_reads_like_a_document(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    shown = desk.reads()
    assert shown[shown.index("Tenants") :][:3] == [
        "Tenants",
        "tenants · the hall",
        "My own undertaking, after guidance that the community published.",
    ]
    order = [it for it in shown if it in {"Where I stand", "Listening", "1", "2", "3", "paused"}]
    assert order == ["Where I stand", "Listening", "1", "2", "3", "paused"]
    assert shown.count("Who holds me to account") == 1
    assert texts(desk) == [
        "I rent.",
        "I ask for times first.",
        "I write to the list.",
        "Let others present.",
        "Read before asking.",
        "the sheet at the hall door",
        "Moss, neighbour",
        "Rowan",
    ]
    assert desk.buttons().count("Check in") == 2


def test_a_review_that_is_due_is_answered_there(desk: Desk) -> None:
    day = TODAY - timedelta(days=2)
    desk.has(tenants(state=AgreementState.ACTIVE, next_review_on=day))
    lay(desk)
    assert f"To be looked at again: {looks.day_words(day)}" in desk.reads()
    desk.clicks("It still holds")
    (agreement,) = agreements(desk)
    assert agreement.next_review_on == months_later(TODAY, 6)
    assert f"Next review: {looks.date_words(months_later(TODAY, 6))}" in desk.reads()
    assert "It still holds" not in desk.buttons()


def test_a_review_that_comes_once_comes_no_more(desk: Desk) -> None:
    desk.has(tenants(state=AgreementState.ACTIVE, next_review_on=TODAY, review_every=None))
    lay(desk)
    desk.clicks("It still holds")
    assert agreements(desk)[0].next_review_on is None


def test_what_changes_elsewhere_is_read_when_the_page_is_in_sight(desk: Desk) -> None:
    agreement = tenants()
    sign(desk, agreement)
    page = lay(desk)
    page.hide()
    renamed = desk.does(lambda: desk.journal.get(agreement.uid)).changed(title="Renters")
    page.refresh(desk.does(lambda: desk.journal.save(renamed)))
    desk.settles()
    page.show()
    desk.settles()
    assert "Renters" in desk.reads()


# Amending


def test_an_amendment_says_why(desk: Desk, answers: dict[str, Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    assert desk.page.findChild(QScrollArea).verticalScrollBar().value() == 0
    writes(desk, statements(desk)[0], " And wait.")
    desk.clicks("Sign it…")
    assert "Reworded · I ask for times first. And wait." in desk.reads()
    desk.types("I heard it twice.")
    desk.clicks("Sign it")
    first, second = versions(desk)
    assert first.content.commitments[0] == LISTENING
    assert second.content.commitments[0].statement == "I ask for times first. And wait."
    assert (second.number, second.change_reason) == (2, "I heard it twice.")
    assert agreements(desk)[0].state is AgreementState.ACTIVE
    assert f"Agreement · version 2 · signed {looks.date_words(TODAY)}" in desk.reads()


def test_without_a_reason_nothing_is_signed(desk: Desk, answers: dict[str, Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    desk.clicks("Sign it…")
    assert "Nothing yet." in desk.reads()
    desk.clicks("Sign it")
    assert answers["told"] == ["An amendment says why it was made"]
    assert len(versions(desk)) == 1
    writes(desk, named(desk, MarkdownEditor, "What made you change it?")[0], "Still here.")
    desk.clicks("Go on amending")
    writes(desk, statements(desk)[0], " Still here.")
    assert statements(desk)[0].text().endswith("Still here.")


def test_the_communitys_part_is_said_and_can_be_another_for_the_new_version(desk: Desk) -> None:
    sign(desk, tenants().changed(community_input=CommunityInput.INVITED))
    lay(desk)
    desk.clicks("Amend")
    desk.clicks("Sign it…")
    assert "The new version says: “The community was invited to comment.”" in desk.reads()
    (part,) = named(desk, CommunityField, "The community's part")
    part.setFocus()
    desk.presses(Qt.Key.Key_Home)
    own = "My own undertaking; the community was not asked."
    assert f"The new version says: “{own}”" in desk.reads()
    writes(desk, named(desk, MarkdownEditor, "What made you change it?")[0], "Nobody was there.")
    desk.clicks("Sign it")
    first, second = versions(desk)
    assert first.content.community_input is CommunityInput.INVITED
    assert second.content.community_input is CommunityInput.NONE
    assert own in desk.reads()


def test_a_reason_half_typed_is_there_again_after_a_lock(desk: Desk) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")
    desk.clicks("Sign it…")
    desk.types("I heard")
    page.flush()
    desk.settles()
    assert page.is_saved()
    page.hide()
    lay(desk)
    desk.clicks("Sign it…")
    desk.types(" it twice")
    (reason,) = named(desk, MarkdownEditor, "What made you change it?")
    assert sorted(reason.text()) == sorted("I heard it twice")


def test_what_prompted_it_is_chosen_and_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = made(Reflection, date(2026, 3, 1), title="Whose mornings")
    desk.has(heard)
    sign(desk, tenants())
    page = lay(desk)
    monkeypatch.setattr(record_field, "ask_record", lambda *_: None)
    desk.clicks("Amend")
    desk.clicks("Sign it…")
    desk.types("I heard it twice.")
    desk.clicks("Choose a record…")
    monkeypatch.setattr(record_field, "ask_record", lambda *_: heard.uid)
    desk.clicks("Choose a record…")
    desk.clicks("Take this link away")
    desk.clicks("Choose a record…")
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.clicks("Whose mornings · draft")
    assert asked.args == [heard.uid]
    desk.clicks("Sign it")
    assert versions(desk)[-1].prompted_by == heard.uid
    assert agreements(desk)[0].prompted_by is None
    assert "Prompted by:" in desk.reads()
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.clicks("Whose mornings · draft")
    assert asked.args == [heard.uid]
    desk.clicks("Compare versions")
    with desk.qtbot.waitSignal(page.open_requested) as asked:
        desk.clicks("Whose mornings · draft")
    assert asked.args == [heard.uid]


def test_what_is_typed_during_a_save_is_signed_too(desk: Desk, answers: dict[str, Any]) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")
    desk.clicks("Sign it…")
    desk.types("One.")
    page.flush()
    desk.types(" Two.")
    desk.clicks("Sign it")
    assert versions(desk)[-1].change_reason == "One. Two."
    assert agreements(desk)[0].state is AgreementState.ACTIVE
    assert page.is_saved()


def test_the_signed_version_can_be_read_meanwhile(desk: Desk) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And wait.")
    desk.clicks("Read the signed version")
    assert "I ask for times first." in texts(desk)
    assert page.is_saved()
    desk.clicks("Go on amending")
    assert statements(desk)[0].text() == "I ask for times first. And wait."
    lay(desk)
    assert "Amending the agreement" in desk.reads()


def test_changes_are_put_away(desk: Desk, answers: dict[str, Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And wait.")
    answers["yes"] = False
    desk.clicks("Put the changes away")
    assert statements(desk)[0].text().endswith("And wait.")
    answers["yes"] = True
    desk.clicks("Put the changes away")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.ACTIVE
    assert agreement.commitments[0] == LISTENING
    assert [it.state for it in agreement.state_history][-2:] == ["under_review", "active"]
    assert "Amend" in desk.buttons()


def test_nothing_is_asked_where_nothing_was_changed(desk: Desk, answers: dict[str, Any]) -> None:
    sign(desk, tenants())
    lay(desk)
    before = agreements(desk)
    desk.clicks("Amend")
    desk.clicks("Put the changes away")
    assert answers["asked"] == 0
    assert agreements(desk) == before
    assert "Amend" in desk.buttons()


def test_what_cannot_be_saved_stays_in_sight(
    desk: Desk, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")

    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(desk.journal, "save", full)
    writes(desk, statements(desk)[0], " And wait.")
    with desk.qtbot.waitSignal(page.failed):
        desk.clicks("Sign it…")
    assert len(versions(desk)) == 1
    assert not page.is_saved()
    desk.clicks("Read the signed version")
    writes(desk, statements(desk)[0], " Still here.")
    monkeypatch.undo()
    desk.clicks("Read the signed version")
    assert agreements(desk)[0].commitments[0].statement.endswith("And wait. Still here.")
    assert "Go on amending" in desk.buttons()
