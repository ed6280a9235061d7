"""The grid: a mark for a month with something in it; walked, pointed at, opened, heard."""

from datetime import date
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.month_grid import GridRow, MonthGrid
from allyjournal.ui.widgets.page_scroll import page_scroll
from tests.ui.widgets.year_strip_hands import pointed_at


def months(first: str, count: int) -> list[date]:
    start = date.fromisoformat(first)
    whole = [divmod(start.month - 1 + number, 12) for number in range(count)]
    return [date(start.year + years, month + 1, 1) for years, month in whole]


YEAR = months("2025-12-01", 12)
ROWS = [
    GridRow("Listening", "Listening", "listening", (), is_heading=True),
    GridRow("race", "Listening, race", "listening", [YEAR[0], YEAR[2], YEAR[10]]),
    GridRow("class", "Listening, class", "listening", [YEAR[5]], is_apart=True),
    GridRow("Responsibility", "Responsibility", "responsibility", [YEAR[9]], is_heading=True),
]


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    return laid(qtbot, ROWS, YEAR)


def laid(qtbot: QtBot, rows: list[GridRow], span: list[date], width: int = 560) -> MonthGrid:
    made = MonthGrid("When, and about what")
    qtbot.addWidget(made)
    made.show_rows(rows, span)
    made.resize(width, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
    made.clearFocus()
    return made


def centre(grid: MonthGrid, index: int) -> QPoint:
    return grid.place(index).center().toPoint()


def walked(grid: MonthGrid, qtbot: QtBot, *keys: Qt.Key) -> list[str]:
    said = []
    for key in keys:
        qtbot.keyClick(grid, key)
        said.append(grid.value_in_words())
    return said


def test_a_mark_stands_for_its_month_and_row(grid: MonthGrid) -> None:
    image = grid.grab().toImage()
    shown = [image.pixelColor(centre(grid, at)) for at in range(5)]
    assert shown == [theme.colour("listening")] * 4 + [theme.colour("responsibility")]
    assert [grid.cell(at).row for at in range(5)] == [1, 1, 1, 2, 3]
    assert grid.cell(1).months == (date(2026, 2, 1),)
    assert centre(grid, 0).x() < centre(grid, 1).x() < centre(grid, 2).x()
    assert centre(grid, 2).y() < centre(grid, 3).y() < centre(grid, 4).y()


def test_left_and_right_go_from_mark_to_mark_and_up_and_down_from_row_to_row(
    grid: MonthGrid, qtbot: QtBot
) -> None:
    keys = Qt.Key
    grid.setFocus()
    assert grid.value_in_words() == "December 2025: Listening, race"
    assert walked(grid, qtbot, keys.Key_Right, keys.Key_Down, keys.Key_Down, keys.Key_Down) == [
        "February 2026: Listening, race",
        "May 2026: Listening, class",
        "September 2026: Responsibility",
        "September 2026: Responsibility",
    ]
    assert walked(grid, qtbot, keys.Key_Left, keys.Key_Up, keys.Key_Home, keys.Key_End) == [
        "May 2026: Listening, class",
        "February 2026: Listening, race",
        "December 2025: Listening, race",
        "September 2026: Responsibility",
    ]


def test_enter_and_a_click_open_what_is_behind_a_mark(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    with qtbot.waitSignal(grid.opened) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert told.args == [0]
    with qtbot.waitSignal(grid.opened) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=centre(grid, 3))
    assert told.args == [3]
    with qtbot.assertNotEmitted(grid.opened):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def test_who_points_at_a_mark_reads_it_and_sees_a_hand(grid: MonthGrid, qtbot: QtBot) -> None:
    qtbot.mouseMove(grid, centre(grid, 4))
    assert grid.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert pointed_at(grid, centre(grid, 4)) == "September 2026: Responsibility"
    qtbot.mouseMove(grid, QPoint(4, 4))
    assert grid.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: pointed_at(grid, QPoint(4, 4)) == "")


def test_a_screen_reader_finds_and_presses_every_mark(grid: MonthGrid, qtbot: QtBot) -> None:
    heard = QAccessible.queryAccessibleInterface(grid)
    marks = [heard.child(at) for at in range(heard.childCount())]
    assert [mark.text(QAccessible.Text.Name) for mark in marks] == [
        "December 2025: Listening, race",
        "February 2026: Listening, race",
        "October 2026: Listening, race",
        "May 2026: Listening, class",
        "September 2026: Responsibility",
    ]
    assert {mark.role() for mark in marks} == {QAccessible.Role.Button}
    assert marks[3].rect().center() == grid.mapToGlobal(grid.place(3).toRect().center())
    with qtbot.waitSignal(grid.opened) as told:
        marks[3].actionInterface().doAction("Press")
    assert told.args == [3]
    # no eye, no pointer and no Tab meets what stands for them
    assert pointed_at(grid, centre(grid, 3)) == "May 2026: Listening, class"
    assert grid.grab().toImage().pixelColor(centre(grid, 3)) == theme.colour("listening")


