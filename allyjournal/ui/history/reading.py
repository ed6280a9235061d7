"""What the history of a record shows, read in the worker thread: one state at a time, for there
may be thousands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.compare import Piece, compare
from allyjournal.domain.history import changed_fields
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.store.journal import Journal
from allyjournal.store.records import Revision
from allyjournal.ui import looks
from allyjournal.ui.field_words import field_words
from allyjournal.ui.history.values import field_value
from allyjournal.ui.widgets.record_rows import Row


class History(NamedTuple):
    """A record, and the places of what it was, the newest first."""

    present: AnyRecord
    places: Sequence[int]


class Difference(NamedTuple):
    """A field's name, what stood in it then and now, and what became of the words."""

    field: str
    before: str
    after: str
    pieces: Sequence[Piece]


class Compared(NamedTuple):
    """A former state, and every field in which it differs from the present one."""

    former: AnyRecord
    differences: Sequence[Difference]


def read(journal: Journal, uid: str) -> History:
    """The history of the record; raises RecordMissing."""
    return History(journal.get(uid), journal.revision_ids(uid))


def read_moments(
    journal: Journal, present: AnyRecord, places: Sequence[int]
) -> tuple[Sequence[int], list[Row | None]]:
    """Rows for some ``places``: until when it said so, and in what that differs from now."""
    with journal.around_damage() as unreadable:
        found = [*map(journal.revision, places)]
    gone = {row.key for row in unreadable}
    rows = [_moment(revision, present) if revision else None for revision in found]
    return places, [
        _unreadable() if place in gone else row for place, row in zip(places, rows, strict=True)
    ]


def read_compared(journal: Journal, present: AnyRecord, place: int) -> Compared | None:
    """The state at ``place`` beside the ``present`` one; None where it has gone meanwhile."""
    revision = journal.revision(place)
    if revision is None:
        return None
    states = revision.record, present
    with journal.around_damage():
        names = named(journal, states)
    return Compared(
        revision.record, [_difference(field, states, names) for field in changed_fields(*states)]
    )


def _unreadable() -> Row:
    words = QCoreApplication.translate("history", "What it was then cannot be read.")
    return Row(title=words, muted=True)


def _moment(revision: Revision, present: AnyRecord) -> Row:
    at = revision.at.astimezone()
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    fields = map(field_words, changed_fields(revision.record, present))
    until = QCoreApplication.translate("history", "Until {day}, {time}")
    return Row(
        title=until.format(day=looks.day_words(at.date()), time=time),
        note=", ".join(fields) or QCoreApplication.translate("history", "as it is now"),
    )


def _difference(
    field: str, states: tuple[AnyRecord, AnyRecord], names: Mapping[str, str]
) -> Difference:
    before, after = (field_value(state, field, names) for state in states)
    return Difference(field, before, after, compare(before, after))


def named(journal: Journal, states: Sequence[AnyRecord]) -> dict[str, str]:
    """What the uids in ``states`` are called, what is gone as well."""
    targets = {target for state in states for target in state.links()}
    names = dict.fromkeys(targets, QCoreApplication.translate("history", "something deleted"))
    names |= {it.uid: display_title(it) for it in journal.trashed() if it.uid in targets}
    found = (journal.find(target) for target in targets)
    names |= {record.uid: display_title(record) for record in found if record}
    signed = (version.content for version in journal.versions())
    for agreement in (*signed, *journal.of_kind(Agreement)):
        names |= {one.uid: one.statement for one in agreement.commitments}
    return names
