"""What was deleted waits here."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection

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
    assert "Reflection · Tuesday 20 October 2026" in somebody.sees()
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
