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
    """Where the person types: a field by its name, how many characters stand before, and how many
    fields of the same name stand before that one."""

    field: str
    position: int
    before: int = 0


class Place(NamedTuple):
    """Where the person is: a page, the record open on it, the caret in it, and what of the record
    was opened, in words of the page; they hold nothing that was written. Today may hold a
    ``draft`` meanwhile."""

    page: str
    uid: str = ""
    caret: Caret | None = None
    opened: str = ""
    draft: str = ""

    def shows(self, uid: str) -> bool:
        """Whether the record with this uid is open there, or on Today meanwhile."""
        return uid in (self.uid, self.draft)


BEGINNING = Place(TODAY)
BACKUPS = Place(SETTINGS, "backups")
"""Where the backups and the check are."""
