"""Put a backup, or another journal, in the place of a journal; what was there moves aside whole."""

import os
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from allyjournal.domain.errors import BackupDamaged, JournalDamaged, JournalExists
from allyjournal.vault import backup, exchanging, files, keys, lock, vault

_CALLED: Final = "put aside"
_FORM: Final = "%Y-%m-%dT%H%M%S"
_FORM_LENGTH: Final = len("2026-11-25T200000")
BEFORE: Final = "journal.before"  # the name of the folder beside it with the journal before it


def restore(source: Path, folder: Path, now: datetime) -> Path | None:
    """Lay the journal of the backup ``source`` in ``folder``; returns where the present one went.

    The whole backup is read and unpacked beside ``folder`` before anything moves. Interrupted,
    ``folder`` is the one journal or the other, and the other is beside it, under the name that is
    returned: where the system cannot exchange two names at once, as soon as somebody looks for a
    journal there (see ``exchanging``). Raises what ``backup.pieces`` raises, JournalInUse while the
    present journal is open, and JournalExists where there is something else.
    """
    files.keep_private()
    folder = Path(os.path.realpath(folder))
    exchanging.finish(folder)
    with ExitStack() as held, files.system_errors_told():
        present = _hold_present(folder, held)
        beside = _aside(folder, now)
        before = (before_it(folder) or beside) if present else None
        files.make_folders(folder.parent)
        _unpack(source, beside, before)
        if os.name == "nt":  # pragma: no cover - no folder moves while a file in it is open
            held.close()
        if present:
            exchanging.exchange(beside, folder)
        else:
            beside.rename(folder)
        # it is in force, and must be told; what is there after a loss of power is whole as well
        with suppress(OSError):
            files.sync_folder(folder.parent)
    return beside if present else None


def put_in_place(new: Path, folder: Path, now: datetime) -> Path:
    """Give the journal ``new``, which is beside it, the place of the one in ``folder``; returns
    where that one went. Interrupted, each is there under one of the names, as above. Raises
    JournalInUse while either is open, and JournalMissing where one of them is none."""
    files.keep_private()
    folder = Path(os.path.realpath(folder))
    with ExitStack() as held, files.system_errors_told():
        for place in (new, folder):
            vault.hold(place, held)
        aside = _aside(folder, now)
        if os.name == "nt":  # pragma: no cover - no folder moves while a file in it is open
            held.close()
        new.rename(aside)
        try:
            exchanging.exchange(aside, folder)
        except OSError:
            aside.rename(new)
            raise
        with suppress(OSError):  # as above
            files.sync_folder(folder.parent)
    return aside


def before_it(folder: Path) -> Path | None:
    """Where the journal is in whose place that of ``folder`` was restored, and which was the last
    to be used here; None where it was not restored, or has taken over what it wants of it."""
    with suppress(OSError):
        return folder.parent / os.fsdecode((folder / BEFORE).read_bytes())
    return None


def forget_before(folder: Path) -> None:
    """Have taken over what the journal in ``folder`` wants of the one before it."""
    with files.system_errors_told():
        (folder / BEFORE).unlink(missing_ok=True)


def _hold_present(folder: Path, held: ExitStack) -> bool:
    """Whether there is something to move aside; its lock is held, so that nobody opens it."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    if not vault.holds_journal(folder):
        raise JournalExists("There is something else than a journal here.")
    held.callback(lock.take(folder / lock.NAME))
    return True


def free_name(folder: Path, called: str, again: str) -> Path:
    """A name beside ``folder`` for a journal that is made of the one there: the same with
    ``called`` behind it, and where that is taken with ``again``, in which a number stands."""
    stem, number = folder.name.removesuffix(".allyjournal"), 1
    while os.path.lexists(path := folder.with_name(f"{stem} {called}.allyjournal")):
        number += 1
        called = again.format(number)
    return path


def _aside(folder: Path, now: datetime) -> Path:
    called = now.strftime(f"{_CALLED} {_FORM}")
    return free_name(folder, called, f"{called} ({{}})")


def put_aside(folder: Path) -> list[tuple[datetime, Path]]:
    """The journals that were put aside for the one in ``folder``, each with when that was on the
    clock of this place, the newest first; none where the folder around it cannot be read."""
    folder = Path(os.path.realpath(folder))
    found = []
    with suppress(OSError):
        for path in folder.parent.iterdir():
            called = path.name.removeprefix(
                f"{folder.name.removesuffix('.allyjournal')} {_CALLED} "
            )
            if called != path.name and vault.holds_journal(path):
                with suppress(ValueError):  # somebody else's name
                    found.append((datetime.strptime(called[:_FORM_LENGTH], _FORM), path))
    return sorted(found, reverse=True)


def _unpack(source: Path, beside: Path, before: Path | None) -> None:
    """A folder with the journal of the backup, on the disk whole before it has its name; it knows
    the one ``before`` it."""
    with TemporaryDirectory(dir=beside.parent, prefix=".allyjournal-") as scratch:
        draft = Path(scratch) / "journal"
        draft.mkdir(mode=0o700)
        for name, piece in backup.pieces(source):
            with (draft / name).open("ab") as file:
                file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        _check(draft)
        if before:
            files.write_private(draft / BEFORE, os.fsencode(before.name))
        files.sync_folder(draft)
        draft.rename(beside)


def _check(folder: Path) -> None:
    """Raise BackupDamaged unless both parts are whole and belong together."""
    try:
        vault.check_database(folder)
        salts = [generation.salt for generation in keys.read(folder / backup.KEYS).generations]
    except JournalDamaged as error:
        # what it advises is about a journal
        raise BackupDamaged(error.sentence) from error
    with (folder / backup.DATABASE).open("rb") as database:
        if database.read(keys.SALT_BYTES) not in salts:
            raise BackupDamaged("The two parts of this backup do not belong together.")
