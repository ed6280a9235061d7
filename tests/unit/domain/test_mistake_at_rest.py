"""What rests: it asks for nothing, and only it comes back by itself."""

from datetime import UTC, date, datetime

from allyjournal.domain.mistake import (
    Consent,
    Mistake,
    RepairStep,
    StepStatus,
    correct_at_once,
    put_out_of_scope,
    set_consent,
)
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


def test_only_what_rests_and_may_be_spoken_of_comes_back_by_itself() -> None:
    resting = correct_at_once(mistake(), DAY)
    assert not mistake().on_this_day_allowed()
    assert resting.on_this_day_allowed()
    assert not resting.changed(keep_out_of_on_this_day=True).on_this_day_allowed()
    assert not put_out_of_scope(resting).on_this_day_allowed()
    assert not set_consent(resting, Consent.DO_NOT_CONTACT, DAY).on_this_day_allowed()
