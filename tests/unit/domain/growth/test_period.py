"""A period knows its days and months, and the period before it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.growth.period import Period, month_of, year_until
from tests.unit.domain.growth.making import YEAR, day

DAY = timedelta(days=1)
CENTURY = st.dates(date(1926, 1, 1), date(2126, 12, 31))
periods = st.tuples(st.dates(), st.dates()).map(lambda days: Period(min(days), max(days)))
# with so few months that each can be looked at
shorter = st.tuples(CENTURY, CENTURY).map(lambda days: Period(min(days), max(days)))


def test_both_ends_are_in_it() -> None:
    assert day("01-01") in YEAR
    assert day("12-31") in YEAR
    assert day("2025-12-31") not in YEAR
    assert day("2027-01-01") not in YEAR


def test_it_does_not_end_before_it_begins() -> None:
    Period(day("03-01"), day("03-01"))
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(day("03-01"), day("02-28"))


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2026-02-28", "2026-02-28", ["2026-02-01"]),
        ("2025-12-31", "2026-02-01", ["2025-12-01", "2026-01-01", "2026-02-01"]),
        ("2024-02-29", "2024-03-01", ["2024-02-01", "2024-03-01"]),
    ],
)
def test_it_touches_months(since: str, until: str, months: list[str]) -> None:
    assert Period(day(since), day(until)).months() == tuple(map(day, months))


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        # a year to the day, a calendar year, a leap year before a plain one and after it
        ("2025-11-22", "2026-11-21", "2024-11-22"),
        ("2026-01-01", "2026-12-31", "2025-01-01"),
        ("2025-01-01", "2025-12-31", "2024-01-01"),
        ("2024-01-01", "2024-12-31", "2023-01-01"),
        # a month, and one that begins on a day that the month before does not have
        ("2026-03-01", "2026-03-31", "2026-02-01"),
        ("2026-03-31", "2026-04-29", "2026-02-28"),
        # a year from a leap day on
        ("2024-02-29", "2025-02-27", "2023-02-28"),
        # as many days where it is not whole months: 10, and 366
        ("2026-03-01", "2026-03-10", "2026-02-19"),
        ("2024-02-29", "2025-02-28", "2023-02-28"),
        # the last day that there is
        ("9999-12-31", "9999-12-31", "9999-12-30"),
    ],
)
def test_the_one_before_is_as_long(since: str, until: str, before: str) -> None:
    assert Period(day(since), day(until)).before() == Period(day(before), day(since) - DAY)


def test_before_the_year_1_there_is_none() -> None:
    assert Period(date.min, day("03-01")).before() is None
    assert Period(date(1, 2, 1), date(1, 12, 31)).before() is None


@given(periods)
def test_the_one_before_ends_where_it_begins(period: Period) -> None:
    before = period.before()
    if before:
        assert before.until + DAY == period.since
        # as many months may differ by the 3 days of February, and centuries by 2 leap days
        assert abs((before.until - before.since) - (period.until - period.since)).days <= 5


@given(shorter, CENTURY)
def test_a_day_in_it_is_in_one_of_its_months(period: Period, any_day: date) -> None:
    assert (any_day in period) <= (month_of(any_day) in period.months())


@given(shorter)
def test_its_months_follow_each_other_and_hold_no_other_day(period: Period) -> None:
    inside = [period.within(month) for month in period.months()]
    assert inside[0].since == period.since
    assert inside[-1].until == period.until
    assert all(one.until + DAY == other.since for one, other in pairwise(inside))


def test_a_year_ends_with_a_day() -> None:
    assert year_until(day("2026-11-21")) == Period(day("2025-11-22"), day("2026-11-21"))
    assert year_until(day("2024-02-29")) == Period(day("2023-03-01"), day("2024-02-29"))
    assert year_until(day("2025-02-28")) == Period(day("2024-02-29"), day("2025-02-28"))


def test_a_picture_begins_with_its_first_mark_only_where_more_than_a_year_is_empty() -> None:
    decades = Period(day("1987-01-03"), day("2026-11-26"))
    assert decades.begun(day("2024-05-20")) == Period(day("2024-05-01"), decades.until)
    assert decades.begun(day("1987-12-31")) == decades
    assert decades.begun(None) == decades
    year = year_until(day("2026-11-26"))
    assert year.begun(year.until) == year
