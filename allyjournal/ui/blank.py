"""Whether a new record is still as it was begun: then it is not saved, and begun again later."""

from allyjournal.domain.kinds import AnyRecord, body, display_title

_BESIDE = ("link", "pattern", "topics", "communities", "emotions", "people", "affected", "source")
"""The fields in which one types what is no prose."""

_MADE = "sha256"
"""What was shared is never new: this field of it is filled as it is made."""


def is_blank(record: AnyRecord) -> bool:
    """Whether nobody has typed anything into it yet, and it asks for nothing on any day."""
    words = (display_title(record), *body(record))
    typed = any(getattr(record, name, ()) for name in (*_BESIDE, _MADE))
    return not typed and not any(text.strip() for text in words) and not any(record.dues())
