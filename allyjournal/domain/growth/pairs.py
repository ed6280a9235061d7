"""Then and now: two reflections on one subject, as far apart in time as there are.

Time alone chooses them. Neither their length nor their feeling is looked at.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from allyjournal.domain.growth.written import Subject, SubjectKind
from allyjournal.domain.record import Precision
from allyjournal.domain.reflection import Reflection, ReflectionState


class Kept(NamedTuple):
    """A reflection that may be set beside another on a subject."""

    subject: Subject
    reflection: Reflection


class Pair(NamedTuple):
    """An early and a recent reflection on one subject."""

    subject: Subject
    then: Reflection
    now: Reflection


def subjects(reflection: Reflection) -> Iterator[Subject]:
    """The topics and the facet for which ``reflection`` may be set beside another: none where it
    is a draft, or was asked not to come back by itself, or has no exact day. A month or a year is
    mostly that of a memory, which was written long after it."""
    draft = reflection.state is ReflectionState.DRAFT
    if draft or reflection.keep_out_of_on_this_day or reflection.precision is not Precision.DAY:
        return
    yield from (Subject(SubjectKind.TOPIC, topic) for topic in reflection.topics)
    if reflection.facet:
        yield Subject(SubjectKind.FACET, reflection.facet.value)


def kept(reflections: Iterable[Reflection]) -> Iterator[Kept]:
    """All that may be set beside another, subject by subject. What names two others on a subject
    was written about these, and is no third."""
    about: dict[Subject, list[Reflection]] = {}
    for reflection in reflections:
        for subject in dict.fromkeys(subjects(reflection)):
            about.setdefault(subject, []).append(reflection)
    for subject, found in about.items():
        uids = {it.uid for it in found}
        yield from (Kept(subject, it) for it in found if len(uids.intersection(it.related)) < 2)


def pairs(candidates: Iterable[Kept], until: date) -> tuple[Pair, ...]:
    """The first and the last candidate up to ``until`` on every subject, those farthest apart
    first."""
    about: dict[Subject, list[Reflection]] = {}
    for subject, reflection in candidates:
        if reflection.occurred_on <= until:
            about.setdefault(subject, []).append(reflection)
    found = (Pair(it, min(all_, key=_age), max(all_, key=_age)) for it, all_ in about.items())
    apart = (it for it in found if it.then.occurred_on < it.now.occurred_on)
    return tuple(
        sorted(apart, key=lambda it: (it.then.occurred_on - it.now.occurred_on, it.subject))
    )


def _age(reflection: Reflection) -> tuple[date, datetime, str]:
    return reflection.occurred_on, reflection.created_at, reflection.uid
