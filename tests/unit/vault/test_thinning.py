"""Which backups go: properties over any moments at which one was made."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.vault.thinning import LATEST, WEEKS, superfluous

MOMENTS = st.sets(
    st.datetimes(datetime(2020, 1, 1), datetime(2024, 1, 1), timezones=st.just(UTC)), max_size=60
)
WITHIN_A_YEAR = st.sets(
    st.datetimes(datetime(2023, 1, 3), datetime(2024, 1, 1), timezones=st.just(UTC)), max_size=60
)


def week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]


@given(MOMENTS)
def test_the_latest_stay_and_what_stays_then_stays_again(moments: set[datetime]) -> None:
    goes = set(superfluous(moments))
    assert goes <= moments - set(sorted(moments)[-LATEST:])
    assert not superfluous(moments - goes)


@given(WITHIN_A_YEAR)
def test_every_week_of_a_year_keeps_one(moments: set[datetime]) -> None:
    stays = moments - set(superfluous(moments))
    assert {week(moment) for moment in stays} == {week(moment) for moment in moments}


@given(MOMENTS)
def test_few_stay(moments: set[datetime]) -> None:
    assert len(moments) - len(superfluous(moments)) <= LATEST + WEEKS


@given(WITHIN_A_YEAR, st.timedeltas(timedelta(days=1), timedelta(days=36_500)))
def test_a_clock_that_is_ahead_for_one_backup_costs_no_week(
    moments: set[datetime], ahead: timedelta
) -> None:
    goes = set(superfluous(moments | {datetime(2024, 1, 1, tzinfo=UTC) + ahead}))
    assert {week(moment) for moment in moments - goes} == {week(moment) for moment in moments}


def test_a_backup_a_day_for_two_years_leaves_a_year_of_weeks() -> None:
    first, kept = datetime(2024, 1, 1, tzinfo=UTC), set[datetime]()
    for day in range(730):
        kept.add(first + timedelta(days=day))
        kept -= set(superfluous(kept))
    newest = max(kept)
    assert 60 <= len(kept) <= LATEST + WEEKS
    by_age = sorted(newest - moment for moment in kept)
    gaps = [later - sooner for sooner, later in pairwise(by_age)]
    assert max(gaps) <= timedelta(days=13)
    assert by_age[-1] >= timedelta(days=350)
