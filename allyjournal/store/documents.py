"""What the documents in the file say; one that cannot be understood is damage."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from allyjournal.domain import kinds
from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.damage import around
from allyjournal.vault.vault import Connection

T = TypeVar("T")


def decode(document: str) -> AnyRecord:
    """The record in a row of the file; raises JournalDamaged."""
    return _understood(kinds.decode, document)


def decode_version(document: str) -> AgreementVersion:
    """The signed version in a row of the file; raises JournalDamaged."""
    return _understood(kinds.decode_version, document)


def records_at(
    connection: Connection, ids: Sequence[int], condition: str = "true", *values: object
) -> list[AnyRecord]:
    """The records in these rows for which a ``condition`` holds, in the order of ``ids``. Damage is
    read around where somebody is told of it."""
    found = by_id(connection, ids, condition, *values)
    return [found[place] for place in ids if place in found]


def by_id(
    connection: Connection, ids: Sequence[int], condition: str = "true", *values: object
) -> dict[int, AnyRecord]:
    """The same by their rows."""

    def read(some: Sequence[int]) -> list[tuple[int, AnyRecord]]:
        query = (
            f"SELECT id, document FROM record WHERE id IN ({marks(some)})"  # noqa: S608 (literals)
            f" AND {condition}"
        )
        rows = connection.execute(query, (*some, *values)).fetchall()
        return [(place, decode(document)) for place, document in rows]

    return dict(around(connection, "record", ids, read))


def versions_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, AgreementVersion]:
    """The signed versions in these rows, by them; damage as in ``by_id``."""

    def read(some: Sequence[int]) -> list[tuple[int, AgreementVersion]]:
        query = f"SELECT id, document FROM agreement_version WHERE id IN ({marks(some)})"  # noqa: S608
        rows = connection.execute(query, some).fetchall()
        return [(place, decode_version(document)) for place, document in rows]

    return dict(around(connection, "agreement_version", ids, read))


def marks(values: Sequence[object]) -> str:
    """A mark of SQL for each of ``values``."""
    return ", ".join("?" * len(values))


def _understood(decoded: Callable[[str], T], document: str) -> T:
    try:
        return decoded(document)
    except msgspec.MsgspecError as error:
        raise JournalDamaged("A record in journal.db cannot be read.") from error
