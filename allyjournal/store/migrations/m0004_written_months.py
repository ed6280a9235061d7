"""In which months something was written, beside the moments that say so: nobody who looks back has
to go through all that was."""

from allyjournal.vault.vault import Connection

_STATEMENTS = (
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
    """Make the table, and have it follow the moments, which the next step makes anew."""
    for statement in _STATEMENTS:
        connection.execute(statement)
