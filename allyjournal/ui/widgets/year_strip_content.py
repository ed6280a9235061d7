"""What stands on a year strip, and how it is said in words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from allyjournal.ui.widgets import date_words, marks
from allyjournal.ui.widgets.time_scale import Unit


class RowLook(NamedTuple):
    """A row's label and the colour token of its marks."""

    label: str
    colour: str


class Landmark(NamedTuple):
    """A day with a mark of its own, and what it is called. A flag has its words beside it; where
    they do not tell it from others, its ``name`` is said instead."""

    day: date
    words: str
    mark: str = marks.FLAG
    name: str = ""

    def said(self) -> str:
        """What it is called where it is heard or pointed at."""
        return self.name or self.words


@dataclass(frozen=True)
class Content:
    """Rows, the sorted days of what each of them has, and landmarks in order."""

    rows: Sequence[RowLook]
    days: Sequence[Sequence[int]]
    landmarks: Sequence[Landmark] = ()
    sought: Callable[[range], bool] | None = None
    """Whether some days have anything that is searched for; None: nothing is."""

    def reach(self) -> range | None:
        """From the first day with something to the last."""
        ends = [day for days in self.days if days for day in (days[0], days[-1])]
        ends += [landmark.day.toordinal() for landmark in self.landmarks]
        return range(min(ends), max(ends) + 1) if ends else None

    def first_since(self, day: int) -> int | None:
        """The first day with something, from ``day`` on; None where there is none."""
        later = [days[at] for days in self.days if (at := bisect_left(days, day)) < len(days)]
        later += [it for it in (mark.day.toordinal() for mark in self.landmarks) if it >= day]
        return min(later, default=None)

    def words(self, days: range, unit: Unit) -> str:
        """A period and what it has: "October 2026: 3 listening, 1 reflection, agreement 2"."""
        locale = QLocale()
        counts = [_count(written, days) for written in self.days]
        parts = [
            f"{locale.toString(count)} {locale.toLower(row.label)}"
            for row, count in zip(self.rows, counts, strict=True)
            if count
        ]
        flags = [flag.said() for flag in self.landmarks if flag.day.toordinal() in days]
        when = date_words.shown(date.fromordinal(days.start), unit, locale)
        what = ", ".join([*parts, *flags]) or _translate("nothing")
        return _translate("{when}: {what}").format(when=when, what=what)


def has_any(days: Sequence[int], within: range) -> bool:
    """Whether one of the sorted ``days`` is in the period."""
    index = bisect_left(days, within.start)
    return index < len(days) and days[index] < within.stop


def _count(days: Sequence[int], within: range) -> int:
    return bisect_left(days, within.stop) - bisect_left(days, within.start)


def _translate(text: str) -> str:
    return QCoreApplication.translate("YearStrip", text)
