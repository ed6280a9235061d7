"""How long it takes to put one record on disk."""

from functools import partial
from itertools import count
from pathlib import Path

from allyjournal.domain.kinds import AnyRecord, body, display_title, encode
from allyjournal.store.journal import Journal
from allyjournal.vault import vault
from allyjournal.vault.vault import Connection
from tests.benchmarks.seeded import PASSPHRASE, Seeded, records
from tests.benchmarks.table import Figure, medians, seconds

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS bare (
        id INTEGER PRIMARY KEY, uid TEXT UNIQUE, title TEXT, text TEXT, document TEXT
    )
    """,
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS bare_search USING fts5 (
        title, text, content = 'bare', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
    )
    """,
)


def saving(journal: Seeded, folder: Path, rounds: int) -> Figure:
    """Against one bare insert: the same pragmas, text and size; one index and one FTS5 row."""
    added = list(records(journal.size + 2 * rounds))
    numbers, new = count(1), iter(added[journal.size :])
    code = vault.create(folder / "bare.allyjournal", PASSPHRASE, _prepare)
    bare = vault.open_with_code(folder / "bare.allyjournal", code, vault.as_it_is)
    with bare.transaction():
        for record in added[: journal.size]:
            _insert(bare, next(numbers), record)
    opened = Journal.open_with_code(journal.folder, journal.code)
    times = medians(
        lambda: seconds(partial(opened.save, next(new))),
        lambda: seconds(partial(_insert_alone, bare, next(numbers), next(new))),
        rounds,
    )
    opened.close()
    bare.close()
    return Figure("one record saved, on disk", *times, limit=2.0)


def _prepare(connection: Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def _insert_alone(bare: Connection, number: int, record: AnyRecord) -> None:
    with bare.transaction():
        _insert(bare, number, record)


def _insert(bare: Connection, number: int, record: AnyRecord) -> None:
    title, text = display_title(record), "\n".join(body(record))
    bare.execute(
        "INSERT INTO bare (id, uid, title, text, document) VALUES (?, ?, ?, ?, ?)",
        (number, record.uid, title, text, encode(record).decode()),
    )
    bare.execute(
        "INSERT INTO bare_search (rowid, title, text) VALUES (?, ?, ?)", (number, title, text)
    )
