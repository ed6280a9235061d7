"""What was shared: the exact files beside their records, and what happened to those since.

Every function takes the connection first; those that write expect an open transaction.
"""

from collections.abc import Sequence
from typing import NamedTuple

from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.store.damage import around
from allyjournal.store.documents import decode, marks, records_at
from allyjournal.store.row_id import first_of, of_record
from allyjournal.vault.vault import Connection


class SinceShared(NamedTuple):
    """Of what a share told: the records that were ``changed`` since, and those in the trash;
    how many were ``removed`` for good; and how many ``new`` ones there are that could be told."""

    changed: tuple[AnyRecord, ...]
    trashed: tuple[AnyRecord, ...]
    removed: int
    new: int


def lay_aside(connection: Connection, record: AnyRecord) -> AnyRecord:
    """Keep a share's copy, once, and give its record without it; any other as it is."""
    if not isinstance(record, Share) or not record.copy:
        return record
    connection.execute(
        "INSERT OR IGNORE INTO share_copy (share, data) VALUES (?, ?)", (record.uid, record.copy)
    )
    return record.changed(copy=b"")


def whole(connection: Connection, record: AnyRecord) -> AnyRecord:
    """A share with its copy; any other record as it is. Raises JournalDamaged where the copy is not
    as it was: in the place of a page that cannot be read there may be zeros."""
    if not isinstance(record, Share):
        return record
    query = "SELECT data FROM share_copy WHERE share = ?"
    row = connection.execute(query, (record.uid,)).fetchone()
    try:
        return record.changed(copy=row[0]) if row else record
    except ValueError as error:
        raise JournalDamaged("A part of journal.db cannot be read.") from error


def remove_copy(connection: Connection, uid: str) -> None:
    """Take the copy of a share away for good, if there is one."""
    connection.execute("DELETE FROM share_copy WHERE share = ?", (uid,))


def since_shared(connection: Connection, share: Share) -> SinceShared:
    """What happened to the journal since ``share`` was made; damage is read around."""
    rows = {uid: of_record(connection, uid) for uid in share.included}
    here = records_at(connection, sorted(place for place in rows.values() if place is not None))
    elsewhere = _in_trash(connection, [uid for uid, place in rows.items() if place is None])
    return SinceShared(
        changed=tuple(it for it in here if it.modified_at > share.created_at),
        trashed=tuple(it for it in elsewhere if it),
        removed=elsewhere.count(None),
        new=_new(connection, share),
    )


def _in_trash(connection: Connection, uids: Sequence[str]) -> list[AnyRecord | None]:
    """The records in the trash; None for each that is not there."""

    def read(some: Sequence[str]) -> list[AnyRecord | None]:
        query = "SELECT document FROM trash WHERE uid = ?"
        rows = [connection.execute(query, (uid,)).fetchone() for uid in some]
        return [decode(row[0]) if row else None for row in rows]

    return around(connection, "trash", uids, read)


def _new(connection: Connection, share: Share) -> int:
    """How many records of a day since the last one of ``share`` were written after it, and are
    not private."""
    query = "SELECT DISTINCT record FROM tag WHERE record >= ?"
    rows = connection.execute(query, (first_of(share.until),)).fetchall()
    condition = """
        kind NOT IN ('person', 'mentor', 'share')
        AND julianday(document ->> '$.created_at') > julianday(?)
        AND coalesce(document ->> '$.visibility', 'ask') <> 'private'
    """

    def read(some: Sequence[int]) -> list[int]:
        found = f"SELECT id FROM record WHERE id IN ({marks(some)}) AND {condition}"  # noqa: S608
        values = (*some, share.created_at.isoformat())
        return [place for (place,) in connection.execute(found, values)]

    return len(around(connection, "record", [place for (place,) in rows], read))
