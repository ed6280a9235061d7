"""How the page comes into sight: step by step, and of much no more than is seen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from allyjournal.ui.growth import noticing
from allyjournal.ui.growth.commitments import CommitmentsPanel
from allyjournal.ui.growth.then_and_now import ThenAndNow
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.desk import Desk
from tests.ui.growth.glass import AGAIN, kept, lay, table

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
