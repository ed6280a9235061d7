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
    TODAY,
    lay,
    made,
    notes,
    the_list,
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


def test_what_was_just_noticed_stands_first_and_in_sight(desk: Desk) -> None:
    acknowledged = [
        made(Mistake, title=f"No. {n}", state=MistakeState.ACKNOWLEDGED) for n in range(30)
    ]
    begun = made(Mistake, on=TODAY, title="Begun", state=MistakeState.REFLECTING)
    desk.has(*acknowledged, begun, made(Mistake, on=date(2026, 11, 21), title="Yesterday"))
    page = MistakePage(desk.journal, desk.tasks)
    page.changed.connect(page.refresh)
    desk.lays(page)
    found = the_list(desk)
    found.scrollToBottom()
    desk.clicks("Something went wrong")
    desk.types("I answered for Quill.")
    page.flush()
    desk.settles()
    ids = found.ids()
    listed = [it.title for it in desk.does(lambda: desk.journal.window(ids)) if it]
    assert listed == ["", *(it.title for it in reversed(acknowledged)), "Begun", "Yesterday"]
    assert found.model().index(0, 0).data() == "Noticed today"
    assert found.selected_id() == ids[0]
    assert found.ids_in_sight() is not None
    assert found.ids_in_sight()[0] == ids[0]


def test_an_empty_page_offers_to_begin(desk: Desk) -> None:
    lay(desk, MistakePage)
    desk.clicks("Something went wrong")
    assert editor(desk, "What happened").hasFocus()
