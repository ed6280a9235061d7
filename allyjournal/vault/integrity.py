"""Whether every byte of a journal is as it was written.

Every page is held against its seal, then every row is read, and the search index is compared with
the records: the seals alone call a file sound that misses its last page. Each question has a fresh
connection, before its authorizer refuses pragmas: after a page that does not fit its seal,
SQLCipher answers no other.
https://www.sqlite.org/pragma.html#pragma_integrity_check and
https://www.sqlite.org/fts5.html#the_integrity_check_command
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault import pages, vault
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.vault import Connection

Between = Callable[[float], None]
Check = Callable[[Connection], Iterator[str]]

STEPS: Final = 1000  # of SQLite's machine, or pages of a check: some milliseconds
SEARCH_DAMAGED: Final = "The search would miss some of the records; it can be made anew."
_SEARCH_INDEXES = (
    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'"
)


class Findings(NamedTuple):
    """Sentences: what is damaged, and what opening the journal put right."""

    damage: tuple[str, ...]
    notes: tuple[str, ...]


def nobody_waits(_part: float) -> None:
    """Nobody waits for anything else."""


def examine(folder: Path, passphrase: str, between: Between = nobody_waits) -> Findings:
    """Read every byte of a closed journal; raises what ``examined`` raises, and WrongPassphrase."""
    return examined(folder, vault.key_of(folder, passphrase), between)


def examined(folder: Path, key: DatabaseKey, between: Between = nobody_waits) -> Findings:
    """Read every byte of the closed journal that ``key`` opens.

    ``between`` is called often with the part that is done, from 0 to 1; what it raises ends the
    work as Interrupted. Raises what opening raises, also JournalDamaged where the file cannot be
    opened at all.
    """
    # SQLite first undoes what a crash left half done
    opened = vault.open_with_key(folder, key, vault.as_it_is)
    opened.close()
    found = [*_pages(folder, key, between)]
    for place, check in enumerate(_CHECKS, start=1):

        def finding(connection: Connection, check: Check = check, place: int = place) -> None:
            connection.while_busy(partial(between, place / _PARTS), STEPS)
            found.extend(check(connection))

        vault.open_with_key(folder, key, finding).close()
    between(1.0)
    return Findings(tuple(found), opened.notes)


def _pages(folder: Path, key: DatabaseKey, between: Between) -> Iterator[str]:
    """Whether every page carries its seal."""
    with ExitStack() as held:
        vault.take(folder, held)
        count = pages.damaged(folder / "journal.db", key, lambda part: between(part / _PARTS))
    if count:
        yield f"Pages of journal.db that are not as they were written: {count}."


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table in the file has; a search index counts as those that hold it."""
    ordinary = (
        "SELECT name FROM sqlite_master"
        " WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE %'"
    )
    names = [name for (name,) in connection.execute(ordinary).fetchall()]
    return {
        name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchall()[0][0]  # noqa: S608
        for name in names
    }


def rows(connection: Connection) -> Iterator[str]:
    """Whether every row can be read and every index fits its table."""
    try:
        intact = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except JournalDamaged:
        intact = False
    if not intact:
        yield "A part of journal.db cannot be read, or does not fit the rest."


def _search_indexes(connection: Connection) -> Iterator[str]:
    """Whether what search looks in fits the records."""
    try:
        for (name,) in connection.execute(_SEARCH_INDEXES).fetchall():
            question = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            connection.execute(question)
    except JournalDamaged:
        yield SEARCH_DAMAGED


_CHECKS: tuple[Check, ...] = (rows, _search_indexes)
_PARTS: Final = 1 + len(_CHECKS)
