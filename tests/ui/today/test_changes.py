"""What Today's small buttons do to a record."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from allyjournal.domain.mistake import (
    Mistake,
    MistakeState,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    StepStatus,
    move,
)
from allyjournal.domain.record import Record, begin
from allyjournal.store.journal import Journal
from allyjournal.ui.applied import Applied, apply, undo
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


def done_on_today(journal: Journal, mistake: Mistake, found: str = "") -> Applied:
    journal.add([mistake])
    (due,) = mistake.dues()
    return apply(journal, mistake.uid, partial(finish, due=due, on=DAY, found=found), "Done")


def kept(journal: Journal, record: Record) -> Mistake:
    mistake = journal.get(record.uid)
    assert isinstance(mistake, Mistake)
    return mistake


def test_undoing_leaves_what_was_written_since_in_the_same_place(journal: Journal) -> None:
    step = RepairStep(description="Ask the group", due_on=DAY)
    done = done_on_today(journal, begin(Mistake, DAY, NOW, repair_steps=(step,)))
    now = kept(journal, done.before)
    further = (*now.repair_steps, RepairStep(description="Copy the key"))
    journal.save(now.changed(repair_steps=further))
    undo(journal, done)
    assert kept(journal, now).repair_steps == further


def test_undoing_wakes_what_rests_on_it(journal: Journal) -> None:
    looked = begin(
        Mistake, DAY, NOW, recurrence_check_on=DAY, resting_basis=RestingBasis.COMMUNITY_PROCESS
    )
    done = done_on_today(journal, looked, "not_repeated")
    journal.save(move(kept(journal, looked), MistakeState.RESTING, DAY))
    undo(journal, done)
    woken = kept(journal, looked)
    assert woken.recurrence_result is None
    assert woken.state is MistakeState.AWAITING_FOLLOW_UP
