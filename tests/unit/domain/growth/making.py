"""Records for the tests of this folder, in few words."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from allyjournal.domain.growth.facts import MistakeFacts, of_mistake
from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import Consent, ConsentChange, Mistake, RepairStep, StepStatus
from allyjournal.domain.record import Record, StateChange, begin

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))

AnyKind = TypeVar("AnyKind", bound=Record)


def day(text: str) -> date:
    """A day of 2026, as "03-01", or of the year that is named."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def made(kind: type[AnyKind], on: str, **fields: Any) -> AnyKind:
    """A record of a kind on a day."""
    return begin(kind, day(on), NOW, **fields)


def mistake(on: str, *history: tuple[str, str], **fields: Any) -> MistakeFacts:
    """The facts of a mistake, with its states and their days."""
    record = made(Mistake, on, **fields)
    changes = tuple(StateChange(state=state, on=day(since)) for state, since in history)
    return of_mistake(record.changed(state_history=changes or record.state_history))


def consents(*changes: tuple[Consent, str]) -> tuple[ConsentChange, ...]:
    """A history of consent."""
    return tuple(ConsentChange(value=value, since=day(since)) for value, since in changes)


def step(status: StepStatus = StepStatus.AGREED, due: str = "", done: str = "") -> RepairStep:
    """A repair step."""
    return RepairStep(
        description="Ask",
        status=status,
        due_on=day(due) if due else None,
        done_on=day(done) if done else None,
    )
