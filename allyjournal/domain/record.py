"""What records of every kind share."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self, TypeVar
from uuid import uuid4

import msgspec
from msgspec import Meta, Struct

_UID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"

Uid = Annotated[str, Meta(pattern=_UID, max_length=36)]
"""A UUID in its canonical lower-case form."""

Prose = Annotated[str, Meta(extra={"prose": True})]
"""Text that the person wrote (Markdown): it is searched, and a summary goes through it."""

Instant = Annotated[datetime, Meta(tz=True)]
"""A moment with its time zone; kept in UTC."""


class Pillar(StrEnum):
    """The three things that an allies agreement asks for."""

    LISTENING = "listening"
    RESPONSIBILITY = "responsibility"
    REFLECTION = "reflection"


class Precision(StrEnum):
    """How exactly a date is known: people remember "spring 2019"."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Visibility(StrEnum):
    """Whether a record may be offered for a summary: title, date and state; never its body."""

    ASK = "ask"
    PRIVATE = "private"
    SHAREABLE = "shareable"


class Kept(StrEnum):
    """The one state of kinds that go through none."""

    KEPT = "kept"


class DueKind(StrEnum):
    """What can be due on a day."""

    REPAIR_STEP = "repair_step"
    FOLLOW_UP = "follow_up"
    RECURRENCE_CHECK = "recurrence_check"
    REVIEW = "review"
    NEXT_ACTION = "next_action"
    CHECK_IN = "check_in"
    CONVERSATION = "conversation"
    SESSION = "session"
    NEXT_SESSION = "next_session"
    MENTOR_ACTION = "mentor_action"


class Part(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """Something that a record holds; what is absent has its default, what is unknown is refused.

    It holds nothing that could hold it in turn, so Python need not search it for garbage: tens of
    thousands of them kept the window for 20 ms.
    """


class StateChange(Part, frozen=True, kw_only=True):
    """On which day a record came into a state."""

    state: str
    on: date


class Due(Part, frozen=True, kw_only=True):
    """Something that a record asks for on a day; ``position`` counts steps from 0."""

    kind: DueKind
    on: date
    label: str = ""
    position: int = 0


class Record(Part, frozen=True, kw_only=True, tag_field="kind"):
    """What every record has. Kinds add their own fields and a ``state``.

    A date of month or year precision stands on the first day of that month or year.
    """

    pillar: ClassVar[Pillar | None] = None

    uid: Uid
    occurred_on: date
    created_at: Instant
    modified_at: Instant
    state: StrEnum
    precision: Precision = Precision.DAY
    title: Prose = ""
    topics: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    commitments: tuple[Uid, ...] = ()
    people: tuple[Uid, ...] = ()
    related: tuple[Uid, ...] = ()
    visibility: Visibility = Visibility.ASK
    state_history: tuple[StateChange, ...] = ()
    keep_out_of_on_this_day: bool = False
    put_down_until: date | None = None
    trashed_at: Instant | None = None

    @property
    def kind(self) -> str:
        """The kind's name as it is stored: ``mistake``, ``check_in``."""
        return str(self.__struct_config__.tag)

    def is_planned(self) -> bool:
        """Whether it was written down before its day, by the calendar of the place where the
        person is now."""
        return self.occurred_on > self.created_at.astimezone().date()

    def dues(self) -> Iterator[Due]:
        """What this record asks for, put down or not."""
        yield from ()

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """The record with what ``due`` asks for done ``on`` that day; unchanged where it no
        longer asks for it. ``found`` is what a look back or a look afterwards found."""
        return self

    def asks_for(self, due: Due) -> bool:
        """Whether it still asks for ``due``, in other words perhaps."""
        asked = ((it.kind, it.on, it.position) for it in self.dues())
        return (due.kind, due.on, due.position) in asked

    def named_commitments(self) -> tuple[str, ...]:
        """The uids of the commitments that this record is about."""
        return self.commitments

    def named_people(self) -> tuple[str, ...]:
        """The uids of the people that this record is about."""
        return self.people

    def links(self) -> Iterator[str]:
        """The uids of all other records and commitments that this one names."""
        yield from self.related
        yield from self.named_commitments()
        yield from self.named_people()

    def tags(self) -> Iterator[tuple[str, str]]:
        """Every (name, value) by which the record can be asked for, filtered and counted."""
        yield "kind", self.kind
        yield "state", self.state
        if self.pillar:
            yield "pillar", self.pillar
        yield from (("topic", topic) for topic in self.topics)
        yield from (("community", community) for community in self.communities)
        yield from (("person", person) for person in self.named_people())
        yield from (("commitment", commitment) for commitment in self.named_commitments())
        if any(self.links()):
            yield "has", "link"

    def on_this_day_allowed(self) -> bool:
        """Whether the record may come back by itself on its day in a later year."""
        return not self.keep_out_of_on_this_day

    def changed(self, **fields: Any) -> Self:
        """The same record with other values; raises ValueError where they break a rule."""
        return msgspec.structs.replace(self, **fields)


AnyKind = TypeVar("AnyKind", bound=Record)
AnyState = TypeVar("AnyState", bound=StrEnum)


def new_uid() -> str:
    """A fresh random uid."""
    return str(uuid4())


def begin(kind: type[AnyKind], on: date, now: datetime, **fields: Any) -> AnyKind:
    """A new record of ``kind`` that happened ``on`` a day, written at ``now`` (with its zone).

    Its first state enters the history on that writing day, as this machine's clock has it.
    """
    record = kind(uid=new_uid(), occurred_on=on, created_at=now, modified_at=now, **fields)
    today = now.astimezone().date()
    return record.changed(state_history=(StateChange(state=record.state, on=today),))


def enter(record: AnyKind, state: StrEnum, on: date, **fields: Any) -> AnyKind:
    """``record`` in ``state`` since ``on``, with ``fields`` set in the same breath.

    Any state may follow any other, both ways; coming into the present state changes only the
    fields. Raises ValueError where a rule of the kind forbids the state.
    """
    if state == record.state:
        return record.changed(**fields)
    history = (*record.state_history, StateChange(state=state, on=on))
    return record.changed(state=state, state_history=history, **fields)


def since(record: Record) -> date:
    """The day on which the record came into its present state."""
    return record.state_history[-1].on if record.state_history else record.occurred_on


def state_on(
    state: AnyState, history: Sequence[StateChange], day: date
) -> tuple[AnyState, date | None]:
    """In which state something was when ``day`` ended that is now in ``state``, and since when.

    What was written down later than ``day`` was in the first state of its ``history`` by then,
    since no day that is known.
    """
    for change in history:
        if change.on > day:
            return _former_state(state, history, day)
    return state, history[-1].on if history else None


def _former_state(
    state: AnyState, history: Sequence[StateChange], day: date
) -> tuple[AnyState, date | None]:
    known = [change for change in history if change.on <= day]
    change = (*history[:1], *known)[-1]
    named = {it.value: it for it in type(state)}
    # a history from elsewhere may name a state that there is none of
    return named.get(change.state, state), change.on if known else None
