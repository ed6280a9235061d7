"""``keys.json`` out of a backup, where that of the journal is lost or damaged.

The data key is the same until it is replaced: a backup from since then has a keys.json that opens
the journal as it is today, with the passphrases of the day of that backup.
"""

import os
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

from allyjournal.domain.errors import JournalError, KeysDamaged, NotConfirmed
from allyjournal.vault import backup, files, keys, misfit, vault


def are_lost(folder: Path) -> bool:
    """Whether there is a database in ``folder`` that no passphrase opens: its keys.json is missing
    or damaged."""
    try:
        keys.read(folder / backup.KEYS)
    except JournalError as error:
        return isinstance(error, KeysDamaged) and os.path.lexists(folder / backup.DATABASE)
    return False


def bring_back(folder: Path, source: Path, passphrase: str) -> None:
    """Put the keys.json of the backup ``source`` in force, once ``passphrase`` opened the journal
    with it; a damaged one is put aside. Does nothing where the present one can be read.

    Raises WrongPassphrase, where it is not one of the day of the backup; what ``backup.key_file``
    raises; JournalInUse, or what else stands in the way.
    """
    lent = backup.key_file(source)
    unlocked = keys.unlock(lent, passphrase)
    with ExitStack() as held:
        vault.take(folder, held)
        vault.fitting_key(folder, unlocked, misfit.of_passphrase)
        if are_lost(folder):
            _put_aside(folder / backup.KEYS)
            with suppress(NotConfirmed):  # after a loss of power the backup has it still
                keys.put_in_force(folder / backup.KEYS, lent)


def _put_aside(damaged: Path) -> None:
    """Give what is left of it another name: somebody may still read something there."""
    if not os.path.lexists(damaged):
        return
    names = (damaged.with_name(f"keys.damaged-{number}.json") for number in count(1))
    with files.system_errors_told():
        damaged.rename(next(path for path in names if not os.path.lexists(path)))
