"""Whether every byte of a journal is as it was written.

Each check has a fresh connection, before its authorizer refuses pragmas: after a page that does not
fit its seal, SQLCipher answers no other question. The first pragma alone called a file sound that
missed its last page, so all are asked.
https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_integrity_check,
https://www.sqlite.org/pragma.html#pragma_integrity_check and
https://www.sqlite.org/fts5.html#the_integrity_check_command
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault import vault
from allyjournal.vault.vault import Connection

Prepare = Callable[[Connection], None]
Check = Callable[[Connection], Iterator[str]]

SEARCH_DAMAGED: Final = "The search index does not fit the records."
_SEARCH_INDEXES = (
    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'"
)


class Findings(NamedTuple):
    """Sentences: what is damaged, and what opening the journal put right."""

    damage: tuple[str, ...]
    notes: tuple[str, ...]


def examine(folder: Path, passphrase: str) -> Findings:
    """Read every byte of the journal.

    Raises what opening raises, also JournalDamaged where the file cannot be opened at all.
    """
    found: list[str] = []

    def finding(check: Check) -> Prepare:
        return lambda connection: found.extend(check(connection))

    first, *others = _CHECKS
    with closing(vault.open_with_passphrase(folder, passphrase, finding(first))) as connection:
        notes = connection.notes
    code = vault.recovery_code(folder, passphrase)
    for check in others:
        vault.open_with_code(folder, code, finding(check)).close()
    return Findings(tuple(found), notes)


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has; a search index counts as the tables that hold it."""
    ordinary = (
        "SELECT name FROM sqlite_master"
        " WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE %'"
    )
    names = [name for (name,) in connection.execute(ordinary).fetchall()]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]  # noqa: S608
        for name in names
    }


def _pages(connection: Connection) -> Iterator[str]:
    """Whether every page carries the seal that SQLCipher wrote."""
    faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if faults:
        yield f"Pages of journal.db that are not as they were written: {len(faults)}."


def rows(connection: Connection) -> Iterator[str]:
    """Whether every row can be read and every index fits its table."""
    try:
        intact = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except JournalDamaged:
        intact = False
    if not intact:
        yield "Some of the records in journal.db cannot be read."


def _search_indexes(connection: Connection) -> Iterator[str]:
    """Whether what search looks in fits the records."""
    try:
        for (name,) in connection.execute(_SEARCH_INDEXES).fetchall():
            question = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            connection.execute(question)
    except JournalDamaged:
        yield SEARCH_DAMAGED


_CHECKS: tuple[Check, ...] = (_pages, rows, _search_indexes)
