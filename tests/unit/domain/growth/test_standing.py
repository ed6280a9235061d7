"""Where repairs, advice and learning stood when a period ended."""

import pytest
from msgspec.structs import replace

from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.growth.facts import (
    AdviceFacts,
    AdviceStanding,
    of_feedback,
    of_resource,
)
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.standing import advice, practice, repairs
from allyjournal.domain.mistake import MistakeState, RepairStep, StepStatus
from allyjournal.domain.record import StateChange, Visibility
from allyjournal.domain.resource import Resource, ResourceState
from tests.unit.domain.growth.making import YEAR, day, made, mistake, step

SPRING = Period(day("03-01"), day("05-31"))
AT_ONCE = {"state": MistakeState.RESTING, "corrected_at_once": True}
DONE, AGREED = StepStatus.DONE, StepStatus.AGREED


def test_the_state_is_the_one_at_the_end_of_the_period() -> None:
    found = mistake(
        "02-10",
        *(("noticed", "02-10"), ("acknowledged", "03-10"), ("repairing", "06-01")),
        state=MistakeState.REPAIRING,
    )
    (then,) = repairs([found], SPRING).standing
    assert (then.state, then.since) == (MistakeState.ACKNOWLEDGED, day("03-10"))
    (now,) = repairs([found], YEAR).standing
    assert (now.state, now.since) == (MistakeState.REPAIRING, day("06-01"))


def test_what_was_noticed_before_it_was_written_down_is_noticed() -> None:
    found = mistake("02-10", ("noticed", "07-01"), ("reflecting", "07-02"))
    (then,) = repairs([found], SPRING).standing
    assert (then.state, then.since) == (MistakeState.NOTICED, None)


def test_a_state_that_there_is_none_of_is_the_present_one() -> None:
    repairing = MistakeState.REPAIRING
    found = mistake("02-10", ("forgiven", "02-11"), ("repairing", "07-02"), state=repairing)
    (then,) = repairs([found], SPRING).standing
    assert then.state is repairing


def test_open_ones_are_listed_however_old_and_resting_ones_in_the_time_they_came_to_rest() -> None:
    old = mistake("2019-01-01")
    later = mistake("06-01")
    rested = mistake("02-01", ("noticed", "02-01"), ("resting", "03-01"), **AT_ONCE)
    long_since = mistake("02-01", ("noticed", "02-01"), ("resting", "02-28"), **AT_ONCE)
    rests_later = mistake("02-01", ("noticed", "02-01"), ("resting", "06-01"), **AT_ONCE)
    found = repairs([long_since, later, rested, old, rests_later], SPRING).standing
    assert [it.mistake for it in found] == [old, rests_later, rested]
    assert [it.state for it in found] == ["noticed", "noticed", "resting"]


def test_a_rest_without_a_day_counts_from_noticing() -> None:
    unknown, before = (
        replace(mistake(on, **AT_ONCE), since=None, state_history=()) for on in ("04-01", "02-01")
    )
    assert [it.mistake for it in repairs([unknown, before], SPRING).standing] == [unknown]


def test_they_stand_in_the_order_of_the_states() -> None:
    history = [(state, ("04-01")) for state in MistakeState]
    found = [mistake("03-01", it, state=it[0], **_at_rest(it[0])) for it in reversed(history)]
    assert [it.state for it in repairs(found, SPRING).standing] == list(MistakeState)


def _at_rest(state: MistakeState) -> dict[str, object]:
    return {"corrected_at_once": True} if state is MistakeState.RESTING else {}


@pytest.mark.parametrize(
    ("one", "past"),
    [
        (step(AGREED, due="05-30"), True),
        # it is past its date on the day after it
        (step(AGREED, due="05-31"), False),
        (step(AGREED), False),
        (step(StepStatus.BLOCKED, due="04-01"), True),
        (step(StepStatus.WITHDRAWN, due="04-01"), False),
        # done too late to be done by then, in time, and on a day that nobody wrote down
        (step(DONE, due="04-01", done="06-01"), True),
        (step(DONE, due="04-01", done="05-31"), False),
        (step(DONE, due="04-01"), False),
    ],
)
def test_steps_past_their_date_are_told_by_it(one: RepairStep, past: bool) -> None:
    assert one.is_past(SPRING.until) is past
    (found,) = repairs([mistake("03-01", repair_steps=(one,))], SPRING).standing
    assert bool(found.past) is past


def test_what_rests_has_no_step_past_its_date() -> None:
    late = step(AGREED, due="04-01")
    rested = mistake("03-01", ("resting", "05-01"), repair_steps=(late,), **AT_ONCE)
    (found,) = repairs([rested], SPRING).standing
    assert found.past == ()


