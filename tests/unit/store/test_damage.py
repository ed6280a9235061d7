"""Reading around damage: of each damaged page its rows are left out and named, and no other."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth.period import Period
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.mentoring import Mentor, Session, Share
from allyjournal.domain.person import Person
from allyjournal.domain.record import begin, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import sample
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.vault.pages import PAGE
from tests.conftest import PASSPHRASE
from tests.damaging import flip, leaves

TODAY = date(2026, 11, 22)
ALL_TIME = Period(date(2000, 1, 1), TODAY)
TRASHED = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal with a good deal in the trash, and former states."""
    place = tmp_path_factory.mktemp("sample") / "Sample.allyjournal"
    with closing(sample.create(place, TODAY)) as journal:
        reflections = journal.of_kind(Reflection)
        for record in reflections[10 : 10 + TRASHED]:
            journal.trash(record.uid)
        for _ in range(30):
            for record in reflections[:3]:
                journal.save(record.changed(title=f"{record.title}!"), keep_previous=True)
                journal.save(record, keep_previous=True)
    return place


def everything(journal: Journal) -> dict[Any, AnyRecord]:
    """Every record outside the trash, by its row."""
    found = {journal.row_id(record.uid): record for record in journal.all()}
    return {place: record for place, record in found.items() if place is not None}


@pytest.fixture(scope="module")
def before(folder: Path) -> dict[str, Any]:
    """What the readings gave before there was any damage."""
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        first = journal.of_kind(Reflection)[0]
        return {
            "records": everything(journal),
            "versions": journal.versions(),
            "trashed": journal.trashed(),
            "first": first,
            "revisions": journal.revisions(first.uid),
            "readings": {name: reading(journal) for name, reading in READINGS.items()},
        }


@pytest.fixture
def damaged(folder: Path) -> Iterator[Callable[..., Journal]]:
    """Opens the journal, some leaves of some tables damaged: at these parts of all of them."""
    sound = (folder / "journal.db").read_bytes()
    opened: list[Journal] = []

    def open_(**parts: list[float]) -> Journal:
        for table, at in parts.items():
            pages = leaves(folder, table, sample.PASSPHRASE)
            flip(folder, *{pages[int(part * (len(pages) - 1))] for part in at})
        opened.append(Journal.open(folder, sample.PASSPHRASE))
        return opened[-1]

    yield open_
    for journal in opened:
        journal.close()
    (folder / "journal.db").write_bytes(sound)


READINGS: dict[str, Callable[[Journal], Any]] = {
    "ids": lambda it: it.ids().ids,
    "drafts": lambda it: it.ids("is:draft").ids,
    "by name": lambda it: it.ids(f'person:"{sample_name(it)}" commitment:1').ids,
    "search": lambda it: it.search("the", limit=500).hits,
    "best": lambda it: it.search("the", limit=20, order="best").hits,
    "dues": lambda it: it.dues(TODAY + timedelta(days=600)),
    "this day": lambda it: [
        record for back in range(366) for record in it.on_this_day(TODAY - timedelta(days=back))
    ],
    "signings": lambda it: it.signings(),
    "growth": lambda it: it.growth(ALL_TIME),
    "first": lambda it: it.first_day(),
    "years": lambda it: it.years(),
    "moved": lambda it: it.of_kind(Feedback, date(2025, 1, 1)),
    "linked": lambda it: sorted(
        {linked.uid for one in it.of_kind(Person) for linked in it.linked(one.uid)}
    ),
    "shared": lambda it: [it.since_shared(share) for share in it.of_kind(Share)],
    **{
        kind.__name__: lambda it, kind=kind: it.of_kind(kind)  # type: ignore[misc]
        for kind in (Agreement, CheckIn, Mentor, Person, Reflection, Session, Share)
    },
}


def sample_name(journal: Journal) -> str:
    people = journal.of_kind(Person)
    return people[0].pseudonym if people else "nobody"


