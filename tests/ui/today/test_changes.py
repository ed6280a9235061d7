"""What Today's small buttons do to a record."""

from datetime import UTC, date, datetime

import pytest

from allyjournal.domain.mistake import Mistake, RecurrenceResult, RepairStep, StepStatus
from allyjournal.domain.record import begin
from allyjournal.ui.today.changes import finish

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def test_a_step_that_has_changed_since_it_was_listed_stays_as_it_is() -> None:
    step = RepairStep(description="Ask the group", due_on=DAY)
    mistake = begin(Mistake, DAY, NOW, repair_steps=(step,))
    (due,) = mistake.dues()
    withdrawn = RepairStep(description="Ask the group", due_on=DAY, status=StepStatus.WITHDRAWN)
    changed = mistake.changed(repair_steps=(withdrawn,))
    assert finish(changed, due, DAY, "") == changed


def test_a_look_back_is_done_with_what_it_found() -> None:
    mistake = begin(Mistake, DAY, NOW, recurrence_check_on=DAY)
    (due,) = mistake.dues()
    found = finish(mistake, due, DAY, "repeated")
    assert isinstance(found, Mistake)
    assert found.recurrence_result is RecurrenceResult.REPEATED
    with pytest.raises(ValueError, match="perhaps"):
        finish(mistake, due, DAY, "perhaps")
