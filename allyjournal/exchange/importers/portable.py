"""AllyJournal's own portable file."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC
from typing import Any

import msgspec
from msgspec import Struct

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.exchange.importers.incoming import Incoming, Problem, refused
from allyjournal.exchange.importers.json_text import key_given_twice, paths_to, read_json
from allyjournal.exchange.portable import FORMAT, VERSION, PortableFile
from allyjournal.store.records import Revision


class _Head(Struct):
    """What tells whether the rest can be read; unknown fields are for the rest to judge."""

    format: Any = None
    version: Any = None


def read(text: str, _name: str = "") -> Incoming:
    """The journal in ``text``, or the places of what is wrong with it."""
    head = read_json(text, _Head)
    if isinstance(head, Problem):
        return Incoming(problems=(head,))
    if head.format != FORMAT:
        return refused("$.format", f"This is not a portable file: the format is not {FORMAT!r}")
    if head.version != VERSION:
        return refused("$.version", f"This program reads version {VERSION} of the portable file")
    content = read_json(text, PortableFile)
    if isinstance(content, Problem):
        return Incoming(problems=(content,))
    if twice := key_given_twice(text):
        return refused(twice, "This key is given twice")
    return incoming(content)


def incoming(content: PortableFile) -> Incoming:
    """What a portable file holds, or the places of what contradicts itself in it."""
    revisions = tuple(Revision(former.at, former.content) for former in content.revisions)
    problems = (*_uids_given_twice(content), *_of_another(content), *_out_of_time(content))
    versions = content.agreement_versions
    removed = content.removed or ()
    return Incoming(content.records, versions, revisions, problems, content.vocabulary, removed)


def _uids_given_twice(content: PortableFile) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for index, record in enumerate(content.records):
        yield from _twice(first, record.uid, f"$.records[{index}].uid", "uid")
    for index, version in enumerate(content.agreement_versions):
        place = f"$.agreement_versions[{index}]"
        yield from _twice(first, version.uid, f"{place}.uid", "uid")
        numbered = (version.agreement, version.number)
        yield from _twice(first, numbered, f"{place}.number", "number of this agreement")


def _twice(first: dict[object, str], key: object, place: str, what: str) -> Iterator[Problem]:
    if first.setdefault(key, place) != place:
        yield Problem(place, f"The same {what} stands at {first[key]} already")


def _of_another(content: PortableFile) -> Iterator[Problem]:
    for index, version in enumerate(content.agreement_versions):
        if version.content.uid != version.agreement:
            place = f"$.agreement_versions[{index}].content.uid"
            yield Problem(place, "This is not the uid of the version's agreement")
    for index, revision in enumerate(content.revisions):
        if revision.content.uid != revision.record:
            place = f"$.revisions[{index}].content.uid"
            yield Problem(place, "This is not the uid of the revision's record")


def _out_of_time(content: PortableFile) -> Iterator[Problem]:
    """Moments that have no name in UTC, such as the first hour of the year 1 further east."""
    moments = {
        f"$.records[{index}].{name}": getattr(record, name)
        for index, record in enumerate(content.records)
        for name in ("created_at", "modified_at", "trashed_at")
    }
    moments |= {f"$.revisions[{at}].at": former.at for at, former in enumerate(content.revisions)}
    for place, moment in moments.items():
        try:
            _ = moment and moment.astimezone(UTC)
        except OverflowError:
            yield Problem(place, "This moment is out of range")


def links_to_nothing(found: Incoming, known: Collection[str]) -> Iterator[Problem]:
    """The places in a file whose links lead neither into the file nor to ``known`` uids, nor to
    what the file says was removed.

    What a record once was, or an agreement once said, may name what is gone.
    """
    targets = {*known, *found.removed, *_targets(found)}
    for index, record in enumerate(found.records):
        for target in sorted(set(record.links()) - targets):
            yield _to_nothing(target, record, f"$.records[{index}]")
    for index, version in enumerate(found.versions):
        for target in sorted({*filter(None, (version.agreement, version.prompted_by))} - targets):
            yield _to_nothing(target, version, f"$.agreement_versions[{index}]")
    for index, revision in enumerate(found.revisions):
        if revision.record.uid not in targets:
            yield Problem(f"$.revisions[{index}].record", "There is no such record")


def signed_otherwise(found: Incoming, signed: Iterable[AgreementVersion]) -> Iterator[Problem]:
    """The places of versions whose number another version of their agreement has already."""
    there = {(version.agreement, version.number): version.uid for version in signed}
    for index, version in enumerate(found.versions):
        if there.get((version.agreement, version.number), version.uid) != version.uid:
            place = f"$.agreement_versions[{index}].number"
            yield Problem(place, "The journal has another version of this agreement by this number")


def _targets(found: Incoming) -> Iterator[str]:
    contents = (version.content for version in found.versions)
    former = (revision.record for revision in found.revisions)
    for record in found.records:
        yield record.uid
    for record in (*found.records, *contents, *former):
        if isinstance(record, Agreement):
            yield from (commitment.uid for commitment in record.commitments)


def _to_nothing(target: str, holder: Struct, root: str) -> Problem:
    tree = msgspec.to_builtins(holder)
    place, _ = next(paths_to(lambda value: value == target, tree, root))
    return Problem(place, "This links to nothing: no record or commitment has this uid")
