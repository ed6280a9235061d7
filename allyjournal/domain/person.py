"""A person who is written about, under an invented name."""

from enum import StrEnum

from allyjournal.domain.record import Kept, Record


class Person(Record, frozen=True, kw_only=True, tag="person"):
    """``names`` are the real ones that must never leave: kept only so that a summary can drop them.

    They are neither indexed nor completed nor listed in a page.
    """

    pseudonym: str
    role: str = ""
    pronouns: str = ""
    names: tuple[str, ...] = ()
    state: Kept = Kept.KEPT


class NameConcern(StrEnum):
    """Why a pseudonym may give somebody away."""

    INITIALS = "initials"
    FULL_NAME = "full_name"


def pseudonym_concern(pseudonym: str) -> NameConcern | None:
    """What is risky about ``pseudonym``: initials, or two capitalised words like a full name."""
    words = pseudonym.replace(".", " ").split()
    if words and all(len(word) == 1 and word.isupper() for word in words):
        return NameConcern.INITIALS
    if len(words) == 1 and 2 <= len(words[0]) <= 3 and words[0].isupper():
        return NameConcern.INITIALS
    if len(words) >= 2 and all(word[0].isupper() for word in words):
        return NameConcern.FULL_NAME
    return None
