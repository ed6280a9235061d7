"""Days on a line of pixels: one direction, there and back, labels apart."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.ui.widgets.time_scale import (
    CENTURY,
    FIRST_DAY,
    LAST_DAY,
    NARROWEST,
    TimeScale,
    Unit,
    period,
    shifted,
)

DECADE = 3653  # days

days = st.integers(FIRST_DAY, LAST_DAY)
units = st.sampled_from(Unit)
scales = st.builds(
    TimeScale,
    start=st.floats(FIRST_DAY, LAST_DAY),
    days=st.floats(NARROWEST, CENTURY),
    width=st.integers(1, 4000),
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def text(number: int) -> str:
    return date.fromordinal(number).isoformat()


# Periods


@given(units, days)
def test_a_day_is_in_its_period_and_alone_in_it(unit: Unit, there: int) -> None:
    found = period(unit, there)
    assert there in found
    assert period(unit, found[0]) == period(unit, found[-1]) == found
    assert len(found) in {Unit.DAY: {1}, Unit.MONTH: {28, 29, 30, 31}, Unit.YEAR: {365, 366}}[unit]


@pytest.mark.parametrize(
    ("start", "unit", "count", "goal"),
    [
        ("2026-10-14", Unit.DAY, -14, "2026-09-30"),
        ("2026-10-14", Unit.MONTH, 3, "2027-01-14"),
        ("2026-01-31", Unit.MONTH, 1, "2026-02-28"),
        ("2024-01-31", Unit.MONTH, 1, "2024-02-29"),
        ("2024-02-29", Unit.YEAR, 1, "2025-02-28"),
        ("2024-02-29", Unit.YEAR, -4, "2020-02-29"),
        ("0001-01-05", Unit.MONTH, -1, "0001-01-01"),
        ("0001-01-05", Unit.DAY, -5, "0001-01-01"),
        ("9999-12-05", Unit.YEAR, 1, "9999-12-31"),
        ("9999-12-05", Unit.DAY, 40, "9999-12-31"),
        ("9999-11-30", Unit.MONTH, 1, "9999-12-30"),
    ],
)
def test_days_months_and_years_later(start: str, unit: Unit, count: int, goal: str) -> None:
    assert text(shifted(day(start), unit, count)) == goal


@given(units, st.integers(day("0200-01-01"), day("9800-01-01")), st.integers(-100, 100))
def test_a_shift_reaches_the_period_that_is_so_far_away(unit: Unit, there: int, count: int) -> None:
    found = period(unit, there)
    for _ in range(abs(count)):
        found = period(unit, found.stop if count > 0 else found.start - 1)
    assert shifted(there, unit, count) in found


# Days and pixels


@given(scales, days, days)
def test_later_is_further(scale: TimeScale, one: int, other: int) -> None:
    assert (scale.x(one) < scale.x(other)) == (one < other)


@given(scales, st.floats(0, 1))
def test_there_and_back(scale: TimeScale, part: float) -> None:
    x = part * scale.width
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=1e-3)
    there = scale.start + part * scale.days
    assert scale.day(scale.x(there)) == pytest.approx(there)


@given(scales, st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_leaves_the_pointer_on_its_day(scale: TimeScale, factor: float, at: float) -> None:
    x = at * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.day(x) == pytest.approx(scale.day(x))
    assert NARROWEST <= zoomed.days <= CENTURY
    assert zoomed.width == scale.width


@given(scales, days, st.integers(365, 2 * CENTURY))
def test_nothing_out_of_bounds_is_in_view(scale: TimeScale, first: int, length: int) -> None:
    bounds = range(first, first + length)
    held = scale.held_within(bounds)
    assert held.start >= bounds.start
    assert held.start + held.days <= bounds.stop + 1e-6
    assert held.held_within(bounds) == held


@given(scales, days, st.integers(1, NARROWEST))
def test_what_is_to_be_shown_comes_into_view(scale: TimeScale, first: int, length: int) -> None:
    wanted = range(first, first + length)
    shown = scale.showing(wanted)
    assert shown.start <= wanted.start
    assert shown.start + shown.days >= wanted.stop - 1e-6
    assert shown.showing(wanted).start == pytest.approx(shown.start)


def test_what_is_in_view_stays_where_it_is() -> None:
    scale = TimeScale(day("2023-01-01"), 1461, 590)
    assert scale.showing(period(Unit.MONTH, day("2024-02-29"))) == scale


def test_the_beginning_of_what_is_too_long_is_shown() -> None:
    scale = TimeScale(day("2023-01-01"), 31, 590)
    assert scale.showing(period(Unit.YEAR, day("2025-06-01"))).start == day("2025-01-01")


# What is marked


@given(scales, units)
def test_periods_follow_each_other_and_fill_the_view(scale: TimeScale, unit: Unit) -> None:
    if unit is Unit.DAY and scale.days > DECADE:
        unit = Unit.MONTH
    found = list(scale.periods(unit))
    assert all(first.stop == second.start for first, second in pairwise(found))
    assert found[0].start <= scale.start
    assert found[-1].stop >= min(LAST_DAY + 1, scale.start + scale.days)
    assert found[-1].start < scale.start + scale.days


@pytest.mark.parametrize(
    ("days_in_view", "unit"),
    [(31, Unit.DAY), (140, Unit.DAY), (160, Unit.MONTH), (DECADE, Unit.MONTH), (8000, Unit.YEAR)],
)
def test_the_finest_unit_that_is_legible(days_in_view: int, unit: Unit) -> None:
    assert TimeScale(day("2023-01-01"), days_in_view, 590).finest_unit(4) is unit


# Labels

ROOM = {Unit.DAY: 90.0, Unit.MONTH: 72.0, Unit.YEAR: 44.0}


@given(scales, st.floats(1, 3))
def test_labels_are_apart_and_within_the_plot(scale: TimeScale, text_scale: float) -> None:
    room = {unit: size * text_scale for unit, size in ROOM.items()}
    ticks = scale.ticks(room)
    assert all(first.x + room[first.unit] <= second.x for first, second in pairwise(ticks))
    assert all(0 <= tick.x <= scale.width - room[tick.unit] for tick in ticks)
    for tick in ticks:
        assert tick.x == max(0, scale.x(tick.day))
        assert period(tick.unit, tick.day).start == tick.day
        assert period(tick.unit, tick.day).stop > scale.start


@given(scales)
def test_a_wide_plot_has_a_label_at_least(scale: TimeScale) -> None:
    assert scale.width < 3 * ROOM[Unit.DAY] or scale.ticks(ROOM)


@pytest.mark.parametrize(
    ("start", "days_in_view", "labels"),
    [
        ("2023-01-01", 1461, ["2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01"]),
        ("2026-01-01", 365, ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]),
        ("2024-02-01", 31, ["2024-02-01", "2024-02-08", "2024-02-15", "2024-02-22"]),
        ("2026-01-15", 150, ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"]),
        ("2026-02-20", 365, ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]),
        ("1991-06-15", CENTURY, [f"{year}-01-01" for year in (1991, *range(2000, 2081, 10))]),
    ],
)
def test_years_months_or_weeks_are_named(start: str, days_in_view: int, labels: list[str]) -> None:
    ticks = TimeScale(day(start), days_in_view, 590).ticks(ROOM)
    assert [text(tick.day) for tick in ticks] == labels


def test_every_day_is_named_where_there_is_room() -> None:
    ticks = TimeScale(day("2024-02-10"), 31, 4000).ticks(ROOM)
    assert [text(tick.day) for tick in ticks[18:21]] == ["2024-02-28", "2024-02-29", "2024-03-01"]
