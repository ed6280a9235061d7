"""Where repairs and advice stood when a period ended: lists, one line a record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from allyjournal.domain.feedback import FeedbackState
from allyjournal.domain.growth.facts import AdviceFacts, AdviceStanding, MistakeFacts, PracticeFacts
from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import MistakeState
from allyjournal.domain.record import AnyState, StateChange, state_on


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


class Advice(Struct, frozen=True, gc=False):
    """A piece of feedback and what had become of it when the period ended."""

    feedback: AdviceFacts
    standing: AdviceStanding
    reported_back_on: date | None


def repairs(mistakes: Iterable[MistakeFacts], period: Period) -> Repairs:
    """Where repairs stood at the end of ``period``, by ``state_history``."""
    until = period.until
    told = sorted(it for it in mistakes if it.noticed <= until and not it.out_of_scope)
    states = list(MistakeState)
    standing = sorted(
        (it for it in (_standing(mistake, until) for mistake in told) if _is_told(it, period)),
        key=lambda it: states.index(it.state),
    )
    return Repairs(tuple(standing), tuple(_patterns(told, period.since)))


def _standing(mistake: MistakeFacts, until: date) -> Standing:
    state, since = _stood(mistake.state, mistake.since, mistake.state_history, until)
    late = () if state is MistakeState.RESTING else mistake.late
    past = sorted(it.due_on for it in late if it.holds(until)) if late else ()
    return Standing(mistake, state, since, tuple(past))


def _stood(
    state: AnyState, since: date | None, history: Sequence[StateChange], day: date
) -> tuple[AnyState, date | None]:
    """As ``state_on``; without a history there was but the present state, from its day on."""
    if history:
        return state_on(state, history, day)
    return state, since if since and since <= day else None


def _is_told(standing: Standing, period: Period) -> bool:
    moved = standing.since or standing.mistake.noticed
    return standing.state is not MistakeState.RESTING or moved >= period.since


def _patterns(mistakes: Iterable[MistakeFacts], since: date) -> Iterator[Pattern]:
    found: dict[str, list[MistakeFacts]] = {}
    for mistake in mistakes:
        if mistake.pattern and mistake.noticed >= since:
            found.setdefault(mistake.pattern, []).append(mistake)
    for name, shared in sorted(found.items()):
        if shared[1:]:
            yield Pattern(name, tuple(shared))


def advice(feedback: Iterable[AdviceFacts], period: Period) -> tuple[Advice, ...]:
    """What was heard or moved in ``period``, or was still unanswered at its end."""
    until, order = period.until, list(AdviceStanding)
    heard = sorted(it for it in feedback if it.occurred_on <= until)
    told = filter(None, (_advice(it, period) for it in heard))
    return tuple(sorted(told, key=lambda it: order.index(it.standing)))


def _advice(feedback: AdviceFacts, period: Period) -> Advice | None:
    """None for what was answered before ``period``."""
    until = period.until
    state, since = _stood(feedback.state, feedback.since, feedback.state_history, until)
    moved = max(feedback.occurred_on, since or feedback.occurred_on)
    if state is FeedbackState.ANSWERED and moved < period.since:
        return None
    # how it was answered is known of the present state alone
    is_present = state is feedback.state and since == feedback.since
    standing = feedback.standing if is_present else AdviceStanding(state)
    back = feedback.reported_back_on
    return Advice(feedback, standing, back if back and back <= until else None)


def practice(learned: Iterable[PracticeFacts], period: Period) -> tuple[PracticeFacts, ...]:
    """What changed what the person does, by the day in ``period`` on which it came so far."""
    return tuple(sorted(it for it in learned if it.since in period))
