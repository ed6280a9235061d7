"""A stretch of days that somebody looks back on."""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from allyjournal.domain.agreement import months_later

_DAY = timedelta(days=1)
_LONGEST_YEAR = timedelta(days=366)


class Period(Struct, frozen=True):
    """The days from ``since`` to ``until``, both in it; raises ValueError where they stand the
    other way round."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError("A period ends before it begins")

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def months(self) -> tuple[date, ...]:
        """The first day of each month of which a day is in it."""
        first = month_of(self.since)
        ahead = (self.until.year - first.year) * 12 + self.until.month - first.month
        return tuple(months_later(first, count) for count in range(ahead + 1))

    def within(self, month: date) -> "Period":
        """The days of it that are in a month that it touches, by the first day of that month."""
        last = month.replace(day=monthrange(month.year, month.month)[1])
        return Period(max(self.since, month), min(self.until, last))

    def begun(self, first: date | None) -> "Period":
        """What a picture of it shows whose first mark is on the day ``first`` (None: it has none):
        from that month on where more than a year would be empty before, else the whole."""
        if first is None or first - self.since <= _LONGEST_YEAR:
            return self
        return Period(month_of(first), self.until)

    def before(self) -> "Period | None":
        """The one that ends on the day before: as many months long where it is whole months, else
        as many days. None where the calendar does not reach back so far."""
        length = self.until - self.since
        months = self._whole_months()
        try:
            until = self.since - _DAY
            return Period(months_later(self.since, -months) if months else until - length, until)
        except (OverflowError, ValueError):  # before the year 1
            return None

    def _whole_months(self) -> int:
        """How many months it is long, from a day of the month to that day; 0 where days are left
        over."""
        if self.until == date.max:
            return 0
        after = self.until + _DAY
        count = (after.year - self.since.year) * 12 + after.month - self.since.month
        return count if months_later(self.since, count) == after else 0


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def year_until(day: date) -> Period:
    """The twelve months that end with ``day``; raises ValueError in the year 1."""
    return Period(months_later(day, -12) + _DAY, day)
