"""A change to a record as it is, and its undoing; both run in the worker thread."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from allyjournal.domain.history import undone
from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal


class Applied(NamedTuple):
    """What was saved, what the record was before and after, and what to say about it."""

    changes: Changes
    before: AnyRecord
    after: AnyRecord
    words: str


def apply(
    journal: Journal, uid: str, change: Callable[[AnyRecord], AnyRecord], words: str
) -> Applied:
    """Save the record with ``change``; what it was stays as a revision. Raises RecordMissing."""
    before = journal.get(uid)
    after = change(before)
    return Applied(journal.save(after, keep_previous=True), before, after, words)


def take_again(journal: Journal, former: AnyRecord, words: str) -> Applied:
    """Give a record a former state again. Raises RecordMissing."""
    before = journal.get(former.uid)
    changes = journal.take_again(former)
    return Applied(changes, before, journal.get(former.uid), words)


def undo(journal: Journal, applied: Applied) -> Changes:
    """Put back the fields that were changed; one that was written in since stays as it is."""
    now = journal.get(applied.before.uid)
    put_back = undone(applied.before, applied.after, now, date.today())
    return journal.save(put_back, keep_previous=True)
