"""The trash: what a deletion takes along, the way back, and the end of it.

Every function takes the connection first; those that write expect an open transaction.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store import records, shares
from allyjournal.store.documents import decode
from allyjournal.vault.vault import Connection

_PAGES = 64
"""How many pages of the search index one slice of the merge writes at most."""


class Deletion(NamedTuple):
    """A record in the trash, and what went with it."""

    record: AnyRecord
    along: tuple[AnyRecord, ...] = ()


def put(connection: Connection, record: AnyRecord, now: datetime) -> Deletion:
    """Move ``record`` out of every reading; an agreement takes its check-ins along.

    They have the same moment, and so come back together.
    """
    along = tuple(_check_ins(connection, record))
    for one in (record, *along):
        records.trash(connection, one, now)
    return Deletion(record, along)


def restore(connection: Connection, uid: str) -> Deletion | None:
    """Bring a record back with what went with it; None where it is not there."""
    found = _deletion(connection, uid)
    for one in (found.record, *found.along) if found else ():
        records.restore(connection, one)
    return found


def deletions(connection: Connection) -> list[Deletion]:
    """What is in the trash, newest first; a check-in that went with its agreement is part of
    that agreement's deletion."""
    trashed = records.trashed(connection)
    found = [Deletion(record, _along(connection, record)) for record in trashed]
    taken = {it.uid for deletion in found for it in deletion.along}
    return [it for it in found if it.record.uid not in taken]


def remove(connection: Connection, uid: str) -> Deletion | None:
    """Delete a record in the trash for good, with all that it was, said and took along.

    None where it is not there. Its words stay in the search index until ``merge`` is through.
    """
    found = _deletion(connection, uid)
    for one in (found.record, *found.along) if found else ():
        connection.execute("DELETE FROM trash WHERE uid = ?", (one.uid,))
        connection.execute("DELETE FROM revision WHERE record = ?", (one.uid,))
        connection.execute("DELETE FROM agreement_version WHERE agreement = ?", (one.uid,))
        shares.remove_copy(connection, one.uid)
    return found


def merge(connection: Connection, *, first: bool) -> bool:
    """One slice of the work that takes deleted words out of the search index; whether there is
    more. Begins anew with ``first``.

    FTS5 keeps what is deleted until its segments are merged; see
    https://www.sqlite.org/fts5.html#the_merge_command, also for how its end is told.
    """
    before = _changes(connection)
    connection.execute(
        "INSERT INTO main.search (search, rank) VALUES ('merge', ?)",
        (-_PAGES if first else _PAGES,),
    )
    return _changes(connection) - before >= 2


def naming(connection: Connection, uid: str) -> int:
    """How many records outside the trash name this one, or a commitment that it holds or held."""
    found = _deletion(connection, uid)
    record = found.record if found else records.find(connection, uid)
    targets = {uid} | (_held(connection, record) if isinstance(record, Agreement) else set())
    marks = ", ".join("?" * len(targets))
    query = f"SELECT count(DISTINCT record) FROM link WHERE target IN ({marks})"  # noqa: S608
    [(count,)] = connection.execute(query, tuple(targets)).fetchall()
    return int(count)


def _changes(connection: Connection) -> int:
    [(count,)] = connection.execute("SELECT total_changes()").fetchall()
    return int(count)


def _deletion(connection: Connection, uid: str) -> Deletion | None:
    query = "SELECT document FROM trash WHERE uid = ?"
    row = connection.execute(query, (uid,)).fetchone()
    record = decode(row[0]) if row else None
    return Deletion(record, _along(connection, record)) if record else None


def _along(connection: Connection, record: AnyRecord) -> tuple[CheckIn, ...]:
    """The check-ins that are in the trash since the moment when their agreement went there."""
    if not isinstance(record, Agreement):
        return ()
    held = _held(connection, record)
    return tuple(
        it
        for it in records.trashed(connection)
        if isinstance(it, CheckIn) and it.commitment in held and it.trashed_at == record.trashed_at
    )


def _check_ins(connection: Connection, record: AnyRecord) -> Iterator[CheckIn]:
    if isinstance(record, Agreement):
        for commitment in sorted(_held(connection, record)):
            query = (
                "SELECT document FROM record JOIN link ON link.record = record.id"
                " WHERE link.target = ? AND record.kind = 'check_in' ORDER BY record.id"
            )
            for (document,) in connection.execute(query, (commitment,)).fetchall():
                found = decode(document)
                if isinstance(found, CheckIn) and found.commitment == commitment:
                    yield found


def _held(connection: Connection, agreement: Agreement) -> set[str]:
    """The uids of all commitments that ``agreement`` holds or held when it was signed."""
    signed = [version.content for version in records.versions(connection, agreement.uid)]
    return {it.uid for one in (agreement, *signed) for it in one.commitments}
