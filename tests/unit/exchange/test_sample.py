"""The sample journal is a journal of its own, and ends in the year before today."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from allyjournal import assets
from allyjournal.exchange import importing, sample
from allyjournal.store.journal import Journal

LAST = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 20), -52),
        (date(2026, 11, 21), 0),
        (date(2027, 11, 18), 0),
        (date(2027, 11, 20), 52),
        (date(2031, 3, 3), 208),
    ],
)
def test_its_days_move_by_whole_years(tmp_path: Path, today: date, weeks: int) -> None:
    folder = tmp_path / "Sample.allyjournal"
    journal = sample.create(folder, today)
    days = [record.occurred_on for record in journal.all()]
    shipped = importing.read(assets.path("sample/sample.allyjournal.json")).records
    assert sorted(days) == sorted(one.occurred_on + timedelta(weeks=weeks) for one in shipped)
    assert LAST + timedelta(weeks=weeks) == max(days)
    assert timedelta(0) <= today - max(days) < timedelta(weeks=52)
    journal.close()
    Journal.open(folder, sample.PASSPHRASE).close()


def test_moments_keep_their_zone_and_move_as_well(tmp_path: Path) -> None:
    journal = sample.create(tmp_path / "Sample.allyjournal", date(2027, 11, 20))
    record = max(journal.all(), key=lambda one: one.created_at)
    assert record.created_at.tzinfo is not None
    assert record.created_at.year == 2027
    journal.close()
