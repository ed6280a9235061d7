"""The words of the Growth page: plain, and never a judgement."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QLocale

from allyjournal.domain.agreement import months_later
from allyjournal.domain.growth.facts import AdviceStanding
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.stretch import Why
from allyjournal.domain.growth.written import Row, Subject
from allyjournal.domain.record import Pillar
from allyjournal.ui import looks
from allyjournal.ui.agreement.wording import pillar_words
from allyjournal.ui.widgets import date_words

_FEW_MONTHS = timedelta(days=92)


def period_words(period: Period) -> str:
    """ "2025", "Nov 2025 – Nov 2026", and to the day where it is short."""  # noqa: RUF002
    since, until = period.since, period.until
    if (since, until) == (date(since.year, 1, 1), date(since.year, 12, 31)):
        return looks.formatted(since, "yyyy")
    pattern = "d MMM yyyy" if until - since < _FEW_MONTHS else "MMM yyyy"
    ends = dict.fromkeys((looks.formatted(since, pattern), looks.formatted(until, pattern)))
    return " – ".join(ends)  # noqa: RUF001 (the sign between two dates)


def before_words(period: Period) -> str:
    """What the choice says that shows the time before ``period`` as well."""
    before = period.before()
    year = before is not None and months_later(before.since, 12) == period.since
    if year:
        return _translate("Compare with the year before")
    return _translate("Compare with the time before")


def full_date(day: date) -> str:
    """A day in a table: "17 December 2025"."""
    return date_words.shown(day, date_words.DAY, QLocale())


def months_words(months: Iterable[date]) -> str:
    """The months in order, by year: "2025: December; 2026: January, March"."""
    years = groupby(months, lambda month: month.year)
    return "; ".join(
        f"{year}: {', '.join(looks.formatted(month, 'MMMM') for month in them)}"
        for year, them in years
    )


def row_words(row: Row, *, against: bool) -> str:
    """What a row of the grid is about: "Listening, race". ``against``: there is an agreement."""
    if row.pillar is Pillar.RESPONSIBILITY:
        return pillar_words(row.pillar)
    return f"{pillar_words(row.pillar)}, {about_words(row, against=against)}"


def about_words(row: Row, *, against: bool) -> str:
    """The same without its pillar."""
    if row.subject is None:
        return _translate("no topic named")
    words = subject_words(row.subject)
    return words if row.agreed or not against else f"{words}, {_translate('not in the agreement')}"


def subject_words(subject: Subject) -> str:
    """A topic, a community or a facet."""
    return looks.words(subject.name)


def days_words(days: int, taken_out: int = 0) -> str:
    """So many days, and those that are not among them."""
    words = _translate("1 day") if days == 1 else _translate("{n} days").format(n=days)
    if not taken_out:
        return words
    without = _translate("{n} without contact taken out").format(n=taken_out)
    return f"{words} ({without})"


def why_words(why: Why, *, steps: bool) -> str:
    """Why a mistake has no dot; ``steps``: on the way to a first step."""
    return {
        Why.NOT_YET: _translate("No step done yet")
        if steps
        else _translate("Not acknowledged yet"),
        Why.CORRECTED_AT_ONCE: _translate("Corrected at once"),
        Why.NO_CONTACT: _translate("Contact was not allowed"),
        Why.NOT_TO_THE_DAY: _translate("Not known to the day"),
        Why.OTHER_ORDER: _translate("By its dates the other way round"),
        Why.OUT_OF_SCOPE: _translate("Put aside, nothing is asked"),
    }[why]


def standing_words(standing: AdviceStanding) -> str:
    """What became of advice, as a heading."""
    return {
        AdviceStanding.FOLLOWED: _translate("Followed"),
        AdviceStanding.PARTLY: _translate("Partly"),
        AdviceStanding.DECLINED: _translate("Declined"),
        AdviceStanding.ANSWERED: _translate("Answered"),
        AdviceStanding.CONSIDERING: _translate("Considering"),
        AdviceStanding.HEARD: _translate("Heard"),
    }[standing]


def headed(value: str) -> str:
    """A stored value as a heading: "Awaiting follow-up"."""
    words = looks.words(value)
    return words[:1].upper() + words[1:]


def _translate(text: str) -> str:
    return QCoreApplication.translate("growth", text)
