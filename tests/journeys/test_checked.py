"""While the journal is checked: a lock waits for nothing, and what was typed is there."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.errors import JournalInUse
from allyjournal.ui.keeping.long_work import LongWork
from allyjournal.vault import vault
from tests.journeys.person import Person
from tests.journeys.test_bad_day import unlocks
from tests.journeys.test_first_evening import creates_a_journal, locks


@pytest.fixture
def evening(person: Person) -> Person:
    """Somebody in the settings, with a sentence on Today that was just typed."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Half a sentence")
    person.clicks("Settings")
    person.waits_for("Check it")
    return person


@pytest.fixture
def over() -> Iterator[Event]:
    """Set when the test is over, so that nothing waits for what a failed one never does."""
    event = Event()
    yield event
    event.set()


def checks_until_the_lock(
    evening: Person, over: Event, monkeypatch: pytest.MonkeyPatch
) -> list[float]:
    """Begin a check that waits for a lock; the parts that it was done by then."""
    parts: list[float] = []
    go_on = LongWork.go_on

    def until_the_lock(work: LongWork, part: float) -> None:
        parts.append(part)
        # a loop without a wait would keep the interpreter from the window
        while not (work._tasks._hurrying or over.wait(0.01)):
            pass
        go_on(work, part)

    monkeypatch.setattr(LongWork, "go_on", until_the_lock)
    evening.clicks("Check it")
    evening.waits_until(lambda: bool(parts))
    return parts


def in_use(*_arguments: object) -> None:
    raise JournalInUse()


def test_a_lock_ends_the_check(
    evening: Person, over: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = checks_until_the_lock(evening, over, monkeypatch)
    locks(evening)
    assert len(parts) == 1
    unlocks(evening)
    evening.clicks("Today")
    evening.waits_until(lambda: "Half a sentence" in evening.reads())


def test_a_journal_that_does_not_open_again_is_locked_and_says_why(
    evening: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(vault, "open_with_key", in_use)
        evening.clicks("Today")
        evening.waits_for("Something went wrong")
        evening.presses(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        evening.waits_for("Keep it")
        evening.clicks("Settings")
        evening.clicks("Check it")
        evening.waits_for("Unlock")
    assert evening.sees(
        "The journal could not be opened again. This journal is open in another window or program."
    )
    assert evening.sees("Close it there first.")
    unlocks(evening)
    evening.clicks("Today")
    evening.waits_until(lambda: "Half a sentence" in evening.reads())
    locks(evening)
    assert not evening.sees("Close it there first.")


def test_who_leaves_then_is_asked_before_anything_is_lost(
    evening: Person, refused: list[str], over: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        checks_until_the_lock(evening, over, patch)
        patch.setattr(vault, "open_with_key", in_use)
        evening.clicks("Today")
        evening.types(", and the rest")
        evening.window.close()
        evening.waits_for("Unlock")
    assert refused == ["What you wrote last is not in the journal yet."]
    unlocks(evening)
    evening.clicks("Today")
    evening.waits_until(lambda: "Half a sentence, and the rest" in evening.reads())
