"""Make the moments anew, as rows without names, and keep beside them in which months something was
written: nobody who looks back has to go through all that was."""

from allyjournal.store import moments
from allyjournal.vault.vault import Connection

_STATEMENTS = (
    "DELETE FROM moment",
    # month is the beginning of on_day: 2026-03
    """
    CREATE TABLE written_month (
        what TEXT NOT NULL,
        month TEXT NOT NULL,
        PRIMARY KEY (what, month)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER moment_added AFTER INSERT ON moment WHEN new.what GLOB 'written *' BEGIN
        INSERT OR IGNORE INTO written_month (what, month)
        VALUES (new.what, substr(new.on_day, 1, 7));
    END
    """,
    """
    CREATE TRIGGER moment_removed AFTER DELETE ON moment WHEN old.what GLOB 'written *' BEGIN
        DELETE FROM written_month
        WHERE what = old.what AND month = substr(old.on_day, 1, 7) AND NOT EXISTS (
            SELECT 1 FROM moment WHERE what = old.what
            AND on_day BETWEEN substr(old.on_day, 1, 7) || '-01'
            AND substr(old.on_day, 1, 7) || '-31'
        );
    END
    """,
)


def apply(connection: Connection) -> None:
    """Empty the table, set the months beside it, and fill both from the records that there are."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    moments.derive_all(connection)
