"""What was shared: the exact files beside their records, and what happened to those since.

Every function takes the connection first; those that write expect an open transaction.
"""

from typing import NamedTuple

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.store.documents import decode
from allyjournal.store.row_id import first_of
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
    """A share with its copy; any other record as it is."""
    if not isinstance(record, Share):
        return record
    query = "SELECT data FROM share_copy WHERE share = ?"
    row = connection.execute(query, (record.uid,)).fetchone()
    return record.changed(copy=row[0]) if row else record


def remove_copy(connection: Connection, uid: str) -> None:
    """Take the copy of a share away for good, if there is one."""
    connection.execute("DELETE FROM share_copy WHERE share = ?", (uid,))


def since_shared(connection: Connection, share: Share) -> SinceShared:
    """What happened to the journal since ``share`` was made."""
    here = _documents(connection, "record", share.included)
    trashed = _documents(connection, "trash", share.included)
    return SinceShared(
        changed=tuple(it for it in here if it.modified_at > share.created_at),
        trashed=tuple(trashed),
        removed=len(share.included) - len(here) - len(trashed),
        new=_new(connection, share),
    )


def _documents(connection: Connection, table: str, uids: tuple[str, ...]) -> list[AnyRecord]:
    query = f"SELECT document FROM {table} WHERE uid = ?"  # noqa: S608 (one of two names)
    rows = (connection.execute(query, (uid,)).fetchone() for uid in uids)
    return [decode(row[0]) for row in rows if row]


def _new(connection: Connection, share: Share) -> int:
    """How many records of a day since the last one of ``share`` were written after it, and are
    not private."""
    query = """
        SELECT count(*) FROM record
        WHERE id >= ? AND kind NOT IN ('person', 'mentor', 'share')
        AND julianday(document ->> '$.created_at') > julianday(?)
        AND coalesce(document ->> '$.visibility', 'ask') <> 'private'
    """
    bounds = (first_of(share.until), share.created_at.isoformat())
    [(count,)] = connection.execute(query, bounds).fetchall()
    return int(count)
