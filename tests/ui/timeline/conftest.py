"""Three months in which something was written."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from allyjournal.domain.mistake import ImpactSource, Mistake, MistakeState, RepairStep, StepStatus
from allyjournal.domain.person import Person
from allyjournal.domain.reflection import (
    Addendum,
    Facet,
    Framework,
    NextAction,
    Reflection,
    ReflectionState,
)
from tests.ui.desk import Desk
from tests.ui.timeline.reader import made


@pytest.fixture
def year(desk: Desk) -> Iterator[dict[str, Any]]:
    """A few records of three months, linked with each other."""
    quill = made(Person, date(2026, 1, 1), pseudonym="Quill", role="organiser", names=("Iseld",))
    planned = made(
        Mistake,
        date(2026, 10, 14),
        title="Talked over the plan",
        what_happened="I answered for Quill.",
        impact="It fell out of the minutes.",
        impact_source=ImpactSource.TOLD,
        state=MistakeState.REPAIRING,
        topics=("class",),
        people=(quill.uid,),
        repair_steps=(
            RepairStep(
                description="Put it\nback", status=StepStatus.DONE, done_on=date(2026, 10, 21)
            ),
            RepairStep(description="Say so"),
        ),
    )
    suited = made(
        Reflection,
        date(2026, 10, 12),
        title="Who the meeting time suited",
        framework=Framework.WHAT_SO_WHAT_NOW_WHAT,
        answers={"what": "I set the call for *half past eight*.", "now_what": "I ask first."},
        facet=Facet.PRIVILEGE,
        topics=("gender_identity",),
        related=(planned.uid,),
        belief_to_unlearn="That mine is the usual day.",
        next_action=NextAction(when="I plan", then="I ask"),
        addenda=(Addendum(on=date(2026, 10, 20), text="Still so."),),
        state=ReflectionState.KEPT,
    )
    untitled = made(Reflection, date(2026, 9, 3), text="A bus came.", prompt="What did you notice?")
    records = {"quill": quill, "planned": planned, "suited": suited, "untitled": untitled}
    desk.has(*records.values())
    yield records
