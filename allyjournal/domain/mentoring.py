"""A mentor, what both agreed on, and the sessions with them."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from allyjournal.domain.record import Due, DueKind, Kept, Part, Prose, Record, Uid

Weeks = Annotated[int, Meta(ge=1, le=104)]


class Mentor(Record, frozen=True, kw_only=True, tag="mentor"):
    """Somebody who reads the summaries, by an invented name; what both agreed on
    ``confidentiality`` and its ``limits``, and how often they meet."""

    pseudonym: str
    confidentiality: Prose = ""
    limits: Prose = ""
    meet_every: Weeks | None = None
    state: Kept = Kept.KEPT


class SessionAction(Part, frozen=True, kw_only=True):
    """What was agreed in a session: ``who`` does it, and by when."""

    what: Prose
    who: Prose = ""
    due_on: date | None = None
    done_on: date | None = None


class Session(Record, frozen=True, kw_only=True, tag="session"):
    """A meeting with a mentor on ``occurred_on``; ``held_on`` is None while it is to come."""

    mentor: Uid | None = None
    held_on: date | None = None
    notes: Prose = ""
    actions: tuple[SessionAction, ...] = ()
    questions: Prose = ""
    state: Kept = Kept.KEPT

    def dues(self) -> Iterator[Due]:
        """The meeting itself while it is to come, and every action that is not done."""
        if self.held_on is None and self.is_planned():
            yield Due(kind=DueKind.SESSION, on=self.occurred_on)
        for position, action in enumerate(self.actions):
            if action.due_on and not action.done_on:
                yield Due(
                    kind=DueKind.MENTOR_ACTION,
                    on=action.due_on,
                    label=action.what,
                    position=position,
                )

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """It was held, or the action done, ``on`` that day."""
        if not self.asks_for(due):
            return self
        if due.kind is DueKind.SESSION:
            return self.changed(held_on=on)
        actions = list(self.actions)
        actions[due.position] = msgspec.structs.replace(actions[due.position], done_on=on)
        return self.changed(actions=tuple(actions))

    def links(self) -> Iterator[str]:
        """Also its mentor."""
        yield from super().links()
        if self.mentor:
            yield self.mentor


def moved(session: Session, on: date, today: date) -> Session:
    """``session`` on another day: held then, or still to be held where that day is ahead."""
    return session.changed(occurred_on=on, held_on=on if on <= today else None)


def done(action: SessionAction, on: date | None) -> SessionAction:
    """``action``, done ``on`` that day unless it was done already; None: to be done again."""
    return msgspec.structs.replace(action, done_on=on and (action.done_on or on))