def test_it_finds_other_marks_once_others_are_shown(grid: MonthGrid) -> None:
    heard = QAccessible.queryAccessibleInterface(grid)
    assert heard.childCount() == 5
    grid.show_rows(ROWS[3:], YEAR)
    names = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert names == ["September 2026: Responsibility"]
    grid.resize(480, grid.height())
    place = grid.place(0).toRect().center()
    assert heard.child(0).rect().center() == grid.mapToGlobal(place)


def test_without_anything_it_says_and_opens_nothing(qtbot: QtBot) -> None:
    empty = laid(qtbot, [ROWS[0]], YEAR)
    empty.setFocus()
    with qtbot.assertNotEmitted(empty.opened):
        qtbot.keyClick(empty, Qt.Key.Key_Return)
        qtbot.mouseClick(empty, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))
    assert empty.value_in_words() == ""
    assert not empty.grab().isNull()


def test_one_row_leaves_up_and_down_to_the_page(qtbot: QtBot) -> None:
    grid = laid(qtbot, ROWS[3:], YEAR)
    grid.setFocus()
    assert walked(grid, qtbot, Qt.Key.Key_Down) == ["September 2026: Responsibility"]


def test_time_goes_to_the_left_where_the_language_does(grid: MonthGrid, qtbot: QtBot) -> None:
    places = [grid.place(at) for at in range(5)]
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for before, at in zip(places, range(5), strict=True):
        assert grid.place(at).left() == pytest.approx(grid.width() - before.right())
    grid.setFocus()
    assert walked(grid, qtbot, Qt.Key.Key_Left) == ["February 2026: Listening, race"]
    image = grid.grab().toImage()
    assert image.pixelColor(centre(grid, 4)) == theme.colour("responsibility")


def test_a_hundred_years_are_five_years_and_five_side_by_side(qtbot: QtBot) -> None:
    span = months("1927-01-01", 1200)
    grid = laid(qtbot, [GridRow("All", "All", "accent", span, is_heading=True)], span)
    assert grid.months() == 60
    assert grid.cell(20).months == tuple(span[-24:])
    assert grid.words(19) == "2020 \N{EN DASH} 2024: All"
    # wide enough to be hit
    assert grid.place(19).width() >= 9
    ends = [(grid.place(at).left(), grid.place(at).right()) for at in range(21)]
    assert all(right < left for (_, right), (left, _) in pairwise(ends))


def test_months_come_back_where_there_is_room_again(qtbot: QtBot) -> None:
    span = months("2020-01-01", 72)
    grid = laid(qtbot, [GridRow("All", "All", "accent", span, is_heading=True)], span, 300)
    assert grid.months() == 3
    assert grid.words(1) == "April 2020 \N{EN DASH} June 2020: All"
    grid.resize(1200, grid.height())
    assert grid.months() == 1
    assert grid.cell(71).months == (date(2025, 12, 1),)


def test_a_part_of_a_year_is_a_mark_within_its_part(qtbot: QtBot) -> None:
    span = months("1990-07-01", 432)
    grid = laid(qtbot, [GridRow("All", "All", "accent", [span[0]], is_heading=True)], span)
    assert grid.months() == 12
    assert grid.place(0).left() > 30


def test_a_label_without_room_is_cut_and_marks_keep_theirs(qtbot: QtBot) -> None:
    long = GridRow("a topic in very many words that nobody cuts", "Long", "accent", YEAR)
    grid = laid(qtbot, [long], YEAR, 260)
    assert grid.place(0).left() > 100
    assert grid.place(11).right() <= 260


def on_a_page(qtbot: QtBot, rows: list[GridRow]) -> tuple[QScrollArea, MonthGrid]:
    """A grid of a year on a page that is not as high as the grid."""
    content = QWidget()
    column = QVBoxLayout(content)
    grid = MonthGrid("Many")
    grid.show_rows(rows, YEAR)
    column.addWidget(grid)
    area: QScrollArea = page_scroll(content, None)
    qtbot.addWidget(area)
    area.resize(600, 300)
    with qtbot.waitActive(area):
        area.show()
    return area, grid


