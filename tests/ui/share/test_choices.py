"""The summary: what is offered, what is let in, what is to be decided."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from allyjournal.domain.agreement import Agreement, Commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar, Visibility, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary.selection import Section
from allyjournal.ui.share.left_out import LeftOutDialog
from allyjournal.ui.share.page import SharePage
from allyjournal.ui.share.preview import Preview
from allyjournal.ui.share.wish import Period
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.record_list import RecordList
from tests.ui.desk import Desk, press
from tests.ui.share.mentor import (
    PRIVATE,
    RECENT,
    TODAY,
    clicks_row,
    lay,
    made,
    picks,
    rows,
    see,
    shown_text,
    the_tree,
)
from tests.ui.shelf import look

# What is offered, and let in


def test_shareable_records_are_in_and_private_ones_never_offered(written: Desk) -> None:
    lay(written)
    assert rows(written) == [
        "Reflections",
        "- The bus",
        "x Who the hour suited",
        "- with its text",
        "- with how strong it felt",
        "Mistakes",
        "- Talked over the plan",
    ]
    assert "Who the hour suited" in shown_text(written)
    assert "The bus" not in shown_text(written)
    assert "fewer identifying details" in shown_text(written)
    assert "Left out: 4, seen by you alone" in written.reads()
    reasons = ["Not ticked: 1", "Ticked without their text: 1", "Drafts: 1", "Private: 1"]
    assert [words for words in written.buttons() if words in reasons] == reasons


def test_a_record_is_ticked_and_its_text_let_in_besides(written: Desk) -> None:
    lay(written)
    clicks_row(written, "The bus")
    assert "The bus" in shown_text(written)
    assert "It came late." not in shown_text(written)
    assert rows(written)[2] == "- with its text"
    clicks_row(written, "with its text")
    assert "It came late." in shown_text(written)
    clicks_row(written, "The bus")
    assert "The bus" not in shown_text(written)
    clicks_row(written, "The bus")
    assert "It came late." not in shown_text(written)


def test_a_mistake_opens_each_of_its_accounts_alone(written: Desk) -> None:
    lay(written)
    clicks_row(written, "Talked over the plan")
    assert rows(written)[-3:] == [
        "- with what happened",
        "- with its impact",
        "- with the draft of the apology",
    ]
    clicks_row(written, "with what happened")
    text = shown_text(written)
    assert "I answered for [Person A]." in text
    assert "It was dropped." not in text


def test_a_check_in_is_offered_by_what_it_says(desk: Desk) -> None:
    held = Commitment(uid=new_uid(), pillar=Pillar.LISTENING, statement="Listen first")
    agreement = made(Agreement, commitments=(held,), visibility=Visibility.PRIVATE)
    avoided = made(CheckIn, commitment=held.uid, value=CheckInValue.AVOIDED, obstacle="Me")
    desk.has(agreement, avoided)
    page = lay(desk)
    assert rows(desk) == ["Check-ins", "- avoided"]
    desk.has(agreement.changed(visibility=Visibility.ASK))
    page.refresh(None)
    see(desk)
    assert rows(desk)[-1] == "- avoided: Listen first"
    clicks_row(desk, "avoided: Listen first")
    assert "A commitment of mine. Avoided it" in shown_text(desk)
    assert rows(desk)[-1] == "- with what stood in the way"


def test_every_check_in_is_ticked_at_once_without_its_words(desk: Desk) -> None:
    values = (CheckInValue.AVOIDED, CheckInValue.ORDINARY)
    uid = new_uid()
    desk.has(*(made(CheckIn, commitment=uid, value=it, obstacle="My hurry") for it in values))
    page = lay(desk)
    chosen: list[str] = []
    page.saved_state.connect(chosen.append)
    desk.clicks("Tick every check-in")
    see(desk)
    assert [row for row in rows(desk) if row[0] == "x"] == ["x ordinary", "x avoided"]
    assert "Avoided it" in shown_text(desk)
    assert "My hurry" not in shown_text(desk)
    assert chosen == ["saved"]
    assert "Tick every check-in" not in desk.buttons()


def test_a_section_is_left_out(written: Desk) -> None:
    lay(written)
    written.clicks("Reflections")
    see(written)
    assert "Who the hour suited" not in shown_text(written)
    written.clicks("Reflections")
    see(written)
    assert "Who the hour suited" in shown_text(written)


def test_questions_are_written_there(written: Desk) -> None:
    page = lay(written)
    states: list[str] = []
    page.saved_state.connect(states.append)
    (editor,) = written.all_of(MarkdownEditor)
    editor.setFocus()
    written.types("How do I notice a repeat, Quill?")
    assert not page.is_saved()
    written.qtbot.waitUntil(lambda: "notice a repeat, [Person A]?" in shown_text(written))
    assert states[-1] == "saved"
    written.clicks("Questions for the mentor")
    see(written)
    assert not written.all_of(MarkdownEditor)
    assert "repeat" not in shown_text(written)


def test_an_empty_journal_says_so(desk: Desk) -> None:
    lay(desk)
    assert rows(desk) == []
    assert "Nothing in this time may be shared." in desk.reads()
    assert not any(words.startswith("Left out") for words in desk.reads())


@pytest.mark.parametrize(("answer", "opened"), [("Open it", [PRIVATE.uid]), ("Close", [])])
def test_what_is_left_out_is_looked_at_and_opened(
    written: Desk, answer: str, opened: list[str]
) -> None:
    page = lay(written)
    asked: list[str] = []
    page.open_requested.connect(asked.append)
    shown: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeftOutDialog)
        (listed,) = dialog.findChildren(RecordList)
        look(written, listed)
        shown.extend(row.title for it in listed.ids() if (row := listed.row(it)))
        written.settles()
        press(dialog, answer)

    QTimer.singleShot(0, act)
    written.clicks("Private: 1")
    assert shown == ["Not for this"]
    assert asked == opened


# Periods


def test_an_earlier_time_is_chosen(written: Desk) -> None:
    lay(written)
    assert "- Long ago" not in rows(written)
    picks(written, "Period: last year", "everything")
    assert "- Long ago" in rows(written)
    picks(written, "Period: everything", "last 6 months")
    assert "- Long ago" not in rows(written)


# Room


def test_a_narrow_window_shows_one_side_at_a_time(written: Desk) -> None:
    page = lay(written, width=800, height=640)
    assert the_tree(written).isVisible()
    assert not written.all_of(Preview)
    written.clicks("See it")
    see(written)
    assert not the_tree(written).isVisible()
    assert written.all_of(Preview)
    page.resize(1200, 800)
    assert the_tree(written).isVisible()
    assert written.all_of(Preview)
    assert "See it" not in written.buttons()


def test_the_records_are_ticked_by_keys_and_stay_in_sight(desk: Desk) -> None:
    desk.has(*(made(Reflection, title=f"Number {number}") for number in range(20)))
    lay(desk, width=1000, height=400)
    assert rows(desk) == ["Reflections"]
    the_tree(desk).setFocus()
    desk.presses(Qt.Key.Key_Home)
    desk.presses(Qt.Key.Key_Right)
    assert len(rows(desk)) == 21
    tree = the_tree(desk)
    desk.qtbot.waitUntil(lambda: tree.parentWidget().height() > tree.height())
    for _ in range(20):
        desk.presses(Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "Number 0"
    last = tree.visualRect(tree.currentIndex())
    assert tree.viewport().visibleRegion().contains(last.center())
    desk.presses(Qt.Key.Key_Space)
    see(desk)
    assert "Number 0" in shown_text(desk)
    clicks_row(desk, "Reflections")
    assert rows(desk) == ["Reflections"]
    desk.has(made(Reflection, title="One more"))
    desk.page.refresh(None)
    see(desk)
    assert rows(desk) == ["Reflections"]


# What another page proposes


def test_a_proposal_keeps_what_was_chosen_and_outlives_a_lock(written: Desk) -> None:
    page = lay(written)
    clicks_row(written, "The bus")
    written.clicks("Reflections")
    see(written)
    assert "The bus" not in shown_text(written)
    page.propose(Period(None, TODAY), {Section.REFLECTIONS})
    see(written)
    assert "The bus" in shown_text(written)
    assert written.button("Period: everything")
    page.hide()
    # also to a page that has not begun yet
    page = SharePage(written.journal, written.tasks)
    page.propose(Period(RECENT, TODAY), ())
    written.lays(page)
    see(written)
    assert "- Long ago" not in rows(written)
    assert "The bus" in shown_text(written)
    page.hide()
    lay(written)
    assert "- Long ago" not in rows(written)
