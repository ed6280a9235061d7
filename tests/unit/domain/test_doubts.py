"""What is pointed out before words leave: likely names, near misses, risky combinations."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.doubts import likely_names, near_names, risky_combinations
from allyjournal.domain.redaction import Redactor
from tests.unit.domain.people import person


def test_likely_names_are_capitals_within_sentences() -> None:
    text = (
        "Yesterday Amara came. Oren\u2019s dog barked; I met Oren Vale in June, on a Monday. "
        "“Hello,” said Tim. [Person A] and the NHS. The Black coffee was black: Very.\n- New line"
    )
    assert likely_names([text, "And Amara again"]) == ("Amara", "Oren", "Vale", "Tim")


def test_addresses_are_pointed_out() -> None:
    text = "mail petra87@gmail.com. Or @petra_k, [Person A]@inbox.example @ 5"
    assert likely_names([text]) == ("petra87@gmail.com", "@petra_k", "@inbox.example")
    # what is replaced altogether is nothing to decide about
    assert likely_names(["she is @[Person A], 2026"]) == ()


def test_a_surname_behind_a_replaced_name_is_pointed_out() -> None:
    assert likely_names(["I met [Person B] Delacroix again."]) == ("Delacroix",)


def test_telephone_numbers_are_pointed_out() -> None:
    assert likely_names(["call +44 20 7946 0018, flat 14, 2026"]) == ("+44 20 7946 0018",)


def test_known_words_are_no_names() -> None:
    text = "We met on Mondays with Mrs Reed at Pride, all of us Deaf"
    assert likely_names([text], ["Pride march"]) == ("Reed",)


def test_a_role_a_place_and_a_month_together_are_risky() -> None:
    texts = [
        "The choir director on Elm Street (October). It rained.",
        "The choir director on Elm Street.",
        "The director in May.",
        "On Elm Street in May.",
        "A tree warden from\nOakham, Oct 2026",
    ]
    assert risky_combinations(texts, ["", "tree warden"]) == (
        "The choir director on Elm Street (October).",
    )
    assert risky_combinations(["A tree warden from Oakham, Oct 2026"], ["tree warden"]) == (
        "A tree warden from Oakham, Oct 2026",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Amara said no. Everybody said yes.", ("Amara",)),
        ("Amara's dog. It's late. There's more.", ("Amara",)),
        ("- Oren and I talked. Tea and talk.", ("Oren",)),
        ("Petra came. Listening helped. Lunch was late.", ("Petra",)),
        ("Amara dijo que no. Nadie dijo nada.", ("Amara",)),
        ("NHS said no. [Person A] said yes.", ()),
    ],
)
def test_a_name_begins_a_sentence(text: str, found: tuple[str, ...]) -> None:
    assert likely_names([text], first_names={"petra"}) == found


@pytest.mark.parametrize(
    "written",
    [
        *("Rowna", "rowna", "Rown", "Rowwan", "Rowen", "Orwan", "Rowa", "Ro\u0432an", "Mullerr"),
        *("R0wan", "Rowens", "Mu\u0308llor", "Lucka", "Luc"),
    ],
)
def test_one_typing_error_is_pointed_out(written: str) -> None:
    names = ["Rowan", "Zo\u00eb M\u00fcller", "Luca"]
    found = near_names([f"I met {written}'s friend, {written}"], names)
    assert found == (unicodedata.normalize("NFC", written),)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tom", "Tommy"),
        ("Ann", "annie"),
        ("Juan", "Juanito"),
        ("Carlos", "Carlitos"),
        ("Ana", "Anita"),
        ("Rosa", "Rosilla"),
        ("Zo\u00eb", "Zoey"),
    ],
)
def test_a_fond_ending_is_pointed_out(name: str, written: str) -> None:
    assert near_names([f"And {written} came"], [name]) == (written,)


@pytest.mark.parametrize("text", ["ashby was there", "see https://ashby.example/a", "RT ashby's"])
def test_part_of_a_name_that_is_written_small_is_pointed_out(text: str) -> None:
    left = Redactor([person("Heron", "Rowan Ashby")]).redact(text)
    assert near_names([left], ["Heron", "Rowan Ashby"]) == ("ashby",)


@pytest.mark.parametrize(
    "handle", ["rowanashby", "rowanashby87", "Rowan87", "ashby1987", "rowanasbhy"]
)
def test_what_an_address_makes_of_a_name_is_pointed_out(handle: str) -> None:
    left = Redactor([person("Heron", "Rowan Ashby")]).redact(f"https://a.example/{handle}?x=1")
    shown = () if handle == "rowanashby" else (handle,)
    assert near_names([left], ["Heron", "Rowan Ashby"]) == shown
    assert (handle in left) is bool(shown)


@pytest.mark.parametrize("text", ["Rowing", "Wonar", "[Person A]", "Bo", "boy", "ro wan", "Roamn"])
def test_other_words_are_no_near_names(text: str) -> None:
    assert near_names([text], ["Rowan", "Bo", "Persona"]) == ()


def test_a_word_that_is_longer_than_any_name_is_passed_over() -> None:
    assert near_names(["w" * 1_000_000], ["Rowan", "w" * 999_999]) == ()


def test_ordinary_words_are_no_near_names() -> None:
    assert near_names(["The older Alda"], ["Alder"], {"older"}) == ()


# no letters of a possessive or a fond ending
NAMES = st.text(st.sampled_from("bcdfgh"), min_size=4, max_size=9)


@given(NAMES, st.integers(0, 8), st.sampled_from("xkz"), st.sampled_from(["in", "out", "other"]))
def test_any_letter_may_be_the_wrong_one(name: str, place: int, letter: str, error: str) -> None:
    place %= len(name)
    rest = name[place + (error != "in") :]
    written = name[:place] + ("" if error == "out" else letter) + rest
    assert near_names([written], [name]) == (written,)
