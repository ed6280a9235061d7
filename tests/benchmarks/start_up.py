"""How long it takes from starting the program until its unlock page is painted."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, interleaved

ROOT = Path(__file__).parents[2]


def start_up(journal: Seeded, rounds: int) -> Figure:
    """Against a bare PySide6 window with one text field; both are processes of their own."""
    program = partial(_painted, str(journal.folder))
    for warm_up in (program, _painted):
        warm_up()
    times = interleaved(program, _painted, rounds)
    return Figure("start until the unlock page is painted", *times, limit=2.0)


def _painted(*arguments: str) -> None:
    """Start a window, which ends at its first paint; raises RuntimeError where none came.

    As an installed program it finds its bytecode, whatever this process was told.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    window = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.painted", *arguments],
        env=environment,
        capture_output=True,
        check=False,
    )
    if window.stdout != b"painted\n":
        raise RuntimeError(f"no window was painted: {window.stderr.decode()[-2000:]}")
