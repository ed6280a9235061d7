"""Where a person can be: the pages by their names, and the place on one of them."""

from typing import NamedTuple

TODAY, TIMELINE, AGREEMENT = "today", "timeline", "agreement"
REFLECTIONS, REPAIR = "reflections", "repair"
LISTENING, LEARNING = "listening", "learning"
GROWTH, SHARE = "growth", "share"
MENTORING, SETTINGS = "mentoring", "settings"

PAGE_OF_KIND = {
    "agreement": AGREEMENT,
    "check_in": AGREEMENT,
    "reflection": REFLECTIONS,
    "mistake": REPAIR,
    "feedback": LISTENING,
    "conversation": LISTENING,
    "resource": LEARNING,
    "session": MENTORING,
    "mentor": MENTORING,
    "share": MENTORING,
    "person": SETTINGS,
}
"""Where the records of a kind are shown."""


class Caret(NamedTuple):
    """Where the person types: a field by its name, and how many characters stand before."""

    field: str
    position: int


class Place(NamedTuple):
    """Where the person is: a page, the record open on it, and the caret in it."""

    page: str
    uid: str = ""
    caret: Caret | None = None


BEGINNING = Place(TODAY)
BACKUPS = Place(SETTINGS, "backups")
"""Where the backups and the check are."""
