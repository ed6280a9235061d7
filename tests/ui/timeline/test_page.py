"""The timeline: days and months, filters and queries, what changes meanwhile."""

import threading
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from allyjournal.domain.agreement import Agreement, CommunityInput, new_commitment
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import (
    Reflection,
)
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.timeline.preview import Preview
from allyjournal.ui.widgets.year_strip import YearStrip
from tests.ui.desk import Desk
from tests.ui.timeline.reader import (
    asks,
    lay,
    look,
    made,
    texts,
    the_list,
    titles,
)

# The list


def test_records_stand_under_their_months_newest_first(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    assert titles(desk) == [
        "October 2026",
        "Talked over the plan",
        "Who the meeting time suited",
        "September 2026",
        "A bus came.",
    ]
    QAbstractItemModelTester(
        the_list(desk).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    page.refresh(None)
    desk.settles()


def test_versions_of_the_agreement_are_landmarks(desk: Desk, year: dict[str, Any]) -> None:
    listening = new_commitment(Pillar.LISTENING, "I ask for\ntimes first.")
    agreement = made(
        Agreement,
        date(2026, 9, 1),
        title="Tenants",
        positionality="I rent.",
        commitments=(listening, new_commitment(Pillar.RESPONSIBILITY, "I say so.")),
        community_input=CommunityInput.INVITED,
    )
    desk.has(agreement)
    desk.does(lambda: desk.journal.sign(agreement, date(2026, 9, 2)))
    desk.does(lambda: desk.journal.sign(agreement, date(2026, 10, 23), "I heard it twice."))
    page = lay(desk)
    assert titles(desk)[:2] == ["October 2026", "Agreement amended: version 3".replace("3", "2")]
    assert {"Agreement · version 2", "Tenants", "Friday 23 October 2026 · signed"} <= set(
        desk.reads()
    )
    assert texts(desk) == [
        "I heard it twice.",
        "I rent.",
        "I ask for times first.",
        "I say so.",
        "The community was invited to comment.",
    ]
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("Open")
    assert opened.args == [agreement.uid]
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(the_list(desk), Qt.Key.Key_Return)
    assert opened.args == [agreement.uid]


def test_an_empty_journal_says_what_belongs_here(desk: Desk) -> None:
    page = lay(desk)
    assert "Nothing here yet" in desk.reads()
    assert desk.all_of(Preview) == []
    with desk.qtbot.waitSignal(page.new_requested) as asked:
        desk.clicks("Write a reflection")
    assert asked.args == ["reflection"]


# Queries


def test_a_query_filters_and_says_what_it_did_not_understand(
    desk: Desk, year: dict[str, Any]
) -> None:
    lay(desk)
    asks(desk, "minutes")
    assert titles(desk) == ["October 2026", "Talked over the plan"]
    asks(desk, "minutes is:opened")
    assert any("is:opened" in text for text in desk.reads())
    asks(desk, "")
    assert len(titles(desk)) == 5


def test_nothing_found_says_so(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    asks(desk, "xyzzy")
    assert "Nothing found for “xyzzy”" in desk.reads()
    assert desk.all_of(Preview) == []
    assert "Take the filters away" not in desk.buttons()
    asks(desk, "bus")
    assert titles(desk)[1] == "A bus came."
    assert desk.all_of(Preview)


def test_half_a_word_finds_what_begins_with_it_and_says_so(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    said = "Nothing was found with “minu” as a whole word; below is what begins with it."
    asks(desk, "the minu")
    assert titles(desk) == ["October 2026", "Talked over the plan"]
    assert said in desk.reads()
    assert page.found_by() == "the minu*"
    assert last_marks(desk) == ((37, 40), (41, 48))
    # a whole word is found as it stands
    asks(desk, "minutes")
    assert said.replace("minu", "minutes") not in desk.reads()
    assert page.found_by() == "minutes"
    asks(desk, "minux")
    assert "Nothing found for “minux”" in desk.reads()


def test_what_is_found_begins_at_the_top_unless_what_was_selected_is_among_it(desk: Desk) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(60)]
    written = [made(Reflection, day, text="bus" if day.day % 3 else "bus, tram") for day in days]
    desk.has(*written)
    page = TimelinePage(desk.journal, desk.tasks)
    desk.lays(page)
    listed = the_list(desk)
    last, other = listed.ids()[-3], listed.ids()[-4]
    for row_id, query, selected in ((last, "tram", last), (other, "tram", None)):
        page.show_query("")
        desk.settles()
        listed.select(row_id)
        listed.selected.emit(row_id)
        desk.settles()
        page.show_query(query)
        desk.settles()
        assert listed.selected_id() == (selected or listed.ids()[0])
        assert listed.viewport().rect().contains(listed.visualRect(listed.currentIndex()))
        assert bool(listed.verticalScrollBar().value()) is bool(selected)
    listed.select(listed.ids()[-1])
    listed.selected.emit(listed.ids()[-1])
    desk.settles()
    desk.clicks("Closest match first")
    assert listed.selected_id() == listed.ids()[0]
    assert listed.verticalScrollBar().value() == 0
    # back in the order of time, the same one is looked at
    best = listed.ids()[0]
    desk.clicks("Newest first")
    assert listed.selected_id() == best


def test_an_overtaken_query_is_never_shown(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    for query in ("b", "bu", "bus"):
        page.show_query(query)
    desk.settles()
    assert titles(desk) == ["September 2026", "A bus came."]


def test_rows_are_left_alone_until_those_of_a_query_come(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    listed = the_list(desk)
    wanted: list[list[int]] = []
    listed.rows_wanted.connect(wanted.append)
    busy = threading.Event()
    desk.tasks.run(busy.wait)
    page.show_query("minutes")
    listed.grab()
    QCoreApplication.processEvents()
    busy.set()
    assert wanted == []
    desk.settles()
    assert titles(desk) == ["October 2026", "Talked over the plan"]


def test_rows_that_are_known_are_marked_anew_for_another_query(desk: Desk) -> None:
    days = [date(2026, 10, 1) + timedelta(days=number) for number in range(30)]
    desk.has(*(made(Reflection, day, title="Going", text="bus, tram") for day in days))
    page = TimelinePage(desk.journal, desk.tasks)
    desk.lays(page)
    for query, marks in (("bus", ((0, 3),)), ("tram", ((5, 9),))):
        page.show_query(query)
        desk.settles()
        the_list(desk).scrollToBottom()
        desk.qtbot.waitUntil(lambda marks=marks: last_marks(desk) == marks)


def last_marks(desk: Desk) -> object:
    """Where the row at the foot of the list is marked."""
    listed = the_list(desk)
    row = listed.row(listed.ids()[-1])
    return row and row.subtitle_marks


# What changes meanwhile


def test_the_current_record_stays_over_a_refresh(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    desk.has(made(Reflection, date(2026, 11, 1), text="Newer."))
    changed = year["suited"].changed(title="Whom it suited")
    page.refresh(desk.does(lambda: desk.journal.save(changed)))
    desk.settles()
    look(desk)
    desk.qtbot.waitUntil(lambda: "Whom it suited" in titles(desk))
    assert the_list(desk).row(the_list(desk).selected_id()).title == "Whom it suited"
    assert "Whom it suited" in desk.reads()


def test_the_current_record_is_followed_to_another_day(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    moved = year["suited"].changed(occurred_on=date(2026, 8, 1))
    page.refresh(desk.does(lambda: desk.journal.save(moved)))
    desk.settles()
    look(desk)
    assert titles(desk)[-2:] == ["August 2026", "Who the meeting time suited"]
    assert the_list(desk).row(the_list(desk).selected_id()).key == moved.uid


def test_where_the_current_record_is_gone_its_neighbour_is_shown(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    page.refresh(desk.does(lambda: desk.journal.trash(year["suited"].uid)))
    desk.settles()
    look(desk)
    assert the_list(desk).row(the_list(desk).selected_id()).title == "A bus came."
    assert texts(desk) == ["A bus came."]


def test_changes_while_it_is_out_of_sight_are_read_when_it_is_shown(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    page.hide()
    page.refresh(desk.does(lambda: desk.journal.trash(year["planned"].uid)))
    desk.settles()
    assert "Talked over the plan" in titles(desk)
    page.show()
    desk.settles()
    assert "Talked over the plan" not in titles(desk)


# Where there is room for one pane


def test_in_a_narrow_window_the_record_takes_the_place_of_the_list(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk, width=860)
    assert desk.all_of(Preview) == []
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    desk.presses(Qt.Key.Key_Return)
    assert "Who the meeting time suited" in desk.reads()
    assert not the_list(desk).isVisible()
    assert desk.button("Back to the list").hasFocus()
    page.refresh(None)
    desk.settles()
    assert not the_list(desk).isVisible()
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("Open")
    assert opened.args == [year["suited"].uid]
    desk.clicks("Back to the list")
    assert the_list(desk).hasFocus()
    assert desk.all_of(Preview) == []


def test_escape_leads_back_to_the_list(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk, width=860)
    listed = the_list(desk)
    month = listed.visualRect(listed.model().index(0, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=month)
    assert listed.isVisible()
    place = listed.visualRect(listed.model().index(2, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settles()
    assert "Who the meeting time suited" in desk.reads()
    desk.presses(Qt.Key.Key_Escape)
    assert listed.hasFocus()
    desk.presses(Qt.Key.Key_Escape)
    assert listed.isVisible()


def test_with_more_room_both_stand_side_by_side(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk, width=860)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Return)
    page.resize(1160, 794)
    assert desk.all_of(Preview)
    assert the_list(desk).isVisible()
    assert "Back to the list" not in desk.buttons()
    # and with less again, the list comes first
    page.resize(860, 794)
    assert desk.all_of(Preview) == []
    assert the_list(desk).isVisible()


def test_nothing_found_stands_alone_in_a_narrow_window_too(
    desk: Desk, year: dict[str, Any]
) -> None:
    lay(desk, width=860)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Return)
    asks(desk, "xyzzy")
    assert "Nothing found for “xyzzy”" in desk.reads()
    assert desk.all_of(Preview) == []


def test_how_much_was_found_is_said_and_best_first_can_be_chosen(
    desk: Desk, year: dict[str, Any]
) -> None:
    often = made(Reflection, date(2026, 1, 5), title="Bus", text="bus, bus and bus")
    desk.has(often)
    page = lay(desk)
    assert not {"Newest first", "Closest match first"} & set(desk.buttons())
    asks(desk, "bus")
    assert "2 found" in desk.reads()
    assert the_list(desk).accessibleDescription() == "2 found"
    assert titles(desk) == ["September 2026", "A bus came.", "January 2026", "Bus"]
    desk.clicks("Closest match first")
    look(desk)
    assert titles(desk) == ["Bus", "A bus came."]
    # no heading above says which month it is
    assert "5 Jan" in notes(desk)[0]
    assert the_list(desk).selected_id() is not None
    asks(desk, "bus came")
    assert "1 found" in desk.reads()
    assert titles(desk) == ["A bus came."]
    # without words there is nothing to rank by
    asks(desk, "kind:reflection")
    assert "3 found" in desk.reads()
    assert "Closest match first" not in desk.buttons()
    assert titles(desk)[0] == "October 2026"
    asks(desk, "")
    assert not [text for text in desk.reads() if text.endswith("found")]
    assert page.findChild(YearStrip).isEnabled()


def notes(desk: Desk) -> list[str]:
    """What stands at the right of each record, from the top."""
    rows = [the_list(desk).row(row_id) for row_id in the_list(desk).ids()]
    return [row.note for row in rows if row]


def test_another_record_of_the_best_is_looked_at_first(desk: Desk, year: dict[str, Any]) -> None:
    desk.has(made(Reflection, date(2026, 1, 5), title="Bus", text="bus, bus and bus"))
    lay(desk)
    asks(desk, "bus")
    desk.clicks("Closest match first")
    asks(desk, "call")
    asks(desk, "bus")
    assert desk.all_of(Preview)
    assert titles(desk) == ["Bus", "A bus came."]


def test_the_first_screen_of_another_query_comes_before_the_whole_list(desk: Desk) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(300)]
    written = [made(Reflection, day, text="bus " + "tram " * (day < days[250])) for day in days]
    desk.has(*written)
    page = TimelinePage(desk.journal, desk.tasks)
    desk.lays(page)
    listed = the_list(desk)
    listed.select(listed.ids()[-1])
    listed.selected.emit(listed.ids()[-1])
    desk.settles()
    lengths: list[int] = []
    listed.model().modelReset.connect(lambda: lengths.append(len(listed.ids())))
    page.show_query("tram")
    desk.settles()
    assert lengths == [50, 250]
    # the one that is looked at came with the rest
    assert listed.selected_id() == listed.ids()[-1]
    page.refresh(None)
    desk.settles()
    assert lengths == [50, 250, 250]
