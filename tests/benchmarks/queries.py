"""What is searched for: rare words, common ones, beginnings, phrases, and words with a filter."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allyjournal.store.row_id import first_of
from tests.benchmarks.seeded import CJK, LAST_DAY, words

KINDS = ("rare", "common", "prefix", "phrase", "filtered")


class Query(NamedTuple):
    """A query of the search language; and the same as somebody would write it for FTS5 by hand,
    with bounds on the row ids."""

    kind: str
    text: str
    match: str
    since: int = 0
    until: int = sys.maxsize


def queries(each: int) -> Iterator[Query]:
    """``each`` of every kind."""
    known = words()
    for at in range(each):
        rare, common, begun = known[-1 - at], known[at], known[100 + at][:4]
        phrase = f"{known[at]} {known[at + 1]}"
        yield Query("rare", rare, f'"{rare}"')
        yield Query("common", common, f'"{common}"')
        yield Query("prefix", f"{begun}*", f'{{title text}} : "{begun}" *')
        yield Query("phrase", f'"{phrase}"', f'"{phrase}"')
        yield _filtered(at, known[10 + at])
    # each of these characters is a word of its own in the index
    yield Query("phrase", CJK[0][1:3], f'"{CJK[0][1]} {CJK[0][2]}"')


def _filtered(at: int, word: str) -> Query:
    name = "filtered"
    if at % 3 == 0:
        return Query(name, f"{word} kind:mistake", f'"{word}" AND tokens : "kind\ue000mistake"')
    if at % 3 == 1:
        return Query(name, f"{word} topic:race", f'"{word}" AND tokens : "topic\ue000race"')
    year = LAST_DAY.year - 1 - at % 9
    since, until = (first_of(date(it, 1, 1)) for it in (year, year + 1))
    return Query(name, f"{word} on:{year}", f'"{word}"', since, until)
