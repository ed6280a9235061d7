"""Whatever a journal holds, the measures hold together."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.agreement import Agreement, AgreementState, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.growth.measures import Growth, Sources, growth
from allyjournal.domain.growth.period import Period
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import (
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RepairStep,
    StepStatus,
)
from allyjournal.domain.record import Pillar, Precision, StateChange, new_uid
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.domain.resource import Resource
from tests.unit.domain.growth.making import made
from tests.unit.domain.growth.telling import sources
from tests.unit.domain.growth.test_lanes import LISTEN, OWN, READ

# a hundred years, with their leap days more often than they are
LEAP_DAYS = [date(year, 2, 29) for year in range(1928, 2028, 4)]
days = st.dates(date(1926, 1, 1), date(2026, 12, 31)) | st.sampled_from(LEAP_DAYS)
periods = st.tuples(days, days).map(lambda both: Period(min(both), max(both)))
topics = st.lists(st.sampled_from(["race", "class", "age"]), max_size=2, unique=True).map(tuple)
zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


def histories(states: type[Any]) -> st.SearchStrategy[tuple[StateChange, ...]]:
    changes = st.builds(StateChange, state=st.sampled_from([str(it) for it in states]), on=days)
    return st.lists(changes, max_size=4).map(tuple)


def shared(
    kind: type[Any], states: type[Any], /, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Records of a kind, of any day, written in any zone."""

    def make(on: date, zone: timezone, more: dict[str, Any]) -> Any:
        moment = datetime.combine(on, time(1), UTC).astimezone(zone)
        record = made(kind, on.isoformat(), **more)
        return record.changed(created_at=moment)

    usual = {"topics": topics, "precision": st.sampled_from(Precision)}
    given_fields = st.fixed_dictionaries(usual | fields)
    history = histories(states)
    return st.builds(make, days, zones, given_fields).flatmap(
        lambda it: history.map(lambda found: it.changed(state_history=found))
    )


mistakes = shared(
    Mistake,
    MistakeState,
    state=st.sampled_from([it for it in MistakeState if it is not MistakeState.RESTING]),
    became_aware_on=st.none() | days,
    acknowledged_on=st.none() | days,
    contact_consent=st.sampled_from(Consent),
    consent_history=st.lists(
        st.builds(ConsentChange, value=st.sampled_from(Consent), since=days), max_size=3
    ).map(tuple),
    repair_steps=st.lists(
        st.builds(
            RepairStep,
            description=st.just("Ask"),
            status=st.sampled_from(StepStatus),
            due_on=st.none() | days,
            done_on=st.none() | days,
        ),
        max_size=2,
    ).map(tuple),
    pattern=st.sampled_from(["", "speaking first", "voices"]),
)
feedback = shared(
    Feedback,
    FeedbackState,
    state=st.sampled_from(FeedbackState),
    response=st.none() | st.sampled_from(Response),
)
reflections = shared(
    Reflection,
    ReflectionState,
    state=st.sampled_from(ReflectionState),
    facet=st.none() | st.sampled_from(Facet),
)
resources = shared(Resource, ReflectionState, practice_change=st.sampled_from(["", "I ask."]))
check_ins = shared(
    CheckIn,
    ReflectionState,
    commitment=st.sampled_from([LISTEN.uid, OWN.uid, READ.uid, new_uid()]),
    value=st.sampled_from(CheckInValue),
)
agreements = shared(Agreement, AgreementState, commitments=st.just((LISTEN, OWN)))
journals = st.lists(
    mistakes | feedback | reflections | resources | check_ins | agreements, max_size=12
)


def of(records: list[AnyRecord]) -> Sources:
    """With every agreement signed on its day."""
    there = [it for it in records if isinstance(it, Agreement)]
    return sources(records, [sign(it, (), it.occurred_on)[1] for it in there])


