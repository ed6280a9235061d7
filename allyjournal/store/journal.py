"""Journal: one unlocked journal, and the face that the command line, exchange and the window use.

A Journal is used on the thread that opened it; only ``interrupt`` may be called from another.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import msgspec

from allyjournal.domain.agreement import Agreement, AgreementVersion, sign
from allyjournal.domain.errors import JournalError, JournalShut, RecordMissing
from allyjournal.domain.history import taken_again
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.domain.prompts import Vocabulary
from allyjournal.store import names, records, remembered, trash
from allyjournal.store.changes import Changes
from allyjournal.store.held import Held
from allyjournal.store.migrations import migrate
from allyjournal.store.readings import HALF_TYPED, VOCABULARY, Readings
from allyjournal.store.records import Revision
from allyjournal.store.trash import Deletion
from allyjournal.store.writing import asked_for, transaction
from allyjournal.vault import backup, ballast, integrity, vault
from allyjournal.vault.integrity import Findings
from allyjournal.vault.vault import Connection

T = TypeVar("T")

_MERGE_BEGUN: Final = "merge_begun"
_SUMMARY: Final = "summary"
_SUMMARY_AND_DECIDED: Final = "summary*"
_OF_THE_KIT: Final = ("recovery_kit_kept", "recovery_kit_put_down_until")
_NO_WORDS: Final = Vocabulary()
_SECOND_FOLDER: Final = "second backup folder"


def _told(deletion: Deletion | None) -> Changes:
    if deletion is None:
        raise RecordMissing()
    return Changes.of(deletion.record, *deletion.along)


class Journal(Readings):
    """One unlocked journal. Every method that writes is one transaction and says what changed.

    What a full disk keeps from being written is held in memory once ``hold`` was called, read
    from there as if it were in the file, and goes with the first transaction that succeeds.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._holding = False

    @staticmethod
    def make(folder: Path, passphrase: str) -> str:
        """Make a journal in ``folder``, all or nothing; returns its recovery code."""
        return vault.create(folder, passphrase, migrate)

    @classmethod
    def create(cls, folder: Path, passphrase: str) -> tuple[Self, str]:
        """The same, opened, and its code; where only the opening fails nobody hears that."""
        code = cls.make(folder, passphrase)
        return cls.open_with_code(folder, code), code

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

    def aside(self, work: Callable[[], T], passphrase: str = "") -> T:
        """What ``work`` gives, which needs the file for itself; it is closed for that long. Work
        that replaces the key needs the ``passphrase``. Raises WrongPassphrase before anything is
        closed, then what ``work`` raises, and JournalShut where the journal cannot be opened any
        more."""
        if passphrase:
            self.recovery_code(passphrase)
        self.close()
        try:
            return work()
        finally:
            self._open_again(passphrase)

    def _open_again(self, passphrase: str) -> None:
        key = self._connection.key
        try:
            self._connection = vault.open_with_key(self.folder, key, migrate, passphrase)
        except JournalError as error:
            self.hold()
            if passphrase:
                # what is held is sealed for the key that the journal has by now
                with suppress(JournalError):
                    self._connection.key = vault.key_of(self.folder, passphrase)
            raise JournalShut.by(error) from error

    def recovery_code(self, passphrase: str) -> str:
        """The recovery code, for somebody with the passphrase; raises WrongPassphrase."""
        return vault.recovery_code(self.folder, passphrase, self._connection.key)

    def examine(self, between: Callable[[float], None]) -> Findings:
        """Read every byte, the journal closed meanwhile; ``between`` is told the part that is
        done, up to 1, and what it raises ends it as Interrupted. Raises what ``aside`` raises."""
        return self.aside(partial(integrity.examined, self.folder, self._connection.key, between))

    def interrupt(self) -> None:
        """Stop the reading that is under way; it raises ``vault.Interrupted``. From any thread."""
        self._connection.interrupt()

    # Writing

    @asked_for
    def save(self, record: AnyRecord, *together: AnyRecord, keep_previous: bool = False) -> Changes:
        """Write ``record``, stamped with this moment, and ``together`` with it what it moves in
        other records: all or none.

        What it was before is kept as a revision when ``keep_previous`` says that its page was
        opened anew, and after a pause of ten minutes; a record that says what it said before is
        not touched. What went to the trash in the meantime comes back.
        """
        if self._holding:
            return self._hold(record, *together)
        with self._transaction():
            changes = self._write(record, keep_previous=keep_previous)
            return changes.joined(*map(self._write, together))

    def _write(self, record: AnyRecord, *, keep_previous: bool = False) -> Changes:
        now = datetime.now(UTC)
        back = trash.restore(self._connection, record.uid)
        opened = keep_previous or back is not None
        written = records.change(self._connection, record, now, opened=opened)
        along = back.along if back else ()
        return Changes.of(record, *along) if written or back else Changes()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; what is held goes first, and is then held no longer."""
        with transaction(self._connection):
            for record in self._held.records.values():
                self._write(record, keep_previous=True)
            for name, value in self._held.settings.items():
                remembered.keep(self._connection, name, value)
            yield
        self._held = Held()

    @asked_for
    def add(
        self,
        added: Sequence[AnyRecord],
        versions: Sequence[AgreementVersion] = (),
        revisions: Sequence[Revision] = (),
        vocabulary: Vocabulary = _NO_WORDS,
    ) -> Changes:
        """Write records, agreement versions and revisions as they are, all or none (an import),
        and what of the ``vocabulary`` is not here yet.

        A record with ``trashed_at`` goes to the trash.
        """
        with self._transaction():
            for record in added:
                put = records.put_in_trash if record.trashed_at else records.write
                put(self._connection, record)
            for version in versions:
                records.add_version(self._connection, version)
            for revision in revisions:
                records.add_revision(self._connection, revision)
            merged = self.vocabulary().merged_with(vocabulary)
            if merged != self.vocabulary():
                remembered.keep(self._connection, VOCABULARY, msgspec.to_builtins(merged))
        return Changes.of(*added)

    @asked_for
    def sign(
        self,
        agreement: Agreement,
        on: date,
        change_reason: str = "",
        prompted_by: str | None = None,
    ) -> Changes:
        """Sign ``agreement`` as its next version; raises what ``agreement.sign`` raises."""
        versions = self.versions(agreement.uid)
        signed, version = sign(agreement, versions, on, change_reason, prompted_by)
        with self._transaction():
            changes = self._write(signed)
            if version not in versions:
                records.add_version(self._connection, version)
        return changes

    @asked_for
    def share(self, share: Share) -> Changes:
        """Keep what was shared, and begin the next summary anew: both or neither."""
        if self._holding:
            self.set_setting(_SUMMARY, None)
            return self._hold(share)
        with self._transaction():
            remembered.forget(self._connection, _SUMMARY)
            return self._write(share)

    @asked_for
    def trash(self, uid: str, *together: AnyRecord) -> Changes:
        """Move a record to the trash, an agreement with its check-ins, and write ``together``
        with it what that moves in other records: all or none. Raises RecordMissing."""
        record = self.get(uid)
        with self._transaction():
            deletion = trash.put(self._connection, record, datetime.now(UTC))
            changes = Changes.of(record, *deletion.along)
            return changes.joined(*map(self._write, together))

    @asked_for
    def restore(self, uid: str) -> Changes:
        """Bring a record back from the trash, with what went with it; raises RecordMissing."""
        with self._transaction():
            deletion = trash.restore(self._connection, uid)
        return _told(deletion)

    @asked_for
    def remove(self, uid: str) -> Changes:
        """Delete a record in the trash for good, with its former states; raises RecordMissing.

        Its words are out of the file once ``merge_search`` is through, but for the copies of what
        was shared of it, which are records of their own.
        """
        with self._transaction():
            deletion = trash.remove(self._connection, uid)
            remembered.forget(self._connection, HALF_TYPED + uid)
            self._forget_words()
        return _told(deletion)

    @asked_for
    def empty_trash(self) -> Changes:
        """Delete everything in the trash for good."""
        removed: list[AnyRecord] = []
        with self._transaction():
            for deletion in trash.deletions(self._connection):
                trash.remove(self._connection, deletion.record.uid)
                remembered.forget(self._connection, HALF_TYPED + deletion.record.uid)
                removed += (deletion.record, *deletion.along)
            self._forget_words()
        return Changes.of(*removed)

    def _forget_words(self) -> None:
        """Where words of what was removed may still stand: the index, the summary that was begun,
        and those that the person decided about."""
        remembered.keep(self._connection, _MERGE_BEGUN, False)
        remembered.forget(self._connection, _SUMMARY_AND_DECIDED)

    def merge_search(self) -> bool:
        """One slice of taking the words of what was removed out of the search index; whether
        there is more. What a lock leaves unfinished is remembered."""
        begun = self.setting(_MERGE_BEGUN)
        if begun is None:
            return False
        with self._transaction():
            more = trash.merge(self._connection, first=not begun)
            if more:
                remembered.keep(self._connection, _MERGE_BEGUN, True)
            else:
                remembered.forget(self._connection, _MERGE_BEGUN)
        return more

    def take_again(self, former: AnyRecord) -> Changes:
        """Give a record a former state again, what it is now kept as one; raises RecordMissing."""
        present, versions = self.get(former.uid), self.versions(former.uid)
        signed = versions[-1].content if versions else None
        return self.save(taken_again(present, former, date.today(), signed), keep_previous=True)

    def rebuild_search(self, between: Callable[[], None] = lambda: None) -> None:
        """Make the search index anew from the records. ``between`` is called often; what it raises
        ends it as Interrupted, and nothing has changed."""
        self._connection.while_busy(between, integrity.STEPS)
        try:
            with self._transaction():
                self._connection.execute("INSERT INTO main.search (search) VALUES ('rebuild')")
        finally:
            self._connection.while_busy(None)

    @asked_for
    def forget_names(self, uid: str | None = None) -> Changes:
        """Forget the real names of one person, or of all; revisions and the trash as well, and
        the summary that was begun and what was decided for it, where some may have been typed."""
        with self._transaction():
            remembered.forget(self._connection, _SUMMARY_AND_DECIDED)
            remembered.forget(self._connection, f"{HALF_TYPED}*")
            return Changes(frozenset({"person"}), names.forget(self._connection, uid))

    # What cannot be written now

    def keep_room(self) -> bool:
        """Keep some room for a last save, given back on a full disk; False where there is none."""
        return ballast.lay(self.folder)

    def hold(self) -> None:
        """Keep what is saved from now on in memory: a lock waits for no disk."""
        self._holding = True

    def _hold(self, *saved: AnyRecord) -> Changes:
        self._held.records |= {record.uid: record for record in saved}
        return Changes.of(*saved)

    def take_up(self, sealed: bytes) -> None:
        """Hold what was ``sealed``; raises InputRefused where it is not this journal's."""
        self._held = Held.unsealed(sealed, self._connection.key)

    @asked_for
    def write_held(self) -> None:
        """Write what is held; raises what stands in the way, and it is held still."""
        with self._transaction():
            pass

    # Backups

    def backup_folders(self) -> list[Path]:
        """Where backups go: beside the journal, then the second folder that was chosen, if any."""
        first = backup.folder_of(self.folder)
        second = self.setting(_SECOND_FOLDER)
        return [first, Path(second) / first.name] if second else [first]

    def choose_second_folder(self, folder: Path | None) -> None:
        """Keep a copy of every backup in ``folder``, too; None for no longer."""
        self.set_setting(_SECOND_FOLDER, str(folder.absolute()) if folder else None)

    def take_second_folder_of(self, former: Path) -> None:
        """Choose what is chosen in the journal in the folder ``former``, which this one's key
        opens, too; raises what opening and writing raise."""
        key = self._connection.key
        with closing(Journal(vault.open_with_key(former, key, vault.as_it_is))) as journal:
            second = journal.setting(_SECOND_FOLDER)
        self.set_setting(_SECOND_FOLDER, second)

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

    @asked_for
    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value inside the journal."""
        if self._holding:
            self._held.settings[name] = value
            return
        with self._transaction():
            remembered.keep(self._connection, name, value)

    def keep_half_typed(self, uid: str, typed: dict[str, str]) -> None:
        """Remember such names, until they are somebody's or nothing. No page shows that they are
        not saved: what cannot be written is held in any case, and the error raised once."""
        try:
            if typed != self.half_typed(uid):
                self.set_setting(HALF_TYPED + uid, typed)
        except JournalError:
            if typed:
                self._held.settings[HALF_TYPED + uid] = typed
            raise

    @asked_for
    def forget_kept_kit(self) -> None:
        """Remember that nobody has kept the recovery kit yet: there is a new code. What cannot be
        written is held in any case, and the error raised once."""
        try:
            with self._transaction():
                for name in _OF_THE_KIT:
                    remembered.forget(self._connection, name)
        except JournalError:
            self._held.settings |= dict.fromkeys(_OF_THE_KIT)
            raise

    def change_vocabulary(self, change: Callable[[Vocabulary], Vocabulary]) -> Changes:
        """Keep what ``change`` makes of the vocabulary."""
        changed = change(self.vocabulary())
        if changed != self.vocabulary():
            self.set_setting(VOCABULARY, msgspec.to_builtins(changed))
        return Changes(frozenset({VOCABULARY}))
