"""The words below a line of time: years, or months and days where they are wide enough."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFont, QFontMetrics

from allyjournal.ui import theme
from allyjournal.ui.widgets.time_scale import TimeScale, Unit

_PATTERNS = {Unit.DAY: "d MMM yyyy", Unit.MONTH: "MMM yyyy", Unit.YEAR: "yyyy"}


class TimeLabel(NamedTuple):
    """Words and where they begin, in pixels of the scale."""

    x: float
    words: str


def time_labels(scale: TimeScale, font: QFont) -> list[TimeLabel]:
    """As many labels as there is room for in ``font``, the earliest first."""
    locale = QLocale()
    return [
        TimeLabel(tick.x, _words(locale, date.fromordinal(tick.day), tick.unit))
        for tick in scale.ticks(_room(locale, QFontMetrics(font)))
    ]


def _room(locale: QLocale, metrics: QFontMetrics) -> dict[Unit, float]:
    """The pixels that the widest label of each unit takes, with a gap behind it."""
    days = [date(2028, month, 28) for month in range(1, 13)]
    return {
        unit: theme.px(14)
        + max(metrics.horizontalAdvance(_words(locale, day, unit)) for day in days)
        for unit in _PATTERNS
    }


def _words(locale: QLocale, day: date, unit: Unit) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), _PATTERNS[unit])
