"""A keyed connection: its settings, its key, its errors."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    DiskFull,
    JournalDamaged,
    JournalShut,
    PermissionRefused,
    SurroundingsRefused,
)
from allyjournal.vault import connection as connections
from allyjournal.vault.connection import Connection, connect, fits
from allyjournal.vault.keys import DatabaseKey

from .conftest import KEY, count, nothing

OTHER = DatabaseKey(bytes(32), KEY.salt)


# Settings


def test_every_setting_holds_when_prepare_is_called(database: Path) -> None:
    found = {}

    def ask(connection: Connection) -> None:
        names = ["cipher_log_level", "application_id", "cipher_settings"]
        for name in names + [name for name, _, _ in connections._SETTINGS]:
            found[name] = connection.execute(f"PRAGMA {name}").fetchone()

    connect(database, KEY, ask).close()
    assert found == {
        "cipher_log_level": ("NONE",),
        "temp_store": (2,),
        "secure_delete": (1,),
        "trusted_schema": (0,),
        "cell_size_check": (1,),
        "foreign_keys": (1,),
        "mmap_size": (0,),
        "locking_mode": ("exclusive",),
        "journal_mode": ("delete",),
        "synchronous": (3,),
        "application_id": (0x416C6C79,),
        "cipher_settings": ("PRAGMA kdf_iter = 256000;",),
    }


@pytest.mark.parametrize("name", [name for name, _, _ in connections._SETTINGS])
def test_a_setting_that_does_not_take_keeps_the_journal_shut(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The library is made to read back something else."""
    settings = tuple(
        (key, value, "ignored" if key == name else expected)
        for key, value, expected in connections._SETTINGS
    )
    monkeypatch.setattr(connections, "_SETTINGS", settings)
    with pytest.raises(SurroundingsRefused, match="does not take a setting"):
        connect(database, KEY, nothing)


def test_plain_sqlite_is_refused_before_it_writes_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections.dbapi2, "connect", sqlite3.connect)
    with pytest.raises(SurroundingsRefused, match="does not take a setting"):
        connect(tmp_path / "journal.db", KEY, nothing)
    assert (tmp_path / "journal.db").stat().st_size == 0


def test_a_library_that_only_claims_to_be_quiet_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Plain(sqlite3.Connection):
        def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
            sql = "SELECT 'NONE'" if "cipher_log_level" in sql else sql
            return super().execute(sql, *parameters)

    def open_plain(path: str, **options: object) -> sqlite3.Connection:
        return sqlite3.connect(path, factory=Plain)

    monkeypatch.setattr(connections.dbapi2, "connect", open_plain)
    with pytest.raises(SurroundingsRefused, match="cannot encrypt"):
        connect(tmp_path / "journal.db", KEY, nothing)


def test_another_program_s_database_is_refused(database: Path) -> None:
    def claim(connection: Connection) -> None:
        connection.execute("PRAGMA application_id = 7")

    connect(database, KEY, claim).close()
    with pytest.raises(JournalDamaged, match="AllyJournal did not write it"):
        connect(database, KEY, nothing)


@pytest.mark.parametrize(
    "key", [DatabaseKey(b"short", KEY.salt), DatabaseKey(KEY.data_key, KEY.salt * 2)]
)
def test_a_key_of_the_wrong_size_is_never_used(tmp_path: Path, key: DatabaseKey) -> None:
    with pytest.raises(ValueError, match="wrong size"):
        connect(tmp_path / "journal.db", key, nothing)
    assert not (tmp_path / "journal.db").exists()


def test_nothing_in_the_file_is_in_clear(database: Path) -> None:
    whole = database.read_bytes()
    assert whole[:16] == KEY.salt
    assert b"x" * 20 not in whole
    assert b"CREATE" not in whole


def test_a_failed_prepare_closes_the_file(database: Path) -> None:
    released: list[bool] = []

    def fail(connection: Connection) -> None:
        raise JournalDamaged("from prepare")

    with pytest.raises(JournalDamaged, match="from prepare"):
        connect(database, KEY, fail, released=lambda: released.append(True))
    assert not released
    connect(database, KEY, nothing).close()


# The right key


def test_a_key_fits_or_does_not(database: Path) -> None:
    assert fits(database, KEY)
    assert not fits(database, OTHER)
    assert not fits(database, DatabaseKey(KEY.data_key, bytes(16)))


def test_a_cut_file_fits_and_is_damaged(database: Path) -> None:
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) - 4096])
    with pytest.raises(JournalDamaged):
        fits(database, KEY)


WRONG_KEY = """
import sys
from pathlib import Path
from allyjournal.vault.connection import fits
from allyjournal.vault.keys import DatabaseKey
print(fits(Path(sys.argv[1]), DatabaseKey(bytes(32), b"salt of 16 bytes")))
"""


def test_a_wrong_key_says_nothing_on_standard_error(database: Path) -> None:
    command = [sys.executable, "-c", WRONG_KEY, str(database)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("False\n", "")


READ = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], timeout=0)
raw.execute(f"PRAGMA key = \\"x'{sys.argv[2]}'\\"")
try:
    print(raw.execute("SELECT count(*) FROM entry").fetchone())
except dbapi2.OperationalError as error:
    print(error)
