"""Side files: whole or not at all, and private."""

import errno
import os
import stat
from pathlib import Path

import pytest

from allyjournal.domain.errors import (
    DiskFull,
    JournalError,
    PermissionRefused,
    SurroundingsRefused,
)
from allyjournal.vault import files


def test_what_was_written_is_there_and_private(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    os.umask(0)
    files.write_private(path, b"first")
    files.write_private(path, b"second\r\n\x1a")
    assert path.read_bytes() == b"second\r\n\x1a"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["settings.toml"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"untouched")
    link = tmp_path / "keys.json"
    link.symlink_to(target)
    files.write_private(link, b"new")
    assert (target.read_bytes(), link.read_bytes()) == (b"untouched", b"new")
    assert not link.is_symlink()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, PermissionRefused),
        (errno.EPERM, PermissionRefused),
        (errno.EROFS, PermissionRefused),
        (errno.EIO, SurroundingsRefused),
    ],
)
def test_a_failed_write_is_told_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: type[JournalError]
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(told) as raised:
        files.write_private(path, b"new")
    assert type(raised.value) is told
    assert raised.value.sentence
    assert raised.value.advice
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def test_an_error_without_a_number_is_told_too() -> None:
    with pytest.raises(SurroundingsRefused, match="TimeoutError"), files.system_errors_told():
        raise TimeoutError


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsRefused, match="There is no file or folder “nowhere”"):
        files.write_private(tmp_path / "nowhere" / "deeper" / "keys.json", b"")


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (file := tmp_path / "file").touch()
    with pytest.raises(SurroundingsRefused, match="There is a folder “taken” where a file"):
        files.write_private(tmp_path / "taken", b"new")
    with pytest.raises(SurroundingsRefused, match="There is a file “file” where a folder"):
        files.write_private(file / "new", b"new")
    already = "something “file” in its place already"
    with pytest.raises(SurroundingsRefused, match=already), files.system_errors_told():
        file.mkdir()
    with pytest.raises(SurroundingsRefused, match="This name is longer than the disk allows"):
        files.write_private(tmp_path / ("x" * 300), b"new")


def test_a_draft_that_nobody_has_heard_of_is_not_named(tmp_path: Path) -> None:
    for draft in (".0a1b.part", ".allyjournal-x1", ".allybackup-x1"):
        with pytest.raises(SurroundingsRefused) as raised, files.system_errors_told():
            (tmp_path / draft).open("rb")
        assert raised.value.sentence == f"Nothing new can be put into “{tmp_path.name}”."


def test_a_disk_that_lies_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda self: b"something else")
        with pytest.raises(SurroundingsRefused, match="did not keep"):
            files.write_private(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_sync_folders_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, "not here")

    monkeypatch.setattr(os, "fsync", fail)
    files.sync_folder(tmp_path)


def test_a_folder_that_fails_to_sync_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, "failed")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="failed"):
        files.sync_folder(tmp_path)


def test_windows_syncs_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FOLDERS_CAN_BE_SYNCED", False)
    files.sync_folder(tmp_path / "not even there")


def test_sizes_of_ordinary_files(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    assert files.ordinary_size(path) is None
    path.write_bytes(b"four")
    assert files.ordinary_size(path) == 4


def test_anything_but_an_ordinary_file_is_refused(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link, tmp_path):
        with pytest.raises(SurroundingsRefused, match=f"{path.name} is not an ordinary file"):
            files.ordinary_size(path)


def test_a_size_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsRefused):
        files.ordinary_size(tmp_path / ("x" * 300))


def test_a_file_is_known_by_itself_and_not_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path := tmp_path / "journal.db").touch()
    file = path.stat()
    assert files.is_still(path, file)
    moved = path.rename(tmp_path / "elsewhere.db")
    assert files.is_still(moved, file)
    assert not files.is_still(path, file)
    assert not files.is_still(moved / "below a file", file)
    path.touch()
    assert not files.is_still(path, file)

    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "as the system says it")

    with monkeypatch.context() as patch, pytest.raises(SurroundingsRefused):
        patch.setattr(Path, "stat", fail)
        files.is_still(path, file)
