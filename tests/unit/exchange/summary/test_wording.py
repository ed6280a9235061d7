"""The fixed words of a summary."""

from datetime import date

import pytest

from allyjournal.domain.agreement import CommitmentStatus, CommunityInput
from allyjournal.domain.check_in import CheckInValue
from allyjournal.domain.conversation import ConversationState
from allyjournal.domain.feedback import FeedbackState, Response, SourceType
from allyjournal.domain.mistake import MistakeState
from allyjournal.domain.record import Pillar, Precision
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary import wording
from tests.unit.exchange.records import made


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2026-08-01"], "August 2026"),
        (["2026-08-01", "2026-08-31"], "August 2026"),
        (["2026-10-01", "2026-08-31"], "August and October 2026"),
        (["2025-12-01", "2026-01-02", "2026-03-05"], "December 2025, January and March 2026"),
    ],
)
def test_months_are_named_once_in_order(days: list[str], words: str) -> None:
    assert wording.months(map(date.fromisoformat, days)) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2026-08-03", "2026-11-22", "August to November 2026"),
        ("2025-11-29", "2026-11-22", "November 2025 to November 2026"),
        ("2026-11-01", "2026-11-22", "November 2026"),
    ],
)
def test_a_period_is_told_in_months(since: str, until: str, words: str) -> None:
    assert wording.period(date.fromisoformat(since), date.fromisoformat(until)) == words


def test_a_period_without_a_first_day_tells_its_last_month() -> None:
    assert wording.period(None, date(2026, 11, 22)) == "Until November 2026"


def test_a_date_is_as_exact_as_it_is_known() -> None:
    assert wording.when(made(Reflection, "1987-01-01", precision=Precision.YEAR)) == "1987"
    assert wording.when(made(Reflection, "1987-03-01", precision=Precision.MONTH)) == "March 1987"


@pytest.mark.parametrize(
    ("text", "words"),
    [("a word", "A word."), ("why? ", "Why?"), ("so…", "So…"), ("ça va", "Ça va."), ("!", "!")],
)
def test_a_sentence_begins_and_ends_as_one(text: str, words: str) -> None:
    assert wording.sentence(text) == words


def test_small_numbers_are_words() -> None:
    assert [wording.number(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert wording.counted(1, "step") == "one step"
    assert wording.counted(2, "step") == "two steps"


def test_every_fixed_value_has_its_words() -> None:
    assert set(wording.VALUES) == set(CheckInValue)
    assert set(wording.STATES) == set(MistakeState)
    assert set(wording.RESPONSES) == set(Response)
    assert set(wording.ADVICE_STATES) == set(FeedbackState)
    assert set(wording.SOURCES) == set(SourceType)
    assert set(wording.CONVERSATION_STATES) == set(ConversationState)
    assert set(wording.PILLARS) == set(Pillar)
    assert set(wording.COMMUNITY) == set(CommunityInput)
    assert set(wording.STATUSES) == set(CommitmentStatus)
