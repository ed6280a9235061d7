"""A search index in memory, for where the one in the file is damaged: lists show what they did.

A table of the connection's own comes before one of the file with the same name
(https://www.sqlite.org/lang_naming.html), so every question is asked as before. It is gone once the
file is opened anew.
"""

from typing import Final

from allyjournal.vault.vault import Connection

_STATEMENTS: Final = (
    # with the words of the first migration; it keeps the texts itself, as no table lies beside it
    """
    CREATE VIRTUAL TABLE temp.search USING fts5 (
        title, text, tokens, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
    )
    """,
    """
    INSERT INTO temp.search (rowid, title, text, tokens)
    SELECT id, title, text, tokens FROM main.record NOT INDEXED
    """,
    """
    CREATE TEMP TRIGGER aside_added AFTER INSERT ON main.record BEGIN
        INSERT INTO search (rowid, title, text, tokens)
        VALUES (new.id, new.title, new.text, new.tokens);
    END
    """,
    """
    CREATE TEMP TRIGGER aside_removed AFTER DELETE ON main.record BEGIN
        DELETE FROM search WHERE rowid = old.id;
    END
    """,
    """
    CREATE TEMP TRIGGER aside_changed AFTER UPDATE OF title, text, tokens ON main.record BEGIN
        UPDATE search SET title = new.title, text = new.text, tokens = new.tokens
        WHERE rowid = old.id;
    END
    """,
)


def is_laid(connection: Connection) -> bool:
    """Whether there is one."""
    query = "SELECT 1 FROM temp.sqlite_master WHERE name = 'search'"
    return bool(connection.execute(query).fetchall())


def lay(connection: Connection) -> None:
    """Make one of the records, which follows them; nothing in the file is touched. Raises
    JournalDamaged where they cannot all be read."""
    with connection.transaction():
        for statement in _STATEMENTS:
            connection.execute(statement)
