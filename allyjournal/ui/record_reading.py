"""What the page of a kind reads from the journal; run in the worker thread."""

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import IN_FORCE, Agreement
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Share
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Record
from allyjournal.domain.text import shortened
from allyjournal.store.changes import Changes
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import day_of
from allyjournal.store.timeline import Entry
from allyjournal.ui import looks, vocabulary
from allyjournal.ui.record_form import Surroundings
from allyjournal.ui.unreadable import unreadable_row
from allyjournal.ui.widgets.record_list import Heading, Row

_TAGS = ("community", "pattern", "emotion")
_AT_FIRST = 20
_LENGTH = 44
_MOST_ALIKE = 20


class Group(NamedTuple):
    """Records under one heading: those that match ``query``; an empty heading: month by month."""

    heading: str
    query: str


class Listed(NamedTuple):
    """What the list shows, and where in it the open record stands."""

    ids: "array[int]"
    headings: list[Heading]
    chosen: int | None

    def first(self) -> "array[int]":
        """Among which the one is that is opened first: not all may be readable."""
        return self.ids[:_AT_FIRST]


class Found(NamedTuple):
    """What stands at some row ids: None where it has gone, or where the id is ``unreadable``."""

    ids: Sequence[int]
    entries: Sequence[Entry | None]
    unreadable: Collection[int | str]

    def rows(self, row: Callable[[AnyRecord], Row]) -> list[Row | None]:
        """The rows of a compact list, each as ``row`` has it; one that cannot be read says so."""
        return [
            unreadable_row(row_id, dated=False)
            if row_id in self.unreadable
            else row(entry)
            if isinstance(entry, Record)
            else None
            for row_id, entry in zip(self.ids, self.entries, strict=True)
        ]


class Opened(NamedTuple):
    """A record, what its form lets choose from, and what is ``unreadable`` of all that is linked
    to it or like it."""

    record: AnyRecord
    surroundings: Surroundings
    unreadable: Collection[Unreadable] = ()


def read_list(
    journal: Journal, kinds: Collection[str], groups: Sequence[Group], uid: str
) -> Listed:
    """The records of these kinds by group, and the place of the one with ``uid``."""
    ids = array("q")
    headings: list[Heading] = []
    with journal.around_damage():
        for group in groups:
            found = journal.ids(group.query, {"kind": kinds}).ids
            headings += _headings(group, found, len(ids))
            ids.extend(found)
    return Listed(ids, headings, journal.row_id(uid))


def read_rows(journal: Journal, ids: Sequence[int]) -> Found:
    """What stands at ``ids``."""
    with journal.around_damage() as unreadable:
        return Found(ids, journal.window(ids), {row.key for row in unreadable})


def read_record(journal: Journal, uid: str) -> Opened | None:
    """The record with what is around it; None where it is gone."""
    record = journal.find(uid)
    return around(journal, record) if record else None


def read_begun(journal: Journal, record: AnyRecord) -> Opened:
    """The same for ``record``, which may not be in the journal yet."""
    return around(journal, journal.find(record.uid) or record)


def around(journal: Journal, record: AnyRecord) -> Opened:
    """``record``, which may be new, with what is around it."""
    with journal.around_damage():
        known = {tag: journal.values(tag) for tag in _TAGS}
        known["topic"] = vocabulary.topics(journal)
        people, mentors = _named(journal, Person), _named(journal, Mentor)
        commitments = list(_commitments(journal))
        support = journal.setting("support", "")
    with journal.around_damage() as unreadable:
        linked = [it for it in _linked(journal, record) if not isinstance(it, Person)]
        alike = _alike(journal, record) if isinstance(record, Mistake) and record.pattern else []
        since = journal.since_shared(record) if isinstance(record, Share) else None
    beside = Surroundings(known, people, commitments, linked, alike, support, mentors, since)
    return Opened(record, beside, unreadable)


def _linked(journal: Journal, record: AnyRecord) -> list[AnyRecord]:
    """Also what a record names that was begun with it and is not saved yet."""
    linked = journal.linked(record.uid)
    there = {other.uid for other in linked}
    named = [journal.find(uid) for uid in record.related if uid not in there]
    return [*linked, *(other for other in named if other)]


def _alike(journal: Journal, mistake: Mistake) -> list[Mistake]:
    """The newest of the other mistakes that share its pattern."""
    pattern = mistake.pattern.replace('"', "")
    ids = journal.ids(f'pattern:"{pattern}"', {"kind": ("mistake",)}, _MOST_ALIKE).ids
    found = [it for it in journal.window(ids) if isinstance(it, Mistake)]
    return [it for it in found if it.uid != mistake.uid and it.pattern == mistake.pattern]


class Trashed(NamedTuple):
    """What a deletion changed, and how many records still name what was deleted."""

    changes: Changes
    naming: int


def trash(journal: Journal, uid: str) -> Trashed | None:
    """Put the record into the trash; None for a new one that was never saved."""
    return Trashed(journal.trash(uid), journal.naming(uid)) if journal.find(uid) else None


def trashed_words(trashed: Trashed) -> str:
    """What was moved to the trash, what it took along, and what still names it."""
    along, naming = len(trashed.changes.uids) - 1, trashed.naming
    words = {
        0: _translate("Moved to the trash."),
        1: _translate("Moved to the trash with one check-in."),
    }.get(along, _translate("Moved to the trash with {n} check-ins.").format(n=along))
    others = {0: "", 1: _translate("One record still names it.")}.get(
        naming, _translate("{n} records still name it.").format(n=naming)
    )
    return " ".join(filter(None, (words, others)))


def _named(journal: Journal, kind: type[Person] | type[Mentor]) -> list[tuple[str, str]]:
    return [(one.uid, one.pseudonym) for one in journal.of_kind(kind)]


def _commitments(journal: Journal) -> Iterator[tuple[str, str]]:
    """Those of every agreement in force: their uids and statements."""
    for agreement in journal.of_kind(Agreement):
        if agreement.state in IN_FORCE:
            for commitment in agreement.commitments:
                if commitment.statement.strip():
                    yield commitment.uid, shortened(commitment.statement, _LENGTH)


def _headings(group: Group, ids: "array[int]", start: int) -> Iterator[Heading]:
    if group.heading and ids:
        yield start, group.heading
    elif ids:
        months = groupby(enumerate(ids, start), lambda it: day_of(it[1]).replace(day=1))
        for month, members in months:
            yield next(members)[0], looks.month_words(month)


def _translate(text: str) -> str:
    return QCoreApplication.translate("trash", text)
