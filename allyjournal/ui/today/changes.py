"""What Today's small buttons do to a record; run in the worker thread, on the record as it is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake, revise
from allyjournal.domain.record import Due
from allyjournal.store.journal import Changes, Journal


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


def undo(journal: Journal, applied: Applied) -> Changes:
    """Put back the fields that were changed; one that was written in since stays as it is."""
    before, after, now = applied.before, applied.after, journal.get(applied.before.uid)
    fields = {
        name: getattr(before, name)
        for name in before.__struct_fields__
        if getattr(before, name) != getattr(after, name) == getattr(now, name)
    }
    # a mistake that was let rest meanwhile must not keep its rest without the ground for it
    put_back = (
        revise(now, date.today(), **fields) if isinstance(now, Mistake) else now.changed(**fields)
    )
    return journal.save(put_back, keep_previous=True)


def finish(record: AnyRecord, due: Due, on: date, found: str) -> AnyRecord:
    """``record`` with what ``due`` asks for done; unchanged where it no longer asks for it."""
    return record.finish(due, on, found)


def put_down(record: AnyRecord, until: date) -> AnyRecord:
    """``record``, silent until that day."""
    return record.changed(put_down_until=until)


def keep_out(record: AnyRecord) -> AnyRecord:
    """``record``, which no longer comes back on its day."""
    return record.changed(keep_out_of_on_this_day=True)
