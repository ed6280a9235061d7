"""What an agreement was, and what of it can be said again."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from allyjournal.domain.agreement import AgreementState
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import begin
from allyjournal.ui import messages
from allyjournal.ui.page import Page
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.agreement.pen import (
    agreements,
    in_dialog,
    lay,
    opens,
    sign,
    statements,
    tenants,
    versions,
    writes,
)
from tests.ui.desk import Desk

Toast = tuple[str, str, Callable[[], None]]


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[Toast]:
    said: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, *words: said.append(words))
    return said


def takes_again(dialog: Dialog) -> None:
    (moments,) = dialog.findChildren(RecordList)
    page = dialog.parent()
    assert isinstance(page, Page)
    page.tasks.drain()
    QTest.keyClick(moments, Qt.Key.Key_End)
    page.tasks.drain()
    (button,) = [
        it for it in dialog.findChildren(QPushButton) if it.text() == "Let it say this again"
    ]
    button.click()


def test_what_it_was_is_amended_and_never_said_as_signed(desk: Desk, toasts: list[Toast]) -> None:
    sign(desk, tenants(title="Tenants"))
    (first,) = agreements(desk)
    desk.does(lambda: desk.journal.save(first.changed(title="Renters"), keep_previous=True))
    sign(desk, agreements(desk)[0], reason="A better name")
    page = lay(desk)
    in_dialog(takes_again)
    desk.clicks("History…")
    (again,) = agreements(desk)
    assert (again.state, again.title) == (AgreementState.UNDER_REVIEW, "Tenants")
    assert [it.content.title for it in versions(desk)] == ["Tenants", "Renters"]
    assert "Amending the agreement" in desk.reads()
    ((_, _, undo),) = toasts
    # the window is not the active one any more: the keys go to the field itself
    QTest.keyClicks(statements(desk)[0], "And days. ")
    assert not page.is_saved()
    undo()
    desk.settles()
    # what was typed since stays, and so it is still being amended
    (back,) = agreements(desk)
    assert (back.state, back.title) == (AgreementState.UNDER_REVIEW, "Renters")
    assert back.commitments[0].statement.startswith("And days. ")
    assert page.is_saved()


def test_a_former_state_is_found_while_it_is_amended(desk: Desk, toasts: list[Toast]) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And days.")
    in_dialog(takes_again)
    desk.clicks("History…")
    (back,) = agreements(desk)
    assert back.commitments == tenants().commitments
    assert back.state is AgreementState.ACTIVE
    desk.clicks("Amend")


def test_a_commitment_that_was_taken_out_comes_back_in_its_place(
    desk: Desk, toasts: list[Toast]
) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And days.")
    desk.clicks("Take this commitment out")
    page.flush()
    desk.settles()
    assert len(agreements(desk)[0].commitments) == 2
    ((words, label, undo),) = toasts
    assert (words, label) == ("Taken out", "Undo")
    undo()
    undo()
    page.flush()
    desk.settles()
    first, *others = agreements(desk)[0].commitments
    assert first.statement == "I ask for times first. And days."
    assert tuple(others) == tenants().commitments[1:]
    assert len(statements(desk)) == 3


def test_an_empty_commitment_goes_without_a_word(desk: Desk, toasts: list[Toast]) -> None:
    lay(desk)
    statement = statements(desk)[0]
    statement.setFocus()
    statement.selectAll()
    desk.presses(Qt.Key.Key_Delete)
    desk.clicks("Take this commitment out")
    assert not toasts


def test_a_check_in_says_again_what_it_said(desk: Desk, toasts: list[Toast]) -> None:
    sign(desk, tenants())
    (agreement,) = agreements(desk)
    first = begin(
        CheckIn,
        date(2026, 10, 1),
        datetime(2026, 10, 1, 18, tzinfo=UTC),
        commitment=agreement.commitments[0].uid,
        value=CheckInValue.AS_DESCRIBED,
        adjustment="Ask",
    )
    desk.has(first)
    changed = first.changed(value=CheckInValue.AVOIDED, adjustment="")
    desk.does(lambda: desk.journal.save(changed, keep_previous=True))
    page = lay(desk)
    page.show_record(first.uid)
    desk.settles()
    opens(desk, 0)
    in_dialog(takes_again)
    desk.clicks("History of this check-in…")
    (again,) = [it for it in desk.records() if isinstance(it, CheckIn)]
    assert (again.value, again.adjustment) == (CheckInValue.AS_DESCRIBED, "Ask")
    ((_, _, undo),) = toasts
    undo()
    desk.settles()
    (back,) = [it for it in desk.records() if isinstance(it, CheckIn)]
    assert (back.value, back.adjustment) == (CheckInValue.AVOIDED, "")
