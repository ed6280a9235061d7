"""Moments as people say them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from allyjournal.ui import looks


def moment_words(moment: datetime) -> str:
    """A moment on the clock of this place: "today, 20:15", "14 October 2026, 20:15"."""
    here = moment.astimezone()
    days = {
        date.today(): _translate("today"),
        date.today() - timedelta(days=1): _translate("yesterday"),
    }
    day = days.get(here.date()) or looks.date_words(here.date())
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"


def _translate(text: str) -> str:
    return QCoreApplication.translate("keeping", text)
