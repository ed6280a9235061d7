"""The year strip as it looks: its frame, its marks, its flags and their words."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.marks import RING
from allyjournal.ui.widgets.year_strip import Landmark, YearStrip
from allyjournal.ui.widgets.year_strip_paint import flags_apart, words_beside
from tests.ui.widgets.year_strip_hands import four_years, layout, marks, place, turn


@pytest.fixture
def strip(qtbot: QtBot) -> YearStrip:
    return four_years(qtbot)


def test_the_frame_is_painted_around_whole_months(strip: YearStrip) -> None:
    strip.clearFocus()
    bare = strip.grab().toImage()
    strip.show_span(date(2025, 5, 12), date(2025, 6, 3))
    framed = strip.grab().toImage()
    left, right = place(strip, "2025-05-01").x(), place(strip, "2025-06-30").x()
    changed = [
        x
        for x in range(bare.width())
        for y in range(bare.height())
        if bare.pixel(x, y) != framed.pixel(x, y)
    ]
    assert abs(min(changed) - left) <= 5
    assert abs(max(changed) - right) <= 5
    strip.show_span(None, None)
    assert strip.grab().toImage() == bare


def test_a_frame_out_of_sight_is_not_painted(strip: YearStrip) -> None:
    strip.show_span(date(2023, 2, 1), date(2023, 2, 28))
    turn(strip, place(strip, "2026-10-14"), 6, zoom=True)
    with_frame = strip.grab().toImage()
    strip.setFocus()
    strip.show_span(None, None)
    strip.clearFocus()
    assert strip.grab().toImage() == with_frame


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_it_grows_with_the_text(strip: YearStrip, qapp: QApplication, scale: float) -> None:
    usual = strip.sizeHint()
    theme.apply(qapp, "light", scale)
    other = strip.sizeHint()
    least = strip.minimumSizeHint().width()
    theme.apply(qapp, "light", 1.0)
    assert (other.height() > usual.height()) == (scale > 1)
    assert least < 600


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_have_the_colours_of_their_rows(
    strip: YearStrip, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, name, 1.0)
    found = [marks(strip, row) for row in range(3)]
    theme.apply(qapp, "light", 1.0)
    assert found == [3, 2, 2]


def test_the_focus_can_be_seen(strip: YearStrip) -> None:
    strip.clearFocus()
    before = strip.grab().toImage()
    strip.setFocus()
    after = strip.grab().toImage()
    accent = QColor(theme.LIGHT["accent"])
    row = range(after.width())
    assert sum(after.pixelColor(x, 1) == accent for x in row) > 500
    assert not any(before.pixelColor(x, 1) == accent for x in row)


def test_words_stand_beside_their_flags_where_they_are_free() -> None:
    assert words_beside([100], [80], 600) == [pytest.approx(100 + 11 + 3)]
    # no room after the flag: before it
    assert words_beside([590], [80], 600) == [pytest.approx(590 - 11 / 4 - 3 - 80)]
    # the later flag has its words, the earlier stands before it
    early, late = words_beside([300, 330], [80, 80], 600)
    assert late == pytest.approx(344)
    assert early == pytest.approx(300 - 11 / 4 - 3 - 80)
    # there is room for neither
    assert words_beside([10, 30], [80, 80], 60) == [None, None]
    assert words_beside([], [], 600) == []


def test_flags_and_their_words_are_painted_while_they_are_in_sight(strip: YearStrip) -> None:
    strip.show_landmarks([Landmark(date(2024, 11, 11), "agreement 2")])
    assert _accent(strip, "2024-11-11") > 10
    turn(strip, place(strip, "2023-01-09"), 8, zoom=True)
    assert _accent(strip, "2023-01-09") == 0


def _accent(strip: YearStrip, day: str) -> int:
    """How many points beside the top of a day have the colour of landmarks."""
    picture, left = strip.grab().toImage(), place(strip, day).x()
    accent = QColor(theme.LIGHT["accent"])
    points = ((x, y) for x in range(left, left + 90) for y in range(layout(strip).top - 2))
    return sum(picture.pixelColor(x, y) == accent for x, y in points)


def test_flags_that_would_touch_leave_the_last_one_flying(strip: YearStrip) -> None:
    assert flags_apart([0, 5, 10, 30]) == [10, 30]
    assert flags_apart([]) == []
    last = Landmark(date(2024, 11, 11), "")
    strip.show_landmarks([last])
    alone = _accent(strip, "2024-10-20")
    strip.show_landmarks([Landmark(date(2024, 11, 8), ""), last])
    assert _accent(strip, "2024-10-20") == alone


def test_words_of_many_landmarks_never_overlap() -> None:
    flags = [7.0 * at for at in range(80)]
    widths = [70.0] * len(flags)
    placed = words_beside(flags, widths, 600)
    rects = [QRect(round(left), 0, 70, 10) for left in placed if left is not None]
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


def test_words_without_room_are_left_out(strip: YearStrip) -> None:
    first, *later = (Landmark(date(2026, month, 1), f"agreement {month}") for month in range(1, 7))
    strip.show_landmarks([first, *later])
    crowded = strip.grab().toImage()
    strip.show_landmarks([first, *(Landmark(flag.day, "") for flag in later[:-1]), later[-1]])
    assert strip.grab().toImage() == crowded


def test_another_mark_stands_without_words_and_gives_way_to_a_flag(strip: YearStrip) -> None:
    flag = Landmark(date(2024, 11, 11), "agreement 2")
    strip.show_landmarks([flag])
    alone = strip.grab().toImage()
    near = Landmark(date(2024, 11, 12), "session", RING)
    strip.show_landmarks([flag, near])
    assert strip.grab().toImage() == alone
    strip.show_landmarks([Landmark(date(2026, 1, 5), "session", RING)])
    ring = strip.grab().toImage()
    strip.show_landmarks([Landmark(date(2026, 1, 5), "anything else", RING)])
    assert strip.grab().toImage() == ring
    assert ring != alone


def test_what_is_not_sought_is_pale(strip: YearStrip) -> None:
    strong = marks(strip, 0)
    strip.show_sought(lambda days: days.start >= date(2025, 5, 1).toordinal())
    assert 0 < marks(strip, 0) < strong
    strip.show_sought(None)
    assert marks(strip, 0) == strong


def test_flags_are_mirrored(strip: YearStrip) -> None:
    strip.show_landmarks([Landmark(date(2024, 11, 11), "2")])
    usual = strip.grab().toImage()
    at = place(strip, "2024-11-11").x()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other = strip.grab().toImage()
    mirrored = place(strip, "2024-11-11").x()
    accent = QColor(theme.LIGHT["accent"])
    top = 8
    flies_right = [usual.pixelColor(at + x, top) == accent for x in range(-7, 8)]
    flies_left = [other.pixelColor(mirrored - x, top) == accent for x in range(-7, 8)]
    for ink in (flies_right, flies_left):
        assert any(ink[9:])
        assert not any(ink[:4])
