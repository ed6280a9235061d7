"""What a mentor said, to be pasted in."""

from datetime import UTC, date, datetime

from allyjournal.domain.feedback import Feedback, SourceType
from allyjournal.domain.mentoring import Session, Share
from allyjournal.domain.record import begin


def heard_about(record: Session | Share) -> Feedback:
    """A feedback of today by a mentor, linked with the session or the share that it is about."""
    fields = {"source_type": SourceType.MENTOR, "related": (record.uid,)}
    return begin(Feedback, date.today(), datetime.now(UTC), **fields)
