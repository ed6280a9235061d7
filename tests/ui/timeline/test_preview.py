"""The record beside the timeline."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import (
    Addendum,
    NextAction,
    Reflection,
)
from allyjournal.ui.timeline.page import TimelinePage
from tests.ui.desk import Desk
from tests.ui.timeline.reader import asks, lay, made, texts, the_list


def test_the_record_that_is_moved_to_is_shown_beside(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    assert the_list(desk).row(the_list(desk).selected_id()).title == "Who the meeting time suited"
    words = desk.reads()
    assert words[words.index("Reflection · privilege") :] == [
        "Reflection · privilege",
        "Who the meeting time suited",
        "Monday 12 October 2026 · kept · 1 addendum",
        "gender identity",
        "What",
        "Now what",
        "A belief to unlearn",
        "Next",
        "Added on 20 October",
        "Linked",
    ]
    assert texts(desk) == [
        "I set the call for half past eight.",
        "I ask first.",
        "That mine is the usual day.",
        "If I plan, then I ask",
        "Still so.",
    ]


def test_a_linked_record_is_opened(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Down)
    with desk.qtbot.waitSignal(page.open_requested) as opened:
        desk.clicks("Talked over the plan · repairing · 1 of 2 steps")
    assert opened.args == [year["planned"].uid]


def test_a_mistake_is_read_with_its_steps_and_people(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    words = desk.reads()
    assert words[words.index("Mistake") :][:6] == [
        "Mistake",
        "Talked over the plan",
        "Wednesday 14 October 2026 · repairing · 1 of 2 steps",
        "class",
        "Quill",
        "What happened",
    ]
    assert "Impact · told" in words
    assert texts(desk)[2] == "Put it back · done · 21 October\nSay so · proposed"


def test_a_first_line_is_not_read_twice(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_End)
    words = desk.reads()
    assert words[words.index("Reflection") :] == [
        "Reflection",
        "Thursday 3 September 2026 · draft",
        "What did you notice?",
    ]
    assert texts(desk) == ["A bus came."]


def test_a_person_is_read_without_their_real_name(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    asks(desk, "kind:person")
    assert {"Person", "Quill", "Role"} <= set(desk.reads())
    assert texts(desk) == ["organiser"]
    assert not any("Iseld" in text for text in (*desk.reads(), *texts(desk)))


def test_a_check_in_and_a_record_without_words_are_read(desk: Desk) -> None:
    checked = made(
        CheckIn,
        date(2026, 10, 2),
        commitment=new_commitment(Pillar.LISTENING, "I ask.").uid,
        value=CheckInValue.AVOIDED,
        obstacle="Hurry.",
    )
    desk.has(checked, made(Mistake, date(2026, 10, 1)))
    lay(desk)
    assert "Without words yet" in desk.reads()
    asks(desk, "kind:check_in")
    assert texts(desk) == ["Avoided", "Hurry."]


def test_next_without_an_occasion_is_said_as_it_is(desk: Desk) -> None:
    desk.has(
        made(
            Reflection,
            date(2026, 10, 2),
            next_action=NextAction(then="Ask."),
            addenda=(
                Addendum(on=date(2026, 10, 3), text="a"),
                Addendum(on=date(2026, 10, 4), text="b"),
            ),
        )
    )
    lay(desk)
    assert texts(desk) == ["Ask.", "a", "b"]
    assert "Friday 2 October 2026 · draft · 2 addenda" in desk.reads()


def test_the_commitments_that_it_is_about_are_named_by_number(desk: Desk) -> None:
    say, ask = (
        new_commitment(pillar, "I do.") for pillar in (Pillar.RESPONSIBILITY, Pillar.LISTENING)
    )
    gone = new_commitment(Pillar.LISTENING, "I did.")
    about = tuple(commitment.uid for commitment in (say, gone, ask))
    desk.has(
        made(Agreement, date(2026, 1, 1), title="Ours", commitments=(say, ask)),
        made(Reflection, date(2026, 10, 2), text="a", topics=("class",), commitments=about),
    )
    lay(desk)
    words = desk.reads()
    assert words[words.index("class") :][:3] == ["class", "Commitment 1", "Commitment 2"]


def test_of_many_that_name_somebody_the_newest_are_shown(desk: Desk) -> None:
    quill = made(Person, date(2026, 1, 1), pseudonym="Quill")
    days = [date(2026, 2, 1) + timedelta(days=number) for number in range(33)]
    desk.has(quill, *(made(Mistake, day, title=f"On {day}", people=(quill.uid,)) for day in days))
    desk.lays(TimelinePage(desk.journal, desk.tasks))
    asks(desk, "kind:person")
    linked = [words for words in desk.buttons() if words.startswith("On ")]
    assert [words.split(" ·")[0] for words in linked] == [f"On {day}" for day in days[3:]]
    assert "and 3 earlier ones" in desk.reads()