@given(journals, periods, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    records: list[AnyRecord], period: Period, chance: Any
) -> None:
    told = of(records)
    shuffled = Sources(*(chance.sample(part, len(part)) for part in told))
    one, other = growth(told, period), growth(shuffled, period)
    # the lanes of two agreements stand in the order of these, which is the journal's own
    assert {it.uid: it for it in one.lanes} == {it.uid: it for it in other.lanes}
    assert without_order(one) == without_order(other)


def without_order(found: Growth) -> list[Any]:
    return [getattr(found, name) for name in Growth.__struct_fields__ if name != "lanes"]


@given(journals, periods)
def test_every_mistake_of_the_time_is_told_once(records: list[AnyRecord], period: Period) -> None:
    found = growth(of(records), period)
    noticed = sorted(
        it.uid
        for it in records
        if isinstance(it, Mistake) and (it.became_aware_on or it.occurred_on) in period
    )
    for part in (found.acknowledging, found.first_steps):
        assert sorted(it.mistake.uid for it in (*part.dots, *part.left_out)) == noticed
        for dot in part.dots:
            assert dot.days >= 0 <= dot.taken_out
            assert dot.noticed + timedelta(days=dot.days + dot.taken_out) == dot.reached
    listed = [it.mistake.uid for it in found.repairs.standing]
    assert len(set(listed)) == len(listed)


@given(journals, periods)
def test_nothing_of_another_time_is_shown(records: list[AnyRecord], period: Period) -> None:
    found = growth(of(records), period)
    assert all(month in period.months() for row in found.grid.rows for month in row.months)
    assert all(it.occurred_on in period for lane in found.lanes for it in lane.check_ins)
    assert all(it.since in period for it in found.practice)
    assert all(it.then.occurred_on < it.now.occurred_on <= period.until for it in found.pairs)
    assert all(it.feedback.occurred_on <= period.until for it in found.advice)
    assert all(it.mistake.noticed <= period.until for it in found.repairs.standing)


@given(journals, periods)
def test_the_same_journal_says_the_same_everywhere(
    records: list[AnyRecord], period: Period
) -> None:
    """In whatever zone it was written, and however much was written in a month."""
    elsewhere = [it.changed(created_at=it.created_at.astimezone(UTC)) for it in records]
    assert growth(of(elsewhere), period).grid == growth(of(records), period).grid
    assert growth(of(records), period).grid == growth(of([*records, *records]), period).grid


@given(periods)
def test_of_an_empty_journal_there_are_three_blank_rows(period: Period) -> None:
    found = growth(Sources(), period)
    assert [(it.pillar, it.months) for it in found.grid.rows] == [(it, ()) for it in Pillar]
    assert not any((found.acknowledging.dots, found.first_steps.left_out, found.advice))
    assert not any((found.repairs.standing, found.lanes, found.practice, found.pairs))


@given(mistakes | feedback | reflections | resources | check_ins | agreements, periods)
def test_one_record_is_a_mark_and_nothing_to_compare(record: Any, period: Period) -> None:
    found = growth(of([record]), period)
    marked = {month for row in found.grid.rows for month in row.months}
    in_a_month = record.pillar is not None and record.precision is not Precision.YEAR
    there = in_a_month and record.occurred_on in period
    assert marked == ({record.occurred_on.replace(day=1)} if there else set())
    assert found.pairs == ()
    assert found.repairs.patterns == ()


@given(st.lists(mistakes, max_size=4), periods)
def test_more_than_a_period_needs_does_no_harm(records: list[Any], period: Period) -> None:
    """Days are those of the mistakes alone that were noticed in it."""
    within = [it for it in records if (it.became_aware_on or it.occurred_on) in period]
    some, all_of_them = growth(of(within), period), growth(of(records), period)
    assert some.acknowledging == all_of_them.acknowledging
    assert some.first_steps == all_of_them.first_steps
    assert some.repairs.patterns == all_of_them.repairs.patterns
