"""The filters above the timeline: what they offer, how they combine, what is kept of them."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.agreement import Agreement, AgreementState, new_commitment
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Reflection
from allyjournal.ui import messages
from allyjournal.ui.timeline.filter_chip import FilterChip
from tests.ui.desk import Desk
from tests.ui.timeline.reader import (
    asks,
    chip,
    entry,
    lay,
    look,
    made,
    offered,
    open_menu,
    picks,
    ticks,
    titles,
)

# said by the offscreen platform when a menu opens
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")

ALL = 5
"""The rows of the year, months among them."""


def test_kinds_are_chosen_from_a_menu_with_their_numbers(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    menu = open_menu(desk, "All kinds ▾")
    assert offered(menu) == ["All kinds", "Reflection 2", "Mistake 1", "Person 1"]
    assert not entry(menu, "Mistake").icon().isNull()
    ticks(desk, menu, "Mistake")
    assert menu.isVisible()
    assert titles(desk) == ["October 2026", "Talked over the plan"]
    menu.close()
    assert chip(desk, "Mistake ▾").isChecked()
    picks(desk, "Mistake ▾", "All kinds")
    assert len(titles(desk)) == ALL
    assert not chip(desk, "All kinds ▾").isChecked()


def test_several_values_of_one_filter_are_either(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    picks(desk, "Topic ▾", "class", "gender identity")
    assert len(titles(desk)) == 3
    assert chip(desk, "class +1 ▾").accessibleName() == "Topic: class, gender identity"
    picks(desk, "class +1 ▾", "class")
    assert titles(desk) == ["October 2026", "Who the meeting time suited"]


def test_filters_count_beside_what_else_is_chosen(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    picks(desk, "Topic ▾", "gender identity")
    menu = open_menu(desk, "All kinds ▾")
    assert offered(menu) == ["All kinds", "Reflection 1"]
    menu.close()
    menu = open_menu(desk, "gender identity ▾")
    assert offered(menu) == ["All topics", "class 1", "gender identity 1"]
    menu.close()
    asks(desk, "minutes")
    assert "Nothing found for “minutes”" in desk.reads()
    # what is chosen can be let go of, though it lists nothing
    menu = open_menu(desk, "gender identity ▾")
    assert offered(menu) == ["All topics", "class 1", "gender identity 0"]
    menu.close()


def test_filters_combine_and_are_taken_away_together(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    assert "Clear filters" not in desk.buttons()
    picks(desk, "Topic ▾", "gender identity")
    picks(desk, "Pillar ▾", "Reflection and learning")
    assert titles(desk) == ["October 2026", "Who the meeting time suited"]
    asks(desk, "bus")
    desk.clicks("Take the filters away")
    assert titles(desk) == ["September 2026", "A bus came."]
    assert chip(desk, "Topic ▾").accessibleName() == "Topic"
    picks(desk, "Facet ▾")
    asks(desk, "")
    picks(desk, "Facet ▾", "privilege")
    button = desk.button("Clear filters")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    desk.settles()
    assert len(titles(desk)) == ALL
    assert "Clear filters" not in desk.buttons()
    assert chip(desk, "All kinds ▾").hasFocus()


def test_people_are_chosen_by_their_pseudonyms(desk: Desk, year: dict[str, Any]) -> None:
    fennel = year["quill"].changed(uid=made(Mistake, date(2026, 1, 1)).uid, pseudonym="Fennel")
    desk.has(
        fennel, made(Mistake, date(2026, 9, 1), title="Spoke for Fennel", people=(fennel.uid,))
    )
    page = lay(desk)
    menu = open_menu(desk, "Person ▾")
    assert offered(menu) == ["Everybody", "Fennel 1", "Quill 1"]
    ticks(desk, menu, "Fennel")
    assert titles(desk) == ["September 2026", "Spoke for Fennel"]
    menu.close()
    page.refresh(desk.does(lambda: desk.journal.trash(fennel.uid)))
    desk.settles()
    menu = open_menu(desk, "Fennel ▾")
    assert offered(menu) == ["Everybody", "Quill 1", "no longer here 1"]
    ticks(desk, menu, "no longer here")
    menu.close()
    menu = open_menu(desk, "Person ▾")
    assert offered(menu) == ["Everybody", "Quill 1"]
    menu.close()


def test_commitments_are_chosen_by_number_and_statement(desk: Desk) -> None:
    say, ask, once = (
        new_commitment(pillar, words)
        for pillar, words in (
            (Pillar.RESPONSIBILITY, "I say so."),
            (Pillar.LISTENING, "I ask *for* times first, " + "always and ever " * 5),
            (Pillar.LISTENING, "I used to wait."),
        )
    )
    ours = made(Agreement, date(2026, 1, 1), title="Ours", commitments=(say, ask, once))
    theirs = made(
        Agreement,
        date(2025, 1, 1),
        commitments=(new_commitment(Pillar.LISTENING, "Long ago."),),
        state=AgreementState.RETIRED,
    )
    desk.does(lambda: desk.journal.sign(ours, date(2026, 1, 2)))
    left = [ours.changed(commitments=(say, ask)), theirs]
    desk.has(*left)
    for held in (say, ask, once, theirs.commitments[0]):
        about = made(Reflection, date(2026, 2, 1), text="a", commitments=(held.uid,))
        desk.has(about)
    lay(desk)
    menu = open_menu(desk, "Commitment ▾")
    assert offered(menu) == [
        "All commitments",
        "1. I ask for times first, always and ever always… 1",
        "2. I say so. 1",
        "Long ago. 1",
        "I used to wait. 1",
    ]
    menu.close()


def test_communities_are_chosen_as_they_were_typed(desk: Desk) -> None:
    north = 'the "north" & south side'
    desk.has(
        made(Mistake, date(2026, 9, 1), title="Here", communities=(north,)),
        made(Mistake, date(2026, 9, 1), title="There"),
    )
    lay(desk)
    menu = open_menu(desk, "Community ▾")
    assert offered(menu) == ["All communities", north.replace("&", "&&") + " 1"]
    ticks(desk, menu, north.replace("&", "&&"))
    menu.close()
    assert titles(desk) == ["September 2026", "Here"]
    assert chip(desk, north.replace("&", "&&") + " ▾").isChecked()


def test_a_filter_without_anything_to_choose_is_not_shown(desk: Desk) -> None:
    desk.has(made(Mistake, date(2026, 10, 1), title="Once"))
    lay(desk)
    assert [chip.text() for chip in desk.all_of(FilterChip)] == [
        "All kinds ▾",
        "Pillar ▾",
        "State ▾",
    ]


def test_a_press_opens_the_menu_and_chooses_nothing(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    menu = open_menu(desk, "All kinds ▾")
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert not chip(desk, "All kinds ▾").isChecked()
    assert len(titles(desk)) == ALL


def test_filters_are_chosen_by_keys(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    pressed = chip(desk, "All kinds ▾")
    pressed.setFocus()
    desk.presses(Qt.Key.Key_Down)
    menu = pressed.findChild(type(open_menu(desk, "All kinds ▾")))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(menu, key)
    desk.settles()
    assert menu.isVisible()
    assert chip(desk, "Reflection ▾").isChecked()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    desk.settles()
    look(desk)
    assert not menu.isVisible()
    assert chip(desk, "Reflection +1 ▾").values() == ("reflection", "mistake")


def test_in_a_language_from_right_to_left_the_menu_ends_with_its_chip(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk, width=700)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.settles()
    menu = open_menu(desk, "Topic ▾")
    pressed = chip(desk, "Topic ▾")
    ends = pressed.mapToGlobal(pressed.rect().bottomRight()).x()
    assert ends - 3 < menu.geometry().right() <= ends
    menu.close()


# What is saved by name


def saves_as(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str | None, *path: str) -> None:
    """Choose an entry behind "My filters", and answer with a name."""
    monkeypatch.setattr(messages, "ask_text", lambda *_asked: name)
    chooses(desk, *path)


def chooses(desk: Desk, *path: str) -> None:
    menu = desk.button("My filters").menu()  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    for words in path[:-1]:
        menu = entry(menu, words).menu()
    entry(menu, path[-1]).trigger()
    desk.settles()
    look(desk)


def kept(desk: Desk) -> list[str]:
    saved = desk.does(lambda: desk.journal.setting("saved_choices", []))
    return [it["name"] for it in saved]


SAVE = "Keep this filter…"


def test_what_is_chosen_is_kept_by_name_and_shown_again(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lay(desk)
    assert "My filters ▾" not in desk.buttons()
    picks(desk, "Person ▾", "Quill")
    asks(desk, "minutes")
    saves_as(desk, monkeypatch, "About Quill", SAVE)
    asks(desk, "")
    desk.clicks("Clear filters")
    look(desk)
    assert len(titles(desk)) == ALL
    with desk.qtbot.waitSignal(page.query_changed) as changed:
        chooses(desk, "About Quill")
    assert changed.args == ["minutes"]
    assert titles(desk) == ["October 2026", "Talked over the plan"]
    assert chip(desk, "Quill ▾").isChecked()
    menu = desk.button("My filters").menu()  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    assert entry(menu, "About Quill").isChecked()
    # and on another day
    page.refresh(None)
    desk.settles()
    assert kept(desk) == ["About Quill"]


def test_what_is_saved_is_renamed_deleted_and_brought_back(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    picks(desk, "Topic ▾", "class")
    saves_as(desk, monkeypatch, "b", SAVE)
    saves_as(desk, monkeypatch, "A", SAVE)
    saves_as(desk, monkeypatch, None, SAVE)
    assert kept(desk) == ["A", "b"]
    saves_as(desk, monkeypatch, "c", "Rename", "A")
    saves_as(desk, monkeypatch, "c", "Rename", "c")
    assert kept(desk) == ["b", "c"]
    chooses(desk, "Delete", "c")
    assert kept(desk) == ["b"]
    desk.clicks("Undo")
    assert kept(desk) == ["b", "c"]


def test_a_name_that_is_taken_is_asked_about(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    picks(desk, "Topic ▾", "class")
    saves_as(desk, monkeypatch, "One", SAVE)
    picks(desk, "class ▾", "gender identity")
    for answer, topics in ((False, ["class"]), (True, ["class", "gender_identity"])):
        monkeypatch.setattr(messages, "confirm", lambda *_asked, answer=answer: answer)
        saves_as(desk, monkeypatch, "One", SAVE)
        [saved] = desk.does(lambda: desk.journal.setting("saved_choices"))
        assert saved["chosen"] == {"topic": topics}


def test_a_word_that_a_filter_leaves_out_is_no_beginning(desk: Desk, year: dict[str, Any]) -> None:
    desk.has(made(Reflection, date(2026, 9, 4), text="Buses.", topics=("class",)))
    lay(desk)
    picks(desk, "Topic", "class")
    asks(desk, "bus")
    assert "Nothing found for “bus”" in desk.reads()
    asks(desk, "buse")
    assert titles(desk)[1] == "Buses."
    menu = open_menu(desk, "All kinds")
    assert "Reflection 1" in offered(menu)
