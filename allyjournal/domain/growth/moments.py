"""What a journal keeps of a record so that looking back reads no documents: its moments."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth import facts, pairs
from allyjournal.domain.growth.facts import AdviceFacts, History, MistakeFacts
from allyjournal.domain.growth.written import Subject, SubjectKind, Written, written
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar, Record
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource

MISTAKE: Final = "mistake"
ADVICE: Final = "advice"
STATES: Final = "states"
"""The histories of mistakes and of advice, on the last day of each."""
CHECK_IN: Final = "check_in"
PRACTICE: Final = "practice"
WRITTEN: Final = "written "
"""What the names of moments begin with that are marks of the grid."""
KEPT: Final = "kept "
"""What the names of moments begin with that are reflections to be set beside another."""

_ONLY_YEAR: Final = "year"


class Moment(NamedTuple):
    """What a record tells of a day: ``value`` holds its facts as JSON where ``what`` does not say
    it all."""

    what: str
    on: date
    value: str = ""


def moments(record: Record) -> Iterator[Moment]:
    """Every moment of ``record``: those of one ``what`` say the same."""
    for mark in written(record):
        yield Moment(written_name(mark), mark.on)
    match record:
        case Mistake():
            told = facts.of_mistake(record)
            yield from _with_states(MISTAKE, told.noticed, told)
        case Feedback():
            yield from _with_states(ADVICE, record.occurred_on, facts.of_feedback(record))
        case CheckIn():
            yield Moment(CHECK_IN, record.occurred_on, _json(facts.of_check_in(record)))
        case Resource() if record.practice_change.strip():
            learned = facts.of_resource(record)
            yield Moment(PRACTICE, learned.since, _json(learned))
        case Reflection():
            for subject in pairs.subjects(record):
                yield Moment(kept_name(subject), record.occurred_on)


def _with_states(what: str, on: date, told: MistakeFacts | AdviceFacts) -> Iterator[Moment]:
    """The facts with the present state alone, and all the states apart: who looks back on a time
    asks for them only where they went on afterwards."""
    history = told.state_history
    yield Moment(what, on, _json(replace(told, state_history=())))
    if [it.state for it in history] not in ([], [told.state]):
        yield Moment(STATES, max(it.on for it in history), _json(History(told.uid, history)))


def written_name(mark: Written) -> str:
    """Under which name a mark of the grid is kept, its day apart."""
    about = _named(mark.subject) if mark.subject else _ONLY_YEAR if mark.only_year else ""
    return f"{WRITTEN}{mark.pillar} {about}"


def written_mark(name: str, on: date) -> Written:
    """The mark that ``written_name`` gave ``name`` to."""
    pillar, about = name.removeprefix(WRITTEN).split(" ", 1)
    subject = None if about in ("", _ONLY_YEAR) else _subject(about)
    return Written(Pillar(pillar), subject, on, about == _ONLY_YEAR)


def kept_name(subject: Subject) -> str:
    """Under which name the reflections on ``subject`` are kept."""
    return f"{KEPT}{_named(subject)}"


def kept_subject(name: str) -> Subject:
    """The subject that ``kept_name`` gave ``name`` to."""
    return _subject(name.removeprefix(KEPT))


def _named(subject: Subject) -> str:
    return f"{subject.kind}:{subject.name}"


def _subject(named: str) -> Subject:
    kind, name = named.split(":", 1)
    return Subject(SubjectKind(kind), name)


def _json(told: Struct) -> str:
    return msgspec.json.encode(told).decode()
