"""From a file to the journal: which format it is, what of it is new, all of it or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from allyjournal.domain.errors import InputRefused
from allyjournal.exchange.importers import jrnl, portable
from allyjournal.exchange.importers.incoming import Incoming, Problem, refused
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.vault.files import system_errors_told

READERS: Final[dict[str, Callable[[str, str], Incoming]]] = {
    "portable": portable.read,
    "jrnl": jrnl.read,
}
"""What reads a text (and says its file's name in problems), by the name of the format."""


class Arrival(NamedTuple):
    """What would come in: only what is new, and how many records are there already.

    Where there are problems, nothing can be brought in.
    """

    new: Incoming
    duplicates: int
    problems: tuple[Problem, ...]


def read(source: Path, format_name: str = "auto") -> Incoming:
    """What the file holds; ``auto`` takes the format from its content.

    Raises what the system refuses; everything else that is wrong is among the problems.
    """
    with system_errors_told():
        data = source.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return refused(f"{source.name}, line {line}", "This is not UTF-8 text")
    name = _detected(text, source) if format_name == "auto" else format_name
    return READERS[name](text, source.name)


def _detected(text: str, source: Path) -> str:
    """JSON is portable unless it has jrnl's entries; any other text can only be jrnl's."""
    looks_like_json = text.lstrip().startswith("{") or source.suffix == ".json"
    return "portable" if looks_like_json and not jrnl.exported(text) else "jrnl"


def prepare(journal: Journal, incoming: Incoming) -> Arrival:
    """What of ``incoming`` is not in ``journal`` yet; a record there keeps what it says."""
    known = journal.known_targets()
    signed = journal.versions()
    versions = {version.uid for version in signed}
    revisions = {(former.record.uid, former.at) for former in journal.revisions()}
    records = {record.uid: record for record in incoming.records if record.uid not in known}
    new = Incoming(
        tuple(records.values()),
        tuple(version for version in incoming.versions if version.uid not in versions),
        tuple(
            former
            for former in incoming.revisions
            if (former.record.uid, former.at) not in revisions
        ),
        vocabulary=incoming.vocabulary,
    )
    problems = (
        *incoming.problems,
        *portable.links_to_nothing(incoming, known),
        *portable.signed_otherwise(incoming, signed),
    )
    return Arrival(new, len(incoming.records) - len(records), problems)


def bring_in(journal: Journal, arrival: Arrival) -> Changes:
    """Write what is new in one transaction; raises InputRefused where there are problems."""
    if arrival.problems:
        first = arrival.problems[0]
        raise InputRefused(first.what, "Nothing was brought in.", first.where)
    new = arrival.new
    return journal.add(new.records, new.versions, new.revisions, new.vocabulary)
