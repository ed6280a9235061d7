"""What the way in asks of the worker thread; it also loads what the first page does without."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from allyjournal.domain.errors import JournalError, NotConfirmed

if TYPE_CHECKING:
    from allyjournal.store.journal import Journal
    from allyjournal.ui.keeping.salvaging import Salvaged
    from allyjournal.vault.kept import Kept


def created(folder: Path, passphrase: str) -> str:
    """The recovery code of the new journal."""
    from allyjournal.store.journal import Journal

    return Journal.make(folder, passphrase)


def opened(folder: Path, passphrase: str) -> "Journal":
    """The journal that ``passphrase`` opens."""
    from allyjournal.store.journal import Journal

    return Journal.open(folder, passphrase)


def opened_by_keys_of(source: Path, folder: Path, passphrase: str) -> "Journal":
    """The journal, opened after the keys of the backup ``source`` became its own."""
    from allyjournal.vault import keys_back

    keys_back.bring_back(folder, source, passphrase)
    return opened(folder, passphrase)


def opened_by_code(folder: Path, code: str) -> "Journal":
    """The journal that the recovery code opens."""
    from allyjournal.store.journal import Journal

    return Journal.open_with_code(folder, code)


def fitting(folder: Path, code: str) -> str:
    """The recovery code, which opens the journal; raises WrongRecoveryCode where it does not."""
    from allyjournal.vault import vault

    vault.key_of_code(folder, code)
    return code


def recovered(folder: Path, code: str, passphrase: str) -> "Journal":
    """The journal, opened by its code, after ``passphrase`` became the one that opens it."""
    from allyjournal.vault import vault

    with suppress(NotConfirmed):  # after a loss of power the code opens it once more
        vault.recover(folder, code, passphrase)
    journal = opened_by_code(folder, code)
    with suppress(JournalError):  # a full disk keeps nobody out
        # whoever typed the code has kept it
        journal.set_setting("recovery_kit_kept", True)
    return journal


def backups(folder: Path) -> "list[Kept]":
    """The backups beside the journal, the newest first, and then those of another journal."""
    from allyjournal.vault.backup import folder_of
    from allyjournal.vault.kept import to_choose_from

    return to_choose_from(folder, [folder_of(folder)])


def helping(folder: Path) -> "tuple[Kept | None, Kept | None]":
    """The newest of the journal's own that can be read to its end; and where its keys are lost or
    damaged, the newest that has them."""
    from allyjournal.vault import kept, keys_back

    with_its_keys = kept.with_its_keys(folder) if keys_back.are_lost(folder) else None
    return kept.newest_good(folder), with_its_keys


def restored(backup: Path, folder: Path) -> Path | None:
    """Where the present journal went, once the one of ``backup`` is in its place."""
    from allyjournal.vault.restore import restore

    return restore(backup, folder, datetime.now())


def put_in_place(new: Path, folder: Path) -> Path:
    """Where the journal in ``folder`` went, once the one in ``new`` is in its place."""
    from allyjournal.vault import restore

    return restore.put_in_place(new, folder, datetime.now())


def salvaged(folder: Path, passphrase: str, between: Callable[[float], None]) -> "Salvaged | None":
    """The new journal with what can be read of the one in ``folder``; None where ``between``
    stopped it."""
    from allyjournal.ui.keeping import salvaging

    return salvaging.salvaged(folder, passphrase, between)
