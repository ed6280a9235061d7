"""How much memory the program holds with a large journal open and scrolled."""

import statistics
from pathlib import Path

from allyjournal.store.journal import Journal
from tests.benchmarks.processes import run
from tests.benchmarks.seeded import PASSPHRASE, Seeded
from tests.benchmarks.table import Figure


def resident_memory(large: Seeded, folder: Path, rounds: int) -> Figure:
    """Against an empty journal; each is a process of its own."""
    journal, code = Journal.create(folder / "empty.allyjournal", PASSPHRASE)
    journal.close()
    empty = Seeded(folder / "empty.allyjournal", 0, code)
    pairs = [(_bytes(large), _bytes(empty)) for _ in range(rounds)]
    measured, reference = map(statistics.median, zip(*pairs, strict=True))
    what = f"resident memory, {large.size:,} records open and scrolled"
    return Figure(what, measured, reference, limit=1.3, in_bytes=True)


def _bytes(journal: Seeded) -> int:
    return int(run("tests.benchmarks.resident", str(journal.folder), journal.code))
