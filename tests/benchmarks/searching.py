"""How long a search takes, and how long until what it found is on the screen."""

import statistics
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from allyjournal.ui.timeline import listing
from allyjournal.ui.timeline.listing import Asked
from tests.benchmarks.queries import KINDS, Query, queries
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, percentile_95, seconds

_HITS = 50

_FOUND = """
    SELECT record.uid, record.kind, record.occurred_on, record.title,
           snippet(search, 1, '[', ']', '…', 24)
    FROM search JOIN record ON record.id = search.rowid
    WHERE search MATCH ? AND search.rowid >= ? AND search.rowid < ?
    ORDER BY search.rowid DESC LIMIT ?
"""
_ALL = "SELECT count(*) FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ?"

Times = dict[str, list[tuple[float, float]]]
"""By kind of query: how long each took, and its reference."""


def searching(seeded: Seeded, each: int, rounds: int) -> list[Figure]:
    """Against the same queries written by hand, on the driver's own connection: one keyed file
    cannot be open twice, so it is the same one, with its pragmas and its cache."""
    journal = seeded.open()
    bare = journal._connection._raw
    times: Times = {kind: [] for kind in KINDS}
    for query in queries(each):
        ours = partial(journal.search, query.text, _HITS)
        theirs = partial(_by_hand, bare, query)
        assert ours().total == theirs(), query
        times[query.kind].append(_middles(ours, theirs, rounds))
    journal.close()
    return _figures(f"a search, {seeded.size:,} records", times, 1.5)


def first_page(small: Seeded, large: Seeded, each: int, rounds: int) -> Figure:
    """The first page of any search, as the timeline lists it: the large journal against the
    small one."""
    journals = [large.open(), small.open()]
    pairs = []
    for query in queries(each):
        asked = Asked(query.text, {}, limit=listing.ON_THE_SCREEN)
        ours, theirs = (partial(listing.read, journal, asked) for journal in journals)
        pairs.append(_middles(ours, theirs, rounds))
    for journal in journals:
        journal.close()
    measured, reference = (percentile_95(values) for values in zip(*pairs, strict=True))
    return Figure(f"first page of any search, {large.size:,} records", measured, reference, 1.25)


def _by_hand(bare: Any, query: Query) -> int:
    """The first hits, and how many there are."""
    asked = (query.match, query.since, query.until)
    hits = bare.execute(_FOUND, (*asked, _HITS)).fetchall()
    if len(hits) < _HITS:
        return len(hits)
    return int(bare.execute(_ALL, asked).fetchall()[0][0])


def _middles(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int
) -> tuple[float, float]:
    for warm_up in (ours, theirs):
        warm_up()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    measured, reference = zip(*pairs, strict=True)
    return statistics.median(measured), statistics.median(reference)


def _figures(what: str, times: Times, limit: float) -> list[Figure]:
    """All kinds together and, to know where it comes from, each alone."""
    every = [pair for pairs in times.values() for pair in pairs]
    figures = [_figure(f"{what}: 95th percentile", every, limit)]
    return figures + [_figure(f"  {kind}", pairs, limit) for kind, pairs in times.items()]


def _figure(what: str, pairs: Sequence[tuple[float, float]], limit: float) -> Figure:
    ours, theirs = (percentile_95(values) for values in zip(*pairs, strict=True))
    return Figure(what, ours, theirs, limit)
