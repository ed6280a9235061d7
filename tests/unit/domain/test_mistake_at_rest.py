"""What asks for nothing any more."""

from datetime import UTC, date, datetime

from allyjournal.domain.mistake import Mistake, RepairStep, StepStatus, correct_at_once
from allyjournal.domain.record import begin

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def mistake(*steps: RepairStep) -> Mistake:
    return begin(Mistake, DAY, NOW, repair_steps=steps)


def test_what_rests_or_is_withdrawn_asks_for_nothing() -> None:
    look = RepairStep(description="Look", follow_up_on=DAY)
    step = RepairStep(description="Say so", due_on=DAY)
    assert len(list(mistake(look, step).dues())) == 2
    withdrawn = RepairStep(description="Look", follow_up_on=DAY, status=StepStatus.WITHDRAWN)
    assert not list(mistake(withdrawn).dues())
    assert not list(correct_at_once(mistake(look, step), DAY).dues())
