"""How long it takes from having the key until the first page of the timeline is there."""

from functools import partial

from allyjournal.store.journal import Journal
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, interleaved

ROWS = 60
"""What a tall screen shows of the timeline, and a little around it."""


def unlock(small: Seeded, large: Seeded, rounds: int) -> Figure:
    """The large journal against the small one; the recovery code opens without a derivation."""
    times = interleaved(partial(_open, large), partial(_open, small), rounds)
    what = f"unlock until the timeline is read, {large.size:,} records, without key derivation"
    return Figure(what, *times, limit=1.25, ceiling=0.1)


def _open(journal: Seeded) -> None:
    opened = Journal.open_with_code(journal.folder, journal.code)
    opened.window(opened.ids().ids[:ROWS])
    opened.close()
