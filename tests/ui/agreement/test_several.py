"""Several agreements: begun, chosen, thrown away, retired and taken up again."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.agreement import Agreement, AgreementState, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.errors import DiskFull
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages
from allyjournal.ui.widgets.choice_field import ChoiceField
from tests.ui.agreement.pen import (
    LISTENING,
    agreements,
    lay,
    made,
    named,
    sign,
    statements,
    tenants,
    writes,
)
from tests.ui.desk import Desk


def test_another_agreement_is_begun_and_chosen(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Another agreement")
    (chooser,) = named(desk, ChoiceField, "Which agreement")
    assert chooser.currentText() == "A new agreement"
    desk.clicks("Sign it")
    (chooser,) = named(desk, ChoiceField, "Which agreement")
    assert [chooser.itemText(row) for row in range(chooser.count())] == [
        "Tenants",
        "I ask what is wanted before I offer anything.",
    ]
    chooser.setFocus()
    desk.presses(Qt.Key.Key_Up)
    assert "Tenants" in desk.reads()
    first = next(it for it in agreements(desk) if it.title == "Tenants")
    desk.clicks("Another agreement")
    desk.page.show_record(first.uid)
    desk.settles()
    assert "Tenants" in desk.reads()
    assert len(agreements(desk)) == 2


@pytest.mark.parametrize("same", [True, False])
def test_a_new_one_for_the_same_community_can_supersede_the_former(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, same: bool
) -> None:
    said: list[tuple[Any, ...]] = []
    monkeypatch.setattr(messages, "toast", lambda _, *words: said.append(words))
    former = tenants().changed(communities=("tenants",))
    retired = made(
        Agreement, date(2026, 3, 1), communities=("tenants",), state=AgreementState.RETIRED
    )
    draft = made(
        Agreement, date(2026, 3, 1), title="New", communities=("tenants" if same else "readers",)
    )
    desk.has(retired, draft.changed(commitments=former.commitments[:1]))
    sign(desk, former)
    page = lay(desk)
    page.show_record(draft.uid)
    desk.settles()
    desk.clicks("Sign it")
    assert [words[:2] for words in said] == [
        ("“Tenants” is active for the same community.", "It is superseded")
    ] * same
    for *_, supersede in said:
        supersede()
        desk.settles()
    states = {it.title: it.state for it in agreements(desk) if it.title}
    held = AgreementState.SUPERSEDED if same else AgreementState.ACTIVE
    assert states == {"Tenants": held, "New": AgreementState.ACTIVE}
    assert "New" in desk.reads(), "the page stays on what was signed"


def test_a_draft_beside_another_is_thrown_away_and_brought_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda *words: undo.append(words[-1]))
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Another agreement")
    desk.clicks("Throw this draft away")
    assert "Tenants" in desk.reads()
    assert not undo
    desk.clicks("Another agreement")
    writes(desk, statements(desk)[0], " Twice.")
    desk.clicks("Throw this draft away")
    assert "Tenants" in desk.reads()
    assert len(agreements(desk)) == 1
    undo[0]()
    desk.settles()
    assert statements(desk)[0].text().endswith("Twice.")
    assert len(agreements(desk)) == 2


def test_an_agreement_goes_with_its_check_ins_and_comes_back_with_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    toasts: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda _page, *words: toasts.append(words))
    own = new_commitment(Pillar.LISTENING, "I ask.")
    sign(desk, tenants(title="Another", commitments=(own,)))
    sign(desk, tenants())
    value = CheckInValue.AVOIDED
    desk.has(
        *(made(CheckIn, date(2026, 3, 1), commitment=LISTENING.uid, value=value) for _ in "12"),
        made(Reflection, date(2026, 3, 1), text="A bus came.", commitments=(LISTENING.uid,)),
    )
    page = lay(desk)
    desk.clicks("Delete")
    assert "Another" in desk.reads()
    assert len(agreements(desk)) == 1
    ((words, label, undo),) = toasts
    expected = "Moved to the trash with 2 check-ins. One record still names it."
    assert (words, label) == (expected, "Undo")
    undo()
    desk.settles()
    assert "Tenants" in desk.reads()
    assert len(desk.records()) == 5
    assert page.is_saved()


def test_what_cannot_be_deleted_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _page, sentence, *_: told.append(sentence))
    sign(desk, tenants())
    lay(desk)

    def refuse(_uid: str) -> None:
        raise DiskFull()

    monkeypatch.setattr(desk.journal, "trash", refuse)
    desk.clicks("Delete")
    assert len(told) == 1
    assert desk.button("Check in").isEnabled()


def test_a_nameless_agreement_can_still_be_chosen(desk: Desk) -> None:
    sign(desk, tenants())
    empty = made(Agreement, date(2026, 3, 1))
    desk.has(empty)
    page = lay(desk)
    page.show_record(empty.uid)
    desk.settles()
    (chooser,) = named(desk, ChoiceField, "Which agreement")
    assert chooser.currentText() == "An agreement without a title"


def test_what_is_gone_leads_to_the_latest(desk: Desk) -> None:
    sign(desk, tenants())
    other = made(Reflection, date(2026, 3, 1), text="A bus came.")
    desk.has(other)
    page = lay(desk)
    page.show_record(other.uid)
    desk.settles()
    assert "Tenants" in desk.reads()


@pytest.mark.parametrize("state", ["retired", "superseded"])
def test_a_whole_agreement_is_put_to_rest_and_taken_up_again(desk: Desk, state: str) -> None:
    sign(desk, tenants(check_in_every=1))
    lay(desk)
    desk.clicks(state)
    (agreement,) = agreements(desk)
    assert agreement.state == state
    assert not list(agreement.dues())
    assert any(text.endswith(f" · {state}") for text in desk.reads())
    desk.clicks("active")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.ACTIVE
    assert {due.kind for due in agreement.dues()} == {"review", "check_in"}
    desk.clicks("under review")
    assert statements(desk)


def test_words_that_nobody_signed_are_put_away_before_it_rests(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And wait.")
    desk.clicks("Read the signed version")
    monkeypatch.setattr(messages, "confirm", lambda *_: False)
    desk.clicks("retired")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.UNDER_REVIEW
    assert desk.button("under review").isChecked()
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    desk.clicks("retired")
    (agreement,) = agreements(desk)
    assert agreement.state is AgreementState.RETIRED
    assert agreement.commitments[0].statement == "I ask for times first."
    desk.clicks("Review it")
    desk.clicks("Pause it")
    desk.clicks("Leave the review")
    assert agreements(desk)[0].state is AgreementState.UNDER_REVIEW


def test_in_a_narrow_window_no_word_of_what_can_be_done_is_cut(desk: Desk) -> None:
    sign(desk, tenants())
    page = lay(desk)
    # as the window does, which may be smaller than its content
    page.setFixedWidth(480)
    desk.settles()
    buttons = [desk.button(words) for words in ("Another agreement", "Save as PDF…", "Review it")]
    desk.qtbot.waitUntil(lambda: all(it.width() >= it.sizeHint().width() for it in buttons))
