"""Save what can still be read of a damaged journal into a new one.

The pages of a table that can be read are led to anew (see ``vault/ruin.py``); which rows stood on
the others the indexes know. A row that goes on on a damaged page is told apart by asking for half
of the rest at a time: after such a page SQLCipher answers no other question, so each failure costs
a new connection.
"""

import json
import os
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.errors import JournalDamaged, NothingToRead
from allyjournal.domain.kinds import KINDS, AnyRecord, decode, decode_version, display_title
from allyjournal.domain.mentoring import Share
from allyjournal.store import row_id
from allyjournal.store.damage import halved
from allyjournal.store.documents import marks
from allyjournal.store.journal import Journal
from allyjournal.store.migrations import migrate
from allyjournal.store.records import Revision
from allyjournal.vault import backup, keys, restore, ruin, vault
from allyjournal.vault.files import system_errors_told
from allyjournal.vault.integrity import Between, nobody_waits
from allyjournal.vault.vault import Connection

_AT_ONCE: Final = 500  # rows
_Known = dict[str, Any]  # values by the names of their columns
_Made = TypeVar("_Made")


class _Table(NamedTuple):
    name: str
    key: str
    type: type
    """Of the key; a page that says nonsense may have another there."""
    columns: str
    orders: tuple[str, ...]
    """In which an index knows the keys, or the table: the first."""


_RECORDS: Final = _Table("record", "id", int, "document", ("id", "uid", "kind, id"))
_TRASH: Final = _Table("trash", "uid", str, "document", ("uid",))
_VERSIONS: Final = _Table("agreement_version", "id", int, "document", ("id", "uid"))
_REVISIONS: Final = _Table("revision", "id", int, "at, document", ("id", "record, at"))
_COPIES: Final = _Table("share_copy", "rowid", int, "share, data", ("rowid", "share"))
_SETTINGS: Final = _Table("setting", "name", str, "name, value", ("name",))
_TABLES: Final = 6
_DRAFT: Final = ".allyjournal-"


class _Found(NamedTuple):
    """What can be read; the records with those in the trash."""

    records: list[AnyRecord]
    versions: list[AgreementVersion]
    revisions: list[Revision]
    settings: list[tuple[str, Any]]


class Missing(NamedTuple):
    """A record that is lost, as far as it is known: its kind and title are empty where not. Of one
    that was in the trash not even the day need be known."""

    day: date | None
    kind: str
    title: str
    trashed: bool = False


class Report(NamedTuple):
    """What salvage saved: how many of each table, and how many are known to be lost."""

    saved: dict[str, int]
    lost: dict[str, int]
    unsure: tuple[str, ...]
    """The tables of which not even the keys could all be read: more may be lost than counted."""
    missing: tuple[Missing, ...]
    """The lost records, the oldest first, behind them those that were in the trash."""


def _is_trash(row: Sequence[Any]) -> bool:
    """Whether it is three texts, the last of which may be lost."""
    match row:
        case [str(), str(), str() | None]:
            return True
    return False


def _is_setting(row: Sequence[Any]) -> bool:
    """Whether the second of two texts is JSON, which a month is not, or lost."""
    match row:
        case [str(), None]:
            return True
        case [str(), str(value)]:
            with suppress(ValueError, RecursionError):
                json.loads(value)
                return True
    return False


_KNOWN: Final = ruin.Tables(migrate, {_TRASH.name: _is_trash, _SETTINGS.name: _is_setting})


