"""The fixed words of a summary."""

from calendar import month_name
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from allyjournal.domain.agreement import CommitmentStatus, CommunityInput
from allyjournal.domain.check_in import CheckInValue
from allyjournal.domain.conversation import ConversationState
from allyjournal.domain.feedback import FeedbackState, Response, SourceType
from allyjournal.domain.mistake import MistakeState
from allyjournal.domain.record import Pillar, Precision, Record

TITLE: Final = "Summary for a mentor"
CAVEAT: Final = "what I chose to tell · fewer identifying details, not anonymous"
UNSIGNED: Final = "Not signed yet."

VALUES: Final = {
    CheckInValue.ACTED_AGAINST: "acted against it",
    CheckInValue.AVOIDED: "avoided it",
    CheckInValue.AS_DESCRIBED: "did as described",
    CheckInValue.UNDER_PRESSURE: "did so under pressure",
    CheckInValue.ORDINARY: "it has become ordinary and others notice",
    CheckInValue.NOT_APPLICABLE: "not applicable",
}
STATES: Final = {
    MistakeState.NOTICED: "noticed",
    MistakeState.REFLECTING: "reflecting",
    MistakeState.ACKNOWLEDGED: "acknowledged",
    MistakeState.REPAIRING: "repairing",
    MistakeState.AWAITING_FOLLOW_UP: "awaiting a follow-up",
    MistakeState.RESTING: "resting (recorded by me)",
}
RESPONSES: Final = {
    Response.FOLLOWED: "followed",
    Response.PARTLY: "partly followed",
    Response.DECLINED: "declined",
}
ADVICE_STATES: Final = {
    FeedbackState.HEARD: "not considered yet",
    FeedbackState.CONSIDERING: "being considered",
    FeedbackState.ANSWERED: "answered",
}
SOURCES: Final = {
    SourceType.LEADER_OR_ORGANISER: "a leader or organiser",
    SourceType.MEMBER: "a member of the community",
    SourceType.PUBLISHED_GUIDANCE: "published guidance",
    SourceType.FRIEND: "a friend",
    SourceType.COLLEAGUE: "a colleague",
    SourceType.MENTOR: "a mentor",
}
CONVERSATION_STATES: Final = {
    ConversationState.PLANNED: "planned",
    ConversationState.HELD: "held",
    ConversationState.FOLLOWED_UP: "followed up",
    ConversationState.DEFERRED: "deferred",
}
PILLARS: Final = {
    Pillar.LISTENING: "listening",
    Pillar.RESPONSIBILITY: "responsibility",
    Pillar.REFLECTION: "reflection and learning",
}
COMMUNITY: Final = {
    CommunityInput.NONE: "My own undertaking; the community was not asked.",
    CommunityInput.PUBLISHED_GUIDANCE: "It draws on guidance that the community published.",
    CommunityInput.INVITED: "The community was invited to comment on it.",
    CommunityInput.CO_WRITTEN: "It was written together with the community.",
}
STATUSES: Final = {
    CommitmentStatus.ACTIVE: "Taken up again",
    CommitmentStatus.PAUSED: "Paused",
    CommitmentStatus.RETIRED: "Retired",
}
_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number(count: int) -> str:
    """A small number in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """ "one step", "two steps"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def month(day: date) -> str:
    """ "October 2026"."""
    return f"{month_name[day.month]} {day.year}"


def when(record: Record) -> str:
    """The month of a record, or its year where only that is known."""
    exact = record.precision is not Precision.YEAR
    return month(record.occurred_on) if exact else str(record.occurred_on.year)


def months(days: Iterable[date]) -> str:
    """ "August, September and October 2026": each month once."""
    distinct = sorted({day.replace(day=1) for day in days})
    last_of_year = {day.year: day for day in distinct}
    words = [
        month(day) if last_of_year[day.year] == day else month_name[day.month] for day in distinct
    ]
    return listed(words)


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def period(since: date | None, until: date) -> str:
    """ "August to November 2026"; "Until November 2026" where it has no first day."""
    if since is None:
        return f"Until {month(until)}"
    if (since.year, since.month) == (until.year, until.month):
        return month(until)
    first = month(since) if since.year != until.year else month_name[since.month]
    return f"{first} to {month(until)}"


def title(record: Record, noun: str) -> str:
    """The title as a sentence. Without one the first line would be shown, and that is body."""
    return sentence(record.title or f"A {noun} without a title")


def sentence(text: str) -> str:
    """``text`` with a capital and a full stop, unless it ends in some stop of its own."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
