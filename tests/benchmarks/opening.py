"""How long it takes to open and to save a record of a large journal, against a small one."""

from collections.abc import Callable
from contextlib import closing
from functools import partial

from allyjournal.domain.record import Record
from allyjournal.store.journal import Journal
from allyjournal.ui.record_reading import read_record
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, medians, seconds
from tests.benchmarks.window import application


def opening_and_saving(small: Seeded, large: Seeded, rounds: int) -> list[Figure]:
    """Another record every time, with all that its page reads; and each saved, retitled."""
    application()
    with closing(large.open()) as many, closing(small.open()) as few:
        figures = []
        for what, work in (("opened", read_record), ("saved", _save)):
            times = medians(_each(work, many, rounds), _each(work, few, rounds), rounds)
            figures.append(Figure(f"a record {what}, {large.size:,} records", *times, limit=1.25))
    return figures


def _each(
    work: Callable[[Journal, str], object], journal: Journal, rounds: int
) -> Callable[[], float]:
    """What tells how long the next record takes, out of ``rounds`` from all over the journal."""
    ids = journal.ids("kind:reflection OR kind:mistake").ids
    entries = journal.window(ids[:: max(1, len(ids) // rounds)][:rounds])
    uids = iter([entry.uid for entry in entries if isinstance(entry, Record)])
    return lambda: seconds(partial(work, journal, next(uids)))


def _save(journal: Journal, uid: str) -> None:
    record = journal.get(uid)
    # what says what it said before would not be written
    journal.save(record.changed(title=f"{record.title} again"))