def salvage(folder: Path, passphrase: str, new: Path, between: Between = nobody_waits) -> Report:
    """Make the journal ``new`` of what can be read of the one in ``folder``, which stays as it is.

    The passphrase and the recovery code open it as well. ``between`` is called after every few
    rows with the part that is done, from 0 to 1; what it raises ends the work. All or nothing:
    ``new`` is built beside its place and moved there whole. Raises what opening the one and
    creating the other raise; NothingToRead where nothing can be read.
    """
    vault.refuse_occupied(new)
    with system_errors_told(), TemporaryDirectory(dir=new.parent, prefix=_DRAFT) as scratch:
        copy = Path(scratch) / "copy"
        key, grown = ruin.copied(folder, passphrase, copy, _KNOWN, lambda: between(0.0))
        source = _Ruin(lambda: vault.open_with_key(copy, key, vault.as_it_is), grown, between)
        found = _found(source)
        if not any(source.saved.values()):
            raise NothingToRead("Nothing that was written in journal.db can be read.")
        draft = Path(scratch) / "journal"
        # its backups, its recovery kit and what was sealed for it go on to belong to it
        known = keys.read(folder / backup.KEYS).journal
        code = vault.create(draft, passphrase, migrate, known, key.data_key)
        _write(found, Journal.open_with_code(draft, code), between)
        vault.move_into_place(draft, new)
    former = _former(found)
    records = source.known_of_lost[_RECORDS.name]
    trash = _lost_from_trash(source, found, former)
    missing = (*_missing(records, former), *_missing_trash(trash, former))
    lost = source.lost | {_TRASH.name: len(trash)}
    return Report(source.saved, lost, tuple(source.unsure), missing)


def free_name(folder: Path) -> Path:
    """A name beside ``folder`` for the journal made of what can be read of the one there."""
    # beside where it really is, so that it can take its place
    folder = Path(os.path.realpath(folder))
    return restore.free_name(folder, "salvaged", "salvaged {}")


def _found(journal: "_Ruin") -> _Found:
    """What can be read, of every table."""
    records = journal.read(_RECORDS, lambda row: decode(row[0]))
    trash = journal.read(_TRASH, lambda row: decode(row[0]))
    versions = journal.read(_VERSIONS, lambda row: decode_version(row[0]))
    revisions = journal.read(
        _REVISIONS, lambda row: Revision(datetime.fromisoformat(row[0]), decode(row[1]))
    )
    shares = {it.uid: it for it in (*records, *trash) if isinstance(it, Share)}
    # a journal that was not opened since has no such table yet
    whole = journal.read(_COPIES, partial(_whole, shares)) if journal.has(_COPIES) else []
    with_copies = {it.uid: it for it in whole}
    settings = journal.read(_SETTINGS, lambda row: (row[0], json.loads(row[1])))
    all_records = [with_copies.get(it.uid, it) for it in (*records, *trash)]
    return _Found(all_records, versions, revisions, settings)


def _write(found: _Found, journal: Journal, between: Between) -> None:
    """Fill the new journal, and close it."""
    with closing(journal):
        for at in range(0, len(found.records), _AT_ONCE):
            between((1 + at / len(found.records)) / 2)  # the second half of the work
            journal.add(found.records[at : at + _AT_ONCE])
        journal.add((), found.versions, found.revisions)
        for name, value in found.settings:
            journal.set_setting(name, value)
    between(1.0)


def _former(found: _Found) -> dict[str, AnyRecord]:
    """What records were before, and agreements when they were signed: the last of it, by uid."""
    signed: dict[str, AnyRecord] = {it.agreement: it.content for it in found.versions}
    return signed | {revision.record.uid: revision.record for revision in found.revisions}


def _missing(lost: Mapping[int, _Known], former: Mapping[str, AnyRecord]) -> Iterator[Missing]:
    """What the indexes, and what the records were before, tell of the lost ones."""
    for key, known in sorted(lost.items()):
        before = former.get(known.get("uid", ""))
        kind = known.get("kind")
        if kind not in KINDS:  # an index may say nonsense
            kind = before.kind if before else ""
        yield Missing(_day(key), kind, display_title(before) if before else "")


def _day(key: int) -> date | None:
    """The day of a lost record; None for what can be no record's key."""
    with suppress(ValueError, OverflowError):
        return row_id.day_of(key)
    return None


def _missing_trash(lost: Iterable[str], former: Mapping[str, AnyRecord]) -> list[Missing]:
    """The same of those that were in the trash."""
    missing = []
    for uid in lost:
        before = former.get(uid)
        day, kind = (before.occurred_on, before.kind) if before else (None, "")
        missing.append(Missing(day, kind, display_title(before) if before else "", trashed=True))
    return sorted(missing, key=lambda it: (it.day or date.max, it.title))


