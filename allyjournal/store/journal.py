"""Journal: one unlocked journal, and the face that the command line, exchange and the window use.

A Journal is used on the thread that opened it; only ``interrupt`` may be called from another.
"""

import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, Self, TypeVar

import msgspec

from allyjournal.domain.agreement import Agreement, AgreementVersion, sign
from allyjournal.domain.errors import RecordMissing
from allyjournal.domain.history import taken_again
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.prompts import Vocabulary
from allyjournal.domain.record import AnyKind
from allyjournal.store import names, records, search, timeline, trash
from allyjournal.store.migrations import migrate
from allyjournal.store.records import Revision
from allyjournal.store.search import Found, Order, SearchResult
from allyjournal.store.timeline import DueRecord, Entry, Signing
from allyjournal.store.trash import Deletion
from allyjournal.vault import backup, vault
from allyjournal.vault.vault import Connection

T = TypeVar("T")

_VOCABULARY: Final = "vocabulary"
_MERGE_BEGUN: Final = "merge_begun"
_NO_WORDS: Final = Vocabulary()
_SECOND_FOLDER: Final = "second backup folder"


class Changes(NamedTuple):
    """What an operation touched, so that the pages that show it can read it again."""

    kinds: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()


def _changes(*touched: AnyRecord) -> Changes:
    return Changes(
        frozenset(record.kind for record in touched), frozenset(record.uid for record in touched)
    )


def _joined(*parts: Changes) -> Changes:
    kinds, uids = zip(*parts, strict=True)
    return Changes(frozenset().union(*kinds), frozenset().union(*uids))


def _told(deletion: Deletion | None) -> Changes:
    if deletion is None:
        raise RecordMissing()
    return _changes(deletion.record, *deletion.along)


