"""The journal's folder, and the one face of this room: create, open, recover, change secrets.

``NAME.allyjournal/`` holds ``journal.db`` (SQLCipher 4 with its default settings), ``keys.json``
(the data key, wrapped under the passphrase) and ``journal.lock``. Every function that takes a
``prepare`` calls it with each new connection after its settings and before its authorizer: the
place to bring the tables up to date.
"""

import errno
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec

from allyjournal.domain.errors import (
    DiskFull,
    Interrupted,
    JournalDamaged,
    JournalError,
    JournalExists,
    JournalMissing,
    NewerJournal,
    NothingToRead,
    PermissionRefused,
    SurroundingsRefused,
    WrongPassphrase,
)
from allyjournal.vault import exchanging, files, keys, kit, lock, misfit, pages
from allyjournal.vault.connection import Connection, Cursor, connect, fits, renew_free_pages
from allyjournal.vault.keys import SALT_BYTES, DatabaseKey
from allyjournal.vault.kit import stock_shell_lines

__all__ = [
    "Connection",
    "Cursor",
    "Interrupted",
    "change_passphrase",
    "create",
    "open_with_code",
    "open_with_passphrase",
    "recover",
    "recovery_code",
    "stock_shell_lines",
]

Prepare = Callable[[Connection], None]
Misfit = Callable[[Path, Sequence[DatabaseKey]], JournalError]

_DATABASE = "journal.db"
_KEYS = "keys.json"
DRAFT = "journal.db.new"  # what a new key is written to


def create(
    folder: Path,
    passphrase: str,
    prepare: Prepare,
    journal: bytes | None = None,
    data_key: bytes | None = None,
) -> str:
    """Make a journal in ``folder``, which is empty or not there yet; returns its recovery code.

    ``journal`` and ``data_key`` are the id and the key of the one that it goes on for. All or
    nothing: it is built beside its place, opened there once, and moved whole. Raises InputRefused
    (the passphrase), JournalExists, and what keeps it from being made or opened.
    """
    files.keep_private()
    keys.check_new_passphrase(passphrase)
    folder = Path(os.path.realpath(folder))
    refuse_occupied(folder)
    key = DatabaseKey.new(data_key)
    _build(folder, key, keys.lock_with(key, passphrase, journal), prepare)
    return kit.recovery_code(key.data_key)


def open_with_passphrase(folder: Path, passphrase: str, prepare: Prepare) -> Connection:
    """Open the journal; raises WrongPassphrase, or what stands in the way."""
    return _open(folder, lambda: _unlocked(folder, passphrase), misfit.of_passphrase, prepare)


def open_with_code(folder: Path, code: str, prepare: Prepare) -> Connection:
    """Open the journal with its recovery code; keys.json may be lost or damaged.

    Raises WrongRecoveryCode, or what stands in the way.
    """
    data_key = kit.read_recovery_code(code)
    return _open(folder, lambda: _keys_of_code(folder, data_key), misfit.of_code, prepare)


def open_with_key(
    folder: Path, key: DatabaseKey, prepare: Prepare, passphrase: str = ""
) -> Connection:
    """Open the journal with the very key that opened it before, or where that was replaced
    meanwhile, with ``passphrase``; raises what stands in the way."""

    def candidates() -> Iterator[DatabaseKey]:
        yield key
        if passphrase:
            yield from _unlocked(folder, passphrase)

    return _open(folder, candidates, misfit.of_open_journal, prepare)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Write keys.json for ``new``; the journal may be open meanwhile.

    Raises WrongPassphrase for ``old``, InputRefused for ``new``; NotConfirmed where it is changed
    and the disk may not keep it, as all that changes the secrets does.
    """
    _change_keys(folder, lambda file: keys.change_passphrase(file, old, new))


def add_passphrase(folder: Path, present: str, new: str) -> None:
    """Let ``new`` open the journal, too; raises what ``keys.add_passphrase`` raises."""
    _change_keys(folder, lambda file: keys.add_passphrase(file, present, new))


def remove_passphrase(folder: Path, passphrase: str) -> None:
    """Let ``passphrase`` open it no longer; raises what ``keys.remove_passphrase`` raises."""
    _change_keys(folder, lambda file: keys.remove_passphrase(file, passphrase))


def _change_keys(folder: Path, change: Callable[[keys.KeyFile], keys.KeyFile]) -> None:
    files.keep_private()
    _check_folder(folder)
    keys.put_in_force(folder / _KEYS, change(keys.read(folder / _KEYS)))


def passphrases(folder: Path) -> int:
    """How many passphrases open the journal."""
    _check_folder(folder)
    return keys.passphrases(keys.read(folder / _KEYS))


def recover(folder: Path, code: str, new_passphrase: str) -> None:
    """Write a keys.json that ``new_passphrase`` opens, for the holder of the recovery code.

    Other passphrases are dropped: nobody can tell which one was forgotten. journal.db alone is
    enough. Raises WrongRecoveryCode, InputRefused for the passphrase, or what stands in the way.
    """
    from allyjournal.vault import kept  # which stands on this

    keys.check_new_passphrase(new_passphrase)
    key = key_of_code(folder, code)
    with ExitStack() as held:
        take(folder, held)
        _repair_salt(folder / _DATABASE, key.salt)
        known = _known_keys(folder)
        journal = known.journal if known else kept.id_of(folder, key.salt)
        keys.put_in_force(folder / _KEYS, keys.lock_with(key, new_passphrase, journal))


def recovery_code(folder: Path, passphrase: str, present: DatabaseKey | None = None) -> str:
    """The journal's recovery code, to show the kit again; raises what ``key_of`` raises."""
    return kit.recovery_code(key_of(folder, passphrase, present).data_key)


