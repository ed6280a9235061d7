"""Where repairs and advice stood when a period ended: lists, one line a record."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from allyjournal.domain.feedback import FeedbackState
from allyjournal.domain.growth.facts import AdviceFacts, MistakeFacts, PracticeFacts
from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import MistakeState
from allyjournal.domain.record import state_on


class Standing(Struct, frozen=True, gc=False):
    """A mistake in the ``state`` that it had when the period ended, and since when (None: the day
    is not known); ``past`` are the dates of steps that were still open after them."""

    mistake: MistakeFacts
    state: MistakeState
    since: date | None
    past: tuple[date, ...]


class Pattern(Struct, frozen=True):
    """Two mistakes or more that were noticed in the period and belong to one pattern, by the
    person's own name for it. Noticing better raises their number: it tells nothing of progress."""

    name: str
    mistakes: tuple[MistakeFacts, ...]


class Repairs(Struct, frozen=True):
    """Every mistake that was open in the period or came to rest in it, in the order of the states
    and then of noticing. What is out of this journal's scope is not among them: nothing is asked
    of it, and it would stand there for ever."""

    standing: tuple[Standing, ...]
    patterns: tuple[Pattern, ...]


class AdviceStanding(StrEnum):
    """What had become of advice, in reading order; ``answered`` does not say how."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    DECLINED = "declined"
    ANSWERED = "answered"
    CONSIDERING = "considering"
    HEARD = "heard"


class Advice(Struct, frozen=True, gc=False):
    """A piece of feedback and what had become of it when the period ended."""

    feedback: AdviceFacts
    standing: AdviceStanding
    reported_back_on: date | None


def repairs(mistakes: Iterable[MistakeFacts], period: Period) -> Repairs:
    """Where repairs stood at the end of ``period``, by ``state_history``."""
    noticed = (it for it in mistakes if it.noticed <= period.until and not it.out_of_scope)
    told = sorted(noticed, key=lambda it: (it.noticed, it.uid))
    states = list(MistakeState)
    standing = sorted(
        (it for it in (_standing(mistake, period) for mistake in told) if _is_told(it, period)),
        key=lambda it: states.index(it.state),
    )
    return Repairs(tuple(standing), tuple(_patterns(told, period)))


def _standing(mistake: MistakeFacts, period: Period) -> Standing:
    state, since = state_on(mistake.state, mistake.state_history, period.until)
    resting = state is MistakeState.RESTING
    steps = () if resting else mistake.steps
    past = sorted(it.due_on for it in steps if it.due_on and it.is_past(period.until))
    return Standing(mistake, state, since, tuple(past))


def _is_told(standing: Standing, period: Period) -> bool:
    moved = standing.since or standing.mistake.noticed
    return standing.state is not MistakeState.RESTING or moved >= period.since


def _patterns(mistakes: Iterable[MistakeFacts], period: Period) -> Iterator[Pattern]:
    found: dict[str, list[MistakeFacts]] = {}
    for mistake in mistakes:
        if mistake.pattern and mistake.noticed in period:
            found.setdefault(mistake.pattern, []).append(mistake)
    for name, shared in sorted(found.items()):
        if shared[1:]:
            yield Pattern(name, tuple(shared))


def advice(feedback: Iterable[AdviceFacts], period: Period) -> tuple[Advice, ...]:
    """What was heard or moved in ``period``, or was still unanswered at its end."""
    heard = sorted(
        (it for it in feedback if it.occurred_on <= period.until),
        key=lambda it: (it.occurred_on, it.uid),
    )
    order = list(AdviceStanding)
    told = filter(None, (_advice(it, period) for it in heard))
    return tuple(sorted(told, key=lambda it: order.index(it.standing)))


def _advice(feedback: AdviceFacts, period: Period) -> Advice | None:
    """None for what was answered before ``period``."""
    then = state_on(feedback.state, feedback.state_history, period.until)
    state, since = then
    moved = max(feedback.occurred_on, since or feedback.occurred_on)
    if state is FeedbackState.ANSWERED and moved < period.since:
        return None
    now = state_on(feedback.state, feedback.state_history, date.max)
    # how it was answered is known of the present state alone
    response = feedback.response if then == now else None
    back = feedback.reported_back_on
    reported = back if back and back <= period.until else None
    return Advice(feedback, AdviceStanding(response or state), reported)


def practice(learned: Iterable[PracticeFacts], period: Period) -> tuple[PracticeFacts, ...]:
    """What changed what the person does, by the day in ``period`` on which it came so far."""
    told = (it for it in learned if it.since in period)
    return tuple(sorted(told, key=lambda it: (it.since, it.uid)))
