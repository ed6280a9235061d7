"""Why no key opens ``journal.db`` although its secret was accepted: damage, or another journal.

``tried`` are the keys that did not fit. Nobody has the database open.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import (
    BeginningDamaged,
    BeginningLost,
    JournalError,
    WrongRecoveryCode,
)
from allyjournal.vault import files, pages
from allyjournal.vault.keys import DatabaseKey

_LOOKED_AT: Final = 100  # pages, of which one that is whole is enough


def of_passphrase(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where a slot of keys.json was opened: BeginningDamaged or BeginningLost."""
    if _stands_in(folder, tried):
        return BeginningDamaged()
    return BeginningLost(
        "The passphrase is right, but the beginning of journal.db cannot be read with its key, and"
        " no backup beside the journal can stand in for it."
    )


def of_open_journal(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where the very key opened it before: BeginningDamaged or BeginningLost."""
    if _stands_in(folder, tried):
        return BeginningDamaged("The beginning of journal.db cannot be read with its key any more.")
    return BeginningLost()


def of_code(folder: Path, tried: Sequence[DatabaseKey]) -> JournalError:
    """Where a recovery code is whole: the same where it is known to be the journal's, as other
    pages fit it, and else WrongRecoveryCode."""
    if not any(_fits_further_on(folder, key) for key in tried):
        return _wrong_code()
    right = "The code is right, but the beginning of journal.db cannot be read with its key"
    if _stands_in(folder, tried):
        return BeginningDamaged(
            f"{right}.",
            "Type the passphrase if you know it: what can be read can then be saved. Or restore the"
            " newest backup. Change nothing in this folder.",
        )
    return BeginningLost(f"{right}, and no backup beside the journal can stand in for it.")


def _stands_in(folder: Path, tried: Sequence[DatabaseKey]) -> bool:
    from allyjournal.vault import ruin  # which stands on the vault

    return ruin.stand_in(folder, tried) is not None


def _fits_further_on(folder: Path, key: DatabaseKey) -> bool:
    """Whether one of some pages behind the first carries the seal of this key."""
    with files.system_errors_told(), (folder / "journal.db").open("rb") as file:
        last = pages.count(file)
        some = range(2, last + 1, 1 + last // _LOOKED_AT)
        return any(pages.opened(pages.read(file, it), it, key) for it in some)


def _wrong_code() -> WrongRecoveryCode:
    return WrongRecoveryCode(
        "This recovery code is whole, but it does not open this journal.db.",
        "Look for a later kit first: one is made when the key is replaced. This one may also belong"
        " to another journal. Only if it is the latest of this one, restore the newest backup.",
    )
