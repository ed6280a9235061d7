"""jrnl: its journal file or text export, its older form without brackets, and its JSON export.

Formats: https://jrnl.sh/en/stable/formats/ and jrnl/journals/Journal.py in its source, from which
the title rule comes: the first line, or the first sentence of an entry of one line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct

from allyjournal.domain.record import StateChange
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.domain.text import clean
from allyjournal.exchange.importers.incoming import Incoming, Problem
from allyjournal.exchange.importers.jrnl_dates import looks_like_a_date, read_dates
from allyjournal.exchange.importers.json_text import read_json

_SPACE: Final = UUID("6a0d5b3c-7c1e-4a8f-9b52-3f6d2e8c1a47")
"""An entry's uid is made of its day and its words, and of how often they were written on it
before: what came in once is known again."""

_HEADING = re.compile(r"^\[(?P<date>[^\]\n]+)\](?: +|$)", re.MULTILINE)
_OLD_HEADING = re.compile(
    r"^(?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}:\d\d(?::\d\d)?(?: [AaPp][Mm])?) +",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(
    r"[.!?\u2026\u203c\u203d\u2047-\u2049]['\u2019\"\u201d]?[\])]*\s+|[\uff01\uff0e\uff1f\uff61\u3002]"
)
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]+)")


class _Entry(NamedTuple):
    """What both forms say of an entry; the moment has no zone."""

    moment: datetime
    title: str
    body: str
    tags: Sequence[str]
    starred: bool


class _Export(Struct):
    """jrnl's JSON export; its counts of tags are not read."""

    entries: list[msgspec.Raw]


class _JsonEntry(Struct):
    title: str
    body: str
    date: str
    time: str = "00:00"
    tags: tuple[str, ...] = ()
    starred: bool = False


def exported(text: str) -> bool:
    """Whether ``text`` is a JSON object with jrnl's entries."""
    return not isinstance(read_json(text, _Export), Problem)


def read(text: str, name: str) -> Incoming:
    """The entries of a jrnl file as reflections; ``name`` is the file's, for its problems.

    The time of an entry, in this machine's zone, is when it was written; tags become topics, and
    a star the topic ``starred``.
    """
    found = list(_json_entries(text) if text.lstrip().startswith("{") else _entries(text, name))
    problems = tuple(entry for entry in found if isinstance(entry, Problem))
    return Incoming(
        tuple(_reflections(entry for entry in found if isinstance(entry, _Entry))),
        problems=problems,
    )


def _entries(text: str, name: str) -> Iterator[_Entry | Problem]:
    text = clean(text)
    headings = [
        found for found in _HEADING.finditer(text) if looks_like_a_date(found["date"])
    ] or list(_OLD_HEADING.finditer(text))
    if not headings:
        yield Problem(f"{name}, line 1", "There is no entry with a date in this file")
        return
    if text[: headings[0].start()].strip():
        yield Problem(f"{name}, line 1", "This stands before the first entry with a date")
    moments = read_dates([heading["date"] for heading in headings])
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, moment, end in zip(headings, moments, ends, strict=True):
        if moment:
            yield _entry(moment, text[heading.end() : end])
        else:
            line = text.count("\n", 0, heading.start()) + 1
            yield Problem(f"{name}, line {line}", "The date of this entry cannot be read")


def _entry(moment: datetime, text: str) -> _Entry:
    title, _, body = text.strip().partition("\n")
    starred = title.rstrip().endswith("*")
    title = title.strip(" *") if starred else title
    if not body and (end := _SENTENCE_END.search(title)):
        title, body = title[: end.end()], title[end.end() :]
    return _Entry(moment, title, body, _TAG.findall(text), starred)


def _json_entries(text: str) -> Iterator[_Entry | Problem]:
    export = read_json(text, _Export)
    if isinstance(export, Problem):
        yield export
        return
    for index, raw in enumerate(export.entries):
        place = f"$.entries[{index}]"
        entry = read_json(bytes(raw).decode(), _JsonEntry, place)
        yield entry if isinstance(entry, Problem) else _of_json(entry, place)


def _of_json(entry: _JsonEntry, place: str) -> _Entry | Problem:
    try:
        moment = datetime.fromisoformat(f"{entry.date}T{entry.time}").replace(tzinfo=None)
    except ValueError:
        return Problem(f"{place}.date", "The date and time of this entry cannot be read")
    return _Entry(moment, clean(entry.title), clean(entry.body), entry.tags, entry.starred)


def _reflections(entries: Iterable[_Entry]) -> Iterator[Reflection]:
    """Each entry by a uid of its own, also where the same words were written twice on a day."""
    seen: Counter[str] = Counter()
    for record in map(_reflection, entries):
        again = seen[record.uid]
        seen[record.uid] += 1
        yield record.changed(uid=str(uuid5(_SPACE, f"{record.uid} {again}"))) if again else record


def _reflection(entry: _Entry) -> Reflection:
    day, written = entry.moment.date(), _in_utc(entry.moment)
    title, text = entry.title.strip(), entry.body.strip()
    if not text:
        title, text = "", title
    return Reflection(
        uid=str(uuid5(_SPACE, f"{day}\n{title}\n{text}")),
        occurred_on=day,
        created_at=written,
        modified_at=written,
        state=ReflectionState.KEPT,
        state_history=(StateChange(state=ReflectionState.KEPT, on=day),),
        title=title,
        text=text,
        topics=tuple(_topics(entry)),
    )


def _topics(entry: _Entry) -> list[str]:
    words = (re.sub(r"^\W+", "", tag).lower().replace("-", "_") for tag in entry.tags)
    return sorted({word for word in words if word} | ({"starred"} if entry.starred else set()))


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        # the first and the last day of all have no other zone
        return moment.replace(tzinfo=UTC)
