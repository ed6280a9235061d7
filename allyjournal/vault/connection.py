"""A keyed connection: opened in one order, every setting read back, every error told.

A wrong order or a setting that did not take would write in clear or brick the file; so anything
unexpected on the way means that the journal is not opened.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalShut,
    SurroundingsRefused,
)
from allyjournal.vault import files
from allyjournal.vault.keys import DATA_KEY_BYTES, SALT_BYTES, DatabaseKey
from allyjournal.vault.sqlite_errors import errors_told, result_code

APPLICATION_ID: Final = 0x416C6C79  # "Ally"
_INSTRUCTIONS = 100_000  # of SQLite's machine: some milliseconds
_SLICE = 256  # pages of a copy, a megabyte: some milliseconds
_A_PAGE = 3900  # bytes, of which no second row fits on a page
_GONE = "journal.db is not where it was: it was moved, removed or replaced by another one."
_PATIENCE = 1.0  # seconds: a scanner or a copying program may hold the file for a moment


Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]

# In this order: pragma, the value set, the value read back.
_SETTINGS: Final = (
    ("temp_store", "MEMORY", 2),  # 1 writes entries to temporary files in clear
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("mmap_size", "0", 0),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
)


class Cursor:
    """The rows of one statement; reading them raises what ``Connection.execute`` raises."""

    def __init__(self, raw: Any, told: Callable[[], AbstractContextManager[None]]) -> None:
        self._raw = raw
        self._told = told

    def __iter__(self) -> Iterator[Row]:
        while (row := self.fetchone()) is not None:
            yield row

    def fetchone(self) -> Row | None:
        """The next row, or None after the last."""
        row: Row | None = self._read(self._raw.fetchone)
        return row

    def fetchall(self) -> list[Row]:
        """Every row that is left."""
        rows: list[Row] = self._read(self._raw.fetchall)
        return rows

    def _read(self, read: Callable[[], Any]) -> Any:
        try:
            with self._told():
                return read()
        except Exception:
            # an error holds on to its statement, under which the file could not be opened anew
            self._raw.close()
            raise


class Connection:
    """An open ``journal.db``, for the thread that opened it; only ``interrupt`` is for any.

    ``notes`` are sentences for the person about what opening put right. What SQLite reports about
    the world is raised as a JournalError, an interrupted statement as Interrupted, and a fault of
    ours, such as bad SQL, as it is. After damage the file is opened anew for the next statement,
    so that what is whole can be read and written, and ``was_damaged`` is True from then on. Who
    reads around damage names in ``unreadable`` what was left out, unless it is None.
    """

    def __init__(
        self,
        raw: Any,
        database: Path,
        key: DatabaseKey,
        notes: tuple[str, ...],
        released: Callable[[], None],
    ) -> None:
        self.notes = notes
        self.database = database
        self.key = key
        self.unreadable: set[Any] | None = None
        self.was_damaged = False
        self._raw = raw
        self._file = database.stat()
        self._released = released
        self._open = True
        self._guarded = False
        self._damage_met = False
        self._copying = False
        # Held while nothing may be interrupted: a COMMIT, a ROLLBACK, the closing.
        self._uninterrupted = threading.Lock()

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement; raises JournalShut once this is closed."""
        raw = self._fit()
        with self._told():
            return Cursor(raw.execute(sql, parameters), self._told)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> Cursor:
        """Run one statement for each of ``rows``."""
        raw = self._fit()
        with self._told():
            return Cursor(raw.executemany(sql, rows), self._told)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with errors_told():
                yield
        except JournalDamaged:
            self._damage_met = self._guarded
            self.was_damaged = self.was_damaged or self._guarded
            raise

    def _fit(self) -> Any:
        """The file that can be used; SQLCipher gives nothing more of one in which it met damage."""
        if not self._open:
            raise JournalShut()
        if self._damage_met and not self.stays_open():
            with self._uninterrupted:
                self._open_again()
        return self._raw

    def stays_open(self) -> bool:
        """Whether the file cannot be opened anew now: something is being written or copied."""
        return self._copying or bool(self._raw.in_transaction)

    def _open_again(self) -> None:
        self._damage_met = False
        try:
            with ExitStack() as on_failure, errors_told():
                self._raw.close()
                self._raw = _keyed(self.database, self.key, on_failure)
                self._guarded = False
                _configure(self)
                _take_for_itself(self)
                self.guard()
                on_failure.pop_all()
        except JournalError as error:
            self._open = False
            self._released()
            raise JournalShut.by(error) from error

    def guard(self) -> None:
        """Let no statement lead out of the file, or change how it is written, from now on."""
        self._raw.set_authorizer(_authorize)
        self._guarded = True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing. They do not nest. Raises JournalShut where the
        file is not at its place any more."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._uninterrupted:
                self.execute("COMMIT")
        except BaseException:
            # rollback() also resets unfinished readings, under which an interrupt would live on
            with self._uninterrupted, self._told():
                self._raw.rollback()
            raise
        if not files.is_still(self.database, self._file):
            # nobody would find again what is written
            self.close()
            raise JournalShut(_GONE, JournalMissing.advice)

    def copy_to(self, database: Path, key: DatabaseKey, between: Callable[[], None]) -> None:
        """Write the database anew, encrypted with ``key``; ``database`` is not there yet.

        Between slices of it ``between`` is called, which may write here: what it writes is in
        the copy, too. An error that it raises ends the copy.
        """

        def after_slice(_status: int, left: int, _pages: int) -> None:
            if left:  # what is written after the last slice would be missing
                between()

        raw = self._fit()
        with ExitStack() as done, self._told():
            copy = _keyed(database, key, done)
            self._copying = True
            done.callback(setattr, self, "_copying", False)
            raw.backup(copy, pages=_SLICE, progress=after_slice, sleep=0.0)

    def while_busy(self, between: Callable[[], None] | None, steps: int = _INSTRUCTIONS) -> None:
        """Call ``between`` every so many steps of a long statement, which may not use this; what
        it raises ends the statement as Interrupted. None: no longer."""
        self._fit().set_progress_handler(between, steps)

    def interrupt(self) -> None:
        """Stop the statement under way, if it can be stopped; from any thread, never waiting."""
        if self._uninterrupted.acquire(blocking=False):
            try:
                if self._open:
                    self._raw.interrupt()
            finally:
                self._uninterrupted.release()

    def close(self) -> None:
        """Close the file and let others open it; what is not committed is undone."""
        with self._uninterrupted:
            if self._open:
                with errors_told():
                    self._raw.close()
                self._open = False
                self._released()