def test_the_dates_stand_in_order() -> None:
    steps = (step(AGREED, due="04-02"), step(AGREED, due="04-01"))
    (found,) = repairs([mistake("03-01", repair_steps=steps)], SPRING).standing
    assert found.past == (day("04-01"), day("04-02"))


def test_a_pattern_is_shared_by_two_that_were_noticed_in_the_time() -> None:
    one, two = (mistake(on, pattern="speaking first") for on in ("03-02", "04-02"))
    before, alone = mistake("02-02", pattern="speaking first"), mistake("03-03", pattern="voices")
    earlier = mistake("03-09", pattern="a joke"), mistake("05-09", pattern="a joke")
    found = repairs([two, alone, *earlier, before, one, mistake("03-01")], SPRING)
    patterns = [(it.name, it.mistakes) for it in found.patterns]
    assert patterns == [("a joke", earlier), ("speaking first", (one, two))]


def test_what_is_out_of_scope_is_asked_nothing() -> None:
    fields = {"pattern": "it", "repair_steps": (step(AGREED, due="04-01"),)}
    private = {"out_of_scope": True, "visibility": Visibility.PRIVATE}
    apart = [mistake(on, **fields, **private) for on in ("03-01", "04-01")]
    found = repairs(apart, SPRING)
    assert (found.standing, found.patterns) == ((), ())


def heard(on: str, *history: tuple[str, str], **fields: object) -> AdviceFacts:
    changes = tuple(StateChange(state=state, on=day(since)) for state, since in history)
    given = {"state": FeedbackState(history[-1][0])} if history else {}
    return of_feedback(made(Feedback, on, **(given | fields)).changed(state_history=changes))


def told(*feedback: AdviceFacts) -> list[AdviceStanding]:
    return [it.standing for it in advice(feedback, SPRING)]


def test_advice_stands_by_what_became_of_it() -> None:
    answers = [
        heard("03-01", ("answered", "03-02"), response=response)
        for response in (None, Response.DECLINED, Response.PARTLY, Response.FOLLOWED)
    ]
    considered, new = heard("03-01", ("considering", "03-02")), heard("03-01", ("heard", "03-01"))
    assert told(new, considered, *answers) == list(AdviceStanding)


def test_how_it_was_answered_later_is_not_known_yet() -> None:
    later = heard("03-01", ("heard", "03-01"), ("answered", "06-01"), response=Response.FOLLOWED)
    assert told(later) == [AdviceStanding.HEARD]
    again = heard(
        "03-01",
        *(("answered", "03-02"), ("considering", "06-01"), ("answered", "06-02")),
        response=Response.DECLINED,
    )
    assert told(again) == [AdviceStanding.ANSWERED]


def test_advice_is_of_the_time_in_which_it_was_heard_or_moved_or_was_open() -> None:
    answered = {"response": Response.FOLLOWED}
    before = heard("02-01", ("answered", "02-28"), **answered)
    moved = heard("02-01", ("answered", "03-01"), **answered)
    still_open = heard("2019-02-01", ("considering", "2019-02-02"))
    within = heard("05-31", ("answered", "05-31"), **answered)
    without_a_day = heard("03-01", state=FeedbackState.ANSWERED, **answered)
    later = heard("06-01", ("heard", "06-01"))
    found = advice([before, later, within, still_open, moved, without_a_day], SPRING)
    assert [it.feedback for it in found] == [moved, without_a_day, within, still_open]


def test_what_was_reported_back_later_was_not_yet() -> None:
    back = {"reported_back_on": day("05-31")}
    (yet,) = advice([heard("03-01", **back)], SPRING)
    assert yet.reported_back_on == day("05-31")
    (not_yet,) = advice([heard("03-01", **back)], Period(day("03-01"), day("05-30")))
    assert not_yet.reported_back_on is None


def test_learning_stands_on_the_day_it_came_so_far() -> None:
    def learned(on: str, applied: str) -> Resource:
        change = StateChange(state="applied", on=day(applied))
        resource = made(Resource, on, practice_change="I ask.", state=ResourceState.APPLIED)
        return resource.changed(state_history=(change,))

    all_of_them = [learned("03-01", "05-31"), learned("2019-03-01", "03-01")]
    all_of_them += [learned("03-01", "06-01"), learned("02-01", "02-28")]
    found = practice(map(of_resource, all_of_them), SPRING)
    assert [it.uid for it in found] == [all_of_them[1].uid, all_of_them[0].uid]
    assert found[0].practice_change == "I ask."
