"""Measure, and print the table: ``python -m tests.benchmarks [--quick | --million]``.

The quick form takes fewer rounds and 10,000 records instead of 100,000, and ends with 0 whatever
it finds; the whole one ends with 1 where a limit is missed. ``--million`` is the whole one with
1,000,000 records, which takes an hour and 15 GB of disk; limits that speak of 100,000 are then
missed where they grow with the journal.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.blocking import longest_block
from tests.benchmarks.growth import looking_back
from tests.benchmarks.importing import bringing_in
from tests.benchmarks.keystroke import keystroke
from tests.benchmarks.memory import resident_memory
from tests.benchmarks.opening import opening_and_saving
from tests.benchmarks.passphrase import changing_the_passphrase
from tests.benchmarks.save import saving
from tests.benchmarks.scrolling import scrolling
from tests.benchmarks.searching import first_page, searching
from tests.benchmarks.seeded import seed
from tests.benchmarks.start_up import start_up
from tests.benchmarks.summary import year_as_pdf
from tests.benchmarks.table import Figure, table
from tests.benchmarks.unlock import unlock
from tests.benchmarks.window import draw_in_memory


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="fewer rounds, 10,000 records")
    size.add_argument("--million", action="store_true", help="1,000,000 records")
    given = parser.parse_args()
    records = 10_000 if given.quick else 1_000_000 if given.million else 100_000
    figures: list[Figure] = []
    draw_in_memory()
    with tempfile.TemporaryDirectory() as folder:
        for part in measured(Path(folder), records, quick=given.quick):
            figures += part
            # a whole run takes long: what is known by now is worth seeing
            print(table(part), file=sys.stderr, flush=True)
    print(table(figures))
    return int(not given.quick and any(figure.missed for figure in figures))


def measured(folder: Path, records: int, *, quick: bool) -> Iterator[Sequence[Figure]]:
    """Every figure, with its journals made in ``folder``."""
    small, large = seed(folder, 1_000), seed(folder, records)
    each, rounds = (2, 5) if quick else (12, 40)
    yield [start_up(small, rounds=5 if quick else 15)]
    yield [unlock(small, large, rounds=rounds)]
    searches = searching(large, each, rounds=rounds // 4 + 1)
    yield searches
    yield [keystroke(large, each, query=searches[0].measured)]
    yield [first_page(small, large, each, rounds=rounds // 4 + 1)]
    yield [saving(small, folder, rounds=50 if quick else 300)]
    yield opening_and_saving(small, large, rounds=rounds)
    yield [scrolling(large, frames=100 if quick else 600)]
    yield [looking_back(large, rounds=rounds)]
    yield [resident_memory(large, folder, rounds=1 if quick else 3)]
    yield [bringing_in(folder, 1_000 if quick else 10_000, rounds=2 if quick else 5)]
    yield year_as_pdf(folder, rounds=2 if quick else 7)
    yield [changing_the_passphrase(large, rounds=3 if quick else 7)]
    yield longest_block(large)


sys.exit(main())
