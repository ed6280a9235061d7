"""What Growth reads from a journal: the moments follow the records through all that becomes of
them, and say the same as the records themselves."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest
from msgspec.structs import fields, replace

from allyjournal.domain.growth.facts import (
    AdviceFacts,
    CheckInFacts,
    Entered,
    History,
    MistakeFacts,
    PracticeFacts,
)
from allyjournal.domain.growth.measures import growth
from allyjournal.domain.growth.period import Period, year_until
from allyjournal.domain.growth.stretch import Stretch
from allyjournal.domain.growth.written import Row, Subject, SubjectKind
from allyjournal.domain.mistake import Late, Mistake, MistakeState
from allyjournal.domain.record import Pillar, Precision, StateChange
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from allyjournal.store.migrations import STEPS
from allyjournal.store.salvage import salvage
from allyjournal.vault import vault
from allyjournal.vault.vault import Connection
from tests.conftest import PASSPHRASE
from tests.unit.domain.growth.making import YEAR, day, made
from tests.unit.domain.growth.telling import sources

AnyFacts = TypeVar("AnyFacts", MistakeFacts, AdviceFacts)

ALL_TIME = Period(date.min, date.max)


def moments(journal: Journal) -> list[tuple[Any, ...]]:
    query = (
        "SELECT record.uid, what, on_day, value FROM moment"
        " JOIN record ON record.id = moment.record ORDER BY what, on_day, record.uid"
    )
    return journal._connection.execute(query).fetchall()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Journal]:
    """The sample journal, open, as it ends in November 2026."""
    with closing(sample.create(tmp_path / "Sample.allyjournal", date(2026, 11, 22))) as journal:
        yield journal


@pytest.mark.parametrize(
    "period",
    [
        year_until(date(2026, 11, 21)),
        year_until(date(2025, 11, 21)),
        Period(date(2019, 1, 1), date(2026, 11, 21)),
        Period(date(2026, 2, 28), date(2026, 2, 28)),
        Period(date(1900, 1, 1), date(1900, 12, 31)),
        ALL_TIME,
    ],
)
def test_the_moments_say_what_the_records_say(filled: Journal, period: Period) -> None:
    told = sources(list(filled.all()), filled.versions())
    told = told._replace(
        mistakes=[as_read(it, period) for it in told.mistakes],
        feedback=[as_read(it, period) for it in told.feedback],
    )
    read, expected = filled.growth(period), growth(told, period)
    for name in read.__struct_fields__:
        assert getattr(read, name) == getattr(expected, name), name


def as_read(told: AnyFacts, period: Period) -> AnyFacts:
    """With all states where these went on when the period was over, else with the present alone."""
    history = told.state_history
    went_on = len(history) > 1 and any(it.on >= period.until for it in history)
    return replace(told, state_history=history if went_on else ())


def test_an_empty_journal_has_nothing_to_look_back_on(journal: Journal) -> None:
    assert journal.growth(YEAR) == growth(sources([]), YEAR)
    assert journal.first_day() is None


def test_the_first_day_is_that_of_the_earliest_record(journal: Journal) -> None:
    journal.add([made(Reflection, "2024-02-29"), made(Mistake, "2019-05-01")])
    assert journal.first_day() == day("2019-05-01")


def test_years_are_those_with_a_record_the_last_first(journal: Journal) -> None:
    assert journal.years() == []
    days = ("2024-02-29", "2024-12-31", "2019-01-01", "1987-12-31", "2025-01-01")
    journal.add([made(Reflection, on) for on in days])
    assert journal.years() == [2025, 2024, 2019, 1987]


def test_they_follow_a_record_through_all_that_becomes_of_it(journal: Journal) -> None:
    record = made(Mistake, "03-01", title="Spoke over")
    journal.save(record)
    first = moments(journal)
    assert [row[1:3] for row in first] == [
        ("mistake", "2026-03-01"),
        ("written responsibility ", "2026-03-01"),
    ]
    journal.save(record.changed(occurred_on=day("04-01"), became_aware_on=day("04-02")))
    assert [row[1:3] for row in moments(journal)] == [
        ("mistake", "2026-04-02"),
        ("written responsibility ", "2026-04-01"),
    ]
    journal.trash(record.uid)
    assert moments(journal) == []
    journal.restore(record.uid)
    assert len(moments(journal)) == 2
    journal.save(record)
    assert moments(journal) == first
    journal.trash(record.uid)
    journal.empty_trash()
    assert journal._connection.execute("SELECT count(*) FROM moment").fetchall() == [(0,)]


def test_a_month_stays_marked_as_long_as_something_is_written_in_it(journal: Journal) -> None:
    def marked() -> set[tuple[str, str]]:
        return {(what.removeprefix("written "), month) for what, month in months(journal)}

    one, other = (made(Reflection, on, topics=("race",)) for on in ("03-01", "03-31"))
    journal.add([one, other, made(Mistake, "04-01")])
    race, april = ("reflection topic:race", "2026-03"), ("responsibility ", "2026-04")
    assert marked() == {race, april}
    journal.trash(one.uid)
    assert marked() == {race, april}
    journal.save(other.changed(occurred_on=day("02-28")))
    assert marked() == {("reflection topic:race", "2026-02"), april}
    journal.trash(other.uid)
    assert marked() == {april}
    journal.restore(one.uid)
    assert marked() == {race, april}


def test_of_a_month_the_days_of_the_period_alone_are_marked(journal: Journal) -> None:
    journal.add([made(Reflection, on) for on in ("03-14", "04-01", "05-17")])

    def marked(since: str, until: str) -> list[date]:
        found = journal.growth(Period(day(since), day(until))).grid.rows
        return [month for row in found for month in row.months]

    months_ = [day("03-01"), day("04-01"), day("05-01")]
    assert marked("03-14", "05-17") == months_
    assert marked("03-15", "05-16") == months_[1:2]
    assert marked("03-10", "03-20") == months_[:1]
    assert marked("03-15", "03-20") == []


def test_states_that_came_after_a_period_are_not_yet(journal: Journal) -> None:
    states = (("noticed", "03-01"), ("acknowledged", "03-09"), ("repairing", "05-01"))
    changes = tuple(StateChange(state=state, on=day(on)) for state, on in states)
    repairing = made(Mistake, "03-01", state=MistakeState.REPAIRING)
    journal.save(repairing.changed(state_history=changes))

    def standing(until: str) -> tuple[str, date | None]:
        (found,) = journal.growth(Period(day("03-01"), day(until))).repairs.standing
        return found.state.value, found.since

    assert standing("05-02") == standing("05-01") == ("repairing", day("05-01"))
    assert standing("04-30") == standing("03-09") == ("acknowledged", day("03-09"))
    assert standing("03-08") == ("noticed", day("03-01"))


def months(journal: Journal) -> set[tuple[str, str]]:
    return set(journal._connection.execute("SELECT what, month FROM written_month"))


def of_the_schema(number: int, folder: Path, filled: Journal, spoilt: str = "") -> None:
    """A journal as it was at this step, with the records of another and no moment as it is now;
    the document of the one with the uid ``spoilt`` is none."""
    rows = filled._connection.execute("SELECT * FROM record ORDER BY id").fetchall()

    def prepare(connection: Connection) -> None:
        if connection.execute("PRAGMA user_version").fetchall() == [(number,)]:
            return  # a new journal is opened once more
        with connection.transaction():
            for step in STEPS[:number]:
                step.apply(connection)
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO record VALUES ({marks})", rows)
            connection.execute("UPDATE record SET document = '{}' WHERE uid = ?", (spoilt,))
            if number > 1:
                former = (rows[0][0], "mistake", "2026-03-01", '{"uid": "as it was"}')
                connection.execute("INSERT INTO moment VALUES (?, ?, ?, ?)", former)
            connection.execute(f"PRAGMA user_version = {number:d}")

    vault.create(folder, PASSPHRASE, prepare)


@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_journal_of_a_former_schema_gets_its_moments(
    number: int, filled: Journal, tmp_path: Path
) -> None:
    of_the_schema(number, tmp_path / "Old.allyjournal", filled)
    with closing(Journal.open(tmp_path / "Old.allyjournal", PASSPHRASE)) as journal:
        assert moments(journal) == moments(filled)
        assert months(journal) == months(filled)
        assert len(moments(journal)) > 500


def test_a_document_that_cannot_be_read_keeps_no_journal_shut(
    filled: Journal, tmp_path: Path
) -> None:
    spoilt = next(it for it in filled.all() if isinstance(it, Mistake)).uid
    of_the_schema(1, tmp_path / "Old.allyjournal", filled, spoilt)
    with closing(Journal.open(tmp_path / "Old.allyjournal", PASSPHRASE)) as journal:
        assert moments(journal) == [row for row in moments(filled) if row[0] != spoilt]


def test_whoever_changes_what_is_kept_adds_a_migration() -> None:
    """Journals hold the facts in this form: another one needs a step that derives them anew, and
    then its digest here."""
    facts = (MistakeFacts, AdviceFacts, CheckInFacts, PracticeFacts, History)
    rows = [
        (it.__name__, [field.name for field in fields(it)]) for it in (*facts, Entered, Stretch)
    ]
    digest = sha256(repr([*rows, Late._fields]).encode()).hexdigest()[:8]
    assert digest == "ffc5c5b0"


def test_salvage_makes_them_anew(tmp_path: Path) -> None:
    folder, new = tmp_path / "Sample.allyjournal", tmp_path / "New.allyjournal"
    with closing(sample.create(folder, date(2026, 11, 22))) as journal:
        before = moments(journal)
    salvage(folder, sample.PASSPHRASE, new)
    with closing(Journal.open(new, sample.PASSPHRASE)) as journal:
        assert moments(journal) == before


def test_the_records_behind_a_mark_are_those_of_its_month_and_the_period(
    journal: Journal,
) -> None:
    days = ("2025-03-15", "03-01", "03-15", "03-15", "03-31", "04-01")
    records = [made(Reflection, on, topics=("race",)) for on in days]
    others = [made(Reflection, "03-15"), made(Reflection, "03-15", topics=("class",))]
    others += [made(Mistake, "03-15", topics=("race",))]
    journal.add([*records, *others])
    row = Row(Pillar.REFLECTION, Subject(SubjectKind.TOPIC, "race"), False, ())

    def behind(row: Row, period: Period) -> list[str]:
        found = journal.window(journal.written_in(row, day("03-01"), period))
        return [it.uid for it in found if it]

    expected = [records[4].uid, records[3].uid, records[2].uid, records[1].uid]
    assert behind(row, YEAR) == expected
    assert behind(row, Period(day("03-15"), day("03-30"))) == expected[1:3]
    assert behind(Row(Pillar.REFLECTION, None, False, ()), YEAR) == [others[0].uid]
    assert behind(Row(Pillar.RESPONSIBILITY, None, False, ()), YEAR) == [others[2].uid]


def test_every_mark_of_the_sample_has_records_behind_it(filled: Journal) -> None:
    period = year_until(date(2026, 11, 21))
    for row in filled.growth(period).grid.rows:
        for month in period.months():
            there = bool(filled.written_in(row, month, period))
            assert there is (month in row.months)


def test_what_is_known_to_its_year_is_found_apart(journal: Journal) -> None:
    year = {"precision": Precision.YEAR}
    one, other = made(Reflection, "01-01", **year), made(Mistake, "01-01", **year)
    journal.add([one, other, made(Reflection, "2025-01-01", **year), made(Reflection, "02-01")])
    assert journal.growth(YEAR).grid.only_year == (Pillar.RESPONSIBILITY, Pillar.REFLECTION)
    found = journal.window(journal.known_to_the_year(YEAR))
    assert {it.uid for it in found if it} == {one.uid, other.uid}


def test_reflections_on_a_subject_are_listed_newest_first(journal: Journal) -> None:
    kept = {"state": ReflectionState.KEPT, "topics": ("race",)}
    records = [made(Reflection, on, **kept) for on in ("03-01", "05-01", "04-01", "06-01")]
    draft = made(Reflection, "03-02", topics=("race",))
    journal.add([*records, draft, made(Reflection, "03-03", state=ReflectionState.KEPT)])
    found = journal.kept_about(Subject(SubjectKind.TOPIC, "race"), day("05-01"))
    uids = [it.uid for it in journal.window(found) if it]
    assert uids == [records[1].uid, records[2].uid, records[0].uid]


def test_what_was_written_about_two_leaves_a_pair_as_it_is(journal: Journal) -> None:
    kept = {"state": ReflectionState.KEPT, "topics": ("race",)}
    first, middle, last = (made(Reflection, on, **kept) for on in ("03-01", "04-01", "05-01"))
    between = made(Reflection, "06-01", related=(first.uid, last.uid), **kept)
    by_hand = made(Reflection, "06-02", related=(middle.uid, last.uid), **kept)
    journal.add([first, middle, last, between, by_hand])
    (pair,) = journal.growth(YEAR).pairs
    assert (pair.then, pair.now) == (first, last)
    journal.trash(last.uid)
    (pair,) = journal.growth(YEAR).pairs
    assert (pair.then.uid, pair.now.uid) == (first.uid, by_hand.uid)
