"""How the page comes into sight: step by step, and of much no more than is seen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from allyjournal.ui.growth import noticing
from allyjournal.ui.growth.commitments import CommitmentsPanel
from allyjournal.ui.growth.period import PeriodChip
from allyjournal.ui.growth.then_and_now import ThenAndNow
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.desk import Desk
from tests.ui.growth.glass import AGAIN, heard, kept, lay, picks, table

DOTS = "From noticing, in days"


def test_a_long_table_shows_its_beginning_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[date] = []
    monkeypatch.setattr(noticing, "full_date", lambda on: put.append(on) or "a day")
    many = (AGAIN.changed(uid=kept("2026-09-01", "").uid) for _ in range(230))
    desk.has(*many)
    lay(desk)
    desk.clicks("Show as tables")
    assert len(table(desk, DOTS)) == 200
    assert "There is more, which a saved table holds." in desk.reads()
    # and no more is put into words
    assert len(put) == 201


def test_the_window_answers_while_the_page_fills(
    two_years: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[int] = []
    in_turns = two_years.tasks.in_turns

    def looks(owner: QObject, pieces: Iterator[None]) -> None:
        in_turns(owner, (filled.append(len(two_years.buttons())) for _piece in pieces))

    monkeypatch.setattr(two_years.tasks, "in_turns", looks)
    lay(two_years)
    # the pictures, then of the lists group by group
    assert len(set(filled)) > 5
    assert filled == sorted(filled)


def test_what_is_chosen_while_the_page_is_read_holds_for_what_comes(two_years: Desk) -> None:
    page = lay(two_years)
    for words in ("To a first step", "Show as tables"):
        page.refresh(None)
        two_years.button(words).click()
        # the reading comes before the first of the steps
        two_years.settles()
    assert two_years.all_of(MarkedPicture) == []
    page.refresh(None)
    two_years.button("Show as pictures").click()
    two_years.settles()
    assert two_years.all_of(PlainTable) == []


def test_what_is_switched_while_the_page_fills_shows_the_time_that_comes(
    two_years: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(two_years)
    two_years.clicks("To a first step")
    in_turns = two_years.tasks.in_turns

    def switches(owner: QObject, pieces: Iterator[None]) -> None:
        in_turns(owner, pieces)
        monkeypatch.setattr(two_years.tasks, "in_turns", in_turns)
        two_years.button("To acknowledging").click()

    monkeypatch.setattr(two_years.tasks, "in_turns", switches)
    picks(two_years.all_of(PeriodChip)[0], "2025")
    two_years.settles()
    assert heard(two_years, DOTS) == ["40 days: Long ago, noticed 1 June 2025"]


def test_tab_comes_to_what_was_switched_to_in_its_place(two_years: Desk) -> None:
    lay(two_years)
    two_years.clicks("To a first step")
    two_years.clicks("Show as tables")
    dots = next(it for it in two_years.all_of(PlainTable) if it.accessibleName() == DOTS)
    two_years.button("To a first step").setFocus()
    QTest.keyClick(two_years.page, Qt.Key.Key_Tab)
    assert dots.hasFocus()


def test_what_is_not_read_yet_offers_nothing_to_press(desk: Desk) -> None:
    for part in (CommitmentsPanel(), ThenAndNow(desk.journal, desk.tasks)):
        desk.qtbot.addWidget(part)
        offered = [it for it in part.findChildren(QPushButton) if it.isVisibleTo(part)]
        assert [it.text() for it in offered if it.isEnabled()] == []
