"""What is removed for good leaves no word in the file."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store import trash
from allyjournal.store.journal import Journal
from allyjournal.vault import keys
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
SENTINEL = "Quillfeather"
# as it was written, as it is indexed, and what is left of it behind a shared beginning
FORMS = (SENTINEL.encode(), SENTINEL.lower().encode(), SENTINEL.lower()[3:].encode())

_PAGE, _IV, _RESERVED = 4096, 16, 80
"""SQLCipher 4: https://www.zetetic.net/sqlcipher/design/"""


def made(kind: type, **fields: Any) -> Any:
    return begin(kind, DAY, NOW, **fields)


def fill(journal: Journal) -> tuple[Agreement, Reflection]:
    """An agreement and a reflection, both signed or rewritten once, and a text that stays."""
    held = new_commitment(Pillar.LISTENING, f"I ask {SENTINEL}.")
    agreement, goes = made(Agreement, commitments=(held,)), made(Reflection, text=SENTINEL)
    obstacle = f"{SENTINEL} was away."
    checked = made(CheckIn, commitment=held.uid, value=CheckInValue.AVOIDED, obstacle=obstacle)
    journal.add([made(Reflection, text="Something else."), goes, checked])
    journal.save(agreement)
    journal.sign(agreement, DAY)
    # several pages of it
    journal.save(goes.changed(text=f"{SENTINEL} asked. " * 2000), keep_previous=True)
    return agreement, goes


def merge(journal: Journal) -> int:
    """Take the words out to the end; returns in how many slices."""
    slices = 1
    while journal.merge_search():
        slices += 1
    return slices


def tables_with_it(journal: Journal) -> list[str]:
    """The tables in which the word stands, the raw ones of the search index among them."""
    connection = journal._connection
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = []
    for (table,) in tables:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            cells = [cell if isinstance(cell, bytes) else str(cell).encode() for cell in row]
            if any(form in cell for form in FORMS for cell in cells):
                found.append(table)
    return found


def pages_with_it(folder: Path) -> list[int]:
    """The pages of a closed journal's file in which the word stands, free ones among them."""
    (key,) = keys.unlock(keys.read(folder / "keys.json"), PASSPHRASE)
    pages = enumerate(_decrypted(folder / "journal.db", key.data_key), start=1)
    return [number for number, page in pages if any(form in page for form in FORMS)]


def _decrypted(file: Path, data_key: bytes) -> Iterator[bytes]:
    data = file.read_bytes()
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        sealed, rest = page[:-_RESERVED], page[-_RESERVED:]
        cipher = Cipher(algorithms.AES256(data_key), modes.CBC(rest[:_IV]))
        # the first page begins with the salt, in clear
        yield cipher.decryptor().update(sealed if start else sealed[16:])


def test_no_table_and_no_page_has_a_removed_word(tmp_path: Path) -> None:
    folder = tmp_path / "one.allyjournal"
    journal, _ = Journal.create(folder, PASSPHRASE)
    with closing(journal):
        for record in fill(journal):
            journal.trash(record.uid)
    assert len(pages_with_it(folder)) > 10
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        for deletion in journal.deletions():
            assert journal.remove(deletion.record.uid).uids
        assert tables_with_it(journal)
        merge(journal)
        assert tables_with_it(journal) == []
        assert journal.search("something").total == 1
    assert pages_with_it(folder) == []


def test_what_a_lock_interrupted_goes_on_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "_PAGES", 1)
    folder = tmp_path / "one.allyjournal"
    journal, _ = Journal.create(folder, PASSPHRASE)
    with closing(journal):
        assert not journal.merge_search()
        # words that the index has before it, on many pages
        journal.save(made(Reflection, text=" ".join(f"a{n}" for n in range(5000))))
        goes = made(Reflection, text=SENTINEL)
        journal.save(goes)
        journal.trash(goes.uid)
        journal.empty_trash()
        assert journal.merge_search()
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert tables_with_it(journal)
        journal.save(made(Reflection, text="Written in between."))
        assert merge(journal) > 1
        assert tables_with_it(journal) == []
        assert not journal.merge_search()
        assert journal.search("between").total == 1
