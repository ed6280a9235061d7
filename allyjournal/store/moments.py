"""Keep the moments of records, from which Growth is read (see ``domain/growth/moments.py``)."""

import msgspec

from allyjournal.domain.growth.moments import moments
from allyjournal.domain.kinds import decode
from allyjournal.domain.record import Record
from allyjournal.vault.vault import Connection


def derive(connection: Connection, place: int, record: Record) -> None:
    """Keep the moments of the record in the row ``place``; expects an open transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO moment (record, what, on_day, value) VALUES (?, ?, ?, ?)",
        ((place, it.what, it.on.isoformat(), it.value) for it in moments(record)),
    )


def derive_all(connection: Connection) -> None:
    """Keep the moments of every record; expects an open transaction and an empty table."""
    for place, document in connection.execute("SELECT id, document FROM record ORDER BY id"):
        try:
            derive(connection, place, decode(document))
        except (msgspec.MsgspecError, ValueError):
            continue  # one record that cannot be read keeps no journal shut
