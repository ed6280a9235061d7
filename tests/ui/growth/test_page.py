"""The page of growth: marks and lists of a time, what is behind them, the same in words."""

from datetime import date, timedelta

import pytest
import time_machine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import Mistake
from allyjournal.store.changes import Changes
from allyjournal.ui.growth.period import PeriodChip
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import Desk
from tests.ui.growth.glass import (
    AGAIN,
    AVOIDED,
    HEARD,
    LATE,
    LEARNED,
    SAME_MONTH,
    SOME_YEAR,
    SPOKE,
    TODAY,
    agreement,
    agrees,
    clicks_on,
    heard,
    in_dialog,
    kept,
    lay,
    made,
    opens,
    picks,
    picture,
    presses_button,
    table,
)
from tests.ui.shelf import look

GRID, LANES, DOTS = "When, and about what", "Commitments", "From noticing, in days"
OCTOBER = "October 2026: Reflection and learning, class, not in the agreement"


def test_an_empty_journal_says_what_belongs_here(desk: Desk) -> None:
    page = lay(desk)
    asked: list[str] = []
    page.new_requested.connect(asked.append)
    assert desk.all_of(MarkedPicture) == []
    desk.clicks("Write a reflection")
    assert asked == ["reflection"]


def test_in_a_narrow_window_nothing_of_its_head_is_cut(two_years: Desk) -> None:
    lay(two_years)
    words = ("Compare with the year before", "Show as tables", "Add to a summary")
    widths = [two_years.button(it).sizeHint().width() for it in words]
    assert two_years.page.minimumSizeHint().width() < sum(widths)


def test_every_month_with_something_has_a_mark_against_the_agreement(two_years: Desk) -> None:
    lay(two_years)
    assert "When, and about what, against my own agreement" in two_years.reads()
    assert heard(two_years, GRID) == [
        "October 2026: Listening, race",
        "February 2026: Responsibility",
        "September 2026: Responsibility",
        "May 2026: Reflection and learning, no topic named",
        OCTOBER,
    ]
    assert (
        "A mark is a month with something written. Quiet months are just quiet."
        " In italics: not named in the agreement."
    ) in two_years.reads()


