"""How long it takes to read what there is to look back on over ten years."""

from contextlib import closing
from datetime import timedelta
from functools import partial

from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth.period import Period
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.resource import Resource
from allyjournal.store.journal import Journal
from tests.benchmarks.seeded import LAST_DAY, YEARS, Seeded
from tests.benchmarks.table import Figure, interleaved


def looking_back(large: Seeded, rounds: int) -> Figure:
    """The whole reading against that of the documents which it does without, reflections apart."""
    period = Period(LAST_DAY - timedelta(weeks=YEARS * 52), LAST_DAY)
    with closing(large.open()) as journal:
        times = interleaved(partial(journal.growth, period), partial(_documents, journal), rounds)
    what = f"growth over {YEARS} years, {large.size:,} records"
    return Figure(what, *times, limit=1.0, ceiling=0.15)


def _documents(journal: Journal) -> None:
    for kind in (Mistake, CheckIn, Feedback, Resource):
        journal.of_kind(kind)
