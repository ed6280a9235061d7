"""Two folders change names: at once where the system can, else in steps that can be finished.

A kill between the steps leaves one of the two under a name that ends in ``.new``; whoever looks for
a journal next gives it the name that is free.
"""

import ctypes
import errno
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import JournalError
from allyjournal.vault import lock

_AT_CWD: Final = -100  # linux/fcntl.h
_EXCHANGE: Final = 2  # linux/fs.h
_WAITING: Final = ".new"
_ASIDE: Final = r" put aside [-T\d]+( \(\d+\))?\.allyjournal\.new"  # see ``restore``


def exchange(beside: Path, folder: Path) -> None:
    """Give each of two folders the name of the other; raises OSError, and both have their own."""
    if _exchanged(beside, folder):
        return
    waiting = beside.with_name(beside.name + _WAITING)
    with ExitStack() as on_failure:
        beside.rename(waiting)
        on_failure.callback(waiting.rename, beside)
        folder.rename(beside)
        on_failure.callback(beside.rename, folder)
        waiting.rename(folder)
        on_failure.pop_all()


def finish(folder: Path) -> None:
    """Where a kill came between the steps of an exchange with ``folder``, give the one of the two
    that waits the name that is free: one of them is ``folder`` then, and the other beside it.

    Nothing happens while they are being exchanged, nor where the system refuses it: it is tried
    again.
    """
    folder = Path(os.path.realpath(folder))
    for waiting in _waiting(folder):
        beside = waiting.with_name(waiting.name.removesuffix(_WAITING))
        names = [it for it in (folder, beside) if not os.path.lexists(it)]
        there = [it for it in (folder, beside) if os.path.lexists(it)]
        if len(names) == 1:
            with suppress(JournalError, OSError), ExitStack() as held:
                # whoever exchanges them has this one
                held.callback(lock.take(there[0] / lock.NAME))
                waiting.rename(names[0])


def _waiting(folder: Path) -> Iterator[Path]:
    # what was put aside can itself be exchanged: its name begins with that of ``folder``
    name = re.compile(re.escape(folder.name.removesuffix(".allyjournal")) + _ASIDE)
    with suppress(OSError):
        for path in [*folder.parent.iterdir()]:
            if name.fullmatch(path.name):
                yield path


def _exchanged(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where system or file system do not know it."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))
