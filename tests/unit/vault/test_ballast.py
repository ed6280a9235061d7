"""A megabyte beside the journal, given back once."""

from pathlib import Path

import pytest

from allyjournal.domain.errors import DiskFull
from allyjournal.vault import ballast, files

from .conftest import mode


def test_it_is_laid_once_private_and_of_nothing(tmp_path: Path) -> None:
    ballast.lay(tmp_path)
    laid = tmp_path / ballast.NAME
    first = laid.read_bytes()
    assert (len(first), mode(laid)) == (ballast.SIZE, 0o600)
    ballast.lay(tmp_path)
    assert laid.read_bytes() == first


def test_it_is_given_back_once(tmp_path: Path) -> None:
    ballast.lay(tmp_path)
    assert ballast.release(tmp_path)
    assert not (tmp_path / ballast.NAME).exists()
    assert not ballast.release(tmp_path)


def test_half_of_it_is_laid_anew_and_a_full_disk_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = tmp_path / ballast.NAME
    laid.write_bytes(b"half")
    assert ballast.lay(tmp_path)
    assert laid.stat().st_size == ballast.SIZE

    def full(*_arguments: object) -> None:
        raise DiskFull()

    laid.unlink()
    monkeypatch.setattr(files, "write_private", full)
    assert not ballast.lay(tmp_path)
    assert not laid.exists()


def test_what_else_stands_in_the_way_is_no_full_disk(tmp_path: Path) -> None:
    (tmp_path / ballast.NAME).mkdir()
    assert ballast.lay(tmp_path)
    assert (tmp_path / ballast.NAME).is_dir()
