"""What Today's small buttons do to a record."""

from datetime import date

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import Due


def finish(record: AnyRecord, due: Due, on: date, found: str) -> AnyRecord:
    """``record`` with what ``due`` asks for done; unchanged where it no longer asks for it."""
    return record.finish(due, on, found)


def put_down(record: AnyRecord, until: date) -> AnyRecord:
    """``record``, silent until that day."""
    return record.changed(put_down_until=until)


def keep_out(record: AnyRecord) -> AnyRecord:
    """``record``, which no longer comes back on its day."""
    return record.changed(keep_out_of_on_this_day=True)
