"""Room that is kept on the disk beside the journal, given back so that a last save goes through."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import DiskFull, JournalError
from allyjournal.vault import files

NAME: Final = "journal.ballast"
SIZE: Final = 1024 * 1024  # bytes: many times what a save writes


def lay(folder: Path) -> bool:
    """Keep the room; False where the disk has none for it. What else stands in the way may be over
    the next time."""
    with suppress(JournalError):
        try:
            if files.ordinary_size(folder / NAME) != SIZE:
                # a file system that compresses would keep no room for zeros
                files.write_private(folder / NAME, secrets.token_bytes(SIZE))
        except DiskFull:
            return False
    return True


def release(folder: Path) -> bool:
    """Give the room back; whether there was any."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True
