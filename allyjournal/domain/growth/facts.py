"""What the measures know of a record: its dates and states, and no more of its text than is shown.

Journals keep them beside the documents, so that looking back over ten years reads none of these.
Whoever changes what they hold adds a migration that makes the moments anew.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback, FeedbackState
from allyjournal.domain.growth import stretch
from allyjournal.domain.growth.stretch import Stretch, Why
from allyjournal.domain.kinds import display_title
from allyjournal.domain.mistake import Late, Mistake, MistakeState
from allyjournal.domain.record import Precision, Record, StateChange, since
from allyjournal.domain.resource import Resource
from allyjournal.domain.text import plain, shortened

_REASON, _PRACTICE = 90, 400
"""So many characters of a text are kept at most: what is listed of it."""


class Facts(Struct, frozen=True, kw_only=True, array_like=True, order=True, gc=False):
    """Of any record; each kind begins with a day, and then the uid: they stand in that order.

    They are kept as rows without names, and read by the thousand: what depends on the record
    alone is worked out when it is saved. Without cycles there is nothing to collect in them, and
    looking through them for some took a fifth of the reading's time (see msgspec's "Disabling
    Garbage Collection").
    """


class Entered(StateChange, frozen=True, kw_only=True, array_like=True, gc=False):
    """On which day a record came into a state, as a row."""


class History(Struct, frozen=True, array_like=True, gc=False):
    """All states of the record with this ``uid``: what is kept of it holds the present one, and
    since when it is in it."""

    uid: str
    states: tuple[Entered, ...]


class MistakeFacts(Facts, frozen=True, kw_only=True):
    """Of a mistake, without what happened, to whom, the words of its steps, and on what basis
    contact is allowed; ``title`` is what it is listed under."""

    noticed: date
    uid: str
    title: str
    acknowledging: Stretch | Why
    first_step: Stretch | Why
    state: MistakeState
    since: date | None
    state_history: tuple[Entered, ...]
    late: tuple[Late, ...]
    pattern: str
    corrected_at_once: bool
    out_of_scope: bool


class AdviceStanding(StrEnum):
    """What had become of advice, in reading order; ``answered`` does not say how."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    DECLINED = "declined"
    ANSWERED = "answered"
    CONSIDERING = "considering"
    HEARD = "heard"


class AdviceFacts(Facts, frozen=True, kw_only=True):
    """Of a piece of feedback; ``reason`` begins to say why something was done with it or not."""

    occurred_on: date
    uid: str
    title: str
    state: FeedbackState
    since: date | None
    state_history: tuple[Entered, ...]
    standing: AdviceStanding
    reported_back_on: date | None
    reason: str


class CheckInFacts(Facts, frozen=True, kw_only=True):
    """Of a check-in."""

    occurred_on: date
    uid: str
    title: str
    precision: Precision
    commitment: str
    value: CheckInValue


class PracticeFacts(Facts, frozen=True, kw_only=True):
    """Of something to learn from: ``practice_change`` is what the person does differently, and
    ``since`` the day on which it came into its present state."""

    since: date
    uid: str
    title: str
    practice_change: str


def of_mistake(mistake: Mistake) -> MistakeFacts:
    """What is known of ``mistake``."""
    return MistakeFacts(
        **_shared(mistake),
        noticed=stretch.noticed(mistake),
        acknowledging=stretch.acknowledging(mistake),
        first_step=stretch.first_step(mistake),
        state=mistake.state,
        **_states(mistake),
        late=tuple(filter(None, (step.late for step in mistake.repair_steps))),
        pattern=mistake.pattern,
        corrected_at_once=mistake.corrected_at_once,
        out_of_scope=mistake.out_of_scope,
    )


def of_feedback(feedback: Feedback) -> AdviceFacts:
    """What is known of ``feedback``."""
    return AdviceFacts(
        **_shared(feedback),
        occurred_on=feedback.occurred_on,
        state=feedback.state,
        **_states(feedback),
        standing=AdviceStanding(feedback.response or feedback.state),
        reported_back_on=feedback.reported_back_on,
        reason=shortened(plain(feedback.reason), _REASON),
    )


def of_check_in(check_in: CheckIn) -> CheckInFacts:
    """What is known of ``check_in``."""
    return CheckInFacts(
        **_shared(check_in),
        occurred_on=check_in.occurred_on,
        precision=check_in.precision,
        commitment=check_in.commitment,
        value=check_in.value,
    )


def of_resource(resource: Resource) -> PracticeFacts:
    """What is known of ``resource``."""
    return PracticeFacts(
        **_shared(resource),
        practice_change=shortened(plain(resource.practice_change), _PRACTICE),
        since=since(resource),
    )


def _shared(record: Record) -> dict[str, Any]:
    return {"uid": record.uid, "title": display_title(record)}


def _states(record: Record) -> dict[str, Any]:
    history = tuple(Entered(state=it.state, on=it.on) for it in record.state_history)
    return {"since": history[-1].on if history else None, "state_history": history}
