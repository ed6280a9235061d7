"""What can be asked of an unlocked journal; nothing here changes it."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final, TypeVar

import msgspec

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.errors import JournalDamaged, RecordMissing
from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.written import Row, Subject
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.domain.prompts import Vocabulary
from allyjournal.domain.record import AnyKind
from allyjournal.store import (
    growth,
    listing,
    records,
    remembered,
    row_id,
    search,
    search_aside,
    shares,
    timeline,
    trash,
)
from allyjournal.store.damage import Unreadable, is_all_there, left_out
from allyjournal.store.held import Held
from allyjournal.store.listing import Chosen, Found
from allyjournal.store.records import Revision
from allyjournal.store.search import Order, SearchResult
from allyjournal.store.shares import SinceShared
from allyjournal.store.timeline import DueRecord, Entry, Signing
from allyjournal.store.trash import Deletion
from allyjournal.vault.vault import Connection

T = TypeVar("T")

VOCABULARY: Final = "vocabulary"
HALF_TYPED: Final = "half typed "

_NOTHING: Mapping[str, tuple[str, ...]] = {}


class Readings:
    """The half of a Journal that reads. One record, those of a kind and the settings are read as
    they were last saved, also where they could not be written yet. It lies in its ``folder``.

    Damage is raised as JournalDamaged, but within ``around_damage``.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held = Held()
        self.folder = connection.database.parent
        self.tell_damage: Callable[[JournalDamaged], None] = _nobody
        self._is_told = False

    @contextmanager
    def around_damage(self) -> Iterator[set[Unreadable]]:
        """Within this, to show something: what cannot be read is left out, and named in the set
        that this gives. In the end it is passed to ``tell_damage``; and once so is damage that
        takes nothing away, such as that of an index."""
        former, unreadable = self._connection.unreadable, set[Unreadable]()
        self._connection.unreadable = unreadable
        try:
            yield unreadable
        finally:
            self._connection.unreadable = former
        if former is not None:
            former |= unreadable
        elif unreadable:
            self._connection.was_damaged = True
            self._tell(JournalDamaged("The journal is damaged: some of it cannot be read."))
        elif self._connection.was_damaged and not self._is_told:
            self._tell(JournalDamaged())

    def _tell(self, damage: JournalDamaged) -> None:
        self._is_told = True
        self.tell_damage(damage)

    def was_damaged(self) -> bool:
        """Whether damage was met since it was opened, or opened again for work aside."""
        return self._connection.was_damaged

    def is_all_there(self) -> bool:
        """Whether all that was written can be read, whatever else is damaged; reads all of it."""
        return is_all_there(self._connection)

    def find(self, uid: str) -> AnyRecord | None:
        """The record, or None."""
        return self._held.records.get(uid) or records.find(self._connection, uid)

    def get(self, uid: str) -> AnyRecord:
        """The record; raises RecordMissing."""
        if (record := self.find(uid)) is None:
            raise RecordMissing()
        return record

    def row_id(self, uid: str) -> int | None:
        """Where the record stands in time, as ``ids`` names it; None where there is none."""
        return row_id.of_record(self._connection, uid)

    def of_kind(self, kind: type[AnyKind], entered_since: date | None = None) -> list[AnyKind]:
        """Every record of a kind that has few, or those in their state since; oldest first, and
        behind them all what the file does not know yet."""
        found = records.of_kind(self._connection, kind, entered_since)
        known = [self._held.instead_of(record) for record in found]
        return known if entered_since else [*known, *self._held.beside(known, kind)]

    def all(self) -> Iterator[AnyRecord]:
        """Every record outside the trash, oldest first, one at a time (an export)."""
        return records.everything(self._connection)

    def whole(self, record: AnyRecord) -> AnyRecord:
        """A share with its copy, which no other reading gives; any other record as it is."""
        return shares.whole(self._connection, record)

    def since_shared(self, share: Share) -> SinceShared:
        """What happened to the journal since ``share`` was made."""
        return shares.since_shared(self._connection, share)

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
        return self._made(lambda: records.links_between(self._connection, uid), [])

    def known_targets(self) -> frozenset[str]:
        """Every uid that a link may name."""
        return frozenset(records.known_targets(self._connection))

    def ids(
        self,
        query: str = "",
        chosen: Chosen = _NOTHING,
        limit: int = -1,
        order: Order = "newest",
    ) -> Found:
        """The row ids of what the timeline shows for a query and chosen values of tags, the newest
        or the best first; all of them, or the first ``limit``."""
        return self._found(
            lambda: listing.ids(self._connection, query, date.today(), chosen, limit, order)
        )

    def counts_beside(self, name: str, query: str, chosen: Chosen) -> dict[str, int]:
        """How many rows each value of a tag would show in the timeline beside a query and what
        is chosen of other tags; values that would show none are left out."""

        def ask() -> dict[str, int]:
            return listing.counts(self._connection, name, query, date.today(), chosen)

        return self._made(lambda: self._found(ask), {})

    def window(self, ids: Sequence[int]) -> list[Entry | None]:
        """What stands at some row ids, in their order; None where it has gone meanwhile, or where
        damage is read around."""
        return timeline.window(self._connection, ids)

    def search(self, text: str, limit: int = 50, order: Order = "newest") -> SearchResult:
        """Up to ``limit`` records that match the search language, and how many there are."""
        return self._found(
            lambda: search.search(self._connection, text, date.today(), limit, order)
        )

    def _found(self, ask: Callable[[], T]) -> T:
        """What ``ask`` finds in the search index, or, where that is damaged and damage is read
        around, in one that is made of the records in memory."""
        try:
            return ask()
        except JournalDamaged as error:
            if left_out(self._connection) is None or search_aside.is_laid(self._connection):
                raise
            search_aside.lay(self._connection)
            self._tell(error)
            return ask()

    def dues(self, until: date) -> list[DueRecord]:
        """What is due by ``until`` and not put down, the earliest first."""
        return self._made(lambda: timeline.dues(self._connection, until), [])

    def on_this_day(self, today: date) -> list[AnyRecord]:
        """What was written about this day in earlier years and may come back by itself."""
        return self._made(lambda: timeline.on_this_day(self._connection, today), [])

    def tags_in_use(self, names: Iterable[str]) -> list[str]:
        """Those of some names of tags that any record has a value of."""
        return self._made(lambda: timeline.tags_in_use(self._connection, names), [])

    def values(self, name: str) -> list[str]:
        """Every value that a tag such as ``topic`` or ``community`` has, in order."""
        return self._made(lambda: timeline.values(self._connection, name), [])

    def pillar_days(self) -> dict[str, "array[int]"]:
        """The days of every pillar's records: ``date.toordinal``, sorted, one for each record."""
        return self._made(lambda: timeline.pillar_days(self._connection), {})

    def signings(self) -> list[Signing]:
        """When which version of an agreement was signed, in order of signing."""
        return timeline.signings(self._connection)

    def growth(self, period: Period) -> Growth:
        """What there is to look back on in ``period``, which ends today or earlier."""
        return growth.growth(self._connection, period)

    def written_in(self, row: Row, month: date, period: Period) -> list[int]:
        """The row ids behind a mark of the growth grid of ``period``, newest first; ``month`` is
        the first day of the mark's month."""
        return growth.written_in(self._connection, row, month, period)

    def known_to_the_year(self, period: Period) -> list[int]:
        """The row ids of what stands in no month of that grid, newest first."""
        return growth.known_to_the_year(self._connection, period)

    def kept_about(self, subject: Subject, until: date) -> list[int]:
        """The row ids of the reflections on ``subject`` that may be set beside another one,
        newest first."""
        return growth.kept_about(self._connection, subject, until)

    def _made(self, ask: Callable[[], T], nothing: T) -> T:
        """What ``ask`` reads of what is made of the records; where that is damaged and damage is
        read around, ``nothing``, and that nobody knows how much is missing."""
        try:
            return ask()
        except JournalDamaged:
            unreadable = left_out(self._connection)
            if unreadable is None:
                raise
            unreadable.add(Unreadable("record", ""))
            return nothing

    def first_day(self) -> date | None:
        """The earliest day of all records; None where there are none."""
        return records.first_day(self._connection)

    def years(self) -> list[int]:
        """The years in which there is a record, the last first."""
        return growth.years(self._connection)

    def setting(self, name: str, default: Any = None) -> Any:
        """A value that is kept inside the journal, or ``default``."""
        if name in self._held.settings:
            return self._held.settings[name]
        return remembered.value(self._connection, name, default)

    def vocabulary(self) -> Vocabulary:
        """The person's own prompts and topics, and which prompts are not wanted."""
        return msgspec.convert(self.setting(VOCABULARY, {}), Vocabulary)

    def half_typed(self, uid: str) -> dict[str, str]:
        """The names that were typed for a record and are nobody's yet, by their fields."""
        typed: dict[str, str] = self.setting(HALF_TYPED + uid, {})
        return typed

    def held(self) -> list[AnyRecord] | None:
        """The records that are not in the file yet; None where everything is."""
        return None if self._held.is_empty() else [*self._held.records.values()]

    def sealed(self) -> bytes:
        """What is held, for this journal alone to read again; empty where nothing is."""
        return self._held.sealed(self._connection.key)


def _nobody(_damage: JournalDamaged) -> None:
    """Who reads around damage unless somebody else wants to know it."""