"""


def test_no_other_program_reads_while_it_is_open(database: Path) -> None:
    key = KEY.data_key.hex() + KEY.salt.hex()
    command = [sys.executable, "-c", READ, str(database), key]
    with closing(connect(database, KEY, nothing)):
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        assert told.stdout == "database is locked\n"
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert told.stdout == "(100,)\n"


@pytest.mark.parametrize("place", [16, 100, 4095])
def test_a_flipped_bit_on_the_first_page_is_found(database: Path, place: int) -> None:
    altered = bytearray(database.read_bytes())
    altered[place] ^= 1
    database.write_bytes(altered)
    assert not fits(database, KEY)
    with pytest.raises(JournalDamaged):
        connect(database, KEY, nothing)


def test_a_flipped_bit_on_any_other_page_is_told_when_it_is_read(database: Path) -> None:
    whole = database.read_bytes()
    for page in range(1, len(whole) // 4096):
        altered = bytearray(whole)
        altered[page * 4096 + 100] ^= 1
        database.write_bytes(altered)
        with pytest.raises(JournalDamaged), closing(connect(database, KEY, nothing)) as damaged:
            for table in ("entry", "word", "word_data", "word_idx", "word_docsize", "word_config"):
                damaged.execute(f"SELECT * FROM {table}").fetchall()


# The authorizer


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "SELECT load_extension('x')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA user_version",
        "PRAGMA temp_store = 1",
        "PRAGMA data_version = 1",
        "SELECT * FROM pragma_table_info('entry')",
        "VACUUM INTO 'copy.db'",
    ],
)
def test_what_could_lead_out_of_the_file_is_refused(connection: Connection, sql: str) -> None:
    with pytest.raises(dbapi2.Error, match=r"not authorized|prohibited|denied"):
        connection.execute(sql)


def test_the_search_index_works_under_the_authorizer(connection: Connection) -> None:
    connection.execute("INSERT INTO word VALUES ('a quiet day')")
    connection.execute("INSERT INTO word (word) VALUES ('integrity-check')")
    connection.execute("INSERT INTO word (word, rank) VALUES ('merge', 16)")
    assert connection.execute("SELECT text FROM word WHERE word MATCH 'quiet'").fetchall() == [
        ("a quiet day",)
    ]
    assert connection.execute("PRAGMA data_version").fetchone()


# Errors


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("SELEC 1", dbapi2.OperationalError),
        ("INSERT INTO entry VALUES (1, 'twice')", dbapi2.IntegrityError),
        ("SELECT ?", dbapi2.ProgrammingError),
    ],
)
def test_our_own_faults_pass_unchanged(
    connection: Connection, sql: str, fault: type[Exception]
) -> None:
    with pytest.raises(fault) as raised:
        connection.execute(sql)
    assert type(raised.value) is fault


def test_a_full_disk_is_told_and_what_was_saved_stays(database: Path) -> None:
    def limit(connection: Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchall()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with closing(connect(database, KEY, limit)) as connection:
        with pytest.raises(DiskFull), connection.transaction():
            connection.execute("INSERT INTO entry (text) VALUES (zeroblob(9000))")
        assert count(connection) == 100


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(PermissionRefused):
        connect(tmp_path / "nowhere" / "journal.db", KEY, nothing)


# Reading


def test_rows_are_read_one_by_one_or_all(connection: Connection) -> None:
    query = "SELECT id FROM entry WHERE id <= :last ORDER BY id"
    cursor = connection.execute(query, {"last": 3})
    assert cursor.fetchone() == (1,)
    assert list(cursor) == [(2,), (3,)]
    assert cursor.fetchone() is None
    assert connection.execute(query, {"last": 2}).fetchall() == [(1,), (2,)]


# After damage


@pytest.fixture
def damaged(database: Path) -> Iterator[Connection]:
    """One with a page of entries that cannot be read."""
    with database.open("r+b") as file:
        file.seek(-3 * 4096, os.SEEK_END)
        file.write(bytes(3))
    with closing(connect(database, KEY, nothing)) as connection:
        yield connection


def meet_damage(connection: Connection) -> None:
    with pytest.raises(JournalDamaged, match="A part of journal"):
        connection.execute("SELECT text FROM entry").fetchall()


def write_one(connection: Connection) -> int:
    with connection.transaction():
        connection.execute("INSERT INTO word VALUES ('a new word')")
    query = "SELECT count(*) FROM word WHERE word MATCH 'new'"
    return int(connection.execute(query).fetchall()[0][0])


def test_after_damage_what_is_whole_is_read_and_written(damaged: Connection) -> None:
    meet_damage(damaged)
    assert damaged.execute("SELECT id FROM entry WHERE id = 1").fetchall() == [(1,)]
    meet_damage(damaged)
    assert write_one(damaged) == 1


def test_after_damage_every_setting_holds_and_nothing_leads_out(damaged: Connection) -> None:
    meet_damage(damaged)
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        damaged.execute("PRAGMA temp_store = 1")
    with closing(dbapi2.connect(str(damaged.database))) as other:
        other.execute(f"PRAGMA key = \"x'{KEY.data_key.hex()}{KEY.salt.hex()}'\"")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("SELECT * FROM word").fetchall()


def test_damage_within_a_transaction_undoes_it(damaged: Connection) -> None:
    with pytest.raises(JournalDamaged), damaged.transaction():
        damaged.execute("INSERT INTO word VALUES ('a new word')")
        damaged.execute("SELECT text FROM entry").fetchall()
    assert write_one(damaged) == 1


def test_damage_that_is_met_while_a_copy_is_made_takes_no_file_from_it(
    damaged: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_SLICE", 1)
    with suppress(JournalDamaged):
        damaged.copy_to(tmp_path / "copy.db", KEY, lambda: meet_damage(damaged))
    assert write_one(damaged) == 1


def test_a_file_that_went_after_damage_shuts_the_journal(damaged: Connection) -> None:
    meet_damage(damaged)
    damaged.database.unlink()
    damaged.database.mkdir()
    with pytest.raises(JournalShut, match=r"could not be opened again. The system does not let"):
        damaged.execute("SELECT 1")
    with pytest.raises(JournalShut):
        damaged.execute("SELECT 1")
    damaged.database.rmdir()
