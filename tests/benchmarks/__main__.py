"""Measure, and print the table: ``python -m tests.benchmarks [--quick]``.

The quick form takes fewer rounds and 10,000 records instead of 100,000, and ends with 0 whatever
it finds; the whole one ends with 1 where a limit is missed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.growth import looking_back
from tests.benchmarks.passphrase import changing_the_passphrase
from tests.benchmarks.save import saving
from tests.benchmarks.seeded import seed
from tests.benchmarks.start_up import start_up
from tests.benchmarks.table import Figure, table
from tests.benchmarks.unlock import unlock


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, 10,000 records")
    quick = parser.parse_args().quick
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # it would say of every window that it has no frame to size
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), quick)
    print(table(figures))
    return int(not quick and any(figure.missed for figure in figures))


def measure(folder: Path, quick: bool) -> list[Figure]:
    """Every figure, with its journals made in ``folder``."""
    small = seed(folder, 1_000)
    large = seed(folder, 10_000 if quick else 100_000)
    return [
        start_up(small, rounds=5 if quick else 15),
        unlock(small, large, rounds=10 if quick else 40),
        saving(small, folder, rounds=50 if quick else 300),
        changing_the_passphrase(large, rounds=3 if quick else 7),
        # the last, because it adds to the journal
        looking_back(large, rounds=10 if quick else 40),
    ]


sys.exit(main())
