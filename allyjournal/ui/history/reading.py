"""What the history of a record shows, read in one go in the worker thread."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

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
    targets = {target for state in states for target in state.links()}
    return History(present, revisions, dict(_named(journal, targets)))


def _named(journal: Journal, targets: set[str]) -> Iterator[tuple[str, str]]:
    for target in targets:
        if record := journal.find(target):
            yield target, display_title(record)
    for agreement in journal.of_kind(Agreement):
        for commitment in agreement.commitments:
            yield commitment.uid, commitment.statement