def test_the_page_follows_the_keys(qtbot: QtBot) -> None:
    rows = [GridRow(f"topic {n}", f"topic {n}", "accent", [YEAR[n % 12]]) for n in range(60)]
    _area, grid = on_a_page(qtbot, rows)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_End)
    seen = grid.visibleRegion().boundingRect()
    assert seen.contains(grid.place(59).toRect())


def inked(grid: MonthGrid, place: QRect) -> bool:
    """Whether anything is painted there."""
    image = grid.grab().toImage().copy(place)
    ground = theme.colour("canvas")
    points = product(range(image.width()), range(image.height()))
    return any(image.pixelColor(x, y) != ground for x, y in points)


def test_with_the_focus_a_mark_is_ringed_and_its_month_said_where_it_covers_no_mark(
    grid: MonthGrid, qtbot: QtBot
) -> None:
    beside, row_above = QRect(0, 0, 60, grid.line()), grid.place(2).toRect()
    before = grid.grab().toImage()
    assert not inked(grid, beside)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.grab().toImage() != before
    assert inked(grid, beside)
    assert grid.grab().toImage().copy(row_above) == before.copy(row_above)


def test_the_months_stay_in_sight_while_the_page_scrolls(qtbot: QtBot) -> None:
    rows = [GridRow("", f"topic {n}", "accent", [YEAR[11]]) for n in range(60)]
    area, grid = on_a_page(qtbot, rows)
    grid.clearFocus()
    area.verticalScrollBar().setValue(400)
    top = grid.visibleRegion().boundingRect().top()
    assert top > 300
    months = QRect(20, top, grid.width() // 2, grid.line())
    assert inked(grid, months)
    assert not inked(grid, months.translated(0, grid.line() + 8))


def test_years_that_have_room_stand_above_their_marks(qtbot: QtBot) -> None:
    span = months("2003-01-01", 84)
    row = GridRow("All", "All", "second_ink", [span[0], span[-1]], is_heading=True)
    grid = laid(qtbot, [row], span, 300)
    assert grid.months() == 12
    image, ground = grid.grab().toImage(), theme.colour("canvas")
    for at in range(2):
        middle = centre(grid, at).x()
        above = [image.pixelColor(x, y) for x in (middle - 8, middle + 8) for y in range(4, 14)]
        assert any(it != ground for it in above)


def test_quiet_years_that_follow_each_other_are_left_out_at_a_dotted_line(qtbot: QtBot) -> None:
    span = months("1987-01-01", 480)
    some = [span[0], span[192], *span[-30:]]
    grid = laid(qtbot, [GridRow("All", "All", "accent", some, is_heading=True)], span, 400)
    assert grid.months() == 12
    assert grid.leaves_out()
    said = [grid.words(at).removesuffix(": All") for at in range(5)]
    assert said == ["1987", "2003", "2024", "2025", "2026"]
    # five marks, a line between three of them
    wide = [grid.place(at + 1).left() - grid.place(at).left() for at in range(4)]
    assert wide[0] == pytest.approx(wide[1])
    assert wide[0] - wide[2] == pytest.approx(theme.px(14))
    assert wide[2] > 40
    image, between = grid.grab().toImage(), (centre(grid, 0).x() + centre(grid, 1).x()) // 2
    around = [image.pixelColor(between + away, 2) for away in (-1, 0, 1)]
    assert any(it != theme.colour("canvas") for it in around)
    assert not laid(qtbot, ROWS, YEAR).leaves_out()


def test_decades_without_anything_are_one_line(qtbot: QtBot) -> None:
    grid = laid(qtbot, [GridRow("All", "All", "accent", ())], months("1987-01-01", 480), 400)
    assert grid.leaves_out()
    assert not grid.grab().isNull()


@pytest.mark.parametrize("is_away", [False, True])
def test_who_chose_a_mark_stands_there_still_when_others_come(
    grid: MonthGrid, qtbot: QtBot, is_away: bool
) -> None:
    grid.setFocus()
    chosen = walked(grid, qtbot, Qt.Key.Key_Down)[-1]
    if is_away:
        grid.clearFocus()
    more = GridRow("age", "Listening, age", "listening", YEAR)
    grid.show_rows([ROWS[0], more, *ROWS[1:]], YEAR)
    grid.setFocus()
    assert grid.value_in_words() == chosen
    grid.show_rows([more], YEAR)
    assert grid.value_in_words() == "December 2025: Listening, age"
