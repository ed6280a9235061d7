"""A keyed connection: transactions, interruption, closing."""

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import Interrupted, JournalShut
from allyjournal.vault.connection import Connection, connect

from .conftest import KEY, count, nothing

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


# Transactions


def test_a_transaction_is_written_whole(database: Path, connection: Connection) -> None:
    with connection.transaction():
        connection.execute("DELETE FROM entry WHERE id <= 10")
        connection.execute("DELETE FROM entry WHERE id > 90")
    connection.close()
    with closing(connect(database, KEY, nothing)) as again:
        assert count(again) == 80


def test_a_failed_transaction_leaves_nothing(connection: Connection) -> None:
    with pytest.raises(KeyError), connection.transaction():
        connection.execute("DELETE FROM entry")
        raise KeyError
    assert count(connection) == 100


def test_a_failed_commit_leaves_nothing(tmp_path: Path) -> None:
    def tables(connection: Connection) -> None:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE child (parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED)"
        )

    with closing(connect(tmp_path / "journal.db", KEY, tables)) as connection:
        with pytest.raises(dbapi2.IntegrityError), connection.transaction():
            connection.execute("INSERT INTO child VALUES (1)")
        with connection.transaction():
            connection.execute("INSERT INTO parent VALUES (1)")
        assert connection.execute("SELECT count(*) FROM child").fetchall() == [(0,)]


def _moved(database: Path) -> None:
    database.rename(database.with_name("elsewhere.db"))


def _replaced(database: Path) -> None:
    copy = database.with_name("copy.db")
    shutil.copyfile(database, copy)
    copy.replace(database)


@pytest.mark.parametrize("happens", [Path.unlink, _moved, _replaced])
def test_what_is_written_to_a_file_that_nobody_finds_again_is_not_called_written(
    database: Path, connection: Connection, happens: Callable[[Path], None]
) -> None:
    with connection.transaction():
        connection.execute("DELETE FROM entry WHERE id <= 10")
    happens(database)
    with pytest.raises(JournalShut) as told, connection.transaction():
        connection.execute("DELETE FROM entry WHERE id > 90")
    assert "moved" in told.value.sentence
    assert told.value.advice
    with pytest.raises(JournalShut):
        connection.execute("SELECT 1")


def test_transactions_do_not_nest(connection: Connection) -> None:
    with (
        pytest.raises(dbapi2.OperationalError, match="within a transaction"),
        connection.transaction(),
    ):
        connection.execute("DELETE FROM entry")
        with connection.transaction():
            pytest.fail("nested")
    assert count(connection) == 100


# Interruption


def interrupted_by_another_thread(connection: Connection, work: Callable[[], object]) -> None:
    """Run ``work`` while another thread interrupts until it ends."""
    done = threading.Event()

    def insist() -> None:
        while not done.wait(0.001):
            connection.interrupt()

    thread = threading.Thread(target=insist)
    thread.start()
    try:
        work()
    finally:
        done.set()
        thread.join()


def test_an_endless_reading_is_interrupted(connection: Connection) -> None:
    with pytest.raises(Interrupted):
        interrupted_by_another_thread(connection, lambda: connection.execute(ENDLESS).fetchall())
    assert count(connection) == 100


def test_an_interrupted_transaction_leaves_nothing(connection: Connection) -> None:
    def change() -> None:
        with connection.transaction():
            connection.execute("DELETE FROM entry WHERE id <= 10")
            connection.execute(ENDLESS).fetchall()

    with pytest.raises(Interrupted):
        interrupted_by_another_thread(connection, change)
    assert count(connection) == 100
    with connection.transaction():
        connection.execute("DELETE FROM entry")


def test_an_interrupt_under_an_unfinished_reading_leaves_nothing(connection: Connection) -> None:
    """As long as a reading is unfinished, the interrupt would stop a ROLLBACK as well."""
    with pytest.raises(Interrupted), connection.transaction():
        connection.execute("DELETE FROM entry WHERE id <= 10")
        unfinished = connection.execute("SELECT * FROM entry")
        unfinished.fetchone()
        connection.interrupt()
        connection.execute("DELETE FROM entry")
    assert count(connection) == 100
    with connection.transaction():
        connection.execute("DELETE FROM entry")


def test_nothing_is_interrupted_while_it_commits_or_closes(database: Path) -> None:
    class Committing:
        """Stands in for SQLite, and is interrupted in the middle of what it does."""

        interrupted = False

        def execute(self, sql: str, parameters: object) -> None:
            if sql == "COMMIT":
                watched.interrupt()

        def interrupt(self) -> None:
            self.interrupted = True

        def close(self) -> None:
            watched.interrupt()

    raw = Committing()
    watched = Connection(raw, database, KEY, (), lambda: None)
    with watched.transaction():
        pass
    watched.close()
    watched.interrupt()
    assert not raw.interrupted


# Closing


def test_closing_releases_once(database: Path) -> None:
    released: list[bool] = []
    connection = connect(database, KEY, nothing, released=lambda: released.append(True))
    connection.close()
    connection.close()
    assert released == [True]
    assert [path.name for path in database.parent.glob("journal*")] == ["journal.db"]
    with pytest.raises(JournalShut):
        connection.execute("SELECT 1")


def test_only_its_own_thread_may_use_or_close_it(database: Path) -> None:
    released: list[bool] = []
    connection = connect(database, KEY, nothing, released=lambda: released.append(True))
    refused: list[Exception] = []

    def intrude() -> None:
        for attempt in (lambda: connection.execute("SELECT 1"), connection.close):
            try:
                attempt()
            except dbapi2.ProgrammingError as error:
                refused.append(error)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert len(refused) == 2
    assert not released
    assert count(connection) == 100
    connection.close()
