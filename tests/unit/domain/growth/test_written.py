"""A mark for a month in which something was written, against the agreement."""

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth.written import (
    Grid,
    Row,
    Subject,
    SubjectKind,
    grid,
    with_same_rows,
    written,
)
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar, Precision, Record, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource
from tests.unit.domain.growth.making import YEAR, day, made

UNION = Subject(SubjectKind.COMMUNITY, "tenants' union")


def topic(name: str) -> Subject:
    return Subject(SubjectKind.TOPIC, name)


def drawn(*records: Record, agreed: tuple[Agreement, ...] = ()) -> Grid:
    return grid([mark for record in records for mark in written(record)], agreed, YEAR)


def rows(found: Grid) -> dict[tuple[str, str], list[str]]:
    """The months of each row that has some, as "01" to "12"."""
    return {
        (row.pillar, row.subject.name if row.subject else ""): [f"{it:%m}" for it in row.months]
        for row in found.rows
        if row.months
    }


def test_without_anything_each_pillar_has_its_blank_row() -> None:
    found = drawn()
    assert found.rows == tuple(Row(pillar, None, False, ()) for pillar in Pillar)
    assert found.only_year == ()


def test_a_month_has_one_mark_however_much_was_written() -> None:
    one = made(Reflection, "03-01", topics=("race",))
    other = made(Resource, "03-31", topics=("race", "class"))
    assert rows(drawn(one, other)) == {
        ("reflection", "race"): ["03"],
        ("reflection", "class"): ["03"],
    }
    assert drawn(one, other) == drawn(one, other, other, one.changed(uid=new_uid()))


def test_what_has_no_topic_stands_in_the_row_of_its_pillar() -> None:
    talk = made(Conversation, "05-09")
    heard = made(Feedback, "07-09", topics=("race",), communities=("others",))
    assert rows(drawn(talk, heard)) == {("listening", ""): ["05"], ("listening", "race"): ["07"]}


def test_responsibility_has_one_row() -> None:
    agreement = made(Agreement, "01-01", topics=("race",))
    wrong = made(Mistake, "03-01", topics=("race",), communities=("tenants' union",))
    found = drawn(wrong, agreed=(agreement,))
    assert rows(found) == {("responsibility", ""): ["03"]}
    assert [row.subject for row in found.rows if row.pillar is Pillar.RESPONSIBILITY] == [None]


def test_what_was_agreed_has_its_rows_also_where_nothing_was_written() -> None:
    ours = made(
        Agreement, "01-01", topics=("sexuality", "class"), communities=(UNION.name, "others")
    )
    more = made(Agreement, "01-01", topics=("class",), communities=("more",))
    records = [
        made(Reflection, "03-01", topics=("race",), communities=(UNION.name, "nobody's")),
        made(Reflection, "04-01", topics=("age",), communities=(UNION.name,)),
        made(Feedback, "05-01", topics=("class",)),
    ]
    found = drawn(*records, agreed=(ours, more))
    agreed = [topic("sexuality"), topic("class"), UNION]
    agreed += [Subject(SubjectKind.COMMUNITY, it) for it in ("others", "more")]
    there = [(it.pillar, it.subject, it.agreed) for it in found.rows if it.subject]
    assert there == [
        *((Pillar.LISTENING, it, True) for it in agreed),
        *((Pillar.REFLECTION, it, True) for it in agreed),
        (Pillar.REFLECTION, topic("age"), False),
        (Pillar.REFLECTION, topic("race"), False),
    ]
    assert rows(found) == {
        ("listening", "class"): ["05"],
        ("reflection", UNION.name): ["03", "04"],
        ("reflection", "age"): ["04"],
        ("reflection", "race"): ["03"],
    }


def test_a_topic_is_not_a_community_of_the_same_name() -> None:
    ours = made(Agreement, "01-01", communities=("race",))
    found = drawn(made(Reflection, "03-01", topics=("race",)), agreed=(ours,))
    both = [row for row in found.rows if row.subject and row.pillar is Pillar.REFLECTION]
    assert [(row.agreed, bool(row.months)) for row in both] == [(True, False), (False, True)]


def test_a_month_is_enough_and_a_year_is_named() -> None:
    month = made(Reflection, "03-01", topics=("race",), precision=Precision.MONTH)
    year = made(Feedback, "01-01", topics=("race",), communities=("a",), precision=Precision.YEAR)
    before = made(Mistake, "2025-01-01", precision=Precision.YEAR)
    found = drawn(month, year, before)
    assert rows(found) == {("reflection", "race"): ["03"]}
    assert found.only_year == (Pillar.LISTENING,)


def test_only_the_time_is_shown_and_the_leap_day_is_of_february() -> None:
    days = ("2025-12-31", "01-01", "12-31", "2027-01-01", "2024-02-29")
    records = [made(Reflection, on) for on in days]
    assert rows(drawn(*records)) == {("reflection", ""): ["01", "12"]}
    (leap,) = written(records[-1])
    assert leap.on == day("2024-02-29")


def test_what_belongs_to_no_pillar_is_not_in_it() -> None:
    check_in = made(CheckIn, "03-01", commitment=new_uid(), value="avoided", topics=("race",))
    assert list(written(check_in)) == []
    assert list(written(made(Agreement, "03-01", topics=("race",)))) == []


def test_grids_side_by_side_have_the_same_rows_in_one_order() -> None:
    agreement = made(Agreement, "01-01", topics=("race",), communities=("tenants' union",))
    one = drawn(made(Reflection, "03-01", topics=("class",)), agreed=(agreement,))
    other = drawn(made(Reflection, "04-01", topics=("age", "race")))
    left, right = with_same_rows([one, other])
    places = [(row.pillar, row.subject) for row in left.rows]
    assert places == [(row.pillar, row.subject) for row in right.rows]
    assert [subject and subject.name for pillar, subject in places if pillar == "reflection"] == [
        *(None, "race", "tenants' union", "age", "class")
    ]
    assert (rows(left), rows(right)) == (rows(one), rows(other))
    assert [row.agreed for row in right.rows] == [False] * len(places)
    assert with_same_rows([one]) == (one,)
