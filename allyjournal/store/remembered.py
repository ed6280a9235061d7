"""What the journal itself remembers: JSON values by their names, inside the encrypted file."""

import json
from typing import Any

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault.vault import Connection


def value(connection: Connection, name: str, default: Any = None) -> Any:
    """What is kept under ``name``, or ``default``; raises JournalDamaged where it is no JSON."""
    query = "SELECT value FROM setting WHERE name = ?"
    row = connection.execute(query, (name,)).fetchone()
    try:
        return json.loads(row[0]) if row else default
    except ValueError as error:
        raise JournalDamaged("A part of journal.db cannot be read.") from error


def keep(connection: Connection, name: str, kept: Any) -> None:
    """Keep a JSON value; expects an open transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, json.dumps(kept))
    )


def forget(connection: Connection, pattern: str) -> None:
    """Forget the values whose names fit ``pattern``, in which ``*`` is any text; expects an open
    transaction."""
    connection.execute("DELETE FROM setting WHERE name GLOB ?", (pattern,))
