"""What somebody said about the ally's doing, and what the ally did with it."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar

from allyjournal.domain.record import Pillar, Prose, Record, Uid, enter


class FeedbackState(StrEnum):
    """Where a piece of feedback stands."""

    HEARD = "heard"
    CONSIDERING = "considering"
    ANSWERED = "answered"


class SourceType(StrEnum):
    """In what role somebody spoke."""

    LEADER_OR_ORGANISER = "leader_or_organiser"
    MEMBER = "member"
    PUBLISHED_GUIDANCE = "published_guidance"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    MENTOR = "mentor"


class Response(StrEnum):
    """What became of what was asked for."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    DECLINED = "declined"


class Feedback(Record, frozen=True, kw_only=True, tag="feedback"):
    """``gist`` is what was said; ``source`` the person who said it, if it was one.

    ``reported_back_on`` is filled only where somebody wanted to hear what came of it.
    """

    pillar: ClassVar[Pillar] = Pillar.LISTENING

    gist: Prose = ""
    request: Prose = ""
    source: Uid | None = None
    source_type: SourceType | None = None
    first_reaction: Prose = ""
    response: Response | None = None
    reason: Prose = ""
    reported_back_on: date | None = None
    state: FeedbackState = FeedbackState.HEARD

    def named_people(self) -> tuple[str, ...]:
        """Also who said it."""
        return (*self.people, self.source) if self.source else self.people

    def tags(self) -> Iterator[tuple[str, str]]:
        """Also whether it is still to be answered."""
        yield from super().tags()
        if self.state is not FeedbackState.ANSWERED:
            yield "is", "open"


def respond(feedback: Feedback, response: Response | None, on: date) -> Feedback:
    """``feedback`` with what became of it: an answer answers it; taken back, it is considered
    again."""
    if response is not None:
        return enter(feedback, FeedbackState.ANSWERED, on, response=response)
    if feedback.state is FeedbackState.ANSWERED:
        return enter(feedback, FeedbackState.CONSIDERING, on, response=None)
    return feedback.changed(response=None)
