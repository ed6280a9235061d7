"""Damage at the beginning of journal.db is told as that, whatever it was opened with."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    BeginningDamaged,
    JournalDamaged,
    NothingToRead,
    WrongRecoveryCode,
)
from allyjournal.vault import backup, keys, vault
from allyjournal.vault.pages import PAGE

from .conftest import PASSPHRASE, Closed, contents, prepare

Opening = Callable[[Closed], object]

OPENINGS: dict[str, Opening] = {
    "passphrase": lambda it: it.open(),
    "code": lambda it: vault.open_with_code(it.folder, it.code, prepare),
    "code tried": lambda it: vault.key_of_code(it.folder, it.code),
    "code, to recover": lambda it: vault.recover(it.folder, it.code, "a new one"),
}
RIGHT = {"passphrase": "The passphrase is right"}


def backed_up(journal: Closed) -> None:
    with closing(journal.open()) as connection:
        place = backup.folder_of(journal.folder)
        backup.make(connection, place, datetime.now(UTC), lambda: None)


def without_first_page(journal: Closed) -> None:
    content = bytearray(journal.database.read_bytes())
    content[2000] ^= 1
    journal.database.write_bytes(content)


@pytest.mark.parametrize("how", OPENINGS)
@pytest.mark.parametrize("has_backup", [True, False])
def test_the_secret_is_right_and_what_is_whole_can_be_saved(
    journal: Closed, how: str, has_backup: bool
) -> None:
    if has_backup:
        backed_up(journal)
    without_first_page(journal)
    before = contents(journal.folder)
    with pytest.raises(BeginningDamaged, match=RIGHT.get(how, "The code is right")):
        OPENINGS[how](journal)
    assert contents(journal.folder) == before


@pytest.mark.parametrize(("left", "told"), [(None, BeginningDamaged), (PAGE, NothingToRead)])
def test_the_key_that_had_it_open_hears_whether_anything_can_be_saved(
    journal: Closed, left: int | None, told: type[JournalDamaged]
) -> None:
    key = vault.key_of(journal.folder, PASSPHRASE)
    without_first_page(journal)
    journal.database.write_bytes(journal.database.read_bytes()[:left])
    with pytest.raises(told, match="any more"):
        vault.open_with_key(journal.folder, key, prepare)


def test_where_nothing_that_is_left_fits_the_code_it_may_be_another_one(journal: Closed) -> None:
    without_first_page(journal)
    content = journal.database.read_bytes()
    journal.database.write_bytes(content[:PAGE])
    with pytest.raises(WrongRecoveryCode):
        vault.key_of_code(journal.folder, journal.code)


def test_a_replacement_of_the_key_that_fits_nothing_is_damage(journal: Closed) -> None:
    known = keys.read(journal.keys)
    other = keys.lock_with(keys.DatabaseKey.new(), PASSPHRASE, known.journal)
    both = known.generations + other.generations
    keys.write(journal.keys, keys.KeyFile(journal=known.journal, generations=both))
    without_first_page(journal)
    with pytest.raises(JournalDamaged):
        vault.key_of(journal.folder, PASSPHRASE)


def test_a_new_journal_that_its_own_key_does_not_open_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "fits", lambda *_: False)
    with pytest.raises(JournalDamaged, match="did not keep"):
        vault.create(tmp_path / "New.allyjournal", PASSPHRASE, prepare)
    assert [*tmp_path.glob("New*")] == []
