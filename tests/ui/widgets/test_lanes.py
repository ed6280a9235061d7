"""Lanes: marks in words, walked by keys, pointed at, mirrored, broken."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.lanes import Lane, Lanes, Point, _in_lines
from allyjournal.ui.widgets.year_strip_content import Landmark
from tests.ui.widgets.year_strip_hands import pointed_at


def mark(day: date, height: int | None, words: str) -> Point:
    return Point(day, height, words.format)


POINTS = [
    mark(date(2026, 1, 10), 0, "10 January 2026: Acted against it"),
    mark(date(2026, 4, 20), 4, "20 April 2026: It has become ordinary"),
    mark(date(2026, 8, 1), None, "1 August 2026: Not applicable"),
    mark(date(2026, 11, 2), 2, "2 November 2026: Did as described"),
]
REWORDED = Landmark(date(2026, 6, 1), "reworded")


@pytest.fixture
def lane(qtbot: QtBot) -> Lanes:
    made = Lanes("Check-ins")
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show_lanes([Lane("", POINTS, [REWORDED])], date(2026, 1, 1), date(2026, 12, 31))
    with qtbot.waitActive(made):
        made.show()
    made.clearFocus()
    return made


def centre(lane: Lanes, index: int) -> QPoint:
    return lane.place(index).center().toPoint()


def colour(lane: Lanes, place: QPoint) -> QColor:
    return lane.grab().toImage().pixelColor(place)


def test_the_newest_mark_is_heard_first_and_says_what_it_is(lane: Lanes) -> None:
    heard = QAccessible.queryAccessibleInterface(lane)
    assert heard.role() == QAccessible.Role.Slider
    assert heard.text(QAccessible.Text.Name) == "Check-ins, 2 November 2026: Did as described"
    assert lane.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_it_is_walked_by_keys(lane: Lanes, qtbot: QtBot) -> None:
    lane.setFocus()
    said = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(lane, key)
        said.append(lane.value_in_words())
    assert said == [
        "1 August 2026: Not applicable; reworded",
        "10 January 2026: Acted against it",
        "10 January 2026: Acted against it",
        "20 April 2026: It has become ordinary",
    ]
    qtbot.keyClick(lane, Qt.Key.Key_End)
    assert lane.value_in_words() == "2 November 2026: Did as described"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_opens_what_is_chosen(lane: Lanes, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(lane, Qt.Key.Key_Home)
    with qtbot.waitSignal(lane.opened) as told:
        qtbot.keyClick(lane, key)
    assert told.args == [0]


def test_other_keys_are_the_pages(lane: Lanes, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(lane.opened):
        qtbot.keyClick(lane, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(lane, Qt.Key.Key_A)
    assert lane.value_in_words() == "2 November 2026: Did as described"


def test_without_marks_there_is_nothing_to_say_or_open(qtbot: QtBot) -> None:
    empty = Lanes("Check-ins")
    qtbot.addWidget(empty)
    empty.show_lanes([], date(2026, 1, 1), date(2026, 1, 1))
    empty.show()
    empty.setFocus()
    with qtbot.assertNotEmitted(empty.opened):
        qtbot.keyClick(empty, Qt.Key.Key_Return)
        qtbot.mouseClick(empty, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert empty.value_in_words() == ""
    assert not empty.grab().isNull()


def test_a_click_opens_the_mark_below_it(lane: Lanes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lane.opened) as told:
        qtbot.mouseClick(lane, Qt.MouseButton.LeftButton, pos=centre(lane, 1))
    assert told.args == [1]
    with qtbot.assertNotEmitted(lane.opened):
        qtbot.mouseClick(lane, Qt.MouseButton.LeftButton, pos=QPoint(200, 2))
        qtbot.mouseClick(lane, Qt.MouseButton.RightButton, pos=centre(lane, 1))


def test_words_are_shown_to_those_who_point(lane: Lanes, qtbot: QtBot) -> None:
    assert pointed_at(lane, centre(lane, 0)) == "10 January 2026: Acted against it"
    # Qt takes the words away after a moment
    qtbot.waitUntil(lambda: pointed_at(lane, QPoint(200, 2)) == "")


def test_low_marks_are_hollow_and_words_stand_beside_the_scale(lane: Lanes) -> None:
    accent, ground = theme.colour("accent"), theme.colour("canvas")
    assert colour(lane, centre(lane, 0)) == ground
    assert colour(lane, centre(lane, 1)) == accent
    assert colour(lane, centre(lane, 2)) != accent
    assert centre(lane, 1).y() < centre(lane, 3).y() < centre(lane, 0).y()
    assert centre(lane, 2).y() == centre(lane, 3).y()


def test_a_break_interrupts_the_line(lane: Lanes) -> None:
    x, y = round(lane._x(REWORDED.day)), round(lane._y(0, 2))
    line = theme.colour("line")
    row = [colour(lane, QPoint(x + away, y)) == line for away in (-30, -3, 3, 30)]
    assert row == [True, False, False, True]


def test_with_the_focus_the_chosen_mark_is_ringed_and_said(lane: Lanes) -> None:
    before = lane.grab().toImage()
    lane.setFocus()
    assert lane.grab().toImage() != before


def test_it_is_mirrored_where_the_language_goes_to_the_left(lane: Lanes, qtbot: QtBot) -> None:
    first = centre(lane, 0).x()
    lane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert centre(lane, 0).x() == lane.width() - first
    lane.setFocus()
    qtbot.keyClick(lane, Qt.Key.Key_Home)
    qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert lane.value_in_words() == "20 April 2026: It has become ordinary"


def test_a_day_beyond_its_ends_widens_it(lane: Lanes) -> None:
    far = mark(date(2027, 6, 1), 3, "Later")
    lane.show_lanes([Lane("", [*POINTS, far])], date(2026, 1, 1), date(2026, 12, 31))
    assert 0 < centre(lane, 4).x() < lane.width()


SEVERAL = [
    Lane("Ask for times first", POINTS[:2], [REWORDED]),
    Lane("Say nothing for others, however long it takes to find somebody who can", ()),
    Lane("Read before asking", POINTS[2:]),
]


@pytest.fixture
def several(lane: Lanes) -> Lanes:
    lane.show_lanes(SEVERAL, date(2026, 1, 1), date(2026, 12, 31))
    lane.resize(600, lane.sizeHint().height())
    return lane


def test_up_and_down_go_from_lane_to_lane(several: Lanes, qtbot: QtBot) -> None:
    several.setFocus()
    ask = "Ask for times first"
    assert several.value_in_words() == f"20 April 2026: It has become ordinary · {ask}"
    qtbot.keyClick(several, Qt.Key.Key_Down)
    assert several.value_in_words() == "1 August 2026: Not applicable · Read before asking"
    qtbot.keyClick(several, Qt.Key.Key_Up)
    qtbot.keyClick(several, Qt.Key.Key_Left)
    assert several.value_in_words() == f"10 January 2026: Acted against it · {ask}"


def test_every_lane_has_its_label_before_its_marks(several: Lanes) -> None:
    image, ground = several.grab().toImage(), theme.colour("canvas")
    pitch = several._pitch()
    for row in range(3):
        letters = {
            image.pixelColor(x, y).name()
            for x in range(150)
            for y in range(row * pitch, (row + 1) * pitch)
        }
        assert letters != {ground.name()}
    assert several.place(0).left() > 150


def test_time_is_written_below_where_it_is_wanted(qtbot: QtBot) -> None:
    plain, written = Lanes("Check-ins"), Lanes("Check-ins", axis=True)
    for lanes in (plain, written):
        qtbot.addWidget(lanes)
        lanes.show_lanes(SEVERAL, date(2026, 1, 1), date(2026, 12, 31))
        lanes.resize(600, lanes.sizeHint().height())
    assert written.height() > plain.height()
    image, below = written.grab().toImage(), range(plain.height() + 6, written.height())
    seen = {image.pixelColor(x, y).name() for x in range(200, 600) for y in below}
    assert theme.colour("second_ink").name() in seen


def test_the_words_of_a_break_at_the_end_stand_before_it(qtbot: QtBot) -> None:
    lanes = Lanes("Check-ins")
    qtbot.addWidget(lanes)
    late = Landmark(date(2026, 12, 31), "reworded")
    lanes.show_lanes([Lane("", POINTS, [late])], date(2026, 1, 1), date(2026, 12, 31))
    lanes.resize(600, lanes.sizeHint().height())
    image = lanes.grab().toImage()
    above = {image.pixelColor(x, y).name() for x in range(500, 580) for y in range(14)}
    assert len(above) > 1


def test_no_mark_says_anything_before_it_is_asked(lane: Lanes) -> None:
    asked: list[date] = []

    def words(day: date) -> str:
        asked.append(day)
        return "Something"

    days = [date(2026, 1, number) for number in range(1, 31)]
    lane.show_lanes(
        [Lane("", [Point(day, 2, partial(words, day)) for day in days])], days[0], days[-1]
    )
    lane.grab()
    assert asked in ([], days[-1:])
    assert lane.words(3) == "Something"
    assert asked[-1] == days[3]


def test_no_line_stands_before_its_beginning(lane: Lanes) -> None:
    ends = date(2026, 1, 1), date(2026, 12, 31)
    lane.show_lanes([Lane("", POINTS[2:], (), date(2026, 6, 1))], *ends)
    begin, y = round(lane._x(date(2026, 6, 1))), round(lane._y(0, 2))
    ground, line = theme.colour("canvas"), theme.colour("line")
    shown = [colour(lane, QPoint(begin + away, y)) for away in (-40, -4, 4)]
    assert shown == [ground, ground, line]
    lane.show_lanes([Lane("", (), (), date(2027, 6, 1))], *ends)
    assert [colour(lane, QPoint(x, y)) for x in (0, 300, 590)] == [ground] * 3


def test_words_beside_the_scale_give_way_to_marks(lane: Lanes) -> None:
    near = mark(date(2026, 8, 9), 2, "Near")
    ends = date(2026, 1, 1), date(2026, 12, 31)
    lane.show_lanes([Lane("", [*POINTS[:3], near, POINTS[3]])], *ends)
    assert centre(lane, 2).y() < centre(lane, 1).y()
    assert not lane.place(2).intersects(lane.place(3))


def test_a_long_statement_is_read_whole_where_the_lane_is_high_enough(lane: Lanes) -> None:
    metrics = QFontMetrics(theme.font(theme.SMALLEST))
    label = "Say nothing for others, and find somebody who can say it"
    width = metrics.horizontalAdvance("Say nothing for others,")
    assert _in_lines(label, metrics, width, 3).replace("\n", " ") == label
    assert _in_lines(label, metrics, width, 2).endswith("…")


def test_the_last_months_have_their_label_too(lane: Lanes) -> None:
    lane.show_lanes([Lane("", POINTS)], date(2026, 1, 1), date(2026, 11, 26))
    lane.resize(360, lane.height())
    words = [it.words for it in lane._axis_words(theme.font(theme.SMALLEST))]
    assert words[-1] == "Oct 2026"
