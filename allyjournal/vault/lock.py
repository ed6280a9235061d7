"""``journal.lock``: one process at a time has the journal, and the next one hears which.

SQLite's own locks are not enough: POSIX drops them as soon as any descriptor of the file is
closed in the process, after which two writers would corrupt the database.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from allyjournal.domain.errors import JournalInUse
from allyjournal.vault import files

NAME: Final = "journal.lock"

# Windows locks the first byte even for reading, so the pid starts at the second.
_PID_AT = 1


def take(path: Path) -> Callable[[], None]:
    """Take the lock at ``path`` or raise JournalInUse at once; returns what gives it back."""
    lock = FileLock(
        path,
        timeout=0,
        mode=0o600,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
        on_acquired=_write_holder,
    )
    with files.system_errors_told():
        try:
            lock.acquire()
        except Timeout as error:
            raise _in_use(path) from error
    return lock.release


def _write_holder(descriptor: int) -> None:
    # The lock holds without the pid, and a full disk must not keep the journal shut. The width is
    # fixed so that a stale pid is overwritten whole, in bytes that the file has already.
    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"\n%10d\n" % os.getpid())


def _in_use(path: Path) -> JournalInUse:
    with path.open("rb", buffering=0) as file:
        file.seek(_PID_AT)
        pid = file.read(11).strip()
    if pid.isdigit():
        return JournalInUse(advice=f"{JournalInUse.advice} It is process {int(pid)}.")
    return JournalInUse()
