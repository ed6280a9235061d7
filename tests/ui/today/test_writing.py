"""Today: the blank page, and the reflection that it becomes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.reflection import ReflectionState
from allyjournal.store.changes import Changes
from allyjournal.ui.prompt_line import PromptLine
from tests.ui.desk import Desk
from tests.ui.today.evening import TODAY, WORDS, erase, field, lay, the_reflection, write

# Writing


def test_the_caret_stands_in_a_blank_page_of_today(desk: Desk) -> None:
    lay(desk)
    assert QApplication.focusWidget() is field(desk)
    assert field(desk).text() == ""
    assert desk.reads()[0] == "Sunday 22 November 2026"
    assert "Keep" not in desk.buttons()


def test_what_is_typed_becomes_one_draft_of_today_by_itself(desk: Desk) -> None:
    page = lay(desk)
    states: list[str] = []
    page.saved_state.connect(states.append)
    with desk.qtbot.waitSignal(page.changed) as told:
        desk.types(WORDS)
    saved = the_reflection(desk)
    assert saved.text == WORDS
    assert (saved.occurred_on, saved.state) == (TODAY, ReflectionState.DRAFT)
    assert told.args[0].uids == {saved.uid}
    assert states == ["unsaved", "saving", "saved"]
    write(desk, " And listened.")
    assert the_reflection(desk).text == WORDS + " And listened."
    assert page.is_saved()


def test_nothing_is_saved_before_there_are_words(desk: Desk) -> None:
    page = lay(desk)
    write(desk, "  ")
    assert desk.records() == []
    assert page.is_saved()


def test_words_taken_back_before_they_were_saved_leave_nothing(desk: Desk) -> None:
    page = lay(desk)
    desk.types(WORDS)
    erase(desk)
    page.flush()
    assert desk.records() == []


def test_a_page_that_was_emptied_goes_to_the_trash_when_it_is_left(desk: Desk) -> None:
    page = lay(desk)
    write(desk)
    erase(desk)
    page.flush()
    assert desk.records() == []
    assert len(desk.does(desk.journal.trashed)) == 1
    assert page.is_saved()
    write(desk, "Once more.")
    assert the_reflection(desk).text == "Once more."


def test_keeping_gives_a_fresh_page_and_another_prompt(desk: Desk, toasts: list[Any]) -> None:
    page = lay(desk)
    asked = desk.reads()[1]
    write(desk)
    desk.clicks("Keep")
    kept = the_reflection(desk)
    assert (kept.text, kept.state) == (WORDS, ReflectionState.KEPT)
    assert [change.state for change in kept.state_history] == ["draft", "kept"]
    assert field(desk).text() == ""
    assert QApplication.focusWidget() is field(desk)
    assert desk.reads()[1] != asked
    assert page.is_saved()
    text, label, action = toasts[0]
    assert (text, label) == ("Kept", "Open")
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        action()
    assert opened.args == [kept.uid]


def test_words_typed_while_it_is_being_kept_are_kept_as_well(desk: Desk) -> None:
    lay(desk)
    write(desk)
    QTest.keyClicks(field(desk), " More")
    QTest.mouseClick(desk.button("Keep"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field(desk), " and more.")
    desk.settles()
    desk.page.flush()
    desk.settles()
    assert the_reflection(desk).text == WORDS + " More and more."


def test_something_went_wrong_asks_for_a_mistake(desk: Desk) -> None:
    page = lay(desk)
    with desk.qtbot.waitSignal(page.new_requested) as asked:
        desk.clicks("Something went wrong")
    assert asked.args == ["mistake"]


def test_what_keeps_it_from_being_saved_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lay(desk)

    def full(*_: object, **__: object) -> Changes:
        raise DiskFull()

    with monkeypatch.context() as patched:
        patched.setattr(desk.journal, "save", full)
        with desk.qtbot.waitSignal(page.failed) as told:
            write(desk)
    assert isinstance(told.args[0], DiskFull)
    assert not page.is_saved()
    assert field(desk).text() == WORDS
    write(desk, "!")
    assert the_reflection(desk).text == WORDS + "!"


# The prompt


def test_the_prompt_is_kept_with_what_answers_it(desk: Desk) -> None:
    lay(desk)
    first = desk.reads()[1]
    desk.clicks("another")
    second = desk.reads()[1]
    assert second != first
    write(desk)
    assert the_reflection(desk).prompt == second


def test_no_prompt_is_wanted_and_then_one_after_all(desk: Desk) -> None:
    lay(desk)
    asked = desk.reads()[1]
    desk.clicks("none")
    assert asked not in desk.reads()
    write(desk)
    assert the_reflection(desk).prompt == ""
    desk.clicks("a prompt")
    desk.page.flush()
    assert the_reflection(desk).prompt == asked


def test_the_prompt_steps_back_when_the_writing_starts_and_the_page_stays(desk: Desk) -> None:
    page = lay(desk, width=760)
    for _ in range(40):
        desk.clicks("another")
    top = field(desk).mapTo(page, QPoint(0, 0)).y()
    asked = desk.reads()[1]
    desk.types("A")
    assert field(desk).mapTo(page, QPoint(0, 0)).y() == top
    assert asked.startswith(desk.reads()[1].removesuffix("…"))


def test_what_is_not_for_me_does_not_come_back(desk: Desk) -> None:
    page = lay(desk)
    while "caste" not in _menu(desk)[-1].text():
        desk.clicks("another")
    _menu(desk)[-1].trigger()
    desk.settles()
    skipped = desk.reads()[1]
    _menu(desk)[0].trigger()
    desk.settles()
    own = desk.does(desk.journal.vocabulary)
    assert own.hidden_topics == ("caste",)
    assert len(own.skipped_prompts) == 1
    page.hide()
    page.show()
    desk.settles()
    asked = set()
    while "from the beginning" not in desk.buttons():
        asked.add(desk.reads()[1])
        desk.clicks("another")
    desk.clicks("from the beginning")
    while "from the beginning" not in desk.buttons():
        asked.add(desk.reads()[1])
        desk.clicks("another")
    assert len(asked) > 60
    assert skipped not in asked
    assert not any("caste" in text for text in asked)


def _menu(desk: Desk) -> list[QAction]:
    """What can be chosen behind "not for me"."""
    (line,) = desk.all_of(PromptLine)
    menu = line.findChild(QMenu)
    assert menu
    return menu.actions()


# Midnight


def test_after_midnight_a_blank_page_is_of_the_new_day(desk: Desk, clock: Any) -> None:
    page = lay(desk)
    clock.move_to(datetime(2026, 11, 23, 0, 10, tzinfo=UTC))
    page.hide()
    page.show()
    desk.settles()
    assert desk.reads()[0] == "Monday 23 November 2026"
    write(desk)
    assert the_reflection(desk).occurred_on == date(2026, 11, 23)


def test_after_midnight_the_draft_keeps_its_date(desk: Desk, clock: Any) -> None:
    page = lay(desk)
    write(desk)
    clock.move_to(datetime(2026, 11, 23, 0, 10, tzinfo=UTC))
    page.hide()
    page.show()
    write(desk, " It is late.")
    assert the_reflection(desk).occurred_on == TODAY
    assert field(desk).text() == WORDS + " It is late."


# Room


def test_in_a_narrow_window_what_is_due_stands_below_the_writing(desk: Desk) -> None:
    page = lay(desk, width=1000)
    aside = desk.button("Keep it now…").parentWidget()
    assert aside.mapTo(page, QPoint(0, 0)).x() > field(desk).mapTo(page, QPoint(0, 0)).x()
    page.resize(880, 794)
    desk.qtbot.waitUntil(
        lambda: aside.mapTo(page, QPoint(0, 0)).x() < field(desk).mapTo(page, QPoint(0, 0)).x()
    )


def test_the_field_grows_with_its_text_as_far_as_there_is_room(desk: Desk) -> None:
    page = lay(desk)
    usual = field(desk).height()
    field(desk).insertPlainText("word\n" * 14)
    desk.qtbot.waitUntil(lambda: field(desk).height() > usual)
    field(desk).insertPlainText("word\n" * 100)
    desk.qtbot.waitUntil(lambda: field(desk).height() == field(desk).maximumHeight())
    assert field(desk).height() < page.height()
    page.flush()
