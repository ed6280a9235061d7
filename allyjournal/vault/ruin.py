"""A copy of a damaged journal, from which SQLite reads whatever can still be read.

SQLite refuses a file that is shorter than its header says; so the copy has as many pages as there
were. What is missing is filled with bytes that fit no seal: zeros would be taken for an empty page,
and could end up in what was read.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault import files, keys, pages, vault
from allyjournal.vault.backup import DATABASE, KEYS
from allyjournal.vault.keys import DatabaseKey

_MISSING: Final = b"\xff" * pages.PAGE
_NO_FIRST_PAGE: Final = (
    "The first page of journal.db, which says where everything else is, cannot be read."
)
_ONLY_A_BACKUP: Final = "Nothing can be saved from it; restore the newest backup."


def copied(folder: Path, passphrase: str, place: Path, between: Callable[[], None]) -> DatabaseKey:
    """Copy the database in ``folder``, as encrypted as it is, to the new folder ``place``; returns
    its key.

    ``between`` is called after every few pages; what it raises ends the work. Raises
    WrongPassphrase, JournalDamaged where the first page cannot be read, or what taking the journal
    and writing raise.
    """
    with ExitStack() as held, files.system_errors_told():
        vault.hold(folder, held)
        vault.check_database(folder, whole=False)
        unlocked = keys.unlock(keys.read(folder / KEYS), passphrase)
        place.mkdir(mode=0o700)
        undo = f"{DATABASE}-journal"
        if os.path.lexists(folder / undo):  # of a crash
            (place / undo).write_bytes((folder / undo).read_bytes())
        count = max(pages.counted(folder / DATABASE, key) for key in unlocked)
        with (place / DATABASE).open("xb") as copy:
            for page in _filled(folder / DATABASE, count):
                copy.write(page)
                between()
    return vault.fitting_key(place, unlocked, JournalDamaged(_NO_FIRST_PAGE, _ONLY_A_BACKUP))


def _filled(database: Path, count: int) -> Iterator[bytes]:
    """The pages of the file, at least ``count``; another one for each that is empty or cut."""
    with database.open("rb") as file:
        while (page := file.read(pages.PAGE)) or count > 0:
            yield page if len(page) == pages.PAGE and any(page) else _MISSING
            count -= 1
