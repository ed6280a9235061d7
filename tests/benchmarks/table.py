"""A measured figure beside its reference and its limit."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEADINGS = ("what", "measured", "reference", "ratio", "limit", "met?")


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, the same of a reference where there is one, and the limits.

    Both are seconds, or bytes where ``in_bytes`` says so. ``limit`` is the highest ratio of the
    two, ``ceiling`` the highest that may be measured.
    """

    what: str
    measured: float
    reference: float | None = None
    limit: float | None = None
    ceiling: float | None = None
    in_bytes: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the reference it took."""
        return self.measured / self.reference if self.reference else None

    @property
    def missed(self) -> str:
        """By how much a limit is missed; empty where all are met."""
        if self.ratio is not None and self.limit is not None and self.ratio > self.limit:
            return f"MISSED by {self.ratio - self.limit:.2f}"
        if self.ceiling is not None and self.measured > self.ceiling:
            return f"MISSED by {self._size(self.measured - self.ceiling)}"
        return ""

    def cells(self) -> tuple[str, ...]:
        """The row's text, in the order of the headings."""
        limits = [f"{self.limit:.2f}"] if self.limit is not None else []
        limits += [self._size(self.ceiling)] if self.ceiling is not None else []
        return (
            self.what,
            self._size(self.measured),
            self._size(self.reference) if self.reference else "–",  # noqa: RUF001 (a dash)
            f"{self.ratio:.2f}" if self.ratio is not None else "–",  # noqa: RUF001
            " and ".join(limits) or "–",  # noqa: RUF001
            (self.missed or "yes") if limits else "",
        )

    def _size(self, size: float) -> str:
        if self.in_bytes:
            return f"{size / 2**20:.1f} MiB"
        return f"{size * 1000:.1f} ms" if size < 1 else f"{size:.2f} s"


def table(figures: Sequence[Figure]) -> str:
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


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of a hundred do not exceed."""
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]
