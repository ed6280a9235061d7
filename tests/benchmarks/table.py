"""A measured figure beside its reference and its limit."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADINGS = ("what", "measured", "reference", "ratio", "limit", "met?")


@dataclass(frozen=True)
class Figure:
    """One row: seconds measured, seconds of the reference, and what both may be at most.

    ``limit`` is the highest ratio of the two, ``ceiling`` the highest measured time in seconds.
    """

    what: str
    measured: float
    reference: float
    limit: float
    ceiling: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference it took."""
        return self.measured / self.reference

    @property
    def missed(self) -> str:
        """By how much a limit is missed; empty where all are met."""
        if self.ratio > self.limit:
            return f"MISSED by {self.ratio - self.limit:.2f}"
        if self.ceiling is not None and self.measured > self.ceiling:
            return f"MISSED by {_duration(self.measured - self.ceiling)}"
        return ""

    def cells(self) -> tuple[str, ...]:
        """The row's text, in the order of the headings."""
        ceiling = f" and {_duration(self.ceiling)}" if self.ceiling is not None else ""
        return (
            self.what,
            _duration(self.measured),
            _duration(self.reference),
            f"{self.ratio:.2f}",
            f"{self.limit:.2f}{ceiling}",
            self.missed or "yes",
        )


def table(figures: list[Figure]) -> str:
    """The figures in aligned columns, under headings."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def interleaved(
    measured: Callable[[], object], reference: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """The median seconds of both, called in turn so that a busy machine slows them alike."""
    return medians(lambda: seconds(measured), lambda: seconds(reference), rounds)


def medians(
    measured: Callable[[], float], reference: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """The medians of two functions that tell their own seconds, called in turn."""
    pairs = [(measured(), reference()) for _ in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def seconds(function: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


def _duration(duration: float) -> str:
    return f"{duration * 1000:.1f} ms" if duration < 1 else f"{duration:.2f} s"
