"""Side files: written whole or not at all, readable by their owner alone.

``keys.json``, the settings and every export are written here. The database is SQLite's business.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allyjournal.domain.errors import (
    DiskFull,
    JournalError,
    PermissionRefused,
    SurroundingsRefused,
)

# Windows opens no folder for fsync; its rename is as durable as it gets.
FOLDERS_CAN_BE_SYNCED = os.name == "posix"

_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)  # not on Windows, where O_EXCL alone must do
    | getattr(os, "O_BINARY", 0)  # only on Windows
)
_DRAFT = re.compile(r"\.(ally\w+-.*|.*\.part)")
_TOLD = {
    errno.ENOSPC: (DiskFull, "The disk is full."),
    errno.EDQUOT: (DiskFull, "The disk space that this account may use is used up."),
    errno.EACCES: (PermissionRefused, "The system does not allow this file or folder to be used."),
    errno.EPERM: (PermissionRefused, "The system does not allow this file or folder to be used."),
    errno.EROFS: (PermissionRefused, "This disk can only be read."),
}
_IN_THE_WAY = {
    errno.EISDIR: "There is a folder{} where a file should be.",
    errno.ENOTDIR: "There is a file{} where a folder should be.",
    errno.EEXIST: "There is something{} in its place already.",
    errno.ENOTEMPTY: "There is something{} in its place already.",
    errno.ENAMETOOLONG: "This name is longer than the disk allows.",
}


def keep_private() -> None:
    """Make everything that this process creates from now on its owner's alone (umask 077)."""
    os.umask(0o077)


@contextmanager
def system_errors_told() -> Iterator[None]:
    """Turn what the system refuses inside the block into one of our own errors."""
    try:
        yield
    except OSError as error:
        raise _told(error) from error


def _told(error: OSError) -> JournalError:
    if error.errno in _TOLD:
        kind, sentence = _TOLD[error.errno]
        return kind(sentence)
    named = error.filename2 or error.filename
    path = Path(os.fsdecode(named)) if isinstance(named, str | bytes) else None
    if path and isinstance(error, FileNotFoundError):
        return _nothing_there(_first_missing(path))
    if path and _DRAFT.fullmatch(path.name):
        path = path.parent
    name = f" “{path.name}”" if path else ""
    if error.errno in _IN_THE_WAY:
        return SurroundingsRefused(
            _IN_THE_WAY[error.errno].format(name), "Choose another name or another place."
        )
    reason = error.strerror or type(error).__name__
    return SurroundingsRefused(
        f"The system refused{name}: {reason}.", "Check the disk and the folder, then try again."
    )


def _nothing_there(missing: Path) -> SurroundingsRefused:
    if _DRAFT.fullmatch(missing.name):
        # nobody but this program has heard of it
        return SurroundingsRefused(
            f"Nothing new can be put into “{missing.parent.name}”.", "Choose another place."
        )
    return SurroundingsRefused(
        f"There is no file or folder “{missing.name}”.", "Check how it is written."
    )


def _first_missing(path: Path) -> Path:
    while path != path.parent and not path.parent.exists():
        path = path.parent
    return path


def ordinary_size(path: Path) -> int | None:
    """How many bytes the file has; None where there is nothing.

    Links, folders, pipes and devices are refused with SurroundingsRefused: what stands in a
    journal's folder is a file of its own.
    """
    with system_errors_told():
        try:
            status = path.lstat()
        except FileNotFoundError:
            return None
    if not stat.S_ISREG(status.st_mode):
        raise SurroundingsRefused(
            f"{path.name} is not an ordinary file.",
            "Put the file itself in its place; links and folders are not followed.",
        )
    return status.st_size


def is_still(path: Path, file: os.stat_result) -> bool:
    """Whether ``path`` names this file: it was not moved, removed or replaced. Raises what keeps
    that from being known."""
    with system_errors_told():
        try:
            return os.path.samestat(path.stat(), file)
        except (FileNotFoundError, NotADirectoryError):
            return False


def write_private(path: Path, data: bytes) -> None:
    """Replace ``path`` with ``data``, for its owner's eyes alone (mode 0600).

    Afterwards the file is the new one, or, if a JournalError is raised, still the old one. Only
    a folder that cannot be synced leaves that open.
    """
    draft = path.with_name(f".{os.urandom(8).hex()}.part")
    with system_errors_told():
        try:
            _write_new(draft, data)
            if draft.read_bytes() != data:
                raise SurroundingsRefused(
                    "The disk did not keep what was written.", "Check the disk, then try again."
                )
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path.parent)


def _write_new(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, _NEW_FILE, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing, and wait until its name is on the disk; raises OSError,
    also where what it is to stand in is missing."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def make_folders(folder: Path) -> None:
    """Make the folder and what it is to stand in, as ``make_folder`` does."""
    if not folder.is_dir():
        make_folders(folder.parent)
        make_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk; raises OSError."""
    if not FOLDERS_CAN_BE_SYNCED:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network disks know no fsync of a folder; they offer nothing better.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
