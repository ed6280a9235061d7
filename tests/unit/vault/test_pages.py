"""Which pages do not carry their seal: the same that SQLCipher names, and it can be stopped."""

from io import BytesIO
from pathlib import Path

import pytest

from allyjournal.domain.errors import Interrupted
from allyjournal.exchange import sample
from allyjournal.vault import pages, vault
from allyjournal.vault.connection import Connection
from allyjournal.vault.keys import DatabaseKey

PAGE = pages.PAGE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, DatabaseKey]:
    """The sample journal, about two megabytes, and its key."""
    folder = tmp_path_factory.mktemp("pages") / "Sample.allyjournal"
    sample.create(folder).close()
    return (folder / "journal.db").read_bytes(), vault.key_of(folder, sample.PASSPHRASE)


def go_on(_part: float) -> None:
    """Never in a hurry."""


def by_sqlcipher(folder: Path, key: DatabaseKey) -> int:
    """How many pages SQLCipher itself finds fault with."""
    found: list[object] = []

    def ask(connection: Connection) -> None:
        found.extend(connection.execute("PRAGMA cipher_integrity_check").fetchall())

    vault.open_with_key(folder, key, ask).close()
    return len(found)


def altered(content: bytes, *places: int) -> bytes:
    changed = bytearray(content)
    for place in places:
        changed[place] ^= 1
    return bytes(changed)


def test_sqlcipher_says_the_same(tmp_path: Path, whole: tuple[bytes, DatabaseKey]) -> None:
    content, key = whole
    folder = tmp_path / "Mine.allyjournal"
    folder.mkdir()
    last = len(content) - PAGE
    swapped = content[: 5 * PAGE] + content[6 * PAGE : 7 * PAGE] + content[5 * PAGE : 6 * PAGE]
    for expected, damaged in (
        (0, content),
        (1, altered(content, 3 * PAGE)),
        (1, altered(content, last + PAGE - 1)),
        (1, altered(content, 9 * PAGE + 4030)),
        (3, altered(content, 2 * PAGE, 7 * PAGE + 5, last)),
        (2, swapped + content[7 * PAGE :]),
        (1, content[:last] + bytes(PAGE)),
    ):
        (folder / "journal.db").write_bytes(damaged)
        assert pages.damaged(folder / "journal.db", key, go_on) == expected
        assert by_sqlcipher(folder, key) == expected


def test_half_a_page_at_the_end_is_damage(tmp_path: Path, whole: tuple[bytes, DatabaseKey]) -> None:
    content, key = whole
    (tmp_path / "journal.db").write_bytes(content[:-100])
    assert pages.damaged(tmp_path / "journal.db", key, go_on) == 1


def test_the_page_that_sqlite_locks_is_nobodys() -> None:
    assert pages._is_sealed(bytes(PAGE), 2**30 // PAGE + 1, bytes(32))
    assert not pages._is_sealed(bytes(PAGE), 2**30 // PAGE, bytes(32))


def test_it_says_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, whole: tuple[bytes, DatabaseKey]
) -> None:
    content, key = whole
    (tmp_path / "journal.db").write_bytes(content)
    parts: list[float] = []
    pages.damaged(tmp_path / "journal.db", key, parts.append)
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert len(parts) == -(-len(content) // PAGE // 256)

    def stop(_part: float) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        pages.damaged(tmp_path / "journal.db", key, stop)


def test_a_key_is_the_one_of_a_file_of_which_it_sealed_any_page(
    tmp_path: Path, whole: tuple[bytes, DatabaseKey]
) -> None:
    content, key = whole
    database = tmp_path / "journal.db"
    database.write_bytes(bytes(PAGE) + content[PAGE : 3 * PAGE])
    assert pages.any_sealed(database, key)
    assert not pages.any_sealed(database, DatabaseKey.new())


def test_there_is_no_page_with_the_number_of_none(whole: tuple[bytes, DatabaseKey]) -> None:
    content, key = whole
    with BytesIO(content) as file:
        assert pages.read(file, 0) == b""
        assert pages.seen(file, 0, key) is None
        assert pages.read(file, 1) == content[:PAGE]
