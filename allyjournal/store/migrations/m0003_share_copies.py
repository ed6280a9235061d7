"""The exact files that were shared, beside their records: a list of shares never reads them."""

from allyjournal.vault.vault import Connection

_TABLE = """
    CREATE TABLE share_copy (
        share TEXT PRIMARY KEY,
        data BLOB NOT NULL
    ) STRICT
"""


def apply(connection: Connection) -> None:
    """Make the table; nothing was shared before there was one."""
    connection.execute(_TABLE)
