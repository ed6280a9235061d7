"""Replace the key: a journal as it was, under a data key that no copy from before can open."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from allyjournal.domain.errors import JournalError
from allyjournal.vault import backup, files, keys, kit, vault
from allyjournal.vault.backup import Between
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey


def rekey(folder: Path, passphrase: str, between: Between = lambda: None) -> str:
    """Encrypt the journal anew; returns the new recovery code. Other passphrases are dropped.

    Needs the place of a second journal.db. The new database is written and checked, keys.json
    gets both keys, the database is renamed, and keys.json keeps the new key alone: interrupted
    anywhere, ``passphrase`` opens the journal. ``between`` is called after each slice of work;
    what it raises ends the work, and nothing has changed. Raises WrongPassphrase, or what opening
    and writing raise.
    """
    with ExitStack() as held:
        vault.take(folder, held)
        known = keys.read(folder / backup.KEYS)
        old = vault.fitting_key(folder, keys.unlock(known, passphrase), vault.damaged)
        return _Replacement(folder, known, old, DatabaseKey.new()).done(passphrase, between)


@dataclass(frozen=True)
class _Replacement:
    folder: Path
    known: keys.KeyFile
    old: DatabaseKey
    new: DatabaseKey

    def done(self, passphrase: str, between: Between) -> str:
        draft = self.folder / vault.DRAFT
        alone = keys.lock_with(self.new, passphrase, self.known.journal)
        with files.system_errors_told():
            try:
                self._write(draft, between)
                self._write_keys(alone, *self._former())
                draft.replace(self.folder / backup.DATABASE)
            finally:
                draft.unlink(missing_ok=True)
        # the new key is in force, and its code must be told: the next opening does what fails here
        with suppress(JournalError), files.system_errors_told():
            files.sync_folder(self.folder)
            self._write_keys(alone)
        return kit.recovery_code(self.new.data_key)

    def _write(self, draft: Path, between: Between) -> None:
        def copy(connection: Connection) -> None:
            backup.copied(connection, draft, self.new, between)

        connect(self.folder / backup.DATABASE, self.old, copy).close()

    def _former(self) -> list[keys.Generation]:
        return [it for it in self.known.generations if it.salt == self.old.salt]

    def _write_keys(self, alone: keys.KeyFile, *former: keys.Generation) -> None:
        generations = (*former, *alone.generations)
        path = self.folder / backup.KEYS
        keys.write(path, msgspec.structs.replace(alone, generations=generations))