def _lost_from_trash(
    source: "_Ruin", found: _Found, former: Mapping[str, AnyRecord]
) -> frozenset[str]:
    """The uids of the lost records that were in the trash. No index knows them; but what was
    something before, and is not among the records, was there."""
    lost = frozenset(source.known_of_lost[_TRASH.name])
    records = [known.get("uid", "") for known in source.known_of_lost[_RECORDS.name].values()]
    if _TRASH.name not in source.unsure or _RECORDS.name in source.unsure or not all(records):
        return lost
    return lost | former.keys() - {record.uid for record in found.records} - set(records)


def _whole(shares: Mapping[str, Share], row: Sequence[Any]) -> Share:
    """The share to which a copy belongs, with it. Raises ValueError where the share is lost, or
    where the copy is not as it was: in the place of a page of it there may be zeros."""
    uid, data = row
    if uid not in shares:
        raise ValueError("nobody knows what this is a copy of")
    return shares[uid].changed(copy=data)


class _Ruin:
    """A damaged journal, opened anew for each question."""

    def __init__(
        self, opened: Callable[[], Connection], grown: Collection[str], between: Between
    ) -> None:
        self._opened = opened
        self._grown = grown
        self._between = between
        self._tables, self._part = 0, 0.0
        self.saved: dict[str, int] = {}
        self.lost: dict[str, int] = {}
        self.unsure: list[str] = []
        self.known_of_lost: dict[str, dict[Any, _Known]] = {}

    def has(self, table: _Table) -> bool:
        """Whether the journal has this table."""
        return bool(self._ask("SELECT 1 FROM sqlite_master WHERE name = ?", (table.name,))[0])

    def read(self, table: _Table, make: Callable[[Any], _Made]) -> list[_Made]:
        """What can be made of the rows that can be read, by their keys."""
        known = self._keys(table)
        made = []
        for key, *row in self._rows(table, sorted(known)):
            if key not in known:
                continue  # what says nonsense may be found under another one
            try:
                made.append(make(row))
            except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
                continue  # counted as lost
            del known[key]
        self.saved[table.name] = len(made)
        self.lost[table.name] = len(known)
        self.known_of_lost[table.name] = known
        self._tables, self._part = self._tables + 1, 0.0
        return made

    def _keys(self, table: _Table) -> dict[Any, _Known]:
        """What is known of each row, by its key."""
        found: dict[Any, _Known] = {}
        whole = False
        for order in table.orders:
            columns = order.split(", ")
            for way in ("ASC", "DESC"):  # towards the damage from both sides
                by = ", ".join(f"{column} {way}" for column in columns)
                query = f"SELECT {table.key}, {order} FROM {table.name} ORDER BY {by}"  # noqa: S608
                rows, ended = self._ask(query)
                sound = [row for row in rows if isinstance(row[0], table.type)]
                for key, *values in sound:
                    found.setdefault(key, {}).update(zip(columns, values, strict=True))
                # only an index knows what stood on a page that a table made anew is without
                knows_all = order != table.orders[0] or table.name not in self._grown
                whole = whole or (ended and knows_all and len(sound) == len(rows))
        if not whole:
            self.unsure.append(table.name)
        return found

    def _rows(self, table: _Table, keys: Sequence[Any]) -> Iterator[Any]:
        """The rows with these keys, each behind its key, but for those that cannot be read."""

        def read(some: Sequence[Any]) -> list[Any]:
            query = (
                f"SELECT {table.key}, {table.columns} FROM {table.name}"  # noqa: S608
                f" WHERE {table.key} IN ({marks(some)}) ORDER BY {table.key}"
            )
            self._part = bisect_left(keys, some[0]) / len(keys)
            rows, ended = self._ask(query, some)
            if not ended:
                raise JournalDamaged()
            return rows

        return halved(read, keys, lambda _key: None)

    def _ask(self, query: str, parameters: Iterable[Any] = ()) -> tuple[list[Any], bool]:
        """The rows up to the first that cannot be read, and whether there was none such."""
        rows = []
        self._tell()
        with closing(self._opened()) as connection:
            connection.while_busy(self._tell)
            try:
                for row in connection.execute(query, tuple(parameters)):
                    rows.append(row)
            except JournalDamaged:
                return rows, False
        return rows, True

    def _tell(self) -> None:
        """Reading is the first half of the work."""
        self._between((self._tables + self._part) / _TABLES / 2)