def fits(database: Path, key: DatabaseKey) -> bool:
    """Whether ``key`` opens the file; raises JournalDamaged when it does but the file is cut."""
    with ExitStack() as done, errors_told():
        try:
            _keyed(database, key, done)
        except dbapi2.DatabaseError as error:
            if result_code(error) == dbapi2.SQLITE_NOTADB:
                return False
            raise
    return True


def renew_free_pages(database: Path, key: DatabaseKey) -> None:
    """Write every page anew that holds nothing, as far as the disk has room.

    SQLite does not keep the former content of such a page while it is written, so after a loss of
    power one may be half old and half new: it fits no seal, and every copy of the database fails.
    A database that is damaged otherwise stays as it is.
    """
    with suppress(DiskFull, JournalDamaged), ExitStack() as done, errors_told():
        raw = _keyed(database, key, done)
        _expect(raw.execute("PRAGMA secure_delete = ON").fetchone(), 1)
        free = "PRAGMA freelist_count"
        if raw.execute(free).fetchone() != (0,):
            # they are taken and given back unread; secure_delete writes them when they go back
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("CREATE TABLE free (page)")
            while raw.execute(free).fetchone() != (0,):
                raw.execute("INSERT INTO free VALUES (zeroblob(?))", (_A_PAGE,))
            raw.execute("DROP TABLE free")
            raw.execute("COMMIT")


def connect(
    database: Path,
    key: DatabaseKey,
    prepare: Callable[[Connection], None],
    notes: tuple[str, ...] = (),
    released: Callable[[], None] = lambda: None,
) -> Connection:
    """Open ``database`` with ``key``, creating it where there is nothing.

    ``prepare`` may still use every pragma. ``released`` is called once, after closing; not when
    this raises.
    """
    with ExitStack() as on_failure:
        with errors_told():
            raw = _keyed(database, key, on_failure)
            connection = Connection(raw, database, key, notes, released)
            _configure(connection)
            _take_for_itself(connection)
            _identify(connection)
        prepare(connection)
        connection.guard()
        on_failure.pop_all()
    return connection


def _keyed(database: Path, key: DatabaseKey, on_failure: ExitStack) -> Any:
    """A connection that has read its first page with ``key``; ``on_failure`` closes it."""
    if (len(key.data_key), len(key.salt)) != (DATA_KEY_BYTES, SALT_BYTES):
        raise ValueError("a key of the wrong size would be taken for a passphrase")
    raw = dbapi2.connect(str(database), isolation_level=None, timeout=_PATIENCE)
    on_failure.callback(raw.close)
    # SQLCipher would report a wrong key on standard error
    _expect(raw.execute("PRAGMA cipher_log_level = NONE").fetchone(), "NONE")
    raw.execute(f"PRAGMA key = \"x'{key.data_key.hex()}{key.salt.hex()}'\"").fetchall()
    if not raw.execute("PRAGMA cipher_version").fetchone():
        # plain SQLite ignores the key and writes in clear
        raise SurroundingsRefused("The database library of this installation cannot encrypt.")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    return raw


def _configure(connection: Connection) -> None:
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        _expect(connection.execute(f"PRAGMA {name}").fetchone(), expected)


def _take_for_itself(connection: Connection) -> None:
    # With locking_mode=EXCLUSIVE the lock of this transaction stays until closing.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _identify(connection: Connection) -> None:
    """Probe for FTS5; mark a new database as ours, refuse one that is not."""
    probe = "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'"
    _expect(connection.execute(probe).fetchone(), 1)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables == (0,):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise JournalDamaged("journal.db opens, but AllyJournal did not write it.")


def _expect(row: Row | None, expected: object) -> None:
    if row != (expected,):
        raise SurroundingsRefused(
            "The database library of this installation does not take a setting that keeps the "
            "journal safe.",
            "Install AllyJournal again, with the versions that it asks for.",
        )


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _cause: str | None
) -> int:
    """Refuse what could take the journal out of its file or change how it is written."""
    refused = (
        action in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH)
        # FTS5 reads data_version by itself
        or (action == dbapi2.SQLITE_PRAGMA and (first, second) != ("data_version", None))
        or (action == dbapi2.SQLITE_FUNCTION and second == "load_extension")
    )
    return int(dbapi2.SQLITE_DENY if refused else dbapi2.SQLITE_OK)
