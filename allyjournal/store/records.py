"""Save, read, trash and restore records of any kind, with all that is derived from them.

Every function takes the connection first; those that write expect an open transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from allyjournal.domain import kinds
from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.kinds import (
    AnyRecord,
    body,
    display_title,
    encode,
)
from allyjournal.domain.record import AnyKind, Due, Record
from allyjournal.store import moments
from allyjournal.store.damage import Unreadable, around, left_out
from allyjournal.store.documents import decode, marks, records_at, versions_by_id
from allyjournal.store.row_id import day_of, next_id, of_record
from allyjournal.store.shares import lay_aside
from allyjournal.store.words import searchable, token
from allyjournal.vault.vault import Connection

_PAUSE = timedelta(minutes=10)
"""A record left alone for this long gets a revision before it is written again."""


class Revision(NamedTuple):
    """What a record was until it was written over ``at`` that moment."""

    at: datetime
    record: AnyRecord


def find(connection: Connection, uid: str) -> AnyRecord | None:
    """The record, or None where there is none outside the trash."""
    place = of_record(connection, uid)
    found = records_at(connection, [] if place is None else [place])
    return found[0] if found else None


def first_day(connection: Connection) -> date | None:
    """The earliest day of all records; None where there are none."""
    # every record has a tag, and the index of the tags stands apart from the records
    [(first,)] = connection.execute("SELECT min(record) FROM tag").fetchall()
    return None if first is None else day_of(first)


def of_kind(
    connection: Connection, kind: type[AnyKind], entered_since: date | None = None
) -> list[AnyKind]:
    """Every record of a kind that has few (agreements, people), oldest first; or those of a kind
    that came into their present state since a day, and only these are decoded."""
    ids = _places_of_kind(connection, kind.__struct_config__.tag)
    since = "document ->> '$.state_history[#-1].on' >= ?"
    asked = (since, entered_since.isoformat()) if entered_since else ()
    found = records_at(connection, ids, *asked)
    return [record for record in found if isinstance(record, kind)]


def _places_of_kind(connection: Connection, kind: str | int | None) -> list[int]:
    try:
        query = "SELECT id FROM record WHERE kind = ? ORDER BY id"
        return [place for (place,) in connection.execute(query, (kind,))]
    except JournalDamaged:
        if left_out(connection) is None:
            raise
        # the index may be damaged, and nothing else
        query = "SELECT id FROM record NOT INDEXED WHERE kind = ? ORDER BY id"
        return [place for (place,) in connection.execute(query, (kind,))]


def everything(connection: Connection) -> Iterator[AnyRecord]:
    """Every record outside the trash, oldest first, one at a time."""
    for (document,) in connection.execute("SELECT document FROM record ORDER BY id"):
        yield decode(document)


def write(connection: Connection, record: AnyRecord) -> None:
    """Put ``record`` in place of what its uid had, and derive everything from it anew.

    Raises msgspec.ValidationError for what could not be read again.
    """
    document = encode(lay_aside(connection, record)).decode()
    kinds.decode(document)
    place = _free_place(connection, record)
    connection.execute(
        "INSERT INTO record (id, uid, kind, occurred_on, state, title, text, tokens, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place,
            record.uid,
            record.kind,
            record.occurred_on.isoformat(),
            record.state,
            searchable(display_title(record)),
            searchable("\n".join(body(record))),
            " ".join(sorted({token(name, value) for name, value in record.tags()})),
            document,
        ),
    )
    _derive(connection, place, record)


def _free_place(connection: Connection, record: Record) -> int:
    """Take the former row away; its id stays while the day does."""
    former = of_record(connection, record.uid)
    if former is not None:
        connection.execute("DELETE FROM record WHERE id = ?", (former,))
        if day_of(former) == record.occurred_on:
            return former
    return next_id(connection, "record", record.occurred_on)


def _derive(connection: Connection, place: int, record: Record) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO tag (record, name, value) VALUES (?, ?, ?)",
        ((place, name, value) for name, value in record.tags()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO link (record, target) VALUES (?, ?)",
        ((place, target) for target in record.links()),
    )
    connection.executemany(
        "INSERT INTO due (record, shown_from, on_day, kind, position) VALUES (?, ?, ?, ?, ?)",
        (
            (
                place,
                _shown_from(record, due).isoformat(),
                due.on.isoformat(),
                due.kind,
                due.position,
            )
            for due in record.dues()
        ),
    )
    moments.derive(connection, place, record)


def _shown_from(record: Record, due: Due) -> date:
    return max(due.on, record.put_down_until or due.on)


def change(connection: Connection, record: AnyRecord, now: datetime, *, opened: bool) -> bool:
    """Write ``record``, stamped ``now``, unless it says what it said before; whether it was.

    What it was until now is kept as a revision when its page was ``opened``, when it was left for
    a while, and when it lets go of a commitment, which others may name.
    """
    former = find(connection, record.uid)
    if former and lay_aside(connection, record).changed(modified_at=former.modified_at) == former:
        return False
    if former and (opened or now - former.modified_at >= _PAUSE or _lets_go(former, record)):
        add_revision(connection, Revision(now, former))
    write(connection, record.changed(modified_at=now))
    return True


def _lets_go(former: AnyRecord, record: AnyRecord) -> bool:
    return bool(set(_held(former)) - set(_held(record)))


def _held(record: AnyRecord) -> list[str]:
    if not isinstance(record, Agreement):
        return []
    return [commitment.uid for commitment in record.commitments]


def add_revision(connection: Connection, revision: Revision) -> None:
    """Add one former state of a record."""
    former = lay_aside(connection, revision.record)
    connection.execute(
        "INSERT INTO revision (record, at, document) VALUES (?, ?, ?)",
        (former.uid, _text(revision.at), encode(former).decode()),
    )


def revisions(connection: Connection, uid: str | None = None) -> Iterator[Revision]:
    """The former states of one record, damage read around, or of all; oldest first."""
    if uid:
        yield from _revisions_at(connection, revision_ids(connection, uid)[::-1])
        return
    for row in connection.execute("SELECT at, document FROM revision ORDER BY at, id"):
        yield _revision(*row)


def revision_ids(connection: Connection, uid: str) -> list[int]:
    """Where the former states of a record stand, newest first."""
    query = "SELECT id FROM revision WHERE record = ? ORDER BY at DESC, id DESC"
    return [int(place) for (place,) in connection.execute(query, (uid,))]


def revision(connection: Connection, place: int) -> Revision | None:
    """The former state that stands at a place of ``revision_ids``; None where it has gone. Damage
    is read around."""
    return next(iter(_revisions_at(connection, [place])), None)


def _revisions_at(connection: Connection, places: Sequence[int]) -> list[Revision]:
    def read(some: Sequence[int]) -> list[tuple[int, Revision]]:
        query = f"SELECT id, at, document FROM revision WHERE id IN ({marks(some)})"  # noqa: S608
        return [(place, _revision(*row)) for place, *row in connection.execute(query, some)]

    found = dict(around(connection, "revision", places, read))
    return [found[place] for place in places if place in found]


def _revision(at: str, document: str) -> Revision:
    return Revision(datetime.fromisoformat(at), decode(document))


def trash(connection: Connection, record: AnyRecord, now: datetime) -> None:
    """Move ``record`` out of every reading; what links to it is not touched."""
    put_in_trash(connection, record.changed(trashed_at=now))
    connection.execute("DELETE FROM record WHERE uid = ?", (record.uid,))


def put_in_trash(connection: Connection, record: AnyRecord) -> None:
    """Lay a record with its ``trashed_at`` into the trash."""
    assert record.trashed_at  # noqa: S101 (what the type cannot say)
    connection.execute(
        "INSERT INTO trash (uid, trashed_at, document) VALUES (?, ?, ?)",
        (record.uid, _text(record.trashed_at), encode(lay_aside(connection, record)).decode()),
    )


def trashed(connection: Connection) -> list[AnyRecord]:
    """What is in the trash, newest first; damage is read around."""
    rows = _rows_of_trash(connection)

    def read(uids: Sequence[str]) -> list[AnyRecord]:
        return [decode(rows[uid][1]) for uid in uids]

    newest_first = sorted(sorted(rows), key=lambda uid: rows[uid][0], reverse=True)
    return around(connection, "trash", newest_first, read)


def _rows_of_trash(connection: Connection) -> dict[str, tuple[str, str]]:
    """When each record in the trash went there, and its document, by uid. No index knows the uids
    as well: past damage they are sought from the other end."""
    rows: dict[str, tuple[str, str]] = {}
    unreadable = left_out(connection)
    for way in ("ASC", "DESC"):
        query = f"SELECT uid, trashed_at, document FROM trash ORDER BY uid {way}"  # noqa: S608
        try:
            for uid, *row in connection.execute(query):
                rows[uid] = (row[0], row[1])
        except JournalDamaged:
            if unreadable is None:
                raise
        else:
            return rows
    assert unreadable is not None  # noqa: S101 (or it was raised)
    unreadable.add(Unreadable("trash", ""))
    return rows


def restore(connection: Connection, record: AnyRecord) -> None:
    """Bring ``record`` back from the trash."""
    connection.execute("DELETE FROM trash WHERE uid = ?", (record.uid,))
    write(connection, record.changed(trashed_at=None))


def links_between(connection: Connection, uid: str) -> list[AnyRecord]:
    """The records that ``uid`` names or that name it, oldest first; the trash left out."""
    return records_at(connection, ids_linked(connection, uid))


def ids_linked(connection: Connection, uid: str) -> list[int]:
    """The rows in which these stand."""
    query = """
        SELECT record FROM link WHERE target = :uid
        UNION SELECT other.id FROM record AS other
        JOIN link ON link.target = other.uid
        JOIN record AS this ON this.id = link.record WHERE this.uid = :uid
    """
    return sorted(place for (place,) in connection.execute(query, {"uid": uid}))


def add_version(connection: Connection, version: AgreementVersion) -> None:
    """Add what was signed; a version is never written again."""
    place = next_id(connection, "agreement_version", version.signed_on)
    connection.execute(
        "INSERT INTO agreement_version (id, uid, agreement, number, document)"
        " VALUES (?, ?, ?, ?, ?)",
        (place, version.uid, version.agreement, version.number, encode(version).decode()),
    )


def versions(connection: Connection, agreement: str | None = None) -> list[AgreementVersion]:
    """The versions of one agreement in their order, or of all in order of signing."""
    if agreement:
        query = "SELECT id FROM agreement_version WHERE agreement = ? ORDER BY number"
        ids = [place for (place,) in connection.execute(query, (agreement,))]
    else:
        ids = sorted(place for (place,) in connection.execute("SELECT id FROM agreement_version"))
    found = versions_by_id(connection, ids)
    return [found[place] for place in ids if place in found]


def known_targets(connection: Connection) -> Iterable[str]:
    """Every uid that a link may name: records, the trash, and commitments ever held."""
    yield from (uid for (uid,) in connection.execute("SELECT uid FROM record"))
    yield from (uid for (uid,) in connection.execute("SELECT uid FROM trash"))
    for agreement in _agreements(connection):
        yield from _held(agreement)


def _agreements(connection: Connection) -> Iterator[AnyRecord]:
    """All that any agreement is, was, or said when it was signed."""
    yield from of_kind(connection, Agreement)
    yield from (version.content for version in versions(connection))
    for table in ("trash", "revision"):
        query = f"SELECT document FROM {table} WHERE document ->> '$.kind' = 'agreement'"  # noqa: S608
        yield from (decode(document) for (document,) in connection.execute(query))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
