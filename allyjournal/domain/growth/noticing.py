"""From noticing a mistake to acknowledging it, and to a first step of repair: in days, one mark a
mistake, and what has no mark with the reason.

No average is taken and nothing is compared: a quick apology is not the aim. Time in which contact
was not allowed is taken out, because waiting was then what was asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from allyjournal.domain.growth.facts import MistakeFacts
from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import Consent, ConsentChange, StepStatus


class Why(StrEnum):
    """Why a mistake has no mark."""

    NOT_YET = "not_yet"
    CORRECTED_AT_ONCE = "corrected_at_once"
    NO_CONTACT = "no_contact"
    NOT_TO_THE_DAY = "not_to_the_day"
    OTHER_ORDER = "other_order"
    OUT_OF_SCOPE = "out_of_scope"


class Dot(Struct, frozen=True, gc=False):
    """``days`` from the day on which it was ``noticed`` to the one on which something was
    ``reached``, less the days ``taken_out``, in which contact was not allowed."""

    mistake: MistakeFacts
    noticed: date
    reached: date
    days: int
    taken_out: int


class LeftOut(Struct, frozen=True, gc=False):
    """A mistake without a mark. ``no_contact``: contact was not allowed in all of the time;
    ``other_order``: by its dates the second day came before the first."""

    mistake: MistakeFacts
    why: Why


class Days(Struct, frozen=True):
    """Every mistake that was noticed in a period once: by its days, or left out."""

    dots: tuple[Dot, ...]
    left_out: tuple[LeftOut, ...]


def to_acknowledging(mistakes: Iterable[MistakeFacts], period: Period) -> Days:
    """From noticing to ``acknowledged_on``, of what was noticed in ``period``.

    Noticed is ``became_aware_on``, else ``occurred_on``.
    """
    return _days(mistakes, period, lambda mistake: mistake.acknowledged_on)


def to_first_step(mistakes: Iterable[MistakeFacts], period: Period) -> Days:
    """From noticing to the first day on which a repair step was done."""
    return _days(mistakes, period, _first_step)


def _first_step(mistake: MistakeFacts) -> date | None:
    done = (it.done_on for it in mistake.steps if it.status is StepStatus.DONE)
    return min(filter(None, done), default=None)


def _days(
    mistakes: Iterable[MistakeFacts],
    period: Period,
    reached: Callable[[MistakeFacts], date | None],
) -> Days:
    noticed = sorted(
        (it for it in mistakes if it.noticed in period), key=lambda it: (it.noticed, it.uid)
    )
    marks = [_mark(mistake, reached(mistake)) for mistake in noticed]
    dots = sorted((it for it in marks if isinstance(it, Dot)), key=lambda it: it.days)
    return Days(tuple(dots), tuple(it for it in marks if isinstance(it, LeftOut)))


def _mark(mistake: MistakeFacts, reached: date | None) -> Dot | LeftOut:
    if mistake.out_of_scope:
        return LeftOut(mistake, Why.OUT_OF_SCOPE)
    if reached is None:
        return LeftOut(mistake, _why_not_reached(mistake))
    if not mistake.noticed_to_the_day:
        return LeftOut(mistake, Why.NOT_TO_THE_DAY)
    if reached < mistake.noticed:
        return LeftOut(mistake, Why.OTHER_ORDER)
    days = (reached - mistake.noticed).days
    taken_out = days_without_contact(mistake, mistake.noticed, reached)
    if 0 < days == taken_out:
        return LeftOut(mistake, Why.NO_CONTACT)
    return Dot(mistake, mistake.noticed, reached, days - taken_out, taken_out)


def _why_not_reached(mistake: MistakeFacts) -> Why:
    if mistake.corrected_at_once:
        return Why.CORRECTED_AT_ONCE
    silent = mistake.contact_consent is Consent.DO_NOT_CONTACT
    return Why.NO_CONTACT if silent else Why.NOT_YET


def days_without_contact(mistake: MistakeFacts, first: date, end: date) -> int:
    """The days from ``first`` up to ``end``, without ``end``, on which "do not contact" held: from
    the day of that answer to the day before the next one.

    Where nobody wrote down since when it holds, it always held.
    """
    asked = [it.value for it in mistake.consent_history]
    if Consent.DO_NOT_CONTACT not in (*asked, mistake.contact_consent):
        return 0
    silent = list(_silences(mistake.consent_history)) or [(first, end)]
    overlaps = ((min(stop, end) - max(start, first)).days for start, stop in silent)
    return sum(days for days in overlaps if days > 0)


def _silences(history: Sequence[ConsentChange]) -> Iterator[tuple[date, date]]:
    """From which day to which contact was not allowed, the last day not in it."""
    changes = [(it.since, it.value) for it in sorted(history, key=lambda it: it.since)]
    for (start, value), (stop, _) in pairwise([*changes, (date.max, Consent.UNKNOWN)]):
        if value is Consent.DO_NOT_CONTACT:
            yield start, stop
