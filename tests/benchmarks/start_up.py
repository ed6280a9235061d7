"""How long it takes from starting the program until its unlock page is painted."""

from functools import partial

from tests.benchmarks.processes import run
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, interleaved


def start_up(journal: Seeded, rounds: int) -> Figure:
    """Against a bare PySide6 window with one text field; both are processes of their own."""
    program = partial(_painted, str(journal.folder))
    for warm_up in (program, _painted):
        warm_up()
    times = interleaved(program, _painted, rounds)
    return Figure("start until the unlock page is painted", *times, limit=2.0)


def _painted(*arguments: str) -> None:
    """Start a window, which ends at its first paint; raises RuntimeError where none came."""
    said = run("tests.benchmarks.painted", *arguments)
    if said != "painted\n":
        raise RuntimeError(f"no window was painted: {said}")
