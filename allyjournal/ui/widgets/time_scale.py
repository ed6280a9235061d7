"""Time on a line of pixels: which day is where, what periods there are, where labels fit.

A day is a number here, ``date.toordinal()``, and lasts until the next number; a period is the
``range`` of its days.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
NARROWEST = 31
"""Days of the closest view: a month."""
CENTURY = 36_525
"""Days of the widest view."""

_FIRST_MONTH, _LAST_MONTH = 12, 9999 * 12 + 11
_STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1200)
"""The months from one label to the next."""


class Unit(StrEnum):
    """The lengths of periods."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Tick(NamedTuple):
    """A label's place: its left end in pixels, the day that begins there, what it names."""

    x: float
    day: int
    unit: Unit


def period(unit: Unit, day: int) -> range:
    """The day, month or year that ``day`` is in."""
    if unit is Unit.DAY:
        return range(day, day + 1)
    return months_around(day, 12 if unit is Unit.YEAR else 1)


def months_around(day: int, count: int) -> range:
    """The days of the ``count`` months that ``day`` is in, counted from the year 0: the quarter
    for 3, from 1985 to 1989 for 60."""
    first = _month(day) // count * count
    return range(_month_start(max(_FIRST_MONTH, first)), _month_start(first + count))


def shifted(day: int, unit: Unit, count: int) -> int:
    """``day``, so many days, months or years later; the last day of a month that is too short.

    Beyond the years 1 to 9999 it is their first or last day.
    """
    if unit is Unit.DAY:
        return min(LAST_DAY, max(FIRST_DAY, day + count))
    goal = _month(day) + count * (12 if unit is Unit.YEAR else 1)
    if not _FIRST_MONTH <= goal <= _LAST_MONTH:
        return FIRST_DAY if goal < _FIRST_MONTH else LAST_DAY
    start = _month_start(goal)
    return min(start + date.fromordinal(day).day, _month_start(goal + 1)) - 1


@dataclass(frozen=True)
class TimeScale:
    """So many ``days`` from ``start`` on, over ``width`` pixels; the earliest is at 0."""

    start: float
    days: float
    width: float

    @property
    def pixels_per_day(self) -> float:
        """How wide a day is."""
        return self.width / self.days

    def x(self, day: float) -> float:
        """Where ``day`` begins, in pixels."""
        return (day - self.start) * self.pixels_per_day

    def day(self, x: float) -> float:
        """What stands at ``x``: a day and the part of it that is over."""
        return self.start + x / self.pixels_per_day

    def zoomed(self, factor: float, x: float) -> "TimeScale":
        """``factor`` times as close, within a month and a century; what is at ``x`` stays there."""
        days = min(CENTURY, max(NARROWEST, self.days / factor))
        return replace(self, start=self.day(x) - x * days / self.width, days=days)

    def held_within(self, bounds: range) -> "TimeScale":
        """Nearest to this, with nothing in view that is out of ``bounds``."""
        days = min(self.days, len(bounds))
        start = max(bounds.start, min(self.start, bounds.stop - days))
        return replace(self, start=start, days=days)

    def showing(self, days: range) -> "TimeScale":
        """Moved as little as shows ``days``, their beginning where they do not fit."""
        start = max(self.start, days.stop - self.days)
        return replace(self, start=min(start, days.start))

    def finest_unit(self, least: float) -> Unit:
        """The shortest unit whose periods are all ``least`` pixels wide, else years."""
        if self.pixels_per_day >= least:
            return Unit.DAY
        return Unit.MONTH if 28 * self.pixels_per_day >= least else Unit.YEAR

    def periods(self, unit: Unit) -> Iterator[range]:
        """Every period of which a part is in view, the earliest first."""
        day = max(FIRST_DAY, int(self.start))
        while day <= LAST_DAY and day < self.start + self.days:
            found = period(unit, day)
            yield found
            day = found.stop

    def ticks(self, room: Mapping[Unit, float]) -> list[Tick]:
        """Where labels stand, as many as there is room for.

        A label of ``unit`` takes ``room[unit]`` pixels from its tick on, with the gap to the next.
        What began before the view has its label at 0, unless the next is too near.
        """
        unit, days = self._labelled(room)
        found = [Tick(self.x(day), day, unit) for day in days]
        if self.start > FIRST_DAY and (not found or found[0].x >= room[unit]):
            found.insert(0, Tick(0.0, period(unit, int(self.start)).start, unit))
        return [tick for tick in found if tick.x + room[unit] <= self.width]

    def _labelled(self, room: Mapping[Unit, float]) -> tuple[Unit, list[int]]:
        """What the labels name, and the days in view at which they begin."""
        if self.pixels_per_day >= room[Unit.DAY]:
            return Unit.DAY, self._in_view(found.start for found in self.periods(Unit.DAY))
        if 7 * self.pixels_per_day >= room[Unit.DAY]:
            months = self.periods(Unit.MONTH)
            weeks = (month.start + week for month in months for week in (0, 7, 14, 21))
            return Unit.DAY, self._in_view(weeks)
        for step in _STEPS:
            unit = Unit.MONTH if step < 12 else Unit.YEAR
            if _shortest(step) * self.pixels_per_day >= room[unit]:
                break
        starts = (found.start for found in self.periods(unit))
        return unit, [day for day in self._in_view(starts) if _month(day) % step == 0]

    def _in_view(self, days: Iterable[int]) -> list[int]:
        return [day for day in days if self.start <= day < self.start + self.days]


def _month(day: int) -> int:
    """The months since the year 0."""
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1


def _month_start(month: int) -> int:
    year, index = divmod(month, 12)
    return LAST_DAY + 1 if month > _LAST_MONTH else date(year, index + 1, 1).toordinal()


def _shortest(months: int) -> int:
    """No so many months have fewer days, those of a year or more beginning with a January."""
    return months // 12 * 365 + months % 12 * 28
