"""Records as documents, what is derived from them, and the search index.

``record.id`` and ``agreement_version.id`` are ``day number << 24 | sequence`` (see
``store/row_id.py``), so that the tables' own order is time. Everything but ``document`` can be
made again from it.
"""

from allyjournal.vault.vault import Connection

_STATEMENTS = (
    """
    CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        occurred_on TEXT NOT NULL,
        state TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        tokens TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX record_kind ON record (kind, id)",
    # a longer beginning has few words, which are merged when it is asked for: at 100,000 records
    # the first page of one with four letters took 15 ms without an index of its own, and 3 with it
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, tokens, content = 'record', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
    )
    """,
    """
    CREATE TRIGGER record_added AFTER INSERT ON record BEGIN
        INSERT INTO search (rowid, title, text, tokens)
        VALUES (new.id, new.title, new.text, new.tokens);
    END
    """,
    """
    CREATE TRIGGER record_removed AFTER DELETE ON record BEGIN
        INSERT INTO search (search, rowid, title, text, tokens)
        VALUES ('delete', old.id, old.title, old.text, old.tokens);
    END
    """,
    """
    CREATE TRIGGER record_changed AFTER UPDATE OF title, text, tokens ON record BEGIN
        INSERT INTO search (search, rowid, title, text, tokens)
        VALUES ('delete', old.id, old.title, old.text, old.tokens);
        INSERT INTO search (rowid, title, text, tokens)
        VALUES (new.id, new.title, new.text, new.tokens);
    END
    """,
    # the topics, communities, people, ... of a record, to complete and to count them
    """
    CREATE TABLE tag (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name, value, record)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tag_record ON tag (record)",
    # target is the uid of a record or of a commitment
    """
    CREATE TABLE link (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        target TEXT NOT NULL,
        PRIMARY KEY (target, record)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX link_record ON link (record)",
    # shown_from is on_day, or the day until which the record was put down
    """
    CREATE TABLE due (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        shown_from TEXT NOT NULL,
        on_day TEXT NOT NULL,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (shown_from, record, kind, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX due_record ON due (record)",
    """
    CREATE TABLE agreement_version (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        agreement TEXT NOT NULL,
        number INTEGER NOT NULL,
        document TEXT NOT NULL,
        UNIQUE (agreement, number)
    ) STRICT
    """,
    """
    CREATE TABLE revision (
        id INTEGER PRIMARY KEY,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX revision_record ON revision (record, at)",
    """
    CREATE TABLE trash (
        uid TEXT PRIMARY KEY,
        trashed_at TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # what the journal itself remembers: JSON by name
    """
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(connection: Connection) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        connection.execute(statement)
