"""Records to search for, and what a search or the timeline gives for them."""

from datetime import UTC, date, datetime

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store import search
from allyjournal.store.journal import Journal

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def reflection(text: str = "", on: date = TODAY, **fields: object) -> Reflection:
    return begin(Reflection, on, NOW, **{"text": text, "state": ReflectionState.KEPT, **fields})


def mistake(what_happened: str = "", on: date = TODAY, **fields: object) -> Mistake:
    return begin(Mistake, on, NOW, what_happened=what_happened, **fields)


def person(pseudonym: str) -> Person:
    return begin(Person, TODAY, NOW, pseudonym=pseudonym)


def agreement(*statements: str, **fields: object) -> Agreement:
    commitments = tuple(new_commitment(Pillar.LISTENING, statement) for statement in statements)
    return begin(Agreement, TODAY, NOW, commitments=commitments, **fields)


def found(journal: Journal, query: str, today: date = TODAY, **asked: str) -> list[str]:
    """The uids that a search finds, which must say nothing about the query."""
    result = search.search(journal._connection, query, today, 100, **asked)
    assert result.notes == ()
    assert result.total == len(result.hits)
    return [hit.uid for hit in result.hits]


def shown(journal: Journal, query: str = "", *kinds: str) -> list[object]:
    """What the timeline shows."""
    return journal.window(journal.ids(query, {"kind": kinds}).ids)