def test_what_is_on_damaged_pages_is_left_out_of_a_window_and_named(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record=[0, 0.3, 1], agreement_version=[0.5])
    told: list[JournalDamaged] = []
    journal.tell_damage = told.append
    ids = journal.ids().ids
    with journal.around_damage() as unreadable:
        rows = dict(zip(ids, journal.window(ids), strict=True))
    gone = {place for place, record in rows.items() if record is None}
    assert {row.key for row in unreadable} == gone
    assert {row.table for row in unreadable} == {"record", "agreement_version"}
    assert 3 < len(gone) < 40
    records, versions = before["records"], {it.uid: it for it in before["versions"]}
    for place, found in rows.items():
        assert found is None or found == records.get(place, versions.get(found.uid))
    assert len(told) == 1
    assert journal.was_damaged()
    with pytest.raises(JournalDamaged):
        journal.window(ids)


@pytest.mark.parametrize("at", [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1])
def test_no_damaged_record_takes_away_any_reading(
    damaged: Callable[..., Journal], before: dict[str, Any], at: float
) -> None:
    journal = damaged(record=[at], agreement_version=[at])
    with journal.around_damage() as unreadable:
        for name, reading in READINGS.items():
            found, whole = reading(journal), before["readings"][name]
            if isinstance(found, list | tuple) and name not in ("shared", "growth", "dues"):
                assert [it for it in whole if it in found] == list(found), name
    assert unreadable
    with pytest.raises(JournalDamaged):
        journal.search("", limit=500)


def test_what_is_found_by_its_uid_is_left_out_as_well(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record=[0.5])
    with journal.around_damage() as unreadable:
        gone = [it for it in before["records"].values() if journal.find(it.uid) is None]
    assert {row.key for row in unreadable} == {journal.row_id(it.uid) for it in gone}
    with pytest.raises(JournalDamaged):
        journal.find(gone[0].uid)


