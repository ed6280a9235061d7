"""What looking back reads instead of documents: the moments of a record, by what and when.

``value`` holds facts of the record as JSON (``domain/growth/facts.py``), or nothing where ``what``
says it all. Everything here can be made again from ``record.document``.
"""

from allyjournal.vault.vault import Connection

_STATEMENTS = (
    """
    CREATE TABLE moment (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        what TEXT NOT NULL,
        on_day TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (what, on_day, record)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX moment_record ON moment (record)",
)


def apply(connection: Connection) -> None:
    """Make the table; the last step that makes the moments anew fills it."""
    for statement in _STATEMENTS:
        connection.execute(statement)
