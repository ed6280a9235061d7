"""From noticing to acknowledging, and to a first step of repair: one mark a mistake, and what has
no mark with the reason (see ``stretch.py``).

No average is taken and nothing is compared: a quick apology is not the aim.
"""

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter

from msgspec import Struct

from allyjournal.domain.growth.facts import MistakeFacts
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.stretch import Stretch, Why


class Dot(Struct, frozen=True, gc=False):
    """The ``Stretch`` of a mistake, from the day on which it was ``noticed``."""

    mistake: MistakeFacts
    noticed: date
    reached: date
    days: int
    taken_out: int


class LeftOut(Struct, frozen=True, gc=False):
    """A mistake without a mark."""

    mistake: MistakeFacts
    why: Why


class Days(Struct, frozen=True):
    """Every mistake that was noticed in a period once, with its days or left out, in the order of
    noticing: no list of them ranks."""

    dots: tuple[Dot, ...]
    left_out: tuple[LeftOut, ...]


def to_acknowledging(mistakes: Iterable[MistakeFacts], period: Period) -> Days:
    """From noticing to acknowledging, of what was noticed in ``period``."""
    return _days(mistakes, period, attrgetter("acknowledging"))


def to_first_step(mistakes: Iterable[MistakeFacts], period: Period) -> Days:
    """From noticing to a first step of repair."""
    return _days(mistakes, period, attrgetter("first_step"))


def _days(
    mistakes: Iterable[MistakeFacts],
    period: Period,
    stretch: Callable[[MistakeFacts], Stretch | Why],
) -> Days:
    since, until = period.since, period.until
    dots, left_out = [], []
    for mistake in sorted(it for it in mistakes if since <= it.noticed <= until):
        found = stretch(mistake)
        if isinstance(found, Stretch):
            dots.append(Dot(mistake, mistake.noticed, found.reached, found.days, found.taken_out))
        else:
            left_out.append(LeftOut(mistake, found))
    return Days(tuple(dots), tuple(left_out))