def test_a_mark_opens_its_record_or_lets_choose_one_of_several(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    clicks_on(two_years, GRID, "October 2026: Listening, race")
    assert asked == [HEARD.uid]

    def takes_the_older(dialog: Dialog) -> None:
        [found] = dialog.findChildren(RecordList)
        look(two_years, found)
        rows = [found.row(it) for it in found.ids()]
        days = ["20 October 2026", "3 October 2026"]
        assert [row.note.split(" · ")[0] for row in rows if row] == days
        QTest.keyClick(found, Qt.Key.Key_Down)
        QTest.keyClick(found, Qt.Key.Key_Return)

    said = in_dialog(takes_the_older)
    clicks_on(two_years, GRID, OCTOBER)
    assert said == [OCTOBER]
    assert asked == [HEARD.uid, SAME_MONTH.uid]
    in_dialog(lambda dialog: presses_button(dialog, "Cancel"))
    clicks_on(two_years, GRID, OCTOBER)
    assert asked == [HEARD.uid, SAME_MONTH.uid]


def test_what_is_known_to_its_year_alone_is_said_and_shown(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    two_years.clicks("Known to its year alone: Reflection and learning")
    assert asked == [SOME_YEAR.uid]


def test_what_went_meanwhile_is_not_opened(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    two_years.does(lambda: two_years.journal.trash(HEARD.uid))
    clicks_on(two_years, GRID, "October 2026: Listening, race")
    assert asked == []


def test_check_ins_stand_in_lanes_in_words(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    assert heard(two_years, LANES) == [
        "Thursday 2 April 2026: Avoided it · Ask for times first.",
        "Monday 2 November 2026: Did as described; reworded · Ask for times first.",
    ]
    picture(two_years, LANES).setFocus()
    two_years.presses(Qt.Key.Key_Home)
    two_years.presses(Qt.Key.Key_Return)
    assert asked == [AVOIDED.uid]


def test_a_dot_a_mistake_and_what_has_none_by_its_reason(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    dot = "3 days: Spoke first, noticed 1 February"
    assert heard(two_years, DOTS) == [dot]
    clicks_on(two_years, DOTS, dot)
    assert asked == [SPOKE.uid]
    assert "Not acknowledged yet" in two_years.reads()
    two_years.clicks("To a first step")
    assert heard(two_years, DOTS) == ["10 days: Spoke first, noticed 1 February"]
    assert "No step done yet" in two_years.reads()
    two_years.clicks("Spoke again")
    assert asked == [SPOKE.uid, AGAIN.uid]


def test_mistakes_stand_and_are_heard_in_the_order_of_noticing(desk: Desk) -> None:
    """What is sorted by days reads like a ranking."""
    slow = SPOKE.changed(title="Slow", acknowledged_on=date(2026, 3, 9))
    quick = made(Mistake, "2026-10-01", title="Quick", acknowledged_on=date(2026, 10, 2))
    desk.has(quick, AGAIN, slow)
    lay(desk)
    assert heard(desk, DOTS) == [
        "36 days: Slow, noticed 1 February",
        "1 day: Quick, noticed 1 October",
    ]
    desk.clicks("Show as tables")
    assert [row[0] for row in table(desk, DOTS)] == ["Slow", "Spoke again", "Quick"]


def test_lists_say_where_things_stand(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    words = two_years.reads()
    for expected in (
        "Declined",
        "“Not mine to do.”",
        "Repairing",
        "a step past its date, 20 November",
        "Same pattern: speaking first",
        "Noticing better brings more that share a pattern to light.",
        "“I read it before asking.”",
    ):
        assert expected in words
    for link in ("Speak for the group", "The statement"):
        two_years.clicks(link)
    assert asked == [HEARD.uid, LEARNED.uid]


def test_of_many_the_first_are_listed_and_all_can_be_chosen_from(desk: Desk) -> None:
    desk.has(*(AGAIN.changed(uid=kept("2026-09-01", "").uid, title=f"No. {n}") for n in range(9)))
    asked = opens(lay(desk))
    # of those without a dot, those noticed, and those of one pattern
    assert len([it for it in desk.buttons() if it.startswith("No. ")]) == 3 * 6

    def takes_one(dialog: Dialog) -> None:
        [found] = dialog.findChildren(RecordList)
        look(desk, found)
        assert len(found.ids()) == 9
        presses_button(dialog, "Open it")

    assert in_dialog(takes_one) == []
    desk.clicks("All of them…")
    assert len(asked) == 1


def test_without_an_agreement_nothing_is_set_apart(desk: Desk) -> None:
    desk.has(LATE)
    lay(desk)
    assert "When, and about what" in desk.reads()
    assert heard(desk, GRID) == ["October 2026: Reflection and learning, class"]
    assert "Check-ins are written on the agreement, beside each commitment." in desk.reads()
    assert desk.reads().count("No mark in this time.") == 2
    # a file of nothing is not offered
    assert desk.buttons().count("Save…") == 1
    assert "No advice in this time." in desk.reads()


def test_beside_an_agreement_that_names_no_topic_none_is_set_apart(desk: Desk) -> None:
    signed, versions = agreement()
    communities = {"topics": (), "communities": ("ours",)}
    one, two = (replace(it, content=it.content.changed(**communities)) for it in versions)
    desk.does(lambda: desk.journal.add([signed.changed(**communities), LATE], [one, two]))
    lay(desk)
    assert "When, and about what, against my own agreement" in desk.reads()
    assert heard(desk, GRID) == ["October 2026: Reflection and learning, class"]
    assert not any("italics" in words for words in desk.reads())


def test_tables_say_the_same_and_open_it(two_years: Desk) -> None:
    asked = opens(lay(two_years))
    two_years.clicks("Show as tables")
    assert desk_pictures(two_years) == []
    assert table(two_years, GRID) == [
        ["Listening", "race", "2026: October"],
        ["Responsibility", "", "2026: February, September"],
        ["Reflection and learning", "no topic named", "2026: May"],
        ["Reflection and learning", "race", "quiet"],
        ["Reflection and learning", "class, not in the agreement", "2026: October"],
    ]
    assert table(two_years, LANES) == [
        ["Ask for times first.", "2 April 2026", "Avoided it"],
        ["Ask for times first.", "1 June 2026", "reworded"],
        ["Ask for times first.", "2 November 2026", "Did as described"],
    ]
    assert table(two_years, DOTS) == [
        ["Spoke first", "1 February 2026", "4 February 2026", "3 days"],
        ["Spoke again", "1 September 2026", "", "Not acknowledged yet"],
    ]
    assert "Spoke again" not in two_years.buttons()[:8]
    [lanes] = [it for it in two_years.all_of(PlainTable) if it.accessibleName() == LANES]
    for row in (1, 0):
        lanes.selectRow(row)
        QTest.keyClick(lanes, Qt.Key.Key_Return)
    assert asked == [AVOIDED.uid]
    two_years.clicks("Show as pictures")
    assert two_years.all_of(PlainTable) == []


def desk_pictures(desk: Desk) -> list[str]:
    return [it.accessibleName() for it in desk.all_of(MarkedPicture)]


def test_a_summary_is_asked_for_with_the_time_in_sight(two_years: Desk) -> None:
    page = lay(two_years)
    asked: list[Period] = []
    page.summary_requested.connect(asked.append)
    two_years.clicks("Add to a summary")
    assert asked == [Period(date(2025, 11, 26), date(2026, 11, 25))]


def test_what_is_written_elsewhere_comes_into_sight(two_years: Desk) -> None:
    page = lay(two_years)
    two_years.has(kept("2026-03-03", "New.", topics=("race",)))
    page.refresh(Changes(frozenset({"reflection"})))
    two_years.settles()
    assert "March 2026: Reflection and learning, race" in heard(two_years, GRID)
    page.hide()
    two_years.has(kept("2026-07-03", "Newer.", topics=("race",)))
    page.refresh(Changes(frozenset({"reflection"})))
    page.show()
    two_years.settles()
    assert "July 2026: Reflection and learning, race" in heard(two_years, GRID)


def test_how_much_was_written_in_a_month_changes_nothing(two_years: Desk) -> None:
    lay(two_years)
    before = two_years.reads(), heard(two_years, GRID), two_years.buttons()
    two_years.has(*(kept("2026-10-04", f"More {n}.", topics=("class",)) for n in range(20)))
    two_years.page.refresh(None)
    two_years.settles()
    assert (two_years.reads(), heard(two_years, GRID), two_years.buttons()) == before


def test_a_picture_is_one_stop_on_the_way_of_tab(two_years: Desk) -> None:
    page = lay(two_years)
    page.begin()
    seen: list[str] = []
    while (focused := QApplication.focusWidget()) and focused.accessibleName() not in seen[:1]:
        seen.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen[0] == "Period: Nov 2025 \N{EN DASH} Nov 2026"
    wanted = [GRID, "To acknowledging", DOTS, LANES, "What changed in between?"]
    assert [name for name in seen if name in wanted] == wanted


@pytest.mark.parametrize("years", [1, 100])
def test_one_record_and_a_hundred_years_have_their_place(desk: Desk, years: int) -> None:
    desk.has(kept("2026-11-01", "Now.", topics=("age",)))
    if years > 1:
        desk.has(kept("1926-11-01", "Long ago.", topics=("age",)))
    lay(desk)
    chip = desk.all_of(PeriodChip)[0]
    picks(chip, "Since the beginning")
    desk.settles()
    desk.page.grab()
    names = heard(desk, GRID)
    if years == 1:
        assert names == ["November 2026: Reflection and learning, age"]
    else:
        assert names == ["1926: Reflection and learning, age", "2026: Reflection and learning, age"]
        assert any(words.startswith("A mark is a year") for words in desk.reads())
        assert any("quiet years are left out" in words for words in desk.reads())


def test_an_agreement_alone_has_its_quiet_rows(desk: Desk) -> None:
    agrees(desk)
    lay(desk)
    assert heard(desk, GRID) == []
    desk.clicks("Show as tables")
    assert ["Listening", "race", "quiet"] in table(desk, GRID)
    assert table(desk, LANES) == [["Ask for times first.", "1 June 2026", "reworded"]]


def test_on_another_day_the_last_year_is_another(two_years: Desk) -> None:
    page = lay(two_years)
    with time_machine.travel(TODAY + timedelta(days=40)):
        page.hide()
        page.show()
        two_years.settles()
        assert two_years.all_of(PeriodChip)[0].text() == "Jan 2026 \N{EN DASH} Jan 2027 ▾"
