"""Something to learn from: read, watched, listened to or attended."""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from allyjournal.domain.record import Pillar, Prose, Record


class ResourceState(StrEnum):
    """How far the learning has come; *applied*: it changed what the person does."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    APPLIED = "applied"


LEARNED = (ResourceState.FINISHED, ResourceState.APPLIED)
"""The states in which something was learned from it."""


class Medium(StrEnum):
    """What kind of thing it is."""

    BOOK = "book"
    ARTICLE = "article"
    FILM = "film"
    TALK = "talk"
    PODCAST = "podcast"
    COURSE = "course"
    EVENT = "event"


class Resource(Record, frozen=True, kw_only=True, tag="resource"):
    """``by_the_community``: made by people whom it is about. ``link`` is kept, never fetched."""

    pillar: ClassVar[Pillar] = Pillar.REFLECTION

    creator: Prose = ""
    medium: Medium | None = None
    link: str = ""
    by_the_community: bool = False
    paid_for: bool = False
    notes: Prose = ""
    challenged_me: Prose = ""
    practice_change: Prose = ""
    state: ResourceState = ResourceState.QUEUED

    def tags(self) -> Iterator[tuple[str, str]]:
        """Also whether it is still to be learned from."""
        yield from super().tags()
        if self.state not in LEARNED:
            yield "is", "open"
