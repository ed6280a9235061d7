"""What the measures know of a record: its dates and states, and no more of its text than is shown.

Journals keep them beside the documents, so that looking back over ten years reads none of these.
Whoever changes what they hold adds a migration that makes the moments anew.
"""

from datetime import date
from typing import Any

from msgspec import Struct

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.kinds import display_title
from allyjournal.domain.mistake import (
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RepairStep,
)
from allyjournal.domain.record import Precision, Record, StateChange, since
from allyjournal.domain.resource import Resource


class Facts(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Of any record, by the names that it has there; ``title`` is what it is listed under.

    Without cycles there is nothing to collect in them, and looking through thousands of them for
    some took a fifth of the reading's time (see msgspec's "Disabling Garbage Collection").
    """

    uid: str
    occurred_on: date
    precision: Precision = Precision.DAY
    title: str = ""


class MistakeFacts(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """Of a mistake, without what happened, to whom, the words of its steps, and on what basis
    contact is allowed."""

    state: MistakeState
    state_history: tuple[StateChange, ...] = ()
    became_aware_on: date | None = None
    acknowledged_on: date | None = None
    contact_consent: Consent = Consent.UNKNOWN
    consent_history: tuple[ConsentChange, ...] = ()
    steps: tuple[RepairStep, ...] = ()
    pattern: str = ""
    corrected_at_once: bool = False
    out_of_scope: bool = False

    @property
    def noticed(self) -> date:
        """The day on which the person became aware of it, else the one on which it happened."""
        return self.became_aware_on or self.occurred_on

    @property
    def noticed_to_the_day(self) -> bool:
        """Whether that day is known, and not its month or year alone."""
        return self.became_aware_on is not None or self.precision is Precision.DAY


class AdviceFacts(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """Of a piece of feedback; ``reason`` is why something was done with it or not."""

    state: FeedbackState
    state_history: tuple[StateChange, ...] = ()
    response: Response | None = None
    reason: str = ""
    reported_back_on: date | None = None


class CheckInFacts(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """Of a check-in."""

    commitment: str
    value: CheckInValue


class PracticeFacts(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """Of something to learn from: ``practice_change`` is what the person does differently, and
    ``since`` the day on which it came into its present state."""

    practice_change: str
    since: date


def of_mistake(mistake: Mistake) -> MistakeFacts:
    """What is known of ``mistake``."""
    return MistakeFacts(
        **_shared(mistake),
        state=mistake.state,
        state_history=mistake.state_history,
        became_aware_on=mistake.became_aware_on,
        acknowledged_on=mistake.acknowledged_on,
        contact_consent=mistake.contact_consent,
        consent_history=tuple(map(_without_basis, mistake.consent_history)),
        steps=tuple(map(_without_words, mistake.repair_steps)),
        pattern=mistake.pattern,
        corrected_at_once=mistake.corrected_at_once,
        out_of_scope=mistake.out_of_scope,
    )


def of_feedback(feedback: Feedback) -> AdviceFacts:
    """What is known of ``feedback``."""
    return AdviceFacts(
        **_shared(feedback),
        state=feedback.state,
        state_history=feedback.state_history,
        response=feedback.response,
        reason=feedback.reason,
        reported_back_on=feedback.reported_back_on,
    )


def of_check_in(check_in: CheckIn) -> CheckInFacts:
    """What is known of ``check_in``."""
    return CheckInFacts(**_shared(check_in), commitment=check_in.commitment, value=check_in.value)


def of_resource(resource: Resource) -> PracticeFacts:
    """What is known of ``resource``."""
    return PracticeFacts(
        **_shared(resource),
        practice_change=resource.practice_change,
        since=since(resource),
    )


def _shared(record: Record) -> dict[str, Any]:
    return {
        "uid": record.uid,
        "occurred_on": record.occurred_on,
        "precision": record.precision,
        "title": display_title(record),
    }


def _without_basis(change: ConsentChange) -> ConsentChange:
    return ConsentChange(value=change.value, since=change.since)


def _without_words(step: RepairStep) -> RepairStep:
    return RepairStep(description="", status=step.status, due_on=step.due_on, done_on=step.done_on)
