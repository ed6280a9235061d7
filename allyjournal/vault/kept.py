"""The backups that there are, for whoever offers them; a window asks in the worker thread."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from allyjournal.domain.errors import JournalError
from allyjournal.vault import backup, keys


class Kept(NamedTuple):
    """One backup, when it was made (in UTC), and whether it is known to be of another journal."""

    moment: datetime
    path: Path
    of_another: bool = False


def kept(journal: Path, folders: Sequence[Path]) -> list[Kept]:
    """The backups of the journal in the folder ``journal``, the newest first.

    Where its ``keys.json`` cannot be read, any that lie there; a folder that cannot be read has
    none.
    """
    known = None
    with suppress(JournalError):
        known = keys.read(journal / backup.KEYS).journal
    return _within(folders, known)


def to_choose_from(journal: Path, folders: Sequence[Path]) -> list[Kept]:
    """The same, and after them those of another journal that lie there, too: one that was begun
    where another was lost must not hide what brings that one back."""
    own = kept(journal, folders)
    others = [it._replace(of_another=True) for it in _within(folders, None) if it not in own]
    return own + others


def _within(folders: Sequence[Path], known: bytes | None) -> list[Kept]:
    found: list[Kept] = []
    for folder in folders:
        with suppress(JournalError):
            found += [Kept(*entry) for entry in backup.listed(folder, known)]
    return sorted(found, reverse=True)


def beside(journal: Path) -> list[Kept]:
    """The backups where they are made by themselves; also where there is no journal any more."""
    return kept(journal, [backup.folder_of(journal)])


def newest_good(journal: Path) -> Kept | None:
    """The newest backup beside the journal that can be read to its end."""
    for it in beside(journal):
        with suppress(JournalError):
            for _piece in backup.pieces(it.path):
                pass
            return it
    return None


def id_of(journal: Path, salt: bytes) -> bytes | None:
    """The id under which the backups beside the journal know it, whose database begins with
    ``salt``; None where none does."""
    for it in beside(journal):
        with suppress(JournalError):
            known = backup.key_file(it.path)
            if salt in [generation.salt for generation in known.generations]:
                return known.journal
    return None