def test_former_states_and_the_trash_are_read_around_damage(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(revision=[0.5], trash=[0.5])
    with journal.around_damage() as unreadable:
        former, trashed = journal.revisions(before["first"].uid), journal.trashed()
    lost = [row for row in unreadable if row.table == "revision"]
    assert 0 < len(lost) == len(before["revisions"]) - len(former) < 10
    assert [it for it in before["revisions"] if it in former] == former
    assert Unreadable("trash", "") in unreadable
    assert TRASHED / 2 < len(trashed) < TRASHED
    assert [it for it in before["trashed"] if it in trashed] == trashed
    for reading in (journal.trashed, lambda: journal.revisions(before["first"].uid)):
        with pytest.raises(JournalDamaged):
            reading()


def test_a_trash_that_is_past_reading_is_told_and_nothing_of_it_counts_as_removed(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(trash=[part / 50 for part in range(51)])
    share = journal.of_kind(Share)[0].changed(included=(before["trashed"][0].uid,))
    with journal.around_damage() as unreadable:
        assert journal.trashed() == []
        since = journal.since_shared(share)
    assert unreadable == {Unreadable("trash", ""), Unreadable("trash", share.included[0])}
    assert (since.trashed, since.removed) == ((), 0)


def test_while_something_is_written_damage_is_raised(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record=[0.5])
    places = sorted(before["records"])
    with (
        journal.around_damage() as unreadable,
        pytest.raises(JournalDamaged),
        journal._transaction(),
    ):
        journal.window(places)
    assert not unreadable


def test_within_another_reading_everything_is_named_once_to_both(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record=[0.5])
    told: list[JournalDamaged] = []
    journal.tell_damage = told.append
    with journal.around_damage() as outer:
        with journal.around_damage() as inner:
            journal.window(sorted(before["records"]))
        assert inner
        assert not told
    assert outer == inner
    assert len(told) == 1


def test_a_sound_journal_is_read_without_a_word(journal: Journal) -> None:
    journal.tell_damage = pytest.fail
    with journal.around_damage() as unreadable:
        assert not any(map(display_title, journal.all()))
        assert journal.trashed() == journal.versions() == []
    assert not journal.was_damaged()
    assert not unreadable


def test_damage_that_is_met_in_passing_is_known_from_then_on(
    damaged: Callable[..., Journal],
) -> None:
    journal = damaged(record=[0.5])
    assert not journal.was_damaged()
    with pytest.raises(JournalDamaged):
        [*journal.all()]
    assert journal.was_damaged()


def test_damage_that_takes_nothing_away_is_told_once(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record_kind=[0, 0.5, 1])
    told: list[JournalDamaged] = []
    journal.tell_damage = told.append
    for _ in range(2):
        with journal.around_damage() as unreadable:
            found = journal.of_kind(Reflection)
    assert {it.uid for it in found} == {
        it.uid for it in before["records"].values() if isinstance(it, Reflection)
    }
    assert not unreadable
    assert [it.sentence for it in told] == ["The journal is damaged."]


def test_a_record_without_its_words_is_damage_as_well(journal: Journal) -> None:
    record = begin(Reflection, TODAY, datetime.now(UTC), text="tamarisk")
    journal.save(record)
    with journal._connection.transaction():
        journal._connection.execute("UPDATE record SET document = ''")
    with journal.around_damage() as unreadable:
        assert journal.window(journal.ids().ids) == [None]
    assert unreadable
    assert journal.was_damaged()


@pytest.mark.parametrize("table", ["tag", "record_kind", "search_data", "due", "link_record"])
def test_what_is_made_of_the_records_is_nothing_that_was_written(
    damaged: Callable[..., Journal], table: str
) -> None:
    assert damaged(**{table: [0.5]}).is_all_there()


@pytest.mark.parametrize("table", ["record", "trash", "agreement_version", "revision"])
def test_what_was_written_is_not_all_there_without_a_page_of_it(
    damaged: Callable[..., Journal], table: str
) -> None:
    assert not damaged(**{table: [0.5]}).is_all_there()


def test_nor_where_a_page_of_it_is_one_of_another_time(journal: Journal) -> None:
    """Its seal fits, and every row of it can be read; the rows of since are only in the indexes."""

    def pages() -> list[bytes]:
        content = (journal.folder / "journal.db").read_bytes()
        return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]

    record = begin(Reflection, TODAY, datetime.now(UTC))
    journal.save(record.changed(text="heron"))
    [place] = leaves(journal.folder, "record", PASSPHRASE)
    former = pages()[place - 1]
    journal.save(record.changed(uid=new_uid()))
    assert journal.is_all_there()
    content = pages()
    content[place - 1] = former
    journal.aside(lambda: (journal.folder / "journal.db").write_bytes(b"".join(content)))
    assert len([*journal.all()]) == 1
    assert not journal.is_all_there()


def test_a_journal_of_an_earlier_version_has_not_every_table(journal: Journal) -> None:
    journal._connection.execute("DROP TABLE share_copy")
    assert journal.is_all_there()


MADE: dict[str, Callable[[Journal], Any]] = {
    "due": lambda it: it.dues(TODAY + timedelta(days=600)),
    "tag": lambda it: (
        it.pillar_days()
        or it.values("topic")
        or it.tags_in_use(["topic"])
        or it.counts_beside("topic", "", {})
    ),
    "tag_record": lambda it: it.on_this_day(TODAY - timedelta(days=1)),
    "link": lambda it: it.linked(it.of_kind(Person)[0].uid),
}


@pytest.mark.parametrize("table", MADE)
def test_of_what_is_made_of_the_records_nothing_is_shown_where_it_is_damaged_and_that_is_told(
    damaged: Callable[..., Journal], table: str
) -> None:
    journal = damaged(**{table: [part / 50 for part in range(51)]})
    with journal.around_damage() as unreadable:
        assert not MADE[table](journal)
    assert unreadable == {Unreadable("record", "")}
    with pytest.raises(JournalDamaged):
        MADE[table](journal)


def test_those_of_a_kind_are_found_without_the_index_of_kinds(
    damaged: Callable[..., Journal], before: dict[str, Any]
) -> None:
    journal = damaged(record_kind=[part / 50 for part in range(51)])
    with journal.around_damage() as unreadable:
        assert journal.of_kind(Reflection) == before["readings"]["Reflection"]
    assert not unreadable
    with pytest.raises(JournalDamaged):
        journal.of_kind(Reflection)
