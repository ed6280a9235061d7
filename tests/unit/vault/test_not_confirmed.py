"""A change of the secrets that is in force is told as that, also where the disk may not keep it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from allyjournal.domain.errors import NotConfirmed, SurroundingsRefused, WrongPassphrase
from allyjournal.vault import files, keys, vault

from .conftest import PASSPHRASE, Closed, contents

CHANGES: dict[str, Callable[[Closed], None]] = {
    "changed": lambda it: vault.change_passphrase(it.folder, PASSPHRASE, "a new one"),
    "added": lambda it: vault.add_passphrase(it.folder, PASSPHRASE, "a new one"),
    "recovered": lambda it: vault.recover(it.folder, it.code, "a new one"),
}


def fail(_folder: Path) -> None:
    raise OSError(5, os.strerror(5))


@pytest.mark.parametrize("how", CHANGES)
def test_a_folder_that_cannot_be_synced_takes_no_new_passphrase_back(
    journal: Closed, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with monkeypatch.context() as patch, pytest.raises(NotConfirmed, match="is in force") as told:
        patch.setattr(files, "sync_folder", fail)
        CHANGES[how](journal)
    assert "remember the former passphrase" in told.value.advice
    assert journal.entries("a new one") == ["a quiet day"]


def test_one_that_is_not_in_force_is_told_as_before(
    journal: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(journal.folder)

    def nothing_kept(_path: Path, _data: bytes) -> None:
        raise SurroundingsRefused("The disk did not keep what was written.")

    monkeypatch.setattr(files, "write_private", nothing_kept)
    with pytest.raises(SurroundingsRefused, match="did not keep") as told:
        CHANGES["changed"](journal)
    assert type(told.value) is SurroundingsRefused
    assert contents(journal.folder) == before
    with pytest.raises(WrongPassphrase):
        journal.open("a new one")


def test_where_the_disk_tells_nothing_any_more_nothing_is_said_to_be_in_force(
    journal: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = keys.read(journal.keys)

    def gone(path: Path, _data: bytes) -> None:
        path.unlink()
        raise SurroundingsRefused

    monkeypatch.setattr(files, "write_private", gone)
    with pytest.raises(SurroundingsRefused) as told:
        keys.put_in_force(journal.keys, known)
    assert type(told.value) is SurroundingsRefused
