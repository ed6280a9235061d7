"""Small helpers for a person's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.text import clean, first_line, plain, printable, shortened, without_signs


@given(st.text(st.characters(), max_size=200))
def test_what_is_clean_can_be_kept_everywhere(text: str) -> None:
    cleaned = clean(text)
    assert "\0" not in cleaned
    assert "\r" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\0b", "ab"),
        ("\ud83d", "\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("Ünï 語", "Ünï 語"),
    ],
)
def test_only_what_nothing_can_keep_is_changed(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A *heading*\n\ntext", "A heading text"),
        ("> said `so`", "said so"),
        ("- one\n- two\n1. three", "one two three"),
        ("2026. a year", "a year"),
        ("5 * 4", "5 4"),
    ],
)
def test_signs_are_left_out_of_lists(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


def test_the_first_line_is_the_first_with_words() -> None:
    assert first_line("\n  \n## \n**Gravy**\nmore") == "Gravy"
    assert first_line("one two three", 8) == "one two…"
    assert first_line(" \n") == ""


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_keeps_to_its_limit(text: str, limit: int) -> None:
    result = shortened(text, limit)
    assert len(result) <= limit
    assert result == text or result.endswith("…")
    assert text.startswith(result.removesuffix("…") if result != text else text)


def test_it_is_cut_at_a_word_where_one_ends_late_enough() -> None:
    assert shortened("half past eight, then nine", 18) == "half past eight…"
    assert shortened("a incomprehensibilities", 12) == "a incompreh…"


def test_a_terminal_obeys_nothing_that_is_printed() -> None:
    assert printable("half \x1b[31mpast\u202e eight\n") == "half  [31mpast  eight "
    assert printable("Ünï 語 😀") == "Ünï 語 😀"


def test_lines_stay_where_signs_go() -> None:
    assert without_signs("# One\n\n- *two*  three-\n> four") == "One\ntwo three-\nfour"
