"""Make the moments anew: their facts are rows without names, worked out when a record is saved."""

from allyjournal.store import moments
from allyjournal.vault.vault import Connection


def apply(connection: Connection) -> None:
    """Fill the table from the records that there are."""
    connection.execute("DELETE FROM moment")
    moments.derive_all(connection)
