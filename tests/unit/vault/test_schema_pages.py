"""The pages that say where the tables begin: all of them, and sealed as SQLCipher seals them."""

from pathlib import Path

import pytest

from allyjournal.exchange import sample
from allyjournal.vault import pages, schema_pages, table_pages, vault
from allyjournal.vault.connection import Connection
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.table_pages import Child

PAGE = pages.PAGE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, DatabaseKey]:
    """The sample journal and its key."""
    folder = tmp_path_factory.mktemp("schema") / "Sample.allyjournal"
    sample.create(folder).close()
    return (folder / "journal.db").read_bytes(), vault.key_of(folder, sample.PASSPHRASE)


def read(content: bytes, key: DatabaseKey) -> dict[int, bytes]:
    return schema_pages.read(lambda number: content[(number - 1) * PAGE : number * PAGE], key)


def test_they_hold_the_words_that_made_every_table(whole: tuple[bytes, DatabaseKey]) -> None:
    content, key = whole
    schema = read(content, key)
    assert len(schema) > 1
    text = b"".join(schema.values())
    for name in (b"record", b"trash", b"agreement_version", b"revision", b"setting", b"share_copy"):
        assert b"CREATE TABLE %s " % name in text
    assert schema_pages.counted(schema) == len(content) // PAGE


def test_without_one_of_them_there_is_none(whole: tuple[bytes, DatabaseKey]) -> None:
    content, key = whole
    for number in read(content, key):
        altered = bytearray(content)
        altered[number * PAGE - 1] ^= 1
        assert read(bytes(altered), key) == {}
        assert read(content[: (number - 1) * PAGE + 100], key) == {}


def test_one_of_another_time_that_leads_back_up_is_followed_once() -> None:
    key = DatabaseKey.new()
    down, up = (table_pages.inner([Child(number, 1)] * 2) for number in (2, 1))
    # the cells of the first page stand where they stood, behind the header of the file
    first = bytes(100) + down[:-200] + down[-100:]
    sealed = {1: pages.sealed(first, 1, key), 2: pages.sealed(up, 2, key)}
    assert schema_pages.read(lambda number: sealed[number], key).keys() == {1, 2}


def test_each_is_asked_for_once_however_often_it_is_led_to() -> None:
    key = DatabaseKey.new()
    first = table_pages.inner([Child(2, 1)] * 150, bytes(table_pages.FILE_HEADER))
    written = [first, table_pages.inner([Child(3, 1)] * 150), bytes([13]) + bytes(4015)]
    asked = []

    def page(number: int) -> bytes:
        asked.append(number)
        return pages.sealed(written[number - 1], number, key)

    assert schema_pages.read(page, key) == dict(enumerate(written, 1))
    assert asked == [1, 2, 3]


def test_sealed_again_sqlcipher_takes_them(
    tmp_path: Path, whole: tuple[bytes, DatabaseKey]
) -> None:
    content, key = whole
    altered = bytearray(content + content[-PAGE:])  # SQLite asks for no page that none names
    schema = schema_pages.counting(read(content, key), len(content) // PAGE + 1)
    for number in schema:
        page = pages.sealed(schema[number], number, key)
        assert page != content[(number - 1) * PAGE : number * PAGE]
        altered[(number - 1) * PAGE : number * PAGE] = page
    (tmp_path / "journal.db").write_bytes(altered)
    found: list[object] = []

    def look(connection: Connection) -> None:
        found.extend(connection.execute("PRAGMA page_count").fetchone() or ())
        found.extend(connection.execute("PRAGMA freelist_count").fetchone() or ())
        found.extend(connection.execute("SELECT count(*) > 100 FROM record").fetchone() or ())

    vault.open_with_key(tmp_path, key, look).close()
    assert found == [len(content) // PAGE + 1, 0, 1]
