"""The list of mistakes: what is open, what is looked at, what rests."""

from datetime import date
from typing import Any

from allyjournal.domain.mistake import (
    Mistake,
    MistakeState,
    RepairStep,
    StepStatus,
    correct_at_once,
    move,
)
from allyjournal.ui.mistake.page import MistakePage
from tests.ui.desk import Desk
from tests.ui.mistake.log import READY, STEPS, editor
from tests.ui.shelf import (
    lay,
    made,
    notes,
    titles,
)


def test_the_list_groups_by_what_is_open(desk: Desk) -> None:
    def mistake(title: str, **fields: Any) -> Mistake:
        record: Mistake = made(Mistake, title=title, **fields)
        return record

    follow_up = RepairStep(
        description="Lamps", status=StepStatus.DONE, follow_up_on=date(2026, 12, 5)
    )
    desk.has(
        mistake("Plan", state=MistakeState.REPAIRING, repair_steps=STEPS),
        mistake(
            "Key", recurrence_check_on=date(2026, 12, 2), state=MistakeState.AWAITING_FOLLOW_UP
        ),
        mistake("Lamps", state=MistakeState.ACKNOWLEDGED, repair_steps=(follow_up,)),
        mistake("Story"),
        move(mistake("Accent", **READY), MistakeState.RESTING, date(2026, 3, 11)),
        correct_at_once(mistake("Name"), date(2026, 6, 26)),
    )
    lay(desk, MistakePage)
    assert titles(desk) == [
        "Open",
        "Lamps",
        "Key",
        "Plan",
        "Reflecting",
        "Story",
        "Resting",
        "Name",
        "Accent",
    ]
    assert notes(desk) == {
        "Plan": "repairing · past its date, 20 Nov",
        "Key": "awaiting follow-up · check 2 Dec",
        "Lamps": "acknowledged · follow-up 5 Dec",
        "Story": "noticed 22 Nov",
        "Accent": "since 11 Mar · community process",
        "Name": "since 26 Jun · corrected at once",
    }


def test_an_empty_page_offers_to_begin(desk: Desk) -> None:
    lay(desk, MistakePage)
    desk.clicks("Something went wrong")
    assert editor(desk, "What happened").hasFocus()
