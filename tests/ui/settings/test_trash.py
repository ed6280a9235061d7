"""What was deleted waits here."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def fill(somebody: Any, count: int) -> list[Reflection]:
    """Put reflections into the trash, the newest last."""
    thrown = [
        begin(Reflection, date(2026, 10, 20), NOW, text=f"Thought {number}").changed(
            trashed_at=NOW + timedelta(minutes=number)
        )
        for number in range(count)
    ]
    somebody.do(partial(somebody.journal.add, thrown))
    return thrown


def test_an_empty_trash_says_so(somebody: Any) -> None:
    somebody.arrive()
    assert "The trash is empty." in somebody.sees()


def test_a_record_comes_back(somebody: Any) -> None:
    first, second = fill(somebody, 2)
    somebody.arrive()
    assert "Reflection · Tuesday 20 October 2026 · deleted 22 November" in somebody.sees()
    somebody.click("Restore: Thought 0")
    assert somebody.changes[0].uids == {first.uid}
    assert somebody.do(partial(somebody.journal.get, first.uid)).text == "Thought 0"
    assert somebody.buttons("Restore: Thought 0") == []
    assert [it.uid for it in somebody.do(somebody.journal.trashed)] == [second.uid]


def test_a_record_without_words_can_be_told(somebody: Any) -> None:
    empty = begin(Reflection, date(2026, 10, 20), NOW).changed(trashed_at=NOW)
    somebody.do(partial(somebody.journal.add, [empty]))
    somebody.arrive()
    assert "Without words yet" in somebody.sees()


def test_a_full_trash_is_shown_in_parts(somebody: Any) -> None:
    fill(somebody, 35)
    somebody.arrive()
    assert len(somebody.buttons("Restore")) == 30
    assert "Thought 34" in somebody.sees()
    somebody.click("Show more")
    assert len(somebody.buttons("Restore")) == 35
    assert somebody.buttons("Show more") == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions, all answered with yes."""
    questions: list[str] = []

    def confirm(_parent: object, question: str, _yes: str, _advice: str) -> bool:
        questions.append(question)
        return True

    monkeypatch.setattr(messages, "confirm", confirm)
    return questions


def test_one_record_is_deleted_for_good(somebody: Any, asked: list[str]) -> None:
    first, second = fill(somebody, 2)
    somebody.arrive()
    somebody.click("Delete for good…: Thought 0")
    assert asked == ["Delete this for good, with everything that it was?"]
    assert [it.uid for it in somebody.do(somebody.journal.trashed)] == [second.uid]
    assert somebody.changes[0].uids == {first.uid}


def test_the_trash_is_emptied_after_a_question(
    somebody: Any, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(somebody, 3)
    somebody.arrive()
    with monkeypatch.context() as no:
        no.setattr(messages, "confirm", lambda *_: False)
        somebody.click("Empty the trash…")
        somebody.click("Delete for good…: Thought 1")
    assert len(somebody.do(somebody.journal.trashed)) == 3
    somebody.click("Empty the trash…")
    assert asked == ["Delete the 3 records in the trash for good?"]
    assert not somebody.do(somebody.journal.trashed)
    assert "The trash is empty." in somebody.sees()
    assert somebody.buttons("Empty the trash…") == []


def test_deleted_words_are_merged_away_slice_by_slice(
    somebody: Any, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(somebody, 1)
    somebody.arrive()
    slices: list[str] = []

    def merge() -> bool:
        slices.append("one")
        return len(slices) < 3

    monkeypatch.setattr(somebody.journal, "merge_search", merge)
    somebody.click("Empty the trash…")
    assert asked == ["Delete the record in the trash for good?"]
    assert len(slices) == 3


def test_what_went_along_is_said(somebody: Any) -> None:
    held = new_commitment(Pillar.LISTENING, "I ask.")
    agreement = begin(Agreement, date(2026, 10, 20), NOW, title="Tenants", commitments=(held,))
    checks = [
        begin(CheckIn, date(2026, 10, 21), NOW, commitment=held.uid, value=CheckInValue.AVOIDED)
        for _ in range(2)
    ]
    somebody.do(partial(somebody.journal.add, [agreement, *checks]))
    somebody.do(partial(somebody.journal.trash, agreement.uid))
    somebody.arrive()
    assert " · with 2 check-ins" in somebody.sees()
    somebody.click("Restore: Tenants")
    assert len(list(somebody.do(lambda: list(somebody.journal.all())))) == 3
