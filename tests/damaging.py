"""Bits of a journal turned over where one wants them."""

from contextlib import closing
from pathlib import Path

import apsw

from allyjournal.vault import vault
from allyjournal.vault.pages import PAGE
from allyjournal.vault.vault import Connection


def leaves(folder: Path, table: str, passphrase: str) -> list[int]:
    """The pages that hold a table's own rows."""
    return _pages(folder, table, passphrase, "leaf")


def overflow(folder: Path, table: str, passphrase: str) -> list[int]:
    """The pages on which long rows of a table go on."""
    return _pages(folder, table, passphrase, "overflow")


def _pages(folder: Path, table: str, passphrase: str, kind: str) -> list[int]:
    """Asked of another SQLite: our own was built without ``dbstat``."""
    code = vault.recovery_code(folder, passphrase)
    _, key, *_ = vault.stock_shell_lines(code)
    with closing(apsw.Connection(str(folder / "journal.db"))) as other:
        for sql in ("PRAGMA cipher = 'sqlcipher'", "PRAGMA legacy = 4", key):
            other.execute(sql).fetchall()
        query = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path"
        return [page for (page,) in other.execute(query, (table, kind))]


def flip(folder: Path, *pages: int) -> None:
    """Turn one bit over in each of ``pages``."""
    content = bytearray((folder / "journal.db").read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 200] ^= 1
    (folder / "journal.db").write_bytes(content)


def flip_roots(folder: Path, passphrase: str, *tables: str) -> None:
    """Turn one bit over in the page where each of the ``tables`` begins."""
    roots: dict[str, int] = {}

    def look(connection: Connection) -> None:
        query = "SELECT name, rootpage FROM sqlite_master WHERE rootpage"
        roots.update(dict(connection.execute(query)))

    vault.open_with_passphrase(folder, passphrase, look).close()
    flip(folder, *(roots[table] for table in tables))
