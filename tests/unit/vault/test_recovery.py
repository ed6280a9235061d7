"""Forgotten passphrases and lost bytes: what the recovery code and the salt are for."""

import shutil
from contextlib import closing
from pathlib import Path

import apsw
import msgspec
import pytest
from sqlcipher3 import dbapi2

from allyjournal.domain.errors import (
    InputRefused,
    JournalDamaged,
    JournalInUse,
    SurroundingsRefused,
    WrongPassphrase,
    WrongRecoveryCode,
)
from allyjournal.vault import keys, vault

from .conftest import PASSPHRASE, Closed, Make, contents, prepare

# The recovery code


def test_the_code_opens_the_database_alone(journal: Closed) -> None:
    journal.keys.unlink()
    with closing(vault.open_with_code(journal.folder, journal.code, prepare)) as connection:
        assert connection.execute("SELECT text FROM entry").fetchall() == [("a quiet day",)]
        assert not connection.notes
    assert not journal.keys.exists()


@pytest.mark.parametrize("state", ["whole", "missing", "damaged", "newer", "a folder"])
def test_recovering_needs_no_keys_file(journal: Closed, state: str) -> None:
    known = keys.read(journal.keys)
    if state == "damaged":
        journal.keys.write_bytes(b"")
    elif state == "newer":
        journal.keys.write_bytes(b'{"format": 2}')
    elif state != "whole":
        journal.keys.unlink()
    if state == "a folder":
        journal.keys.mkdir()
        with pytest.raises(SurroundingsRefused):
            vault.recover(journal.folder, journal.code, "a new one")
        return
    vault.recover(journal.folder, journal.code.lower(), "a new one")
    assert journal.entries("a new one") == ["a quiet day"]
    assert vault.recovery_code(journal.folder, "a new one") == journal.code
    assert (keys.read(journal.keys).journal == known.journal) == (state == "whole")
    with pytest.raises(WrongPassphrase):
        journal.open()


def test_another_journal_s_code_opens_nothing(make: Make, journal: Closed, tmp_path: Path) -> None:
    other = make(tmp_path / "Other.allyjournal")
    before = contents(journal.folder)
    with pytest.raises(WrongRecoveryCode, match="does not open this"):
        vault.open_with_code(journal.folder, other.code, prepare)
    with pytest.raises(WrongRecoveryCode, match="does not open this") as raised:
        vault.recover(journal.folder, other.code, "a new one")
    assert raised.value.advice.startswith("Look for a later kit first")
    assert contents(journal.folder) == before


def test_recovering_refuses_what_it_cannot_use(journal: Closed) -> None:
    before = contents(journal.folder)
    with pytest.raises(InputRefused):
        vault.recover(journal.folder, journal.code, "")
    with pytest.raises(WrongRecoveryCode, match="mistyped"):
        swapped = "A" if journal.code[0] != "A" else "B"
        vault.recover(journal.folder, swapped + journal.code[1:], "a new one")
    with closing(journal.open()), pytest.raises(JournalInUse):
        vault.recover(journal.folder, journal.code, "a new one")
    assert contents(journal.folder) == before


def test_a_stock_shell_opens_the_database_with_the_kit(journal: Closed) -> None:
    _, key, *lines = vault.stock_shell_lines(journal.code)
    with closing(dbapi2.connect(str(journal.database))) as shell:
        shell.execute(key)
        assert shell.execute(lines[0]).fetchone() > (0,)
        assert shell.execute("SELECT text FROM entry").fetchall() == [("a quiet day",)]


def test_an_independent_implementation_opens_the_database_with_the_kit(journal: Closed) -> None:
    _, key, *_ = vault.stock_shell_lines(journal.code)
    with closing(apsw.Connection(str(journal.database))) as other:
        for sql in ("PRAGMA cipher = 'sqlcipher'", "PRAGMA legacy = 4", key):
            other.execute(sql).fetchall()
        assert other.execute("SELECT text FROM entry").fetchall() == [("a quiet day",)]
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# The salt


@pytest.mark.parametrize("place", range(16))
def test_a_flipped_bit_in_the_salt_is_repaired_and_said(journal: Closed, place: int) -> None:
    whole = journal.database.read_bytes()
    altered = bytearray(whole)
    altered[place] ^= 1
    journal.database.write_bytes(altered)
    with closing(journal.open()) as connection:
        (note,) = connection.notes
        assert "put right" in note
    assert journal.database.read_bytes()[:16] == whole[:16]
    assert contents(journal.folder)["journal.db"][16:] == whole[16:]
    journal.keys.unlink()
    with closing(vault.open_with_code(journal.folder, journal.code, prepare)) as connection:
        assert not connection.notes


def test_the_code_finds_the_salt_in_keys_json(journal: Closed) -> None:
    altered = bytearray(journal.database.read_bytes())
    altered[3] ^= 0x10
    journal.database.write_bytes(altered)
    with closing(vault.open_with_code(journal.folder, journal.code, prepare)) as connection:
        assert len(connection.notes) == 1
    journal.database.write_bytes(altered)
    vault.recover(journal.folder, journal.code, "a new one")
    journal.keys.unlink()
    vault.open_with_code(journal.folder, journal.code, prepare).close()


def test_another_journal_s_database_is_not_written_to(
    make: Make, journal: Closed, tmp_path: Path
) -> None:
    """Its salt differs too, and putting "right" what is not ours would lock its owner out."""
    other = make(tmp_path / "Other.allyjournal")
    shutil.copyfile(other.database, journal.database)
    with pytest.raises(JournalDamaged, match="passphrase is right"):
        journal.open()
    assert journal.database.read_bytes() == other.database.read_bytes()


# A key that was being replaced


def test_whichever_key_the_database_has_is_found(journal: Closed) -> None:
    known = keys.read(journal.keys)
    other = keys.lock_with(keys.DatabaseKey.new(), PASSPHRASE, known.journal)
    for generations in (
        known.generations + other.generations,
        other.generations + known.generations,
    ):
        keys.write(journal.keys, msgspec.structs.replace(known, generations=generations))
        assert journal.entries() == ["a quiet day"]
        assert vault.recovery_code(journal.folder, PASSPHRASE) == journal.code
