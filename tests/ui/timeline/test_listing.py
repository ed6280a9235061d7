"""What the timeline reads: months without loading a record, rows as exact as their dates."""

from array import array
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.mentoring import Session
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar, Precision, begin
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import day_of, first_of
from allyjournal.ui.timeline import listing

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 3)), unique=True))
def test_every_month_begins_where_its_first_id_stands(places: list[tuple[date, int]]) -> None:
    ids = array("q", sorted((first_of(day) + n for day, n in places), reverse=True))
    months = [day_of(row_id).replace(day=1) for row_id in ids]
    expected = [(months.index(month), month) for month in dict.fromkeys(months)]
    assert listing.months(ids) == expected


def test_months_look_at_a_few_ids_only() -> None:
    class Counted(array):  # type: ignore[type-arg]
        looked = 0

        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            Counted.looked += 1
            return super().__getitem__(index)

    days = [date(2026, 12, 31) - timedelta(days=n) for n in range(3652)]
    ids = Counted("q", [first_of(day) + n for day in days for n in range(26, -1, -1)])
    assert len(listing.months(ids)) == 120
    assert 0 < Counted.looked < len(ids) / 25


def test_a_date_that_is_known_by_its_year_shows_no_day(journal: Journal) -> None:
    spring = begin(Mistake, date(2019, 1, 1), NOW, title="Once", precision=Precision.YEAR)
    journal.add([spring, spring.changed(uid=begin(Mistake, NOW.date(), NOW).uid, precision="day")])
    ids = journal.ids().ids
    by_year, by_day = sorted(
        filter(None, listing.rows(journal, ids)), key=lambda row: row.date is not None
    )
    assert (by_year.date, by_year.note) == (None, "2019 · noticed")
    assert (by_day.date, by_day.note) == (date(2019, 1, 1), "noticed")


def test_sessions_are_landmarks_beside_the_signed_versions(journal: Journal) -> None:
    held = begin(Session, date(2026, 11, 5), NOW, held_on=date(2026, 11, 5), title="Twelve pages")
    ahead = begin(Session, date(2026, 12, 5), NOW, title="Before the assembly")
    journal.add([held, ahead])
    assert list(listing.overview(journal).sessions) == [ahead.occurred_on, held.occurred_on]
    notes = [row.note for row in listing.rows(journal, journal.ids().ids) if row]
    assert notes == ["to be held", ""]


def test_a_row_whose_record_is_gone_is_none(journal: Journal) -> None:
    assert listing.rows(journal, [first_of(date(2026, 1, 1))]) == [None]
    assert listing.sight(journal, first_of(date(2026, 1, 1))) is None


def test_a_version_says_what_prompted_it_and_leads_there(journal: Journal) -> None:
    heard = begin(Feedback, date(2026, 3, 1), NOW, title="Feedback heard")
    held = (new_commitment(Pillar.LISTENING, "I ask for times first."),)
    agreement = begin(Agreement, date(2026, 1, 1), NOW, title="Ours", commitments=held)
    journal.add([heard])
    journal.sign(agreement, date(2026, 1, 2))
    journal.sign(agreement, date(2026, 3, 2), "I heard it " + "twice " * 30, heard.uid)
    first, later = [row for row in listing.rows(journal, journal.ids().ids) if row][::-2]
    assert first.subtitle == "Ours"
    assert later.subtitle.startswith("I heard it twice")
    assert later.subtitle.endswith("… Prompted by Feedback heard.")
    sights = [listing.sight(journal, row_id) for row_id in journal.ids().ids]
    assert [[it.uid for it in sight.linked] for sight in sights if sight] == [[heard.uid], [], []]
    journal.trash(heard.uid)
    [gone, _] = [row for row in listing.rows(journal, journal.ids().ids) if row]
    assert gone.subtitle.startswith("I heard it twice")
    assert "Prompted" not in gone.subtitle


places = st.lists(st.tuples(st.dates(), st.integers(0, 3)), unique=True, min_size=1)


@given(places, st.dates(), st.sampled_from(["day", "month", "year"]))
def test_the_nearest_is_the_newest_within_or_the_one_beside(
    where: list[tuple[date, int]], day: date, precision: str
) -> None:
    ids = sorted((first_of(on) + number for on, number in where), reverse=True)
    starts = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}
    start = starts[precision]
    length = {"day": 10, "month": 7, "year": 4}[precision]
    within = [it for it in ids if str(day_of(it))[:length] == str(start)[:length]]
    found = ids[listing.nearest(ids, start, precision)]
    assert listing.is_within(found, start, precision) == bool(within)
    if within:
        assert found == within[0]
        return
    last = {"day": start, "month": _end_of_month(start), "year": start.replace(month=12, day=31)}
    distances = [max((start - day_of(it)).days, (day_of(it) - last[precision]).days) for it in ids]
    assert distances[ids.index(found)] == min(distances)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def test_the_newest_that_is_not_ahead() -> None:
    days = [date(2026, 12, 12), date(2026, 11, 22), date(2026, 11, 22), date(2026, 10, 1)]
    ids = [first_of(day) + number for day, number in zip(days, (0, 1, 0, 0), strict=True)]
    assert listing.newest_by(ids, date(2026, 11, 22)) == 1
    assert listing.newest_by(ids, date(2026, 11, 21)) == 3
    assert listing.newest_by(ids, date(2027, 1, 1)) == 0
    assert listing.newest_by(ids, date(2026, 1, 1)) == 4
    assert listing.newest_by(ids, date.max) == 0


@given(st.lists(st.dates(), max_size=5), st.dates(max_value=date(9000, 1, 1)), st.integers(1, 400))
def test_whether_anything_stands_on_some_days(days: list[date], first: date, length: int) -> None:
    ids = array("q", sorted(map(first_of, days), reverse=True))
    within = range(first.toordinal(), first.toordinal() + length)
    assert listing.has_any(ids, within) is any(day.toordinal() in within for day in days)
