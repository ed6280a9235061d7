"""What an importer hands over."""

from typing import NamedTuple

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.prompts import Vocabulary
from allyjournal.store.records import Revision


class Problem(NamedTuple):
    """What cannot be taken, and where: a JSON path, or a file and its line."""

    where: str
    what: str


class Incoming(NamedTuple):
    """What a file holds; where there are problems, what could be read besides.

    ``removed`` are the uids of what was deleted for good, to which a link may still lead.
    """

    records: tuple[AnyRecord, ...] = ()
    versions: tuple[AgreementVersion, ...] = ()
    revisions: tuple[Revision, ...] = ()
    problems: tuple[Problem, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    removed: tuple[str, ...] = ()


def refused(where: str, what: str) -> Incoming:
    """Nothing but one problem."""
    return Incoming(problems=(Problem(where, what),))
