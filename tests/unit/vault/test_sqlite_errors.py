"""What SQLite reports is told as what happened to the file, with the error behind it."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    DiskFull,
    Interrupted,
    JournalDamaged,
    JournalInUse,
    PermissionRefused,
    SurroundingsRefused,
)
from allyjournal.vault.sqlite_errors import errors_told


def test_what_is_no_text_is_damage() -> None:
    with (
        closing(dbapi2.connect(":memory:")) as connection,
        pytest.raises(JournalDamaged),
        errors_told(),
    ):
        connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()


def test_an_error_that_quotes_what_is_no_text_is_damage() -> None:
    """Of a table whose name is none."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE it (a)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET name = CAST(x'80' AS TEXT), sql = 'no'")
        connection.execute("PRAGMA writable_schema = RESET")
        with pytest.raises(JournalDamaged), errors_told():
            connection.execute("SELECT * FROM it")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (dbapi2.SQLITE_INTERRUPT, Interrupted),
        (dbapi2.SQLITE_FULL, DiskFull),
        (dbapi2.SQLITE_CORRUPT, JournalDamaged),
        (dbapi2.SQLITE_NOTADB, JournalDamaged),
        (dbapi2.SQLITE_BUSY, JournalInUse),
        (dbapi2.SQLITE_READONLY, PermissionRefused),
        (dbapi2.SQLITE_PERM, PermissionRefused),
        (dbapi2.SQLITE_CANTOPEN, PermissionRefused),
        (dbapi2.SQLITE_IOERR, SurroundingsRefused),
        (dbapi2.SQLITE_IOERR | 3 << 8, SurroundingsRefused),
    ],
)
def test_what_the_world_did_is_told(code: int, told: type[Exception]) -> None:
    error = dbapi2.DatabaseError("as SQLite says it")
    error.sqlite_errorcode = code
    with pytest.raises(told) as raised, errors_told():
        raise error
    assert type(raised.value) is told
    assert raised.value.__cause__ is error
