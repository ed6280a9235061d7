"""Then and now: two reflections on one subject, as far apart in time as there are.

Time alone chooses them. Neither their length nor their feeling is looked at.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from allyjournal.domain.growth.written import Subject, SubjectKind
from allyjournal.domain.record import Precision
from allyjournal.domain.reflection import Reflection, ReflectionState


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


def pairs(reflections: Iterable[Reflection], until: date) -> tuple[Pair, ...]:
    """The first and the last reflection up to ``until`` on every subject, those farthest apart
    first. What names the first one was written about it, and is not the last."""
    about: dict[Subject, list[Reflection]] = {}
    for reflection in sorted(reflections, key=lambda it: (it.occurred_on, it.created_at, it.uid)):
        for subject in subjects(reflection) if reflection.occurred_on <= until else ():
            about.setdefault(subject, []).append(reflection)
    found = (
        Pair(subject, then, now)
        for subject, (then, *later) in about.items()
        for now in [it for it in later if then.uid not in it.related][-1:]
        if now.occurred_on > then.occurred_on
    )
    return tuple(
        sorted(found, key=lambda it: (it.then.occurred_on - it.now.occurred_on, it.subject))
    )
