"""From noticing one mistake to acknowledging it, and to a first step of repair: in days, or the
reason why there are none.

Time in which contact was not allowed is taken out, because waiting was then what was asked for.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from allyjournal.domain.mistake import Consent, ConsentChange, Mistake, StepStatus
from allyjournal.domain.record import Precision


class Why(StrEnum):
    """Why a mistake has no mark. ``no_contact``: contact was not allowed in all of the time;
    ``other_order``: by its dates the second day came before the first."""

    NOT_YET = "not_yet"
    CORRECTED_AT_ONCE = "corrected_at_once"
    NO_CONTACT = "no_contact"
    NOT_TO_THE_DAY = "not_to_the_day"
    OTHER_ORDER = "other_order"
    OUT_OF_SCOPE = "out_of_scope"


class Stretch(Struct, frozen=True, array_like=True, gc=False):
    """``days`` from the day of noticing to the one on which something was ``reached``, less the
    days ``taken_out``, in which contact was not allowed."""

    reached: date
    days: int
    taken_out: int


def noticed(mistake: Mistake) -> date:
    """The day on which the person became aware of it, else the one on which it happened."""
    return mistake.became_aware_on or mistake.occurred_on


def acknowledging(mistake: Mistake) -> Stretch | Why:
    """From noticing to ``acknowledged_on``."""
    return _stretch(mistake, mistake.acknowledged_on)


def first_step(mistake: Mistake) -> Stretch | Why:
    """From noticing to the first day on which a repair step was done."""
    done = (it.done_on for it in mistake.repair_steps if it.status is StepStatus.DONE)
    return _stretch(mistake, min(filter(None, done), default=None))


def _stretch(mistake: Mistake, reached: date | None) -> Stretch | Why:
    if mistake.out_of_scope:
        return Why.OUT_OF_SCOPE
    if reached is None:
        return _why_not_reached(mistake)
    if mistake.became_aware_on is None and mistake.precision is not Precision.DAY:
        return Why.NOT_TO_THE_DAY
    first = noticed(mistake)
    if reached < first:
        return Why.OTHER_ORDER
    days = (reached - first).days
    taken_out = days_without_contact(mistake, first, reached)
    if 0 < days == taken_out:
        return Why.NO_CONTACT
    return Stretch(reached, days - taken_out, taken_out)


def _why_not_reached(mistake: Mistake) -> Why:
    if mistake.corrected_at_once:
        return Why.CORRECTED_AT_ONCE
    silent = mistake.contact_consent is Consent.DO_NOT_CONTACT
    return Why.NO_CONTACT if silent else Why.NOT_YET


def days_without_contact(mistake: Mistake, first: date, end: date) -> int:
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
