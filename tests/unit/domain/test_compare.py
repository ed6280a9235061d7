"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.compare import Change, Piece, compare

TEXTS = st.text(alphabet="ab \n", max_size=40) | st.text(max_size=40)


def test_only_the_changed_words_are_marked() -> None:
    assert compare("I ask first.\nI wait.\n", "I ask for times.\nI wait.\n") == [
        Piece(Change.SAME, "I ask "),
        Piece(Change.REMOVED, "first.\n"),
        Piece(Change.ADDED, "for times.\n"),
        Piece(Change.SAME, "I wait.\n"),
    ]


def test_what_stays_is_one_piece_across_paragraphs() -> None:
    assert compare("The same.\nI ask.\n", "The same.\nI wait.\n") == [
        Piece(Change.SAME, "The same.\nI "),
        Piece(Change.REMOVED, "ask.\n"),
        Piece(Change.ADDED, "wait.\n"),
    ]


def test_equal_texts_are_one_piece_and_empty_ones_none() -> None:
    assert compare("the same", "the same") == [Piece(Change.SAME, "the same")]
    assert compare("", "") == []


@given(before=TEXTS, after=TEXTS)
def test_the_pieces_give_both_texts_again(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(text for change, text in pieces if change is not Change.ADDED) == before
    assert "".join(text for change, text in pieces if change is not Change.REMOVED) == after
