"""A copy of a damaged journal, from which SQLite reads whatever can still be read.

SQLite refuses a file that is shorter than its header says; so the copy has as many pages as there
were. What is missing is filled with bytes that fit no seal: zeros would be taken for an empty page,
and could end up in what was read.

The first page, and those that it names, say where every table begins; without one of them SQLite
reads nothing. That does not change as records come and go, so a backup's tell it as well; where
none has them, they are made anew (see ``first_page``).
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

from allyjournal.domain.errors import JournalDamaged, JournalError, NothingToRead
from allyjournal.vault import (
    backup,
    files,
    first_page,
    kept,
    keys,
    pages,
    refilling,
    regrowing,
    schema_pages,
    vault,
)
from allyjournal.vault.backup import DATABASE, KEYS
from allyjournal.vault.connection import Connection
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.refilling import Fits

_MISSING: Final = b"\xff" * pages.PAGE


class Tables(NamedTuple):
    """What is known of the tables: what makes them, and of those without row ids that are to be
    read whether a row can be one of theirs, by their names."""

    prepare: vault.Prepare
    fits: Mapping[str, Fits]


def copied(
    folder: Path,
    passphrase: str,
    place: Path,
    tables: Tables,
    between: Callable[[], None],
) -> tuple[DatabaseKey, frozenset[str]]:
    """Copy the database in ``folder``, as encrypted as it is, to the new folder ``place``; returns
    its key, and the tables that were made anew (see ``regrowing`` and ``refilling``).

    ``between`` is called after every few pages; what it raises ends the work. Raises
    WrongPassphrase, NothingToRead where no page can be read, or what taking the journal and writing
    raise.
    """
    with ExitStack() as held, files.system_errors_told():
        vault.hold(folder, held)
        vault.check_database(folder, whole=False)
        unlocked = keys.unlock(keys.read(folder / KEYS), passphrase)
        place.mkdir(mode=0o700)
        undo = f"{DATABASE}-journal"
        if files.ordinary_size(folder / undo) is not None:  # of a crash
            shutil.copyfile(folder / undo, place / undo)
        count, schema = _schema(folder, unlocked)
        with (place / DATABASE).open("xb") as copy:
            for number, page in enumerate(_filled(folder / DATABASE, count), 1):
                copy.write(schema.get(number, page))
                between()
        key = _key(place, unlocked, tables.prepare, between)
    return key, _made_anew(place, key, tables.fits, between)


def _key(
    place: Path, unlocked: list[DatabaseKey], prepare: vault.Prepare, between: Callable[[], None]
) -> DatabaseKey:
    """The key of the copy, the first page of which is made anew where nothing stands in for it."""
    try:
        return vault.fitting_key(place, unlocked, _nothing)
    except JournalDamaged:
        for key in unlocked:
            if pages.any_sealed(place / DATABASE, key):
                first_page.grow(place / DATABASE, key, prepare, between)
                return key
        raise


def _made_anew(
    place: Path, key: DatabaseKey, fits: Mapping[str, Fits], between: Callable[[], None]
) -> frozenset[str]:
    with_row_ids: list[regrowing.Table] = []
    roots: dict[str, int] = {}

    def look(connection: Connection) -> None:
        with_row_ids.extend(regrowing.tables(connection))
        query = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        roots.update(dict(connection.execute(query)))

    vault.open_with_key(place, key, look).close()
    database = place / DATABASE
    with files.system_errors_told():
        grown = regrowing.regrow(database, key, with_row_ids, between)
        return grown | refilling.refill(database, key, roots, fits, between)


def _schema(folder: Path, unlocked: list[DatabaseKey]) -> tuple[int, dict[int, bytes]]:
    """How many pages there were, and what to lay over those that say where the tables begin:
    nothing where they can be read, or where no backup has them."""
    with (folder / DATABASE).open("rb") as file:
        for key in unlocked:
            if own := schema_pages.read(partial(pages.read, file), key):
                return schema_pages.counted(own), {}
        there = pages.count(file)
    if found := _stand_in(folder, unlocked):
        former, key = found
        count = max(there, schema_pages.counted(former))
        schema = schema_pages.counting(former, count)
        return count, {it: pages.sealed(schema[it], it, key) for it in schema}
    return 0, {}


def _stand_in(
    folder: Path, unlocked: Sequence[DatabaseKey]
) -> tuple[dict[int, bytes], DatabaseKey] | None:
    """What a backup beside the journal says about where the tables begin (see ``schema_pages``),
    and which of the keys opens it; None where none does."""
    for source, key in product(kept.beside(folder), unlocked):
        with suppress(JournalError):
            if former := schema_pages.read(partial(backup.page, source.path), key):
                return former, key
    return None


def _nothing(_folder: Path, _tried: Sequence[DatabaseKey]) -> JournalError:
    return NothingToRead("Nothing in journal.db can be read.")


def _filled(database: Path, count: int) -> Iterator[bytes]:
    """The pages of the file, at least ``count``; another one for each that is empty or cut."""
    with database.open("rb") as file:
        while (page := file.read(pages.PAGE)) or count > 0:
            yield page if len(page) == pages.PAGE and any(page) else _MISSING
            count -= 1
