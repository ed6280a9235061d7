"""The year strip: moved by keys, clicks and dragging, said in words, mirrored."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.time_scale import Unit
from allyjournal.ui.widgets.year_strip import Landmark, YearStrip
from tests.ui.widgets.year_strip_hands import (
    ROWS,
    TODAY,
    days,
    drag,
    every_day,
    four_years,
    layout,
    listen,
    marks,
    place,
    pointed_at,
    turn,
)

OCTOBER = "October 2026: 3 listening, 1 responsibility, 4 reflection"


@pytest.fixture
def strip(qtbot: QtBot) -> YearStrip:
    return four_years(qtbot)


@pytest.fixture
def moves(strip: YearStrip) -> list[date]:
    return listen(strip)


# What it says


def heard(strip: YearStrip) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(strip)


def test_a_screen_reader_hears_the_month_and_what_it_has(strip: YearStrip) -> None:
    assert heard(strip).role() == QAccessible.Role.Slider
    assert heard(strip).text(QAccessible.Text.Name) == f"Months, {OCTOBER}"
    assert heard(strip).text(QAccessible.Text.Value) == OCTOBER
    assert heard(strip).state().focusable
    assert heard(strip).childCount() == 0


def test_landmarks_and_empty_months_are_heard(strip: YearStrip, qtbot: QtBot) -> None:
    strip.show_landmarks([Landmark(date(2024, 11, 11), "agreement 2")])
    strip.show_span(date(2024, 11, 1), date(2024, 11, 30))
    assert strip.value_in_words() == "November 2024: agreement 2"
    strip.show_span(date(2023, 6, 1), date(2023, 6, 30))
    assert strip.value_in_words() == "June 2023: nothing"


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QAccessible.Event]]:
    told: list[QAccessible.Event] = []

    def note(event: QAccessibleEvent) -> None:
        told.append(event.type())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    yield told


def test_moving_by_keys_is_said_aloud_and_following_is_not(
    strip: YearStrip, qtbot: QtBot, events: list[QAccessible.Event]
) -> None:
    name, aloud = QAccessible.Event.NameChanged, QAccessible.Event.Announcement
    strip.show_span(date(2026, 9, 1), date(2026, 9, 30))
    strip.show_span(date(2026, 8, 31), date(2026, 9, 30))
    assert events == [name]
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert [event for event in events if event in (name, aloud)] == [name, name, aloud]


@pytest.fixture
def spanish() -> Iterator[None]:
    former = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    yield
    QLocale.setDefault(former)


def test_months_and_counts_follow_the_locale_of_the_person(strip: YearStrip, spanish: None) -> None:
    strip.show_marks([sorted(every_day("2026-10-01", 31) * 400), [], []])
    assert strip.value_in_words() == "octubre 2026: 12.400 listening"


def test_a_picture_that_is_gone_leaves_nothing_behind(qtbot: QtBot) -> None:
    for _ in range(50):
        widget = YearStrip("Months", ROWS)
        assert heard(widget).text(QAccessible.Text.Name) == "Months"
        widget.deleteLater()
        QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


# Keys


def test_arrows_go_by_months(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert moves == [date(2026, 9, 1), date(2026, 8, 1), date(2026, 9, 1)]
    assert strip.value_in_words() == "September 2026: nothing"


def test_pages_and_ctrl_go_by_years(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(strip, Qt.Key.Key_PageDown)
    qtbot.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert [move.year for move in moves] == [2025, 2024, 2025, 2026]
    assert {(move.month, move.day) for move in moves} == {(10, 1)}


def test_home_and_end_and_no_further(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageUp):
        qtbot.keyClick(strip, key)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(strip, key)
    assert moves == [date(2023, 1, 1), date(2026, 10, 1)]


def test_alt_and_letters_are_for_the_window(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(strip, Qt.Key.Key_A)
    assert moves == []


def test_it_is_one_tab_stop(strip: YearStrip) -> None:
    assert strip.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert strip.children() == []


# The frame


def test_without_the_focus_it_follows_the_frame(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    strip.clearFocus()
    strip.show_span(date(2024, 1, 15), date(2024, 2, 29))
    assert strip.value_in_words() == "February 2024: 1 listening, 1 reflection"
    assert moves == []


def test_with_the_focus_it_leads_also_through_empty_months(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    # the list has nothing in September and goes on showing October
    strip.show_span(date(2026, 10, 1), date(2026, 10, 20))
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert moves == [date(2026, 9, 1), date(2026, 8, 1)]


def test_taking_the_focus_it_begins_in_the_frame(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    strip.setFocus()
    strip.show_span(date(2024, 5, 1), date(2024, 5, 30))
    strip.clearFocus()
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert moves == [date(2024, 6, 1)]


# The pointer


def test_a_click_jumps_to_its_month(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place(strip, "2024-02-29"))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place(strip, "2024-02-03", row=2))
    qtbot.mouseClick(strip, Qt.MouseButton.RightButton, pos=place(strip, "2025-02-03"))
    qtbot.mouseClick(
        strip, Qt.MouseButton.LeftButton, pos=QPoint(4, place(strip, "2025-01-01").y())
    )
    assert moves == [date(2024, 2, 1), date(2024, 2, 1)]
    assert strip.hasFocus()


def test_dragging_goes_through_the_months(
    strip: YearStrip, moves: list[date], qtbot: QtBot
) -> None:
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=place(strip, "2025-01-15"))
    for goal in ("2025-01-20", "2025-02-15", "2025-03-15", "2025-02-20"):
        drag(strip, place(strip, goal))
    drag(strip, place(strip, "2025-06-15"), Qt.MouseButton.RightButton)
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=place(strip, "2025-02-20"))
    assert [move.month for move in moves] == [1, 2, 3, 2]


def test_dragging_over_the_edge_scrolls_to_earlier_years(strip: YearStrip, qtbot: QtBot) -> None:
    strip.show_marks([every_day("1990-01-01", 365 * 36), [], []])
    moves = listen(strip)
    first = strip._scale.start
    at = layout(strip).place(4, layout(strip).top + 4, 1, 1).topLeft()
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    for _ in range(5):
        drag(strip, at - QPoint(30, 0))
    assert strip._scale.start < first - 365
    assert moves == sorted(moves, reverse=True)
    assert len(moves) == 6


def test_pointing_shows_what_is_there(strip: YearStrip) -> None:
    assert pointed_at(strip, place(strip, "2026-10-14")) == OCTOBER
    strip.show_landmarks([Landmark(date(2024, 11, 11), "agreement 2")])
    flag = QPoint(place(strip, "2024-11-11").x(), 6)
    assert pointed_at(strip, flag) == "agreement 2, 11 November 2024"
    strip.show_landmarks([Landmark(date(2024, 11, 11), "agreement 2", name="Ours, version 2")])
    assert pointed_at(strip, flag) == "Ours, version 2, 11 November 2024"
    assert pointed_at(strip, flag + QPoint(100, 0)).startswith("July 2025")


def test_a_flag_is_a_way_to_its_month(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    strip.show_landmarks([Landmark(date(2024, 11, 30), "agreement 2")])
    at = QPoint(place(strip, "2024-11-30").x() + 4, 6)
    # the flag reaches into December
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert moves == [date(2024, 11, 1)]


# How much there is


def test_an_empty_journal(qtbot: QtBot) -> None:
    strip = YearStrip("Months", ROWS, today=lambda: TODAY)
    qtbot.addWidget(strip)
    strip.resize(700, strip.sizeHint().height())
    moves = listen(strip)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Plus):
        qtbot.keyClick(strip, key)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 40))
    assert moves == []
    assert pointed_at(strip, QPoint(300, 40)) == ""
    assert heard(strip).text(QAccessible.Text.Value) == ""
    assert [marks(strip, row) for row in range(3)] == [0, 0, 0]
    assert date.fromordinal(int(strip._scale.start)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("there", "first", "last"),
    [
        (("2026-11-18", "2026-11-25"), "2026-05-31", "2026-11-30"),
        (("2026-11-30", "2027-01-02"), "2026-08-01", "2027-01-31"),
        (("2025-10-09", "2026-11-25"), "2025-10-01", "2026-11-30"),
        (("1987-05-01", "2024-11-05", "2026-12-12"), "2024-11-01", "2026-12-31"),
        (("1987-05-01", "2026-11-25"), "2026-05-31", "2026-11-30"),
        (("2016-01-01", "2022-12-01", "2026-11-25"), "2022-12-01", "2026-11-30"),
        (("2016-01-01", "2022-11-30", "2026-11-25"), "2026-05-31", "2026-11-30"),
    ],
    ids=["a week", "new year", "a year", "a memory", "week and memory", "ten years", "long ago"],
)
def test_at_first_it_is_as_long_as_there_is_something(
    strip: YearStrip, there: tuple[str, ...], first: str, last: str
) -> None:
    """The last four years at most, and half a year at least."""
    strip.show_marks([days(*there), [], []])
    shown = strip._scale.start, strip._scale.start + strip._scale.days
    day_after = date.fromisoformat(last).toordinal() + 1
    assert shown == (date.fromisoformat(first).toordinal(), day_after)
    strip.clearFocus()
    assert strip._step() is Unit.MONTH


def test_a_wide_strip_shows_months_at_first(strip: YearStrip) -> None:
    strip.resize(1300, strip.height())
    strip.show_marks([days("2026-11-18", "2026-11-25"), [], []])
    assert strip._step() is Unit.MONTH


def test_who_went_elsewhere_stays_there(strip: YearStrip) -> None:
    hundred = every_day("1926-01-01", 36_525)
    strip.show_marks([hundred, [], []])
    turn(strip, place(strip, "2024-02-29"), 40)
    start = strip._scale.start
    strip.show_marks([hundred, [*days("2025-12-31")], []])
    assert strip._scale.start == start


def test_one_record_has_half_a_year(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    strip.show_marks([[], days("2024-02-29"), []])
    assert strip._scale.start == date(2024, 1, 1).toordinal()
    assert strip._scale.days == 184
    assert strip.value_in_words() == "February 2024: 1 responsibility"
    assert [marks(strip, row) for row in range(3)] == [0, 1, 0]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(strip, key)
    assert moves == []


def test_a_hundred_years(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    hundred = every_day("1926-01-01", 36_525)
    strip.show_marks([hundred, hundred, hundred])
    # four years at first, the latest
    assert strip._scale.days == 1461
    assert strip._scale.start + 1461 == date(2026, 1, 1).toordinal()
    assert marks(strip, 0) == pytest.approx(48, abs=1)
    strip.show_span(date(2025, 12, 1), date(2025, 12, 31))
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert moves == [date(1926, 1, 1)]
    assert strip._scale.start == hundred[0]
    for _ in range(10):
        qtbot.keyClick(strip, Qt.Key.Key_Minus)
    strip.clearFocus()
    assert strip._scale.days == 36_525
    assert marks(strip, 0) == pytest.approx(100, abs=1)
    assert pointed_at(strip, place(strip, "1950-06-15")).startswith("1950: 365 listening")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place(strip, "1950-06-15"))
    assert abs(moves[-1] - date(1950, 6, 1)) < timedelta(days=100)
    assert moves[-1].day == 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_time(strip: YearStrip, qtbot: QtBot, day: date) -> None:
    strip.show_marks([[day.toordinal()], [], []])
    strip.show_span(day, day)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, *[Qt.Key.Key_Plus] * 9):
        qtbot.keyClick(strip, key)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert str(day.year) in strip.value_in_words()
    assert "1 listening" in strip.value_in_words()
    strip.clearFocus()
    assert marks(strip, 0) == 1


def test_as_many_sequences_as_rows(strip: YearStrip) -> None:
    with pytest.raises(ValueError, match="2 sequences of days for 3 rows"):
        strip.show_marks([[], []])


def test_the_view_follows_the_frame_to_earlier_decades(strip: YearStrip) -> None:
    strip.clearFocus()
    strip.show_marks([every_day("1990-01-01", 365 * 36), [], []])
    strip.show_span(date(1994, 3, 1), date(1994, 5, 20))
    scale = strip._scale
    assert scale.x(date(1994, 3, 1).toordinal()) >= 0
    assert scale.x(date(1994, 6, 1).toordinal()) <= scale.width


# Left and right, large and small


def test_it_is_mirrored(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    left = place(strip, "2024-02-29").x()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert place(strip, "2024-02-29").x() == pytest.approx(strip.width() - left, abs=1)
    assert [marks(strip, row) for row in range(3)] == [3, 2, 2]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place(strip, "2024-02-15"))
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    assert moves == [date(2024, 2, 1), date(2024, 3, 1), date(2023, 3, 1)]


def test_a_landmark_alone_is_something(strip: YearStrip, moves: list[date], qtbot: QtBot) -> None:
    strip.show_marks([[], [], []])
    strip.show_landmarks([Landmark(date(2025, 5, 3), "agreement 1")])
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.value_in_words() == "May 2025: agreement 1"
