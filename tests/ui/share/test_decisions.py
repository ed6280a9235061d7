"""What is to be decided before words leave, and what comes of it."""

from typing import Any

from PySide6.QtCore import Qt

from allyjournal.domain.reflection import Reflection
from allyjournal.ui.widgets.notice import Notice
from tests.ui.desk import Desk
from tests.ui.share.mentor import (
    QUILL,
    SHARED,
    clicks_row,
    lay,
    made,
    picks,
    see,
    shown_text,
    text_of,
)


def test_a_likely_name_is_replaced(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    clicks_row(written, "with its text")
    assert {"To decide: 1", "“Amara”"} <= set(written.reads())
    assert "suited Amara and me, said [Person A]" in shown_text(written)
    written.clicks("A person")
    see(written)
    assert "suited [Person A] and me, said [Person B]" in shown_text(written)
    assert "To decide: 0" in written.reads()
    decides_again(written)
    assert "To decide: 1" in written.reads()
    written.clicks("A place")
    see(written)
    assert "suited [place] and me, said [Person A]" in shown_text(written)
    decides_again(written)
    written.clicks("An organisation")
    see(written)
    assert "suited [organisation] and me, said [Person A]" in shown_text(written)
    decides_again(written)
    written.clicks("No name")
    see(written)
    assert "Amara" in shown_text(written)
    assert "To decide: 0" in written.reads()


def since(desk: Desk) -> str:
    """The words of the period that begins with the last share."""
    return next(words for words in desk.buttons() if words.startswith("since "))


def decides_again(desk: Desk) -> None:
    desk.clicks("Decide again")
    see(desk)


def test_what_was_decided_is_forgotten_only_on_purpose(
    written: Desk, answers: dict[str, Any]
) -> None:
    lay(written)
    clicks_row(written, "with its text")
    written.clicks("A person")
    see(written)
    answers["yes"] = False
    decides_again(written)
    assert answers["asked"] == ["Forget what was decided about words, for every summary?"]
    assert "Amara" not in shown_text(written)


def test_what_was_decided_holds_for_every_summary_until_names_are_forgotten(
    written: Desk, answers: dict[str, Any]
) -> None:
    page = lay(written)
    clicks_row(written, "with its text")
    written.clicks("A person")
    see(written)
    written.clicks("Save as PDF")
    see(written)
    picks(written, since(written), "last 3 months")
    clicks_row(written, "with its text")
    assert "suited [Person A] and me" in shown_text(written)
    page.refresh(written.does(written.journal.forget_names))
    see(written)
    assert "suited Amara and me" in shown_text(written)
    assert "“Amara”" in written.reads()


def test_a_name_written_otherwise_becomes_the_same_person(desk: Desk) -> None:
    desk.has(QUILL, SHARED.changed(title="Quilll and Quill"))
    lay(desk)
    assert "Quilll and [Person A]" in shown_text(desk)
    desk.clicks("It is a name: replace it")
    see(desk)
    assert "[Person A] and [Person A]" in shown_text(desk)


def test_what_was_decided_is_not_asked_about_again(desk: Desk) -> None:
    # the second time what was decided about is taken for a name that may be a word
    desk.has(QUILL, SHARED.changed(title="To devika@example.org and quilll"))
    lay(desk)
    desk.clicks("It is a name: replace it")
    see(desk)
    desk.clicks("A person")
    see(desk)
    assert "To [Person A] and [Person B]" in shown_text(desk)
    assert "To decide: 0" in desk.reads()


def test_what_waits_is_said_beside_the_button_that_saves(desk: Desk) -> None:
    names = ", ".join(("and Amara", "Bexley", "Cosima", "Devika", "Elowen"))
    desk.has(SHARED.changed(title=names))
    lay(desk, height=500)
    assert len(desk.all_of(Notice)) == 3
    assert "More follow as you decide: 2" in desk.reads()
    desk.clicks("To decide: 5")
    assert desk.button("A person").hasFocus()
    see(desk)
    assert not desk.button("A person").visibleRegion().isEmpty()
    for _ in range(2):
        desk.presses(Qt.Key.Key_Space)
        see(desk)
        desk.clicks(next(it for it in desk.buttons() if it.startswith("To decide")))
    assert not any(words.startswith("More follow") for words in desk.reads())
    for _ in range(3):
        desk.clicks("No name")
        see(desk)
    assert not any(words.startswith("To decide") for words in desk.buttons())


def test_where_one_side_is_in_sight_what_waits_comes_into_it(written: Desk) -> None:
    lay(written, width=560)
    clicks_row(written, "with its text")
    written.clicks("See it")
    assert not written.all_of(Notice)
    written.clicks("To decide: 1")
    assert written.button("A person").hasFocus()


def test_what_looks_like_a_place_is_replaced_and_may_be_kept(
    desk: Desk, answers: dict[str, Any]
) -> None:
    desk.has(SHARED.changed(title="At Elm Street"))
    lay(desk)
    assert "At [place]" in shown_text(desk)
    assert "“Elm Street”" in desk.reads()
    desk.clicks("Leave it out")
    see(desk)
    assert "“Elm Street”" not in desk.reads()
    assert "At [place]" in shown_text(desk)
    decides_again(desk)
    # what is replaced keeps nothing back
    desk.clicks("Save as PDF")
    assert len(answers["asked"]) == 2
    assert answers["path"].exists()
    see(desk)
    picks(desk, since(desk), "last 3 months")
    desk.clicks("Keep these words")
    see(desk)
    assert "At Elm Street" in shown_text(desk)


def test_a_name_that_is_a_word_here_is_kept(desk: Desk, answers: dict[str, Any]) -> None:
    desk.has(QUILL, SHARED.changed(title="The quill and Quill"))
    page = lay(desk)
    assert "The [Person A] and [Person A]" in shown_text(desk)
    assert "“quill”" in desk.reads()
    desk.clicks("It is a word: keep it")
    see(desk)
    assert "The quill and [Person A]" in shown_text(desk)
    assert "“quill”" not in desk.reads()
    page.hide()
    lay(desk)
    assert "The quill and [Person A]" in shown_text(desk)
    decides_again(desk)
    desk.clicks("It is the person")
    see(desk)
    assert "The [Person A] and [Person A]" in shown_text(desk)
    assert "“quill”" not in desk.reads()


def test_a_risky_combination_is_pointed_out(desk: Desk) -> None:
    risky = made(
        Reflection, title="October at last", text="The choir director in Elmford said no in May."
    )
    desk.has(risky)
    lay(desk)
    clicks_row(desk, "October at last")
    clicks_row(desk, "with its text")
    assert any("choir director" in words for words in desk.reads() if words[0] == "“")
    count = len([words for words in desk.buttons() if words == "Keep these words"])
    desk.clicks("Keep these words")
    see(desk)
    assert len([words for words in desk.buttons() if words == "Keep these words"]) == count - 1


def test_undecided_words_leave_only_on_purpose(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    clicks_row(written, "with its text")
    answers["yes"] = False
    written.clicks("Save as PDF")
    assert answers["asked"] == ["Some words are not decided yet: 1"]
    assert not answers["path"].exists()
    answers["yes"] = True
    written.clicks("Save as PDF")
    assert "Amara" in text_of(answers["path"].read_bytes())
