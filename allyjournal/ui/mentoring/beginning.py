"""What is begun for a mentor, to be gone on with on its own page."""

from datetime import UTC, date, datetime

from allyjournal.domain.feedback import Feedback, SourceType
from allyjournal.domain.mentoring import Session, Share
from allyjournal.domain.record import begin


def feedback_on(record: Session | Share) -> Feedback:
    """What a mentor said today about a session or a share, linked with it, to be pasted in."""
    fields = {"source_type": SourceType.MENTOR, "related": (record.uid,)}
    return begin(Feedback, date.today(), datetime.now(UTC), **fields)


def session_with(mentor: str | None, *related: str) -> Session:
    """A session of today with a mentor (a uid), linked with the ``related`` records."""
    return begin(Session, date.today(), datetime.now(UTC), mentor=mentor, related=related)
