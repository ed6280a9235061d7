"""The schema, as an ordered list of steps.

A step and its number are written in one transaction, so that a journal is always at a whole step.
Steps call ``execute``: ``executescript`` would commit half way.
"""

from allyjournal.domain.errors import NewerJournal
from allyjournal.store.migrations import (
    m0001_records,
    m0002_moments,
    m0003_share_copies,
    m0004_written_months,
    m0005_moments_anew,
)
from allyjournal.vault.vault import Connection

STEPS = (m0001_records, m0002_moments, m0003_share_copies, m0004_written_months, m0005_moments_anew)
NEWEST = len(STEPS)


def migrate(connection: Connection) -> None:
    """Bring the schema to the newest step; raises NewerJournal where it is past that."""
    [(version,)] = connection.execute("PRAGMA user_version").fetchall()
    if version > NEWEST:
        raise NewerJournal()
    for number, step in enumerate(STEPS[version:], start=version + 1):
        with connection.transaction():
            step.apply(connection)
            connection.execute(f"PRAGMA user_version = {number:d}")
