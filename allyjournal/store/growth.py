"""What Growth reads: from the moments of the records, and a few documents."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.growth import measures
from allyjournal.domain.growth.facts import (
    AdviceFacts,
    CheckInFacts,
    Facts,
    History,
    MistakeFacts,
    PracticeFacts,
)
from allyjournal.domain.growth.measures import Growth, Sources
from allyjournal.domain.growth.moments import (
    ADVICE,
    CHECK_IN,
    KEPT,
    MISTAKE,
    PRACTICE,
    STATES,
    kept_name,
    kept_subject,
    written_mark,
    written_name,
)
from allyjournal.domain.growth.pairs import Kept
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.written import Row, Subject, Written
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Reflection
from allyjournal.store import records
from allyjournal.store.documents import records_at
from allyjournal.store.row_id import day_of, first_of
from allyjournal.vault.vault import Connection

AnyFacts = TypeVar("AnyFacts", bound=Facts | History)
Stated = TypeVar("Stated", MistakeFacts, AdviceFacts)


def growth(connection: Connection, period: Period) -> Growth:
    """Every measure of ``period``; from before it comes what was still open in it, and the early
    reflections."""
    opened = Period(date.min, period.until)
    mistakes = _facts(connection, MISTAKE, opened, MistakeFacts)
    feedback = _facts(connection, ADVICE, opened, AdviceFacts)
    later = _facts(connection, STATES, Period(period.until, date.max), History)
    sources = Sources(
        written=list(_written(connection, period)),
        mistakes=_with_states(mistakes, later),
        feedback=_with_states(feedback, later),
        check_ins=_facts(connection, CHECK_IN, period, CheckInFacts),
        learned=_facts(connection, PRACTICE, period, PracticeFacts),
        kept=list(_kept(connection, period.until)),
        agreements=records.of_kind(connection, Agreement),
        versions=records.versions(connection),
    )
    return measures.growth(sources, period)


def years(connection: Connection) -> list[int]:
    """The years in which there is a record, the last first; each is sought before the one after
    it."""
    found: list[int] = []
    end = first_of(date.max)
    query = "SELECT max(record) FROM tag WHERE record < ?"
    while (last := connection.execute(query, (end,)).fetchall()[0][0]) is not None:
        found.append(day_of(last).year)
        end = first_of(date(found[-1], 1, 1))
    return found


def written_in(connection: Connection, row: Row, month: date, period: Period) -> list[int]:
    """The rows of ``record`` behind a mark of the grid of ``period``, newest first; ``month`` is
    the first day of the mark's month."""
    what = written_name(Written(row.pillar, row.subject, month))
    return _places(connection, what, period.within(month))


def known_to_the_year(connection: Connection, period: Period) -> list[int]:
    """The rows of what stands in no month of ``period``, newest first: only its year is known."""
    marks = [Written(pillar, None, period.since, only_year=True) for pillar in Pillar]
    found = [_places(connection, written_name(mark), period) for mark in marks]
    return sorted(chain.from_iterable(found), reverse=True)


def kept_about(connection: Connection, subject: Subject, until: date) -> list[int]:
    """The rows of the reflections that may be set beside another on ``subject``, newest first."""
    return _places(connection, kept_name(subject), Period(date.min, until))


def _places(connection: Connection, what: str, period: Period) -> list[int]:
    query = (
        "SELECT record FROM moment WHERE what = ? AND on_day BETWEEN ? AND ?"
        " ORDER BY on_day DESC, record DESC"
    )
    return [place for (place,) in connection.execute(query, (what, *_bounds(period)))]


def _facts(
    connection: Connection, what: str, period: Period, kind: type[AnyFacts]
) -> list[AnyFacts]:
    """Put together by SQLite, as the bytes that they are: as rows or as text, thousands of them
    took half as long again."""
    query = """
        SELECT CAST('[' || coalesce(group_concat(value), '') || ']' AS BLOB) FROM moment
        WHERE what = ? AND on_day BETWEEN ? AND ?
    """
    [(values,)] = connection.execute(query, (what, *_bounds(period))).fetchall()
    return msgspec.json.decode(values, type=list[kind])  # type: ignore[valid-type]


def _with_states(told: list[Stated], later: list[History]) -> list[Stated]:
    """``told`` with all their states where these went on later."""
    states = {it.uid: it.states for it in later}
    return [replace(it, state_history=states[it.uid]) if it.uid in states else it for it in told]


def _written(connection: Connection, period: Period) -> Iterator[Written]:
    """One mark for each month with something written: of the first and the last of ``period`` it
    may be on days that are not in it."""
    query = """
        SELECT what, max(month || '-01', :since) FROM written_month AS this
        WHERE month BETWEEN :first AND :last AND (
            month NOT IN (:first, :last) OR EXISTS (
                SELECT 1 FROM moment WHERE what = this.what
                AND on_day BETWEEN max(month || '-01', :since) AND min(month || '-31', :until)
            )
        )
    """
    since, until = _bounds(period)
    bounds = {"since": since, "until": until, "first": since[:7], "last": until[:7]}
    for what, on_day in connection.execute(query, bounds).fetchall():
        yield written_mark(what, date.fromisoformat(on_day))


def _kept(connection: Connection, until: date) -> Iterator[Kept]:
    """The first and the last reflection on every subject; see ``pairs.kept`` for what is none."""
    for what in _names(connection, KEPT):
        for order in ("", "DESC"):
            query = f"""
                SELECT moment.record FROM moment
                WHERE what = ? AND on_day <= ? AND 2 > (
                    SELECT count(*) FROM link JOIN record AS other ON other.uid = link.target
                    JOIN moment AS named ON named.record = other.id AND named.what = moment.what
                    WHERE link.record = moment.record
                ) ORDER BY on_day {order}, moment.record {order} LIMIT 1
            """  # noqa: S608 (a literal)
            places = connection.execute(query, (what, until.isoformat())).fetchall()
            for found in records_at(connection, [place for (place,) in places]):
                assert isinstance(found, Reflection)  # noqa: S101 (no other kind has such moments)
                yield Kept(kept_subject(what), found)


def _names(connection: Connection, beginning: str) -> list[str]:
    """The names of moments with a ``beginning`` that ends in a space, each sought behind the one
    before."""
    query = """
        WITH RECURSIVE named (what) AS (
            SELECT min(what) FROM moment WHERE what > :beginning AND what < :end
            UNION ALL
            SELECT (SELECT min(what) FROM moment WHERE what > named.what AND what < :end)
            FROM named WHERE what IS NOT NULL
        ) SELECT what FROM named WHERE what IS NOT NULL
    """
    # "!" follows the space in every order of bytes
    bounds = {"beginning": beginning, "end": f"{beginning[:-1]}!"}
    return [what for (what,) in connection.execute(query, bounds)]


def _bounds(period: Period) -> tuple[str, str]:
    return period.since.isoformat(), period.until.isoformat()
