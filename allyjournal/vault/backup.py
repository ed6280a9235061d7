"""Backups: one ``.allybackup`` file each, as encrypted as the journal that it was made of.

It is an uncompressed ZIP of ``keys.json`` and ``journal.db``. Its time of change, as the file
system keeps it, is the journal's own: while the two are the same, nothing has changed since.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from allyjournal.domain.errors import (
    BackupDamaged,
    BackupMissing,
    JournalDamaged,
    JournalError,
    NoBackup,
)
from allyjournal.vault import files, integrity, keys
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.pages import PAGE
from allyjournal.vault.thinning import superfluous

SUFFIX: Final = ".allybackup"
DATABASE: Final = "journal.db"
KEYS: Final = "keys.json"
_ENCRYPTED: Final = 1  # by ZIP, which has nothing to do with ours
_DAY: Final = timedelta(days=1)
_SLICE: Final = 1024 * 1024
_DRAFT: Final = ".allybackup-"
_FORM: Final = "%Y-%m-%dT%H%M%SZ"
_UNREADABLE: Final = "This file cannot be read as a backup: it is damaged, or something else."
_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-([0-9a-f]{8})\.allybackup")

Between = Callable[[], None]


# Where they are


def folder_of(journal: Path) -> Path:
    """Where the backups of the journal in this folder are: ``NAME.backups`` beside it.

    Beside where it really is, however the folder was named: by a link, or from inside it.
    """
    journal = Path(os.path.realpath(journal))
    return journal.with_name(f"{journal.name.removesuffix('.allyjournal')}.backups")


def listed(folder: Path, journal: bytes | None) -> list[tuple[datetime, Path]]:
    """The backups in ``folder`` of the journal with this id, or of any, the newest first."""
    with files.system_errors_told():
        paths = [*folder.iterdir()] if folder.is_dir() else []
    found = []
    for path in paths:
        parts = _NAME.fullmatch(path.name)
        if parts and (journal is None or parts[2] == _short(journal)):
            found.append((_moment(parts[1]), path))
    return sorted(found, reverse=True)


def made_at(backup: Path) -> datetime | None:
    """When a backup was made, as its name says; None where it has another name."""
    parts = _NAME.fullmatch(backup.name)
    return _moment(parts[1]) if parts else None


def id_in_name(backup: Path) -> str:
    """What the name of a listed backup says of the journal that it is of."""
    return backup.stem.rpartition("-")[2]


def _moment(words: str) -> datetime:
    return datetime.strptime(words, _FORM).replace(tzinfo=UTC)


def _short(journal: bytes) -> str:
    return journal.hex()[:8]


def is_due(connection: Connection, folder: Path, now: datetime) -> bool:
    """Whether the newest backup in ``folder`` is older than a day, and the journal has changed; or
    whether none there is of this database: it was made by salvage or for a new key, and all are of
    the one before it."""
    before = listed(folder, _id_of(connection))
    if not any(_is_of(path, connection.key.salt) for _, path in before):
        return True
    made, path = before[0]
    # a clock that was put back makes a backup of tomorrow, which counts as old
    recent = timedelta() <= now - made < _DAY
    return not recent and path.stat().st_mtime_ns != _changed_at(connection)


def _is_of(backup: Path, salt: bytes) -> bool:
    """Whether the database in a backup has this salt, as far as that can be read."""
    with suppress(JournalError):
        return salt in [generation.salt for generation in key_file(backup).generations]
    return False


def _id_of(connection: Connection) -> bytes:
    return keys.read(connection.database.with_name(KEYS)).journal


def _changed_at(connection: Connection) -> int:
    """When the journal was last changed: its database, or the passphrase."""
    both = (connection.database, connection.database.with_name(KEYS))
    return max(path.stat().st_mtime_ns for path in both)


# Making


def make(connection: Connection, folder: Path, now: datetime, between: Between) -> Path:
    """Add a backup to ``folder`` and take away those that may go; returns where it is.

    ``between`` is called after each slice of the work and may use the connection. Raises what
    ``write`` raises; the backups that were there are then there still.
    """
    journal = _id_of(connection)
    with files.system_errors_told():
        files.make_folder(folder)
    before = dict(listed(folder, journal))
    moment = now.astimezone(UTC).replace(microsecond=0)
    while moment in before:
        moment += timedelta(seconds=1)
    made = folder / f"{moment.strftime(_FORM)}-{_short(journal)}{SUFFIX}"
    write(connection, made, between)
    with files.system_errors_told():
        for past in superfluous([*before, moment]):
            if past != moment:  # a clock that was put back makes a new one look old
                before[past].unlink(missing_ok=True)
        _sweep(folder, now)
    return made


def _sweep(folder: Path, now: datetime) -> None:
    """Remove the drafts that kills left behind; one that is younger may be under way."""
    for draft in folder.glob(f"{_DRAFT}*"):
        if now.timestamp() - draft.stat().st_mtime > _DAY.total_seconds():
            shutil.rmtree(draft, ignore_errors=True)


def write(connection: Connection, out: Path, between: Between) -> None:
    """Write one backup to ``out``, whole or not at all; it replaces what is there.

    It is opened, checked and compared with the journal first. Raises DiskFull, PermissionRefused,
    SurroundingsRefused, or JournalDamaged where the journal or the copy is.
    """
    files.keep_private()
    with (
        files.system_errors_told(),
        tempfile.TemporaryDirectory(dir=out.parent, prefix=_DRAFT) as scratch,
    ):
        changed_at = _changed_at(connection)
        copy = Path(scratch) / DATABASE
        key_file = keys.read(connection.database.with_name(KEYS))
        keys.write(copy.with_name(KEYS), key_file)
        copied(connection, copy, connection.key, between)
        draft = Path(scratch) / f"backup{SUFFIX}"
        _pack(copy.parent, draft, between)
        for _piece in pieces(draft):
            between()  # read once more, with its checksums
        os.utime(draft, ns=(changed_at, changed_at))
        draft.replace(out)
        files.sync_folder(out.parent)


def copied(connection: Connection, copy: Path, key: keys.DatabaseKey, between: Between) -> None:
    """Copy the database under ``key``, open the copy, read every row and compare their number."""
    connection.copy_to(copy, key, between)
    expected = integrity.counts(connection)

    def check(opened: Connection) -> None:
        opened.while_busy(between)
        if [*integrity.rows(opened)] or integrity.counts(opened) != expected:
            raise JournalDamaged("The copy of journal.db is not what the journal holds.")

    connect(copy, key, check).close()


def _pack(source: Path, out: Path, between: Between) -> None:
    with out.open("xb") as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:
            for name in (KEYS, DATABASE):
                # a date of its own would tell more than the file's
                with (
                    (source / name).open("rb") as part,
                    archive.open(ZipInfo(name), "w", force_zip64=True) as packed,
                ):
                    while piece := part.read(_SLICE):
                        packed.write(piece)
                        between()
        file.flush()
        os.fsync(file.fileno())


# Reading


def pieces(backup: Path) -> Iterator[tuple[str, bytes]]:
    """What is in a backup, in pieces, each with the name of its part; nothing is unpacked.

    Raises BackupMissing, NoBackup for a file that is none, and BackupDamaged for a damaged one,
    at the latest after the last piece.
    """
    with _unpacked(backup) as archive:
        for part in _parts(archive):
            with archive.open(part) as packed:
                while piece := packed.read(_SLICE):
                    yield part.filename, piece


def page(backup: Path, number: int) -> bytes:
    """The page with this number, from 1, of the database in a backup; raises what ``pieces`` does.

    Whether it is sound its own seal tells.
    """
    with _unpacked(backup) as archive:
        _parts(archive)
        with archive.open(DATABASE) as packed:
            packed.seek((number - 1) * PAGE)
            return packed.read(PAGE)


def key_file(backup: Path) -> keys.KeyFile:
    """The keys in a backup; raises what ``pieces`` and ``keys.parsed`` do."""
    with _unpacked(backup) as archive:
        _parts(archive)
        with archive.open(KEYS) as packed:
            return keys.parsed(packed.read(keys.LARGEST_FILE + 1))


@contextmanager
def _unpacked(backup: Path) -> Iterator[ZipFile]:
    if files.ordinary_size(backup) is None:
        raise BackupMissing()
    with files.system_errors_told():
        try:
            with ZipFile(backup) as archive:
                yield archive
        except (BadZipFile, EOFError, NotImplementedError, ValueError) as error:
            raise BackupDamaged(_UNREADABLE) from error


def _parts(archive: ZipFile) -> list[ZipInfo]:
    """The two parts, none of which can be more than the bytes that are there."""
    parts = archive.infolist()
    sound = sorted(part.filename for part in parts) == [DATABASE, KEYS] and all(
        part.compress_type == ZIP_STORED
        and part.compress_size == part.file_size
        and not part.flag_bits & _ENCRYPTED
        for part in parts
    )
    if not sound:
        raise NoBackup()
    return parts
