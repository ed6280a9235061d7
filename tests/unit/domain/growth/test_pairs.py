"""Then and now: chosen by time alone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.growth import pairs as domain
from allyjournal.domain.growth.pairs import Pair
from allyjournal.domain.growth.written import Subject, SubjectKind
from allyjournal.domain.record import Precision
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from tests.unit.domain.growth.making import day, made

LAST = day("12-31")
CLASS = Subject(SubjectKind.TOPIC, "class")


def kept(on: str, *topics: str, **fields: Any) -> Reflection:
    usual = {"state": ReflectionState.KEPT, "topics": topics}
    return made(Reflection, on, **(usual | fields))


def pairs(reflections: list[Reflection], until: date) -> tuple[Pair, ...]:
    return domain.pairs(domain.kept(reflections), until)


def test_the_first_and_the_last_on_a_subject_are_a_pair() -> None:
    first, middle, last = (kept(on, "class") for on in ("01-01", "03-01", "05-01"))
    (pair,) = pairs([middle, last, first], LAST)
    assert pair == (CLASS, first, last)
    (earlier,) = pairs([middle, last, first], day("04-30"))
    assert earlier == (CLASS, first, middle)


def test_those_farthest_apart_come_first_and_a_facet_is_a_subject_too() -> None:
    records = [
        kept("01-01", "class", facet=Facet.BIAS),
        kept("03-01", "class", "age"),
        kept("04-01", "race", "age", facet=Facet.BIAS),
        kept("2020-04-01", "race"),
    ]
    found = [(it.subject.kind, it.subject.name) for it in pairs(records, LAST)]
    assert found == [("topic", "race"), ("facet", "bias"), ("topic", "class"), ("topic", "age")]


def test_one_reflection_is_no_pair_nor_are_two_of_a_day() -> None:
    assert pairs([kept("01-01", "class")], LAST) == ()
    assert pairs([kept("01-01", "class"), kept("01-01", "class")], LAST) == ()
    assert pairs([], LAST) == ()


def test_a_draft_and_what_was_asked_to_stay_away_are_never_chosen() -> None:
    first, last = kept("02-01", "class"), kept("03-01", "class", state=ReflectionState.REVISITED)
    draft = kept("01-01", "class", state=ReflectionState.DRAFT)
    away = kept("04-01", "class", keep_out_of_on_this_day=True)
    (pair,) = pairs([draft, first, last, away], LAST)
    assert pair == (CLASS, first, last)


@pytest.mark.parametrize("precision", [Precision.MONTH, Precision.YEAR])
def test_a_memory_of_an_old_time_is_not_what_was_written_then(precision: Precision) -> None:
    memory = kept("1987-01-01", "class", precision=precision)
    first, last = kept("02-01", "class"), kept("03-01", "class")
    (pair,) = pairs([memory, first, last], LAST)
    assert pair == (CLASS, first, last)


def test_what_was_written_about_two_of_them_does_not_take_the_place_of_one() -> None:
    first, middle, last = (kept(on, "class") for on in ("02-01", "02-03", "03-01"))
    between = kept("04-01", "class", "age", related=(first.uid, last.uid))
    chosen_by_hand = kept("04-02", "class", related=(middle.uid, last.uid))
    other = kept("01-01", "age")
    found = pairs([first, middle, last, between, chosen_by_hand, other], LAST)
    # about another subject it is a reflection like others
    age = Subject(SubjectKind.TOPIC, "age")
    assert found == ((age, other, between), (CLASS, first, last))


def test_who_names_one_other_is_a_reflection_like_others() -> None:
    first, last = kept("02-01", "class"), kept("03-01", "class")
    again = kept("04-01", "class", related=(first.uid, kept("03-01", "age").uid))
    assert pairs([first, last, again], LAST) == ((CLASS, first, again),)


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=2, max_size=8, unique=True),
    st.randoms(use_true_random=False),
)
def test_neither_what_they_say_nor_how_they_felt_chooses(days: list[date], chance: Any) -> None:
    plain = [kept(on.isoformat(), "class") for on in days]
    told = [
        it.changed(
            text="word " * chance.randint(0, 500),
            emotions=("joy", "shame")[: chance.randint(0, 2)],
            intensity_before=chance.randint(0, 10),
            intensity_after=chance.randint(0, 10),
        )
        for it in plain
    ]
    chance.shuffle(told)
    (one,), (other,) = pairs(plain, LAST), pairs(told, LAST)
    assert (one.then.uid, one.now.uid) == (other.then.uid, other.now.uid)
    assert (one.then.occurred_on, one.now.occurred_on) == (min(days), max(days))
