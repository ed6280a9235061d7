"""Every field of every kind in words."""

from datetime import date

import msgspec
import pytest

from allyjournal.domain.kinds import KINDS
from allyjournal.domain.mistake import Consent, ConsentChange, RepairStep, StepStatus
from allyjournal.domain.record import Precision, Record
from allyjournal.domain.reflection import STEPS, NextAction, Reflection
from allyjournal.ui.field_words import field_words
from allyjournal.ui.history.values import field_value, value_words
from tests.ui.shelf import made

# what changed_fields never names
UNSEEN = {
    *("uid", "created_at", "modified_at", "state_history", "trashed_at"),
    *("names", "put_down_until", "out_of_scope"),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_that_can_change_has_words(kind: type[Record]) -> None:
    for field in msgspec.structs.fields(kind):
        if field.name not in UNSEEN:
            assert field_words(field.name)


def test_every_step_of_every_framework_has_words() -> None:
    assert all(field_words(step) for steps in STEPS.values() for step in steps)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (False, ""),
        (True, "yes"),
        (7, "7"),
        ("free words_here", "free words_here"),
        (StepStatus.DONE, "done"),
        (date(2026, 10, 14), "Wednesday 14 October 2026"),
        (("gender_identity", "race"), "gender identity\nrace"),
        (("u-1", "u-2"), "Moss\nu-2"),
        ("u-1", "Moss"),
        ({"so_what": "The usual."}, "So what: The usual."),
        (NextAction(when="it comes up", then="I wait"), "If: it comes up · Then: I wait"),
        (
            (RepairStep(description="Six copies", due_on=date(2026, 12, 2)),),
            "Description: Six copies · By: Wednesday 2 December 2026 · Status: proposed",
        ),
        (
            (ConsentChange(value=Consent.WELCOMED, since=date(2026, 10, 14)),),
            "welcomed · Since: Wednesday 14 October 2026",
        ),
    ],
)
def test_a_value_is_read_as_a_person_reads_it(value: object, words: str) -> None:
    assert value_words(value, {"u-1": "Moss"}) == words


def test_a_day_is_told_as_exactly_as_it_is_known() -> None:
    known = made(Reflection, on=date(2026, 10, 1), precision=Precision.MONTH)
    assert field_value(known, "occurred_on", {}) == "October 2026"
    assert field_value(known, "precision", {}) == "month"