def key_of(folder: Path, passphrase: str, present: DatabaseKey | None = None) -> DatabaseKey:
    """The key of the database, for somebody with the passphrase; raises WrongPassphrase.

    ``present`` is the key of the connection that has the journal open.
    """
    _check_folder(folder)
    unlocked = _unlocked(folder, passphrase)
    if present:
        if present not in unlocked:
            raise WrongPassphrase()
        return present
    if len(unlocked) > 1:
        # the key was being replaced: only the database tells which one it has
        with ExitStack() as held:
            take(folder, held)
            return fitting_key(folder, unlocked, damaged)
    return unlocked[0]


def key_of_code(folder: Path, code: str) -> DatabaseKey:
    """The same for the holder of the recovery code; raises WrongRecoveryCode."""
    data_key = kit.read_recovery_code(code)
    with ExitStack() as held:
        take(folder, held)
        return fitting_key(folder, _keys_of_code(folder, data_key), misfit.of_code)


def _unlocked(folder: Path, passphrase: str) -> list[DatabaseKey]:
    return keys.unlock(keys.read(folder / _KEYS), passphrase)


def as_it_is(_connection: Connection) -> None:
    """The ``prepare`` of who only looks at a journal: it is not brought up to date."""


# Creating


def refuse_occupied(folder: Path) -> None:
    """Raise JournalExists unless a journal can be made in ``folder``."""
    exchanging.finish(folder)
    with files.system_errors_told():
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise JournalExists()


def _build(folder: Path, key: DatabaseKey, key_file: keys.KeyFile, prepare: Prepare) -> None:
    with files.system_errors_told():
        files.make_folders(folder.parent)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".allyjournal-") as scratch:
            draft = Path(scratch) / "journal"
            draft.mkdir(0o700)
            keys.write(draft / _KEYS, key_file)
            connect(draft / _DATABASE, key, prepare).close()
            _open(draft, lambda: [key], _not_kept, as_it_is).close()
            files.sync_folder(draft)
            move_into_place(draft, folder)


def move_into_place(draft: Path, folder: Path) -> None:
    """Give a journal that is whole its name, or leave it where it is; raises JournalExists."""
    try:
        if folder.exists():
            folder.rmdir()  # Windows renames over nothing, not even an empty folder
        draft.rename(folder)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise JournalExists() from error  # somebody put something there meanwhile
        raise
    try:
        files.sync_folder(folder.parent)
    except OSError:
        folder.rename(draft)
        raise


# Opening


def _open(
    folder: Path,
    find_keys: Callable[[], Iterable[DatabaseKey]],
    why: Misfit,
    prepare: Prepare,
) -> Connection:
    """Lock, find the key that fits, connect; where none does, what ``why`` gives is raised."""
    with ExitStack() as on_failure:
        release = take(folder, on_failure)
        key = fitting_key(folder, find_keys(), why)
        notes = _repair_salt(folder / _DATABASE, key.salt)
        _keep_generation(folder, key.salt)
        connection = connect(folder / _DATABASE, key, prepare, notes, release)
        on_failure.pop_all()
    return connection


def take(folder: Path, held: ExitStack) -> Callable[[], None]:
    """Take the lock of a journal that can be opened; ``held`` gives it back."""
    release = hold(folder, held)
    _sweep(folder)
    check_database(folder)
    return release


def hold(folder: Path, held: ExitStack) -> Callable[[], None]:
    """Take the lock of a journal, or of what is left of one; ``held`` gives it back."""
    files.keep_private()
    _check_folder(folder)
    _check_writable(folder)
    release = lock.take(folder / lock.NAME)
    held.callback(release)
    return release


def _sweep(folder: Path) -> None:
    """Remove the second journal.db that a kill leaves while the key is replaced."""
    with files.system_errors_told():
        for name in (DRAFT, f"{DRAFT}-journal"):
            (folder / name).unlink(missing_ok=True)


