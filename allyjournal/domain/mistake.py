"""A mistake and its repair.

The parts follow Mia Mingus' four parts of accountability (self-reflection, apology, repair,
changed behaviour), not strictly in line and not for severe harm. The apology's checklist follows
Lewicki, Polin and Lount (2016), where responsibility weighs most; asking for forgiveness, which
weighs least, is left off.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, Self

import msgspec

from allyjournal.domain.record import (
    Due,
    DueKind,
    Part,
    Pillar,
    Prose,
    Record,
    Uid,
    Visibility,
    enter,
)

LOOK_AGAIN = timedelta(days=90)
"""How long after a look back without an occasion the next one is due."""


class MistakeState(StrEnum):
    """Where a mistake stands. The last is *resting*, never forgiven, closed or done."""

    NOTICED = "noticed"
    REFLECTING = "reflecting"
    ACKNOWLEDGED = "acknowledged"
    REPAIRING = "repairing"
    AWAITING_FOLLOW_UP = "awaiting_follow_up"
    RESTING = "resting"


class HowLearned(StrEnum):
    """How the person came to know."""

    MYSELF = "myself"
    TOLD_AT_ONCE = "told_at_once"
    CALLED_IN = "called_in"
    CALLED_OUT = "called_out"


class ImpactSource(StrEnum):
    """How the impact is known."""

    TOLD = "told"
    OBSERVED = "observed"
    ASSUMED = "assumed"


class Consent(StrEnum):
    """Whether the people affected want to be contacted about this."""

    UNKNOWN = "unknown"
    WELCOMED = "welcomed"
    THROUGH_THIRD_PARTY = "through_third_party"
    DO_NOT_CONTACT = "do_not_contact"


class ApologyStatus(StrEnum):
    """Where the apology stands."""

    NOT_YET = "not_yet"
    DRAFTED = "drafted"
    OFFERED = "offered"
    RECEIVED_WITHOUT_REPLY = "received_without_reply"
    DECLINED = "declined"
    NOT_APPROPRIATE = "not_appropriate"


class ApologyPart(StrEnum):
    """What an apology holds."""

    REGRET = "regret"
    EXPLANATION = "explanation"
    RESPONSIBILITY = "responsibility"
    CHANGE = "change"
    REPAIR = "repair"


class StepStatus(StrEnum):
    """Where a repair step stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DOING = "doing"
    DONE = "done"
    BLOCKED = "blocked"
    WITHDRAWN = "withdrawn"


class RecurrenceResult(StrEnum):
    """What the look back for a repetition found; only ``not_repeated`` passes."""

    NOT_REPEATED = "not_repeated"
    REPEATED = "repeated"
    NO_OCCASION_YET = "no_occasion_yet"


class RestingBasis(StrEnum):
    """Why a mistake may rest. None of them asks anybody to seek contact."""

    PERSON_SAID_SO = "person_said_so"
    ACCOUNTABILITY_CONTACT = "accountability_contact"
    COMMUNITY_PROCESS = "community_process"
    NO_CONTACT_RESPECTED = "no_contact_respected"
    NOBODY_TO_ASK = "nobody_to_ask"


class RestNeed(StrEnum):
    """What a mistake may lack before it can rest."""

    PASSED_CHECK = "passed_check"
    BASIS = "basis"
    WHAT_CHANGED = "what_changed"


class ConsentChange(Part, frozen=True, kw_only=True):
    """What was known about contact since a day, and on what basis."""

    value: Consent
    since: date
    basis: Prose = ""


class Apology(Part, frozen=True, kw_only=True):
    """An apology in the making; the draft never leaves the journal."""

    status: ApologyStatus = ApologyStatus.NOT_YET
    draft: Prose = ""
    checklist: tuple[ApologyPart, ...] = ()


class Late(NamedTuple):
    """That a step was past its date: since ``due_on`` was over, until the day on which it was done,
    or until now (None)."""

    due_on: date
    done_on: date | None

    def holds(self, on: date) -> bool:
        """Whether it was ``on`` that day."""
        return self.due_on < on and (self.done_on is None or self.done_on > on)


