"""What every record has: its dates, its links, its states and their history."""

import gc
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.kinds import decode, encode
from allyjournal.domain.person import Person
from allyjournal.domain.record import (
    Due,
    DueKind,
    Kept,
    Pillar,
    StateChange,
    begin,
    enter,
    new_uid,
    since,
)
from allyjournal.domain.reflection import Reflection, ReflectionState

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place where it is yesterday in the evening."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "EST5EDT")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its zone")
@pytest.mark.usefixtures("in_new_york")
def test_the_day_of_writing_is_the_one_on_the_calendar() -> None:
    record = begin(Reflection, DAY, datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    assert since(record) == date(2026, 11, 22)


def test_a_new_record_enters_its_first_state_on_the_day_of_writing() -> None:
    today = NOW.astimezone().date()
    record = begin(Reflection, DAY, NOW, title="Gravy")
    assert (record.occurred_on, record.created_at, record.modified_at) == (DAY, NOW, NOW)
    assert record.state_history == (StateChange(state="draft", on=today),)
    assert record.kind == "reflection"
    assert since(record) == today


def test_without_a_history_it_stands_where_it_happened() -> None:
    record = begin(Reflection, DAY, NOW).changed(state_history=())
    assert since(record) == DAY


def test_uids_are_not_given_twice() -> None:
    assert len({new_uid() for _ in range(1000)}) == 1000
    assert decode(encode(begin(Reflection, DAY, NOW))).kind == "reflection"


@given(st.lists(st.tuples(st.sampled_from(ReflectionState), st.integers(0, 400)), max_size=12))
def test_any_state_may_follow_any_other(
    steps: Sequence[tuple[ReflectionState, int]],
) -> None:
    record = begin(Reflection, DAY, NOW)
    for state, days in steps:
        before = record
        record = enter(record, state, DAY + timedelta(days=days), title=f"day {days}")
        assert record.state is state
        assert record.title == f"day {days}"
        grown = len(record.state_history) - len(before.state_history)
        assert grown == (0 if state is before.state else 1)
        assert record.state_history[-1].state == state
        assert record.state_history[: len(before.state_history)] == before.state_history


def test_it_links_to_all_that_it_names() -> None:
    related, commitment, person = new_uid(), new_uid(), new_uid()
    record = begin(
        Reflection, DAY, NOW, related=(related,), commitments=(commitment,), people=(person,)
    )
    assert list(record.links()) == [related, commitment, person]
    assert record.named_commitments() == (commitment,)
    assert record.named_people() == (person,)
    assert ("has", "link") in list(record.tags())


def test_it_can_be_asked_for_by_what_it_is_about() -> None:
    person = new_uid()
    record = begin(
        Reflection, DAY, NOW, topics=("race",), communities=("tenants",), people=(person,)
    )
    assert {
        ("kind", "reflection"),
        ("state", "draft"),
        ("pillar", Pillar.REFLECTION),
        ("topic", "race"),
        ("community", "tenants"),
        ("person", person),
    } <= set(record.tags())


def test_a_person_has_one_state_and_no_pillar_and_asks_for_nothing() -> None:
    person = begin(Person, DAY, NOW, pseudonym="Moss")
    assert set(person.tags()) == {("kind", "person"), ("state", Kept.KEPT)}
    assert not list(person.dues())
    assert person.on_this_day_allowed()
    assert not person.changed(keep_out_of_on_this_day=True).on_this_day_allowed()


def test_what_asks_for_nothing_cannot_be_finished() -> None:
    person = begin(Person, DAY, NOW, pseudonym="Moss")
    assert person.finish(Due(kind=DueKind.REVIEW, on=DAY), DAY) == person


def test_a_record_is_not_searched_for_garbage() -> None:
    record = begin(Reflection, DAY, NOW)
    assert not gc.is_tracked(record)
    assert not gc.is_tracked(record.state_history[0])
