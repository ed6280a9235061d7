"""Learning: what was finished or applied, and what it changed."""

from allyjournal.domain.record import StateChange
from allyjournal.domain.resource import Medium, Resource, ResourceState
from allyjournal.exchange.summary.selection import LetIn, Section
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, made
from tests.unit.exchange.summary.telling import written

BOOK = made(
    Resource,
    title="Whose table",
    medium=Medium.BOOK,
    notes="Secret",
    practice_change="I *wait*",
    state=ResourceState.APPLIED,
)


def test_what_was_learned_is_told_and_what_it_changed_by_let_in(journal: Journal) -> None:
    talk = made(Resource, state=ResourceState.FINISHED)
    journal.add([BOOK, talk])
    assert written(journal, Section.LEARNING) == []
    told = ["Whose table. Book. From October 2026, applied."]
    assert written(journal, Section.LEARNING, [BOOK]) == told
    assert written(journal, Section.LEARNING, [BOOK, talk], [LetIn.PRACTICE]) == [
        *told,
        "What it changed in what I do:",
        "I wait",
        "A resource without a title. From October 2026, finished.",
    ]


def test_what_is_still_to_be_learned_from_is_not_offered(journal: Journal) -> None:
    ahead = [
        made(Resource, title="T", state=state)
        for state in (ResourceState.QUEUED, ResourceState.IN_PROGRESS)
    ]
    journal.add(ahead)
    assert written(journal, Section.LEARNING, ahead) == []


def test_what_was_begun_before_and_finished_since_counts(journal: Journal) -> None:
    finished = StateChange(state=ResourceState.FINISHED, on=TODAY)
    begun = made(Resource, "2026-02-01", state=ResourceState.FINISHED)
    begun, before = (begun.changed(state_history=it) for it in ((finished,), ()))
    journal.add([begun])
    assert written(journal, Section.LEARNING, [begun], since="2026-06-01") != []
    journal.save(before)
    assert written(journal, Section.LEARNING, [before], since="2026-06-01") == []