class RepairStep(Part, frozen=True, kw_only=True):
    """One thing to do so that it is put right."""

    description: Prose
    requested_by: Prose = ""
    owner: Prose = ""
    due_on: date | None = None
    status: StepStatus = StepStatus.PROPOSED
    done_on: date | None = None
    evidence: Prose = ""
    follow_up_on: date | None = None
    follow_up_result: Prose = ""

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in (StepStatus.DONE, StepStatus.WITHDRAWN)

    @property
    def late(self) -> Late | None:
        """When it is or was past its date, if ever. What was done on a day that nobody wrote down
        is done, and what was withdrawn asks for nothing."""
        if self.due_on is None or self.open:
            return Late(self.due_on, None) if self.due_on else None
        done = self.done_on if self.status is StepStatus.DONE else None
        return Late(self.due_on, done) if done and done > self.due_on else None

    def is_past(self, on: date) -> bool:
        """Whether its date was over ``on`` that day and it was still open."""
        return self.late is not None and self.late.holds(on)

    @property
    def look_on(self) -> date | None:
        """The day for seeing what came of it; None where nobody waits for that."""
        looked = self.follow_up_result or self.status is StepStatus.WITHDRAWN
        return None if looked else self.follow_up_on


class Mistake(Record, frozen=True, kw_only=True, tag="mistake"):
    """What happened, its impact, and the way back from it."""

    pillar: ClassVar[Pillar] = Pillar.RESPONSIBILITY

    what_happened: Prose = ""
    impact: Prose = ""
    impact_source: ImpactSource | None = None
    setting: Prose = ""
    became_aware_on: date | None = None
    how_learned: HowLearned | None = None
    affected: tuple[Uid, ...] = ()
    intent: Prose = ""
    power_difference: Prose = ""
    pattern: str = ""
    contact_consent: Consent = Consent.UNKNOWN
    consent_history: tuple[ConsentChange, ...] = ()
    acknowledged_on: date | None = None
    acknowledged_to: Prose = ""
    apology: Apology = Apology()
    repair_steps: tuple[RepairStep, ...] = ()
    recurrence_check_on: date | None = None
    recurrence_result: RecurrenceResult | None = None
    what_changed: Prose = ""
    resting_basis: RestingBasis | None = None
    corrected_at_once: bool = False
    out_of_scope: bool = False
    state: MistakeState = MistakeState.NOTICED

    def __post_init__(self) -> None:
        """Hold the two rules that no order of actions may break."""
        if self.state is MistakeState.RESTING and (missing := missing_for_rest(self)):
            raise ValueError(f"A mistake cannot rest yet, it lacks: {', '.join(missing)}")
        if self.out_of_scope and self.visibility is not Visibility.PRIVATE:
            raise ValueError("A mistake that is out of this journal's scope stays private")

    def dues(self) -> Iterator[Due]:
        """Steps, follow-ups and the recurrence check; nothing where the matter is out of scope or
        the mistake rests.

        Where contact is not wanted, a look afterwards is silent, since it often means to ask
        somebody; a step stays, as does the look back, for neither needs anybody's answer.
        """
        if self.out_of_scope or self.state is MistakeState.RESTING:
            return
        for position, step in enumerate(self.repair_steps):
            if step.open and step.due_on:
                yield Due(
                    kind=DueKind.REPAIR_STEP,
                    on=step.due_on,
                    label=step.description,
                    position=position,
                )
            if (look_on := step.look_on) and not self.silent:
                yield Due(
                    kind=DueKind.FOLLOW_UP,
                    on=look_on,
                    label=step.description,
                    position=position,
                )
        waiting = self.recurrence_result in (None, RecurrenceResult.NO_OCCASION_YET)
        if self.recurrence_check_on and waiting:
            yield Due(kind=DueKind.RECURRENCE_CHECK, on=self.recurrence_check_on)

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """A step done, a look afterwards or a look back with what it ``found``.

        Where there was no occasion yet, the next look back is ``LOOK_AGAIN`` later.
        Raises ValueError where a look back found something that is no RecurrenceResult.
        """
        if not self.asks_for(due):
            return self
        if due.kind is DueKind.RECURRENCE_CHECK:
            result = RecurrenceResult(found)
            again = result is RecurrenceResult.NO_OCCASION_YET
            following = on + LOOK_AGAIN if again else self.recurrence_check_on
            return self.changed(recurrence_result=result, recurrence_check_on=following)
        steps = list(self.repair_steps)
        step = steps[due.position]
        steps[due.position] = (
            finished(step, on)
            if due.kind is DueKind.REPAIR_STEP
            else msgspec.structs.replace(step, follow_up_result=found)
        )
        return self.changed(repair_steps=tuple(steps))

    @property
    def silent(self) -> bool:
        """Whether everything that could lead to contact keeps quiet."""
        return self.contact_consent is Consent.DO_NOT_CONTACT or self.out_of_scope

    def named_people(self) -> tuple[str, ...]:
        """Also the people affected."""
        return (*self.people, *self.affected)

    def tags(self) -> Iterator[tuple[str, str]]:
        """Also whether it is open, and the pattern it belongs to."""
        yield from super().tags()
        if self.state is not MistakeState.RESTING:
            yield "is", "open"
        if self.pattern:
            yield "pattern", self.pattern

    def on_this_day_allowed(self) -> bool:
        """Only what rests, and never where contact is unwelcome or the matter out of scope."""
        resting = self.state is MistakeState.RESTING
        return super().on_this_day_allowed() and resting and not self.silent


