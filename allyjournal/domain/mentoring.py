"""A mentor, what both agreed on, the sessions with them, and the summaries that they were given."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from allyjournal.domain.record import Due, DueKind, Kept, Part, Prose, Record, Uid

Weeks = Annotated[int, Meta(ge=1, le=104)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
"""A SHA-256 in hexadecimal digits."""


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


class Format(StrEnum):
    """What a summary is saved as."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"


class Redactions(Part, frozen=True, kw_only=True):
    """What the writer decided before a summary left: how many names were pointed out and
    ``replaced``, and the words that were ``kept`` although asked about.

    The names themselves are nowhere: they must be forgotten when the writer says so.
    """

    replaced: int = 0
    kept: tuple[str, ...] = ()


class Share(Record, frozen=True, kw_only=True, tag="share"):
    """A summary that left the journal: to whom (None: nobody in particular), about which time
    (``since`` None: from the beginning), and the exact file.

    ``included`` are the uids of what it tells of; they are no links, since what a summary told
    stays told when a record is gone. ``copy`` is empty where only the rest was read. Raises
    ValueError where the copy is not the one that ``sha256`` is of.
    """

    mentor: Uid | None = None
    shared_on: date
    since: date | None = None
    until: date
    sections: tuple[str, ...] = ()
    included: tuple[Uid, ...] = ()
    redactions: Redactions = Redactions()
    format: Format
    sha256: Digest
    copy: bytes = b""
    password: str = ""
    state: Kept = Kept.KEPT

    def __post_init__(self) -> None:
        if self.copy and sha256(self.copy).hexdigest() != self.sha256:
            raise ValueError("the copy is not the one that was shared")

    def links(self) -> Iterator[str]:
        """Also its mentor."""
        yield from super().links()
        if self.mentor:
            yield self.mentor


def last_share(shares: Iterable[Share], mentor: str) -> Share | None:
    """The newest of ``shares`` with a mentor (a uid; empty: with nobody in particular)."""
    given = (share for share in shares if (share.mentor or "") == mentor)
    return max(given, key=lambda share: (share.until, share.created_at), default=None)


def next_session(mentor: Mentor, sessions: Iterable[Session]) -> date | None:
    """The day on which the next session with ``mentor`` is due by what both agreed on, counted
    from the last one, or from when they agreed; None where they agreed on nothing, and where
    one is planned already."""
    with_them = [session for session in sessions if session.mentor == mentor.uid]
    if mentor.meet_every is None or any(session.held_on is None for session in with_them):
        return None
    held = [session.held_on for session in with_them if session.held_on]
    return max((mentor.occurred_on, *held)) + timedelta(weeks=mentor.meet_every)


def moved(session: Session, on: date, today: date) -> Session:
    """``session`` on another day: held then, or still to be held where that day is ahead."""
    return session.changed(occurred_on=on, held_on=on if on <= today else None)


def done(action: SessionAction, on: date | None) -> SessionAction:
    """``action``, done ``on`` that day unless it was done already; None: to be done again."""
    return msgspec.structs.replace(action, done_on=on and (action.done_on or on))
