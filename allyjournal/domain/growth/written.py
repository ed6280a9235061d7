"""When something was written, and about what: a mark for a month, held against what was agreed.

A month has a mark or none. How much was written in it is known to nobody who looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.growth.period import Period, month_of
from allyjournal.domain.record import Pillar, Precision, Record


class SubjectKind(StrEnum):
    """What a record can be about."""

    TOPIC = "topic"
    COMMUNITY = "community"
    FACET = "facet"


class Subject(NamedTuple):
    """A topic, a community or a facet, by its name."""

    kind: SubjectKind
    name: str


class Written(NamedTuple):
    """That something of a pillar was written about a day: on one subject, or on no topic (None).

    ``only_year``: no more than the year of that day is known.
    """

    pillar: Pillar
    subject: Subject | None
    on: date
    only_year: bool = False


class Row(Struct, frozen=True):
    """The months with something written, each by its first day; ``agreed`` where the agreement
    names the subject."""

    pillar: Pillar
    subject: Subject | None
    agreed: bool
    months: tuple[date, ...]


class Grid(Struct, frozen=True):
    """The rows, one pillar after the other, and the pillars in which something is known to its
    year alone and so stands in no month."""

    period: Period
    rows: tuple[Row, ...]
    only_year: tuple[Pillar, ...]


def written(record: Record) -> Iterator[Written]:
    """Where ``record`` stands in the grid: on each topic and for each community, or without a
    topic; nowhere where its kind belongs to no pillar.

    Responsibility has no topics here: no cell asks for a mistake.
    """
    if record.pillar is None:
        return
    if record.precision is Precision.YEAR:
        yield Written(record.pillar, None, record.occurred_on, only_year=True)
        return
    asked = record.pillar is not Pillar.RESPONSIBILITY
    topics: list[Subject | None] = [Subject(SubjectKind.TOPIC, it) for it in record.topics if asked]
    communities = [Subject(SubjectKind.COMMUNITY, it) for it in record.communities if asked]
    for subject in (*(topics or [None]), *communities):
        yield Written(record.pillar, subject, record.occurred_on)


def grid(marks: Iterable[Written], agreed: Sequence[Agreement], period: Period) -> Grid:
    """The marks of ``period``, against the agreements that held at its end.

    Each pillar begins with a row for what has no topic. Below it stand the topics and communities
    of the agreements, in their order and also where nothing was written; then every other topic,
    by name. A community that nobody agreed on has no row.
    """
    months: dict[tuple[Pillar, Subject | None], set[date]] = {}
    only_year = set()
    for mark in marks:
        if mark.on in period and mark.only_year:
            only_year.add(mark.pillar)
        elif mark.on in period:
            months.setdefault((mark.pillar, mark.subject), set()).add(month_of(mark.on))
    named = list(dict.fromkeys(_named(agreed)))
    rows = []
    for pillar in Pillar:
        others = (it for of, it in months if of is pillar and it and it not in named)
        topics = sorted(it for it in others if it.kind is SubjectKind.TOPIC)
        below = [] if pillar is Pillar.RESPONSIBILITY else [*named, *topics]
        for subject in (None, *below):
            there = tuple(sorted(months.get((pillar, subject), ())))
            rows.append(Row(pillar, subject, subject in named, there))
    return Grid(period, tuple(rows), tuple(it for it in Pillar if it in only_year))


def with_same_rows(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """``grids`` with the rows of all in each, in one order: what lies side by side lines up.

    Within a pillar first stands what some agreement names, then every other topic, by name.
    """
    rows = [row for grid in grids for row in grid.rows]
    agreed = dict.fromkeys(it.subject for it in rows if it.subject and it.agreed)
    others = sorted({it.subject for it in rows if it.subject} - set(agreed))
    there = {(it.pillar, it.subject) for it in rows}
    every = [(pillar, it) for pillar in Pillar for it in (None, *agreed, *others)]
    places = [place for place in every if place in there]
    return tuple(_with_rows(grid, places) for grid in grids)


def _with_rows(grid: Grid, places: Iterable[tuple[Pillar, Subject | None]]) -> Grid:
    own = {(it.pillar, it.subject): it for it in grid.rows}
    rows = (own.get(place) or Row(*place, agreed=False, months=()) for place in places)
    return replace(grid, rows=tuple(rows))


def _named(agreements: Iterable[Agreement]) -> Iterator[Subject]:
    for agreement in agreements:
        yield from (Subject(SubjectKind.TOPIC, it) for it in agreement.topics)
        yield from (Subject(SubjectKind.COMMUNITY, it) for it in agreement.communities)
