"""Why no key opens ``journal.db`` although its secret was accepted: damage, or another journal.

``tried`` are the keys that did not fit. Nobody has the database open.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import (
    BeginningDamaged,
    JournalError,
    NothingToRead,
    WrongRecoveryCode,
)
from allyjournal.vault import files, pages
from allyjournal.vault.keys import DatabaseKey

_LOOKED_AT: Final = 100  # pages, of which one that is whole is enough


def of_passphrase(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where a slot of keys.json was opened: BeginningDamaged or NothingToRead."""
    if _is_left(folder, tried):
        return BeginningDamaged()
    return NothingToRead(
        "The passphrase is right, but nothing in journal.db can be read with its key."
    )


def of_open_journal(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where the very key opened it before: BeginningDamaged or NothingToRead."""
    if _is_left(folder, tried):
        return BeginningDamaged("The beginning of journal.db cannot be read with its key any more.")
    return NothingToRead("Nothing in journal.db can be read with its key any more.")


def of_code(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where a recovery code is whole: BeginningDamaged where it is known to be the journal's, as
    other pages fit it, and else WrongRecoveryCode."""
    if not any(_fits_further_on(folder, key) for key in tried):
        return _wrong_code()
    return BeginningDamaged(
        "The code is right, but the beginning of journal.db cannot be read with its key.",
        "Type the passphrase if you know it: what can be read can then be saved. Or restore the"
        " newest backup, if there is one. Change nothing in this folder.",
    )


def _is_left(folder: Path, tried: Sequence[DatabaseKey]) -> bool:
    """Whether there is anything that can be saved."""
    return any(pages.any_sealed(folder / "journal.db", key) for key in tried)


def _fits_further_on(folder: Path, key: DatabaseKey) -> bool:
    """Whether one of some pages behind the first carries the seal of this key."""
    with files.system_errors_told(), (folder / "journal.db").open("rb") as file:
        last = pages.count(file)
        some = range(2, last + 1, 1 + last // _LOOKED_AT)
        return any(pages.seen(file, it, key) for it in some)


def _wrong_code() -> WrongRecoveryCode:
    return WrongRecoveryCode(
        "This recovery code is whole, but it does not open this journal.db.",
        "Look for a later kit first: one is made when the key is replaced. This one may also belong"
        " to another journal. Only if it is the latest of this one, restore the newest backup.",
    )
