"""A difficult conversation: prepared, held, and followed up.

The preparation follows LARA (listen, affirm, respond, add), a method for talking across a
difference by Bonnie Tinker of Love Makes a Family.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from allyjournal.domain.record import Due, DueKind, Pillar, Prose, Record, enter


class ConversationState(StrEnum):
    """Where a conversation stands."""

    PLANNED = "planned"
    HELD = "held"
    FOLLOWED_UP = "followed_up"
    DEFERRED = "deferred"


class Conversation(Record, frozen=True, kw_only=True, tag="conversation"):
    """``aim`` is what it is for; ``listen``, ``affirm``, ``respond`` and ``add`` prepare it."""

    pillar: ClassVar[Pillar] = Pillar.LISTENING

    aim: Prose = ""
    relationship: Prose = ""
    listen: Prose = ""
    affirm: Prose = ""
    respond: Prose = ""
    add: Prose = ""
    what_i_said: Prose = ""
    what_i_missed: Prose = ""
    follow_up: Prose = ""
    state: ConversationState = ConversationState.PLANNED

    def dues(self) -> Iterator[Due]:
        """One that was planned for a later day, on that day."""
        if self.is_planned() and self.state is ConversationState.PLANNED:
            yield Due(kind=DueKind.CONVERSATION, on=self.occurred_on)

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """It was held ``on`` that day."""
        if not self.asks_for(due):
            return self
        # told a few days late, it was most likely held when it was planned
        return enter(self, ConversationState.HELD, on, occurred_on=min(on, self.occurred_on))

    def tags(self) -> Iterator[tuple[str, str]]:
        """Also whether something about it is still to come."""
        yield from super().tags()
        if self.state is not ConversationState.FOLLOWED_UP:
            yield "is", "open"
