"""Dates as people write them: "2026-10-14", "October 2026", "2019", "yesterday"."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

DAY = "day"
MONTH = "month"
YEAR = "year"

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAYS = ("d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "d.M.yyyy")
_DAYS_OF_A_YEAR = ("d MMMM", "d MMM", "MMMM d", "MMM d")
_NUMBER = re.compile(r"\b(d|M)\1\b")
_MONTHS = ("MMMM yyyy", "MMM yyyy", "MM/yyyy", "M.yyyy")
_SHOWN = {DAY: "d MMMM yyyy", MONTH: "MMMM yyyy", YEAR: "yyyy"}


def understand(text: str, today: date, locale: QLocale) -> tuple[date, str] | None:
    """The date and the precision ("day", "month", "year") that ``text`` means, or None.

    A month or a year stands on its first day. Two digits of a year mean the last 80 years or the
    next 20. A month without a year is the latest that has begun.
    """
    words = " ".join(text.split())
    if words.casefold() in _names(today):
        return _names(today)[words.casefold()], DAY
    if iso := _ISO.fullmatch(words):
        return _from_iso(iso)
    return _from_locale(words, today, locale)


def shown(day: date, precision: str, locale: QLocale) -> str:
    """The date as the locale writes it, as exactly as it is known."""
    return locale.toString(QDate(day.year, day.month, day.day), _SHOWN[precision])


def _names(today: date) -> dict[str, date]:
    yesterday = today - timedelta(days=1)
    translate = QCoreApplication.translate
    return {
        "today": today,
        "yesterday": yesterday,
        translate("date_words", "today").casefold(): today,
        translate("date_words", "yesterday").casefold(): yesterday,
    }


def _from_iso(iso: re.Match[str]) -> tuple[date, str] | None:
    year, month, day = (int(part) if part else None for part in iso.groups())
    precision = DAY if day else MONTH if month else YEAR
    # 2026-00 and 2026-10-00 are typing errors, not a year and a month
    if (iso[2] and not month) or (iso[3] and not day):
        return None
    try:
        return date(year or 0, month or 1, day or 1), precision
    except ValueError:
        return None


def _from_locale(words: str, today: date, locale: QLocale) -> tuple[date, str] | None:
    base = today.year - 80
    for precision, patterns in ((DAY, [*_own(locale), *_DAYS]), (MONTH, _MONTHS)):
        for pattern in patterns:
            found = locale.toDate(words, pattern, base)
            if found.isValid() and found.year() > 0:
                return date(found.year(), found.month(), found.day()), precision
    return _without_year(words, today, locale) or _month(words, today, locale)


def _own(locale: QLocale) -> tuple[str, ...]:
    """The locale's dates; the short one also without noughts, with a year of four digits or two."""
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    plain = _NUMBER.sub(r"\1", short)
    years = [re.sub("y+", year, plain) for year in ("yyyy", "yy")]
    return short, locale.dateFormat(QLocale.FormatType.LongFormat), *years


def _month(words: str, today: date, locale: QLocale) -> tuple[date, str] | None:
    """ "April" is the latest that has begun."""
    for pattern in ("MMMM", "MMM"):
        found = locale.toDate(f"{words} {today.year}", f"{pattern} yyyy")
        if found.isValid():
            first = today.replace(month=found.month(), day=1)
            return first if first <= today else first.replace(year=today.year - 1), MONTH
    return None


def _without_year(words: str, today: date, locale: QLocale) -> tuple[date, str] | None:
    """ "1 December" is the one that is nearest to today."""
    for pattern in _DAYS_OF_A_YEAR:
        years = (today.year - 1, today.year, today.year + 1)
        found = [locale.toDate(f"{words} {year}", f"{pattern} yyyy") for year in years]
        days = [date(it.year(), it.month(), it.day()) for it in found if it.isValid()]
        if days:
            return min(days, key=lambda day: abs(day - today)), DAY
    return None
