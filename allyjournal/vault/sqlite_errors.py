"""What SQLite reports, told as what it is for the person: the disk, the file, another program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    DiskFull,
    Interrupted,
    JournalDamaged,
    JournalInUse,
    PermissionRefused,
    SurroundingsRefused,
)

_TOLD: Final[dict[int, Callable[[], Exception]]] = {
    dbapi2.SQLITE_INTERRUPT: Interrupted,
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_CORRUPT: lambda: JournalDamaged("A part of journal.db cannot be read."),
    dbapi2.SQLITE_NOTADB: lambda: JournalDamaged("A part of journal.db cannot be read."),
    dbapi2.SQLITE_BUSY: lambda: JournalInUse("Another program is using journal.db."),
    dbapi2.SQLITE_READONLY: lambda: PermissionRefused("journal.db can only be read."),
    dbapi2.SQLITE_PERM: lambda: PermissionRefused(
        "The system does not allow journal.db to be used."
    ),
    dbapi2.SQLITE_CANTOPEN: lambda: PermissionRefused(
        "The system does not let journal.db, or the file that guards its changes, be opened."
    ),
    dbapi2.SQLITE_IOERR: lambda: SurroundingsRefused(
        "The disk failed while journal.db was read or written.",
        "Check that the disk is still there and not full, then open the journal again.",
    ),
}

# a copy that fails has SQLite's words for its code (sqlite3_errstr), and not the code
_UNNUMBERED: Final = {
    "database or disk is full": dbapi2.SQLITE_FULL,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "file is not a database": dbapi2.SQLITE_NOTADB,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
}


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn what the world did to the file into our own errors; our own faults pass unchanged."""
    try:
        yield
    except dbapi2.Error as error:
        told = _TOLD.get(result_code(error))
        if told is None:
            raise
        raise told() from error
    except (MemoryError, UnicodeDecodeError) as error:
        # what SQLite makes of a page that SQLCipher cannot decrypt while it looks for free ones,
        # and Python of an error that quotes what is no text
        raise JournalDamaged("A part of journal.db cannot be read.") from error


def result_code(error: dbapi2.Error) -> int:
    """The primary SQLite result code; 0 for an error of the Python module itself, but where it met
    what is no text: only text is written, and a page of it may be one of another time."""
    if str(error).startswith("Could not decode to UTF-8"):
        return int(dbapi2.SQLITE_CORRUPT)
    return int(getattr(error, "sqlite_errorcode", _UNNUMBERED.get(str(error), 0))) & 0xFF