class Journal:
    """One unlocked journal. Every method that writes is one transaction and says what changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, folder: Path, passphrase: str) -> tuple[Self, str]:
        """A new journal in ``folder``, and its recovery code."""
        connection, code = vault.create(folder, passphrase, migrate)
        return cls(connection), code

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> Self:
        """The journal in ``folder``; raises the vault's errors, each with its own sentence."""
        return cls(vault.open_with_passphrase(folder, passphrase, migrate))

    @classmethod
    def open_with_code(cls, folder: Path, code: str) -> Self:
        """The journal in ``folder``, by its recovery code; ``keys.json`` may be lost."""
        return cls(vault.open_with_code(folder, code, migrate))

    @property
    def notes(self) -> tuple[str, ...]:
        """What opening put right, as sentences for the person."""
        return self._connection.notes

    def close(self) -> None:
        """Close the file; the journal cannot be used afterwards."""
        self._connection.close()

    def aside(self, passphrase: str, work: Callable[[], T]) -> T:
        """What ``work`` gives, which needs the file for itself; it is closed for that long.

        Raises WrongPassphrase before anything is closed, then what ``work`` raises, and what
        opening raises where the journal cannot be opened any more.
        """
        folder = self._connection.database.parent
        vault.recovery_code(folder, passphrase)
        self.close()
        try:
            return work()
        finally:
            self._connection = vault.open_with_passphrase(folder, passphrase, migrate)

    def interrupt(self) -> None:
        """Stop the reading that is under way; it raises ``vault.Interrupted``. From any thread."""
        self._connection.interrupt()

    # Writing

    def save(self, record: AnyRecord, *together: AnyRecord, keep_previous: bool = False) -> Changes:
        """Write ``record``, stamped with this moment, and ``together`` with it what it moves in
        other records: all or none.

        What it was before is kept as a revision when ``keep_previous`` says that its page was
        opened anew, and after a pause of ten minutes. What went to the trash in the meantime
        comes back.
        """
        with self._connection.transaction():
            changes = self._write(record, keep_previous=keep_previous)
            return _joined(changes, *map(self._write, together))

    def _write(self, record: AnyRecord, *, keep_previous: bool = False) -> Changes:
        now = datetime.now(UTC)
        back = trash.restore(self._connection, record.uid)
        opened = keep_previous or back is not None
        records.keep_previous(self._connection, record, now, opened=opened)
        records.write(self._connection, record.changed(modified_at=now))
        return _changes(record, *(back.along if back else ()))

    def add(
        self,
        added: Iterable[AnyRecord],
        versions: Iterable[AgreementVersion] = (),
        revisions: Iterable[Revision] = (),
        vocabulary: Vocabulary = _NO_WORDS,
    ) -> Changes:
        """Write records, agreement versions and revisions as they are, all or none (an import),
        and what of the ``vocabulary`` is not here yet.

        A record with ``trashed_at`` goes to the trash.
        """
        touched = []
        with self._connection.transaction():
            for record in added:
                put = records.put_in_trash if record.trashed_at else records.write
                put(self._connection, record)
                touched.append(record)
            for version in versions:
                records.add_version(self._connection, version)
            for revision in revisions:
                records.add_revision(self._connection, revision)
            self._keep_vocabulary(self.vocabulary().merged_with(vocabulary))
        return _changes(*touched)

    def sign(
        self,
        agreement: Agreement,
        on: date,
        change_reason: str = "",
        prompted_by: str | None = None,
    ) -> Changes:
        """Sign ``agreement`` as its next version; raises what ``agreement.sign`` raises."""
        signed, version = sign(
            agreement, self.versions(agreement.uid), on, change_reason, prompted_by
        )
        with self._connection.transaction():
            changes = self._write(signed)
            records.add_version(self._connection, version)
        return changes

    def trash(self, uid: str, *together: AnyRecord) -> Changes:
        """Move a record to the trash, an agreement with its check-ins, and write ``together``
        with it what that moves in other records: all or none. Raises RecordMissing."""
        record = self.get(uid)
        with self._connection.transaction():
            deletion = trash.put(self._connection, record, datetime.now(UTC))
            changes = _changes(record, *deletion.along)
            return _joined(changes, *map(self._write, together))

    def restore(self, uid: str) -> Changes:
        """Bring a record back from the trash, with what went with it; raises RecordMissing."""
        with self._connection.transaction():
            deletion = trash.restore(self._connection, uid)
        return _told(deletion)

    def remove(self, uid: str) -> Changes:
        """Delete a record in the trash for good, with its former states; raises RecordMissing.

        Its words are out of the file once ``merge_search`` is through.
        """
        with self._connection.transaction():
            deletion = trash.remove(self._connection, uid)
            self._forget_words()
        return _told(deletion)

    def empty_trash(self) -> Changes:
        """Delete everything in the trash for good."""
        removed: list[AnyRecord] = []
        with self._connection.transaction():
            for deletion in trash.deletions(self._connection):
                trash.remove(self._connection, deletion.record.uid)
                removed += (deletion.record, *deletion.along)
            self._forget_words()
        return _changes(*removed)

    def _forget_words(self) -> None:
        """Where words of what was removed may still stand: the index, and the summary that was
        begun, which holds those that the person decided about."""
        self._put_setting(_MERGE_BEGUN, False)
        self._connection.execute("DELETE FROM setting WHERE name = 'summary'")

    def merge_search(self) -> bool:
        """One slice of taking the words of what was removed out of the search index; whether
        there is more. What a lock leaves unfinished is remembered."""
        begun = self.setting(_MERGE_BEGUN)
        if begun is None:
            return False
        with self._connection.transaction():
            more = trash.merge(self._connection, first=not begun)
            if more:
                self._put_setting(_MERGE_BEGUN, True)
            else:
                self._connection.execute("DELETE FROM setting WHERE name = ?", (_MERGE_BEGUN,))
        return more

    def take_again(self, former: AnyRecord) -> Changes:
        """Give a record a former state again, what it is now kept as one; raises RecordMissing."""
        present, versions = self.get(former.uid), self.versions(former.uid)
        signed = versions[-1].content if versions else None
        return self.save(taken_again(present, former, date.today(), signed), keep_previous=True)

    def rebuild_search(self) -> None:
        """Make the search index anew from the records; it holds nothing of its own."""
        with self._connection.transaction():
            self._connection.execute("INSERT INTO search (search) VALUES ('rebuild')")

    def forget_names(self, uid: str | None = None) -> Changes:
        """Forget the real names of one person, or of all; revisions and the trash as well, and
        the summary that was begun, for which some may have been typed."""
        with self._connection.transaction():
            self._connection.execute("DELETE FROM setting WHERE name = 'summary'")
            return Changes(frozenset({"person"}), names.forget(self._connection, uid))

    # Reading

    def find(self, uid: str) -> AnyRecord | None:
        """The record, or None."""
        return records.find(self._connection, uid)

    def get(self, uid: str) -> AnyRecord:
        """The record; raises RecordMissing."""
        if (record := self.find(uid)) is None:
            raise RecordMissing()
        return record

    def row_id(self, uid: str) -> int | None:
        """Where the record stands in time, as ``ids`` names it; None where there is none."""
        return records.row_id(self._connection, uid)

    def of_kind(self, kind: type[AnyKind], entered_since: date | None = None) -> list[AnyKind]:
        """Every record of a kind that has few, or those in their state since; oldest first."""
        return records.of_kind(self._connection, kind, entered_since)

    def all(self) -> Iterator[AnyRecord]:
        """Every record outside the trash, oldest first, one at a time (an export)."""
        return records.everything(self._connection)

    def trashed(self) -> list[AnyRecord]:
        """What is in the trash, newest first."""
        return records.trashed(self._connection)

    def deletions(self) -> list[Deletion]:
        """What is in the trash, newest first, with what each deletion took along."""
        return trash.deletions(self._connection)

    def naming(self, uid: str) -> int:
        """How many records name this one, which may be in the trash, or a commitment of it."""
        return trash.naming(self._connection, uid)

    def revisions(self, uid: str | None = None) -> list[Revision]:
        """The former states of one record, or of all, oldest first."""
        return list(records.revisions(self._connection, uid))

    def revision_ids(self, uid: str) -> list[int]:
        """Where the former states of one record stand, newest first."""
        return records.revision_ids(self._connection, uid)

    def revision(self, place: int) -> Revision | None:
        """One former state, by its place in ``revision_ids``; None where it has gone meanwhile."""
        return records.revision(self._connection, place)

    def versions(self, agreement: str | None = None) -> list[AgreementVersion]:
        """What was signed: the versions of one agreement by number, or all by their day."""
        return records.versions(self._connection, agreement)

    def linked(self, uid: str) -> list[AnyRecord]:
        """The records that name ``uid`` or that it names, oldest first."""
        return records.links_between(self._connection, uid)

    def known_targets(self) -> frozenset[str]:
        """Every uid that a link may name."""
        return frozenset(records.known_targets(self._connection))

    def ids(self, query: str = "", kinds: Collection[str] = (), limit: int = -1) -> Found:
        """The row ids of what the timeline shows for a query and kinds, newest first; all of
        them, or the newest ``limit``."""
        return search.ids(self._connection, query, date.today(), kinds, limit)

    def window(self, ids: Sequence[int]) -> list[Entry | None]:
        """What stands at some row ids, in their order; None where it has gone meanwhile."""
        return timeline.window(self._connection, ids)

    def search(self, text: str, limit: int = 50, order: Order = "newest") -> SearchResult:
        """Up to ``limit`` records that match the search language, and how many there are."""
        return search.search(self._connection, text, date.today(), limit, order)

    def dues(self, until: date) -> list[DueRecord]:
        """What is due by ``until`` and not put down, the earliest first."""
        return timeline.dues(self._connection, until)

    def on_this_day(self, today: date) -> list[AnyRecord]:
        """What was written about this day in earlier years and may come back by itself."""
        return timeline.on_this_day(self._connection, today)

    def counts(self, name: str) -> dict[str, int]:
        """How many records have each value of a tag such as ``topic`` or ``kind``."""
        return timeline.counts(self._connection, name)

    def pillar_days(self) -> dict[str, "array[int]"]:
        """The days of every pillar's records: ``date.toordinal``, sorted, one for each record."""
        return timeline.pillar_days(self._connection)

    def signings(self) -> list[Signing]:
        """When which version of an agreement was signed, in order of signing."""
        return timeline.signings(self._connection)

    # Backups

    def backup_folders(self) -> list[Path]:
        """Where backups go: beside the journal, then the second folder that was chosen, if any."""
        first = backup.folder_of(self._connection.database.parent)
        second = self.setting(_SECOND_FOLDER)
        return [first, Path(second) / first.name] if second else [first]

    def choose_second_folder(self, folder: Path | None) -> None:
        """Keep a copy of every backup in ``folder``, too; None for no longer."""
        self.set_setting(_SECOND_FOLDER, str(folder.absolute()) if folder else None)

    def backup_is_due(self, folder: Path, now: datetime) -> bool:
        """Whether the newest backup in ``folder`` is older than a day, and something changed."""
        return backup.is_due(self._connection, folder, now)

    def back_up(self, folder: Path, between: Callable[[], None] = lambda: None) -> Path:
        """Add a backup to ``folder``; ``between`` is called after each slice and may save."""
        return backup.make(self._connection, folder, datetime.now(UTC), between)

    def back_up_to(self, out: Path) -> None:
        """Write one backup to the file ``out``."""
        backup.write(self._connection, out, lambda: None)

    # What the journal itself remembers

    def setting(self, name: str, default: Any = None) -> Any:
        """A value that is kept inside the journal, or ``default``."""
        query = "SELECT value FROM setting WHERE name = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value inside the journal."""
        with self._connection.transaction():
            self._put_setting(name, value)

    def _put_setting(self, name: str, value: Any) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, json.dumps(value))
        )

    def forget_kept_kit(self) -> None:
        """Remember that nobody has kept the recovery kit yet: there is a new code."""
        with self._connection.transaction():
            self._connection.execute("DELETE FROM setting WHERE name LIKE 'recovery_kit_%'")

    def vocabulary(self) -> Vocabulary:
        """The person's own prompts and topics, and which prompts are not wanted."""
        return msgspec.convert(self.setting(_VOCABULARY, {}), Vocabulary)

    def change_vocabulary(self, change: Callable[[Vocabulary], Vocabulary]) -> Changes:
        """Keep what ``change`` makes of the vocabulary."""
        with self._connection.transaction():
            self._keep_vocabulary(change(self.vocabulary()))
        return Changes(frozenset({_VOCABULARY}))

    def _keep_vocabulary(self, vocabulary: Vocabulary) -> None:
        if vocabulary != self.vocabulary():
            self._put_setting(_VOCABULARY, msgspec.to_builtins(vocabulary))
