"""A small real journal, closed, for each test of the vault."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from allyjournal.vault import vault
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey

PASSPHRASE = "correct horse"
NOBODY = 65534
KEY = DatabaseKey(bytes(range(32)), b"salt of 16 bytes")


def prepare(connection: vault.Connection) -> None:
    """What the store does when a journal is opened, in small."""
    if connection.execute("PRAGMA user_version").fetchone() == (0,):
        connection.execute("CREATE TABLE entry (text TEXT)")
        connection.execute("CREATE VIRTUAL TABLE word USING fts5(text)")
        connection.execute("PRAGMA user_version = 1")


def nothing(connection: Connection) -> None:
    """Prepares nothing."""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def count(connection: Connection) -> int:
    """How many entries it holds."""
    (number,) = connection.execute("SELECT count(*) FROM entry").fetchall()[0]
    return int(number)


@dataclass(frozen=True)
class Closed:
    """A journal that nobody has open, with one entry in it."""

    folder: Path
    code: str
    passphrase: str = PASSPHRASE

    @property
    def database(self) -> Path:
        return self.folder / "journal.db"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"

    def open(self, passphrase: str | None = None) -> vault.Connection:
        return vault.open_with_passphrase(self.folder, passphrase or self.passphrase, prepare)

    def entries(self, passphrase: str | None = None) -> list[str]:
        """What it holds, read through a new opening."""
        with closing(self.open(passphrase)) as connection:
            return [text for (text,) in connection.execute("SELECT text FROM entry")]


Make = Callable[[Path], Closed]


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """The vault tightens it for the whole process; each test starts from the usual one."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def make() -> Make:
    """Makes a journal in a folder."""

    def made(folder: Path) -> Closed:
        code = vault.create(folder, PASSPHRASE, prepare)
        with closing(vault.open_with_code(folder, code, prepare)) as connection:
            connection.execute("INSERT INTO entry VALUES ('a quiet day')")
        return Closed(folder, code)

    return made


@pytest.fixture
def journal(make: Make, tmp_path: Path) -> Closed:
    """A journal in a folder of its own."""
    return make(tmp_path / "Mine.allyjournal")


@pytest.fixture
def ordinary_account(tmp_path: Path) -> Iterator[Path]:
    """A folder, and an account that file modes bind: not root, for the length of the test."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    # nobody can reach pytest's own folders
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    os.chown(folder, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A closed database of some pages."""

    def fill(connection: Connection) -> None:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE VIRTUAL TABLE word USING fts5(text)")
        rows = [(f"{number} " + "x" * 500,) for number in range(100)]
        connection.executemany("INSERT INTO entry (text) VALUES (?)", rows)

    path = tmp_path / "journal.db"
    connect(path, KEY, fill).close()
    return path


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    """An open one."""
    with closing(connect(database, KEY, nothing)) as connection:
        yield connection