def missing_for_rest(mistake: Mistake) -> tuple[RestNeed, ...]:
    """What *resting* still needs; empty where nothing is missing.

    It needs a passed recurrence check and one basis, and "nobody I may ask" needs what changed.
    "Corrected at once" needs none of it.
    """
    if mistake.corrected_at_once:
        return ()
    basis = mistake.resting_basis
    told = mistake.what_changed.strip() or basis is not RestingBasis.NOBODY_TO_ASK
    has = {
        RestNeed.PASSED_CHECK: mistake.recurrence_result is RecurrenceResult.NOT_REPEATED,
        RestNeed.BASIS: basis is not None,
        RestNeed.WHAT_CHANGED: bool(told),
    }
    return tuple(need for need, met in has.items() if not met)


def revise(mistake: Mistake, on: date, **fields: Any) -> Mistake:
    """``mistake`` with other values; it wakes where what its rest stood on is gone, and what is
    out of scope stays private.

    Text is never refused for the sake of a rule: the state gives way, and its history says so.
    """
    if mistake.out_of_scope:
        fields["visibility"] = Visibility.PRIVATE
    if mistake.state is MistakeState.RESTING:
        awake = enter(mistake, MistakeState.AWAITING_FOLLOW_UP, on, **fields)
        if missing_for_rest(awake):
            return awake
    return mistake.changed(**fields)


def move(mistake: Mistake, state: MistakeState, on: date) -> Mistake:
    """``mistake`` in ``state`` since ``on``; once reopened, it was not corrected at once.

    Raises ValueError for a rest that lacks something (``missing_for_rest``).
    """
    kept = mistake.corrected_at_once and state is MistakeState.RESTING
    return enter(mistake, state, on, corrected_at_once=kept)


def put_right(mistake: Mistake, position: int, on: date) -> Mistake:
    """``mistake``, whose state at ``position`` of its history was entered ``on`` another day:
    what happened is often written down days later."""
    history = list(mistake.state_history)
    history[position] = msgspec.structs.replace(history[position], on=on)
    return mistake.changed(state_history=tuple(history))


def correct_at_once(mistake: Mistake, on: date) -> Mistake:
    """The wrong pronoun put right in the same breath: it rests, and no check is asked."""
    return enter(mistake, MistakeState.RESTING, on, corrected_at_once=True)


def set_consent(mistake: Mistake, value: Consent, since: date, basis: str = "") -> Mistake:
    """``mistake`` with an answer about contact, kept with its day and basis.

    The same answer again puts its day or its basis right, and so does another one of the same
    day; any other joins those before.
    """
    *earlier, last = mistake.consent_history or (None,)
    if last and value is not last.value and since != last.since:
        earlier.append(last)
    change = ConsentChange(value=value, since=since, basis=basis)
    return mistake.changed(contact_consent=value, consent_history=(*filter(None, earlier), change))


def put_out_of_scope(mistake: Mistake) -> Mistake:
    """For violence, abuse, safeguarding: the text stays, made private and asked nothing of."""
    return mistake.changed(out_of_scope=True, visibility=Visibility.PRIVATE)


def finished(step: RepairStep, on: date) -> RepairStep:
    """``step``, done on that day."""
    return msgspec.structs.replace(step, status=StepStatus.DONE, done_on=on)
