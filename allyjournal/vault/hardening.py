"""What keeps a running journal out of core dumps and its files out of other accounts."""

import ctypes
import os
import sys

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.vault import files

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden_process() -> None:
    """No core dumps, no debugger of the same account, and private files; once, at the start.

    Raises SurroundingsRefused where the system does not obey.
    """
    files.keep_private()
    if sys.platform != "win32":  # pragma: no branch - Windows writes no cores by itself
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # pragma: no branch - other systems have no such switch
        set_dumpable(False)


def set_dumpable(allowed: bool) -> None:
    """Whether others may look into this process (Linux only).

    Desktop portals refuse a process that hides, so a portal's file dialog lifts this for as long
    as it is open.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_DUMPABLE, int(allowed), 0, 0, 0) != 0:
        reason = os.strerror(ctypes.get_errno())
        raise SurroundingsRefused(f"The system does not let this process be protected: {reason}.")
