"""What stands where in time: windows of the timeline, what is due, this day in earlier years."""

from array import array
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session, next_session
from allyjournal.domain.record import Due, DueKind, Precision
from allyjournal.store.damage import around
from allyjournal.store.documents import by_id, marks, records_at, versions_by_id
from allyjournal.store.records import first_day, ids_linked, of_kind
from allyjournal.store.row_id import day_of, first_of, is_version
from allyjournal.vault.vault import Connection

Entry = AnyRecord | AgreementVersion
"""What has a row in the timeline."""


IN_SIGHT = (
    "SELECT id FROM agreement_version AS signed"
    " WHERE EXISTS (SELECT 1 FROM record WHERE uid = signed.agreement)"
)
"""The versions of the agreements that are not in the trash."""


class DueRecord(NamedTuple):
    """A record, and something that it asks for."""

    record: AnyRecord
    due: Due


class Signing(NamedTuple):
    """That a version of an agreement was signed, which is called ``title`` by now."""

    number: int
    signed_on: date
    agreement: str
    title: str


def window(connection: Connection, ids: Sequence[int]) -> list[Entry | None]:
    """What stands at ``ids``, in their order; None where a row has gone meanwhile, or is damaged.

    A few hundred ids at most: one screen and what is near it.
    """
    found: dict[int, Entry] = {**by_id(connection, [it for it in ids if not is_version(it)])}
    found |= versions_by_id(connection, [it for it in ids if is_version(it)])
    return [found.get(row_id) for row_id in ids]


def dues(connection: Connection, until: date) -> list[DueRecord]:
    """What is due by ``until`` and not put down, the earliest first."""
    query = """
        SELECT record, kind, on_day, position FROM due WHERE shown_from <= ?
        ORDER BY on_day, record, position
    """
    rows = connection.execute(query, (until.isoformat(),)).fetchall()
    there = by_id(connection, sorted({place for place, *_ in rows}))
    kept = [
        DueRecord(there[place], due)
        for place, *asked in rows
        if place in there
        for due in there[place].dues()
        if [due.kind, due.on.isoformat(), due.position] == asked
    ]
    return sorted([*kept, *_sessions_due(connection, until)], key=lambda it: it.due.on)


def _sessions_due(connection: Connection, until: date) -> Iterator[DueRecord]:
    """The next session with each mentor. It hangs on the sessions, which no mentor's own record
    knows, so it is not kept but asked for."""
    sessions = of_kind(connection, Session)
    for mentor in of_kind(connection, Mentor):
        day = next_session(mentor, sessions)
        if day and max(day, mentor.put_down_until or day) <= until:
            yield DueRecord(mentor, Due(kind=DueKind.NEXT_SESSION, on=day))


def on_this_day(connection: Connection, today: date) -> list[AnyRecord]:
    """What was written about this day in earlier years, newest first.

    Left out are people and check-ins, what a record's own rule keeps from coming back by itself,
    and what is linked to a mistake whose rule keeps it away, or that cannot be read.
    """
    first = first_day(connection)
    if first is None:
        return []
    years = range(today.year - 1, first.year - 1, -1)
    days = [today.replace(year=year) for year in years if _exists(today, year)]
    written = [record for day in days for record in _on(connection, day)]
    return [record for record in written if _may_come_back(connection, record)]


def _exists(day: date, year: int) -> bool:
    return (day.month, day.day) != (2, 29) or isleap(year)


def _on(connection: Connection, day: date) -> list[AnyRecord]:
    query = (
        "SELECT record FROM tag WHERE record >= ? AND record < ? AND name = 'pillar'"
        " ORDER BY record DESC"
    )
    bounds = (first_of(day), first_of(day + timedelta(days=1)))
    return records_at(connection, [place for (place,) in connection.execute(query, bounds)])


def _may_come_back(connection: Connection, record: AnyRecord) -> bool:
    return (
        record.precision is Precision.DAY
        and record.on_this_day_allowed()
        and not _is_kept_away(connection, record)
    )


def _is_kept_away(connection: Connection, record: AnyRecord) -> bool:
    """Whether a mistake that is linked to it says so, or cannot be read."""
    linked = ids_linked(connection, record.uid)
    query = (
        "SELECT record FROM tag WHERE name = 'kind' AND value = 'mistake'"  # noqa: S608 (marks)
        f" AND record IN ({marks(linked)})"
    )
    ids = [place for (place,) in connection.execute(query, linked)]
    mistakes = records_at(connection, ids)
    return len(mistakes) < len(ids) or not all(it.on_this_day_allowed() for it in mistakes)


def tags_in_use(connection: Connection, names: Iterable[str]) -> list[str]:
    """Those of some names of tags that any record has a value of."""
    query = "SELECT 1 FROM tag WHERE name = ? LIMIT 1"
    return [name for name in names if connection.execute(query, (name,)).fetchone()]


def values(connection: Connection, name: str) -> list[str]:
    """Every value that a tag (``topic``, ``community``, ...) has, in order.

    From one to the next over the index: it takes as long in any journal (a loose index scan).
    """
    query = """
        WITH RECURSIVE known (value) AS (
            SELECT min(value) FROM tag WHERE name = :name
            UNION ALL
            SELECT (SELECT min(value) FROM tag WHERE name = :name AND value > known.value)
            FROM known WHERE known.value IS NOT NULL
        ) SELECT value FROM known WHERE value IS NOT NULL
    """
    return [value for (value,) in connection.execute(query, {"name": name})]


def pillar_days(connection: Connection) -> dict[str, "array[int]"]:
    """The days of every pillar that has records: ``date.toordinal``, sorted, one for each record.

    What is known to a month or a year stands on its first day.
    """
    # 100,000 days come over as JSON in a third of the time that as many rows take
    query = (
        "SELECT value, json_group_array(record >> 24) FROM tag WHERE name = 'pillar' GROUP BY value"
    )
    return {
        pillar: array("i", sorted(msgspec.json.decode(days, type=list[int])))
        for pillar, days in connection.execute(query)
    }


def signings(connection: Connection) -> list[Signing]:
    """Every version of every agreement, in order of signing."""
    query = (
        "SELECT signed.id, number, agreement, record.id FROM agreement_version AS signed"
        " JOIN record ON record.uid = agreement"
    )
    rows = sorted(connection.execute(query).fetchall())
    titles = _titles(connection, sorted({place for *_, place in rows}))
    return [
        Signing(number, day_of(row_id), agreement, titles[place])
        for row_id, number, agreement, place in rows
        if place in titles
    ]


def _titles(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """What some records are called, by their rows."""

    def read(some: Sequence[int]) -> list[tuple[int, str]]:
        query = f"SELECT id, title FROM record WHERE id IN ({marks(some)})"  # noqa: S608 (marks)
        return [(row_id, title) for row_id, title in connection.execute(query, some)]

    return dict(around(connection, "record", ids, read))
