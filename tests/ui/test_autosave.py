"""From keystroke to disk: in time, nothing lost, "saved" only when it is so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.store.changes import Changes
from allyjournal.ui import autosave as module
from allyjournal.ui.autosave import Autosave
from allyjournal.ui.tasks import Tasks


class Journal:
    """Stands for a journal: keeps what it is given, fails when it is told to."""

    def __init__(self) -> None:
        self.said = ""
        self.kept: list[tuple[str, bool]] = []
        self.error: Exception | None = None

    def save(self, record: str, *, keep_previous: bool) -> Changes:
        if self.error:
            raise self.error
        self.kept.append((record, keep_previous))
        said, self.said = self.said, record
        return Changes() if said == record else Changes(uids=frozenset({record}))


class Page:
    """Stands for a page with one text."""

    def __init__(self) -> None:
        self.text: str | None = ""

    def read(self) -> str | None:
        return self.text


class Desk:
    """One page with its autosave over a journal, and everything that was said."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.journal = Journal()
        self.page = Page()
        self.autosave = Autosave(self.journal, tasks, self.page.read)  # type: ignore[arg-type]
        self.states: list[str] = []
        self.saved: list[object] = []
        self.failed: list[object] = []
        self.autosave.state_changed.connect(self.states.append)
        self.autosave.saved.connect(self.saved.append)
        self.autosave.failed.connect(self.failed.append)

    def type(self, text: str | None) -> None:
        self.page.text = text
        self.autosave.edited()

    def clock(self) -> QTimer:
        (timer,) = self.autosave.findChildren(QTimer)
        return timer


@pytest.fixture
def desk(tasks: Tasks) -> Iterator[Desk]:
    desk = Desk(tasks)
    yield desk
    desk.clock().stop()


def test_it_saves_by_itself(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DELAY", 1)
    desk.type("a")
    qtbot.waitUntil(lambda: desk.journal.kept == [("a", True)])


def test_the_clock_runs_from_the_first_edit(desk: Desk) -> None:
    desk.type("a")
    assert desk.clock().interval() == 600
    timer = desk.clock().timerId()
    desk.type("ab")
    assert desk.clock().timerId() == timer, "started anew by the second edit"


def test_flush_saves_at_once_and_says_so_when_it_is_so(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.flush()
    assert desk.autosave.state() == "saving"
    desk.tasks.drain()
    assert desk.journal.kept == [("a", True)]
    assert desk.saved == [Changes(uids=frozenset({"a"}))]
    assert desk.states == ["unsaved", "saving", "saved"]
    assert not desk.clock().isActive()


def test_only_the_first_save_keeps_the_former_content(desk: Desk) -> None:
    for text in ("a", "ab", "abc"):
        desk.type(text)
        desk.autosave.flush()
        desk.tasks.drain()
    assert desk.journal.kept == [("a", True), ("ab", False), ("abc", False)]


def test_what_was_typed_and_taken_out_again_keeps_nothing_yet(desk: Desk) -> None:
    desk.journal.said = "a"
    for text in ("a", "ab", "abc"):
        desk.type(text)
        desk.autosave.flush()
        desk.tasks.drain()
    assert desk.journal.kept == [("a", True), ("ab", True), ("abc", False)]
    assert desk.autosave.state() == "saved"


def test_edits_during_a_save_are_saved_afterwards(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.flush()
    desk.type("ab")
    assert desk.autosave.state() == "unsaved"
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.journal.kept == [("a", True), ("ab", False)]
    assert desk.autosave.state() == "saved"


def test_a_save_that_ends_before_the_last_edit_does_not_say_saved(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.flush()
    desk.type("ab")
    desk.tasks.drain()
    assert desk.autosave.state() == "unsaved"
    assert desk.clock().isActive()


def test_nothing_edited_is_nothing_to_save(desk: Desk) -> None:
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.journal.kept == []
    assert desk.states == []


def test_an_empty_new_page_is_nothing_to_save(desk: Desk) -> None:
    desk.type(None)
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.journal.kept == []
    assert desk.states == ["unsaved", "saved"]


def test_a_failure_is_told_once_and_tried_again_until_it_succeeds(desk: Desk) -> None:
    desk.journal.error = DiskFull()
    desk.type("a")
    for _ in range(3):
        desk.autosave.flush()
        desk.tasks.drain()
        assert desk.autosave.state() == "unsaved"
        assert desk.clock().isActive()
    assert desk.failed == [desk.journal.error]
    desk.journal.error = None
    desk.clock().timeout.emit()
    desk.tasks.drain()
    assert desk.journal.kept == [("a", True)]
    assert desk.autosave.state() == "saved"
    desk.journal.error = DiskFull()
    desk.type("ab")
    desk.autosave.flush()
    desk.tasks.drain()
    assert len(desk.failed) == 2


def test_after_a_failure_the_next_edit_tries_again_soon(desk: Desk) -> None:
    desk.journal.error = DiskFull()
    desk.type("a")
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.clock().interval() > 1000
    desk.type("ab")
    assert desk.clock().interval() == 600
    timer = desk.clock().timerId()
    desk.type("abc")
    assert desk.clock().timerId() == timer


def test_after_a_fault_of_the_program_it_tries_again(desk: Desk) -> None:
    desk.journal.error = ZeroDivisionError()
    desk.type("a")
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.autosave.state() == "unsaved"
    desk.journal.error = None
    desk.autosave.flush()
    desk.tasks.drain()
    assert desk.journal.kept == [("a", True)]
