"""Frameworks and their steps, and what may come back by itself."""

from datetime import UTC, date, datetime

import pytest

from allyjournal.domain.record import DueKind, begin
from allyjournal.domain.reflection import (
    STEPS,
    Facet,
    Framework,
    NextAction,
    Reflection,
    ReflectionState,
    intensity_rose,
)

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)


def reflection(**fields: object) -> Reflection:
    return begin(Reflection, DAY, NOW, **fields)


def test_every_framework_has_its_own_steps() -> None:
    assert set(STEPS) == set(Framework)
    steps = [step for steps in STEPS.values() for step in steps]
    assert len(set(steps)) == len(steps)
    assert len(STEPS[Framework.GIBBS]) == 6
    assert STEPS[Framework.FREE] == ()


def test_an_answer_belongs_to_a_step_of_the_framework() -> None:
    guided = Framework.WHAT_SO_WHAT_NOW_WHAT
    assert reflection(framework=guided, answers={"so_what": "It was mine."}).answers
    with pytest.raises(ValueError, match="no step 'feelings'"):
        reflection(framework=guided, answers={"feelings": "x"})
    with pytest.raises(ValueError, match="no step 'what'"):
        reflection(answers={"what": "x"})


def test_the_next_action_is_due_on_its_day() -> None:
    assert not list(reflection().dues())
    assert not list(reflection(next_action=NextAction(then="I ask")).dues())
    (due,) = reflection(next_action=NextAction(then="I ask", due_on=DAY)).dues()
    assert (due.kind, due.on, due.label) == (DueKind.NEXT_ACTION, DAY, "I ask")


def test_what_was_not_planned_cannot_be_finished() -> None:
    (due,) = reflection(next_action=NextAction(then="I ask", due_on=DAY)).dues()
    unplanned = reflection()
    assert unplanned.finish(due, DAY) is unplanned


def test_it_can_be_asked_for_by_facet_emotion_and_draft() -> None:
    draft = reflection(facet=Facet.BIAS, emotions=("shame", "relief"))
    assert {
        ("facet", Facet.BIAS),
        ("emotion", "shame"),
        ("emotion", "relief"),
        ("is", "draft"),
    } <= set(draft.tags())
    assert ("is", "draft") not in set(reflection(state=ReflectionState.KEPT).tags())


@pytest.mark.parametrize(
    ("before", "after", "rose"),
    [(3, 4, True), (3, 3, False), (4, 3, False), (None, 9, False), (9, None, False)],
)
def test_whether_it_became_heavier(before: int | None, after: int | None, rose: bool) -> None:
    record = reflection(intensity_before=before, intensity_after=after, state=ReflectionState.KEPT)
    assert intensity_rose(record) is rose
    assert record.on_this_day_allowed() is not rose


def test_a_draft_does_not_come_back_by_itself() -> None:
    assert not reflection().on_this_day_allowed()
    assert reflection(state=ReflectionState.REVISITED).on_this_day_allowed()
    kept_out = reflection(state=ReflectionState.KEPT, keep_out_of_on_this_day=True)
    assert not kept_out.on_this_day_allowed()
