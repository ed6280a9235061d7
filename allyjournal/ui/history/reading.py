"""What the history of a record shows, read in one go in the worker thread."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.store.journal import Journal
from allyjournal.store.records import Revision


class History(NamedTuple):
    """A record, what it was (the newest first), and what the uids in it are called."""

    present: AnyRecord
    revisions: Sequence[Revision]
    names: Mapping[str, str]


def read(journal: Journal, uid: str) -> History:
    """The history of the record; raises RecordMissing."""
    present = journal.get(uid)
    revisions = journal.revisions(uid)[::-1]
    states = (present, *(revision.record for revision in revisions))
    return History(present, revisions, _named(journal, states))


def _named(journal: Journal, states: Sequence[AnyRecord]) -> dict[str, str]:
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
