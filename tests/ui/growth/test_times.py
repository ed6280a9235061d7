"""Which time the page looks back on: chosen, beside another, and come back to."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from allyjournal.ui.growth.period import PeriodChip
from tests.ui.desk import Desk
from tests.ui.growth.glass import heard, kept, lay, picks, picture, table

GRID, LANES, DOTS = "When, and about what", "Commitments", "From noticing, in days"
OCTOBER = "October 2026: Reflection and learning, class, not in the agreement"


def test_the_year_before_stands_beside_it_in_the_same_rows(two_years: Desk) -> None:
    lay(two_years, width=1100)
    two_years.clicks("Compare with the year before")
    now, before = (picture(two_years, GRID, number) for number in (0, 1))
    assert (
        before.mapTo(two_years.page, QPoint()).x() > now.mapTo(two_years.page, QPoint()).x() + 400
    )
    assert before.mapTo(two_years.page, QPoint()).y() == now.mapTo(two_years.page, QPoint()).y()
    october = now.place(heard(two_years, GRID).index(OCTOBER))
    march = "March 2025: Reflection and learning, class, not in the agreement"
    assert before.place(heard(two_years, GRID, 1).index(march)).top() == october.top()
    # as a window of 1024 pixels is with text of 150 %
    two_years.page.resize(683, 427)
    two_years.settles()
    left, right = (it.mapTo(two_years.page, QPoint()) for it in (now, before))
    assert right.y() == left.y()
    two_years.page.resize(600, 800)
    two_years.settles()
    left, right = (it.mapTo(two_years.page, QPoint()) for it in (now, before))
    assert right.y() > left.y() + now.height()


def test_the_year_before_is_read_by_itself_and_nothing_is_subtracted(two_years: Desk) -> None:
    lay(two_years)
    before = two_years.reads()
    two_years.clicks("Compare with the year before")
    assert two_years.reads().count("Nov 2024 \N{EN DASH} Nov 2025") >= 3
    assert heard(two_years, DOTS, 1) == ["40 days: Long ago, noticed 1 June 2025"]
    assert "Not acknowledged yet · Nov 2025 \N{EN DASH} Nov 2026" in two_years.reads()
    near, far = (picture(two_years, DOTS, number) for number in (0, 1))
    assert far.accessibleName() == f"{DOTS}, Nov 2024 \N{EN DASH} Nov 2025"
    # both lines go equally far
    assert near.place(0).left() < near.width() / 5
    assert far.place(0).left() > far.width() * 0.8
    two_years.clicks("Compare with the year before")
    assert two_years.reads() == before


def test_any_time_can_be_chosen(two_years: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(two_years)
    chip = two_years.all_of(PeriodChip)[0]
    assert chip.text() == "Nov 2025 \N{EN DASH} Nov 2026 ▾"
    picks(chip, "2025")
    two_years.settles()
    assert chip.text() == "2025 ▾"
    assert heard(two_years, DOTS) == ["40 days: Long ago, noticed 1 June 2025"]
    picks(chip, "Since the beginning")
    two_years.settles()
    assert chip.accessibleName() == "Period: Mar 2025 \N{EN DASH} Nov 2026"
    assert "Compare with the year before" not in two_years.buttons()
    dates = (date(2026, 9, 1), date(2026, 9, 30))
    monkeypatch.setattr("allyjournal.ui.messages.ask_dates", lambda *_: dates)
    picks(chip, "Dates…")
    two_years.settles()
    assert chip.text() == "1 Sep 2026 \N{EN DASH} 30 Sep 2026 ▾"
    assert "Compare with the time before" in two_years.buttons()
    assert heard(two_years, GRID) == ["September 2026: Responsibility"]
    monkeypatch.setattr("allyjournal.ui.messages.ask_dates", lambda *_: None)
    picks(chip, "Dates…")
    assert chip.text() == "1 Sep 2026 \N{EN DASH} 30 Sep 2026 ▾"
    chip.menu().aboutToShow.emit()
    [ticked] = [it.text() for it in chip.menu().actions() if it.isChecked()]
    assert ticked == "Dates…"


def test_since_the_beginning_each_picture_begins_with_what_it_shows(two_years: Desk) -> None:
    two_years.has(kept("1987-01-03", "Once.", topics=("race",)))
    lay(two_years)
    picks(two_years.all_of(PeriodChip)[0], "Since the beginning")
    two_years.settles()
    lanes = picture(two_years, LANES)
    assert lanes.accessibleName() == f"{LANES}, Nov 2025 \N{EN DASH} Nov 2026"
    assert "Nov 2025 \N{EN DASH} Nov 2026" in two_years.reads()
    assert any(words.endswith("the day its commitment was signed.") for words in two_years.reads())
    assert lanes.place(1).left() - lanes.place(0).left() > lanes.width() / 4
    two_years.clicks("Show as tables")
    assert table(two_years, lanes.accessibleName())[0] == [
        *("Ask for times first.", "1 November 2025", "signed")
    ]


def test_the_menu_offers_the_years_with_something_and_dates_above_them(two_years: Desk) -> None:
    two_years.has(*(kept(f"{year}-05-01", "Once.") for year in (1987, *range(2001, 2012))))
    lay(two_years)
    chip = two_years.all_of(PeriodChip)[0]
    chip.menu().aboutToShow.emit()
    offered = [it.text() for it in chip.menu().actions() if it.text()]
    assert offered[:3] == ["The last year", "Since the beginning", "Dates…"]
    assert offered[3:] == ["2026", "2025", *map(str, range(2011, 2003, -1))]


def test_who_comes_back_stands_where_they_were(two_years: Desk) -> None:
    page = lay(two_years)
    page.begin()
    assert two_years.all_of(PeriodChip)[0].hasFocus()
    shown = picture(two_years, GRID)
    shown.setFocus()
    two_years.presses(Qt.Key.Key_Right)
    two_years.presses(Qt.Key.Key_Return)
    there = shown.value_in_words()
    page.hide()
    page.show()
    page.begin()
    assert page.focusWidget() is shown
    assert shown.value_in_words() == there