def _check_folder(folder: Path) -> None:
    """Raise JournalMissing unless ``folder`` holds a journal, or what is left of one."""
    exchanging.finish(folder)
    with files.system_errors_told():
        if not folder.exists():
            raise JournalMissing()
        if not folder.is_dir():
            raise JournalMissing(
                "This is a file; a journal is a folder.",
                "Choose the folder that ends in .allyjournal.",
            )
        if not holds_journal(folder):
            raise JournalMissing("This folder does not hold a journal.")


def holds_journal(folder: Path) -> bool:
    """Whether there is a journal in ``folder``, or what is left of one."""
    return any(os.path.lexists(folder / name) for name in (_DATABASE, _KEYS))


def _check_writable(folder: Path) -> None:
    # Reading needs writing too: SQLite must be able to undo what a crash left half done.
    effective = os.access in os.supports_effective_ids
    for path in (folder, folder / _DATABASE):
        if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
            raise PermissionRefused(
                "The journal's folder can only be read."
                if path == folder
                else "journal.db can only be read."
            )


def check_database(folder: Path, *, whole: bool = True) -> None:
    """Raise JournalDamaged unless journal.db is there, in ``whole`` pages."""
    size = files.ordinary_size(folder / _DATABASE)
    if size is None:
        raise NothingToRead("journal.db is missing from the journal's folder.")
    if size == 0:
        raise NothingToRead("journal.db is empty: it has no bytes at all.")
    # After a crash a last page may be half there; SQLite then undoes it from this file.
    unfinished = not whole or os.path.lexists(folder / f"{_DATABASE}-journal")
    if size < pages.PAGE or (size % pages.PAGE and not unfinished):
        damage = NothingToRead if size < pages.PAGE else JournalDamaged
        raise damage(f"journal.db has been cut short, to {size:,} bytes.")


def fitting_key(folder: Path, candidates: Iterable[DatabaseKey], why: Misfit) -> DatabaseKey:
    """The first that opens journal.db; where none does, what ``why`` gives for it is raised.

    What a crash left half done is undone by then.
    """
    database = folder / _DATABASE
    crashed = os.path.lexists(folder / f"{_DATABASE}-journal")
    tried = []
    for key in candidates:
        if fits(database, key):
            if crashed:
                renew_free_pages(database, key)
            return key
        tried.append(key)
    raise why(folder, tried)


def damaged(_folder: Path, _tried: Sequence[DatabaseKey]) -> JournalError:
    """Why no key fits, where there is no more to say."""
    return JournalDamaged()


def _not_kept(_folder: Path, _tried: Sequence[DatabaseKey]) -> JournalError:
    return JournalDamaged("The disk did not keep the new journal as it was written.")


def _keep_generation(folder: Path, salt: bytes) -> None:
    """Finish a replacement of the key that was interrupted: of two keys the other has no database
    any more, or never got one. A full disk puts it off to the next opening."""
    known = _known_keys(folder)
    kept = tuple(it for it in known.generations if it.salt == salt) if known else ()
    if known and kept and kept != known.generations:
        with suppress(DiskFull, PermissionRefused, SurroundingsRefused):
            # the database has its name for good before the key of the other one goes
            with files.system_errors_told():
                files.sync_folder(folder)
            keys.write(folder / _KEYS, msgspec.structs.replace(known, generations=kept))


def _repair_salt(database: Path, salt: bytes) -> tuple[str, ...]:
    """Put the salt, the file's first 16 bytes, right; returns what to say about it.

    SQLCipher does not look at these bytes when it is given the salt, but the recovery kit needs
    them. Only for a file that ``salt`` is known to fit, and that SQLite has not open: closing it
    here would drop SQLite's locks.
    """
    with files.system_errors_told(), database.open("r+b", buffering=0) as file:
        if file.read(SALT_BYTES) == salt:
            return ()
        file.seek(0)
        file.write(salt)
        os.fsync(file.fileno())
    return (
        "The first bytes of journal.db had changed; they were put right from keys.json. "
        "Check the disk, and keep a backup elsewhere.",
    )


def _keys_of_code(folder: Path, data_key: bytes) -> list[DatabaseKey]:
    """The data key with the salt that the database begins with, then with those of keys.json."""
    with files.system_errors_told(), (folder / _DATABASE).open("rb", buffering=0) as file:
        salts = [file.read(SALT_BYTES)]
    if known := _known_keys(folder):
        salts += [generation.salt for generation in known.generations]
    return [DatabaseKey(data_key, salt) for salt in salts]


def _known_keys(folder: Path) -> keys.KeyFile | None:
    """keys.json, where it can be read; the recovery code does without."""
    with suppress(JournalDamaged, NewerJournal, SurroundingsRefused):
        return keys.read(folder / _KEYS)
    return None
