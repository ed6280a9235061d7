"""The backups that there are, for whoever offers them; a window asks in the worker thread."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from allyjournal.domain.errors import BackupDamaged, JournalError, KeysDamaged
from allyjournal.vault import backup, files, keys

_ONE_ROUND: Final = timedelta(minutes=1)


class Kept(NamedTuple):
    """One backup, when it was made (in UTC), and whether it is known to be of another journal.

    Where it is ``renamed``, its name does not say when, and the moment is that of the file's last
    change.
    """

    moment: datetime
    path: Path
    of_another: bool = False
    renamed: bool = False


def kept(journal: Path, folders: Sequence[Path]) -> list[Kept]:
    """The backups of the journal in the folder ``journal``, the newest first.

    Where its ``keys.json`` cannot be read, any that lie there; a folder that cannot be read has
    none.
    """
    return _within(folders, _id_in(journal))


def to_choose_from(journal: Path, folders: Sequence[Path]) -> list[Kept]:
    """The same, and after them those of another journal that lie there, too: one that was begun
    where another was lost must not hide what brings that one back."""
    own = kept(journal, folders)
    others = [it._replace(of_another=True) for it in _within(folders, None) if it not in own]
    return own + others


def by_round(backups: Sequence[Kept]) -> list[list[Kept]]:
    """``backups``, the newest first, with those together that are copies of one: of the same
    journal, made in one round, each in a folder of its own."""
    rounds: list[list[Kept]] = []
    for it in backups:
        if not (rounds and _is_one_more(it, rounds[-1])):
            rounds.append([])
        rounds[-1].append(it)
    return rounds


def _is_one_more(one: Kept, copies: list[Kept]) -> bool:
    """Whether ``one`` was made in the round of ``copies``; each of them takes a while."""
    newest = copies[0]
    return (
        backup.id_in_name(one.path) == backup.id_in_name(newest.path)
        and newest.moment - one.moment < _ONE_ROUND
        and one.path.parent not in [it.path.parent for it in copies]
    )


def looked_at(file: Path, journal: Path) -> Kept:
    """The backup in ``file``, which is read to its end, and whether it is of another journal than
    the one in the folder ``journal``. Raises what ``about`` raises."""
    for _piece in backup.pieces(file):
        pass
    return about(file, journal)


def about(file: Path, journal: Path) -> Kept:
    """The same without reading it to its end; where there is no journal, it is of no other.

    Raises what ``backup.pieces`` raises, and NewerJournal.
    """
    try:
        of = backup.key_file(file).journal
    except KeysDamaged as error:
        # what it advises is about a journal
        raise BackupDamaged(error.sentence) from error
    another = _id_in(journal) not in (None, of)
    if made := backup.made_at(file):
        return Kept(made, file, another)
    with files.system_errors_told():
        changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Kept(changed, file, another, renamed=True)


def _id_in(journal: Path) -> bytes | None:
    with suppress(JournalError):
        return keys.read(journal / backup.KEYS).journal
    return None


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
    return next((known.journal for _it, known in _of_database(journal, salt)), None)


def with_its_keys(journal: Path) -> Kept | None:
    """The newest backup beside the journal whose keys.json is one of the database in ``journal``,
    which nobody has open here: the key was not replaced since. None where there is none."""
    database = journal / backup.DATABASE
    with suppress(JournalError), files.system_errors_told():
        if files.ordinary_size(database):
            with database.open("rb", buffering=0) as file:
                salt = file.read(keys.SALT_BYTES)
            return next((it for it, _known in _of_database(journal, salt)), None)
    return None


def _of_database(journal: Path, salt: bytes) -> Iterator[tuple[Kept, keys.KeyFile]]:
    """The backups beside the journal that hold a key of the database with this salt."""
    for it in beside(journal):
        with suppress(JournalError):
            known = backup.key_file(it.path)
            if salt in [generation.salt for generation in known.generations]:
                yield it, known
