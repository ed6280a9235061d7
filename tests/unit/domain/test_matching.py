"""Where in a text the words of a query stand."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.matching import (
    NOTHING_SOUGHT,
    Sought,
    asked_words,
    exactly,
    folded,
    passage,
    words_of,
)
from allyjournal.domain.query import Query, Words, parse


def found(query: str, text: str) -> list[str]:
    """What a query finds in a text."""
    return cut(words_of(parse(query)), text)


def cut(sought: Sought, text: str) -> list[str]:
    return [text[start:end] for start, end in sought.spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "places"),
    [
        ("race", "Race and RACÉ, not racecar.", ["Race", "RACÉ"]),
        ("listen*", "I listened; listening is not to relisten", ["listened", "listening"]),
        ('"the room"', "In the room, the\nroom; the big room", ["the room", "the\nroom"]),
        ("co-written", "Co written, co-written", ["Co written", "co-written"]),
        ("race class", "class before race", ["class", "race"]),
        ("race OR class", "class", ["class"]),
        ("race -class kind:mistake topic:race", "class race", ["race"]),
        ("編程", "我學編程", ["編程"]),
        ("程編", "我學編程", []),
        ("學編*", "我學編程", ["學編"]),
        ("python", "是Python編程", ["Python"]),
        ('"python 編程"', "Python編程", ["Python編程"]),
        ("국어", "한국어", ["국어"]),
        ("ク・リ", "クリ、ク・リ、クルリ", ["クリ", "ク・リ"]),
        ("μαθηση", "μια Μάθηση", ["Μάθηση"]),
        ("елка", "Ёлка", ["Ёлка"]),
        ("cafe", normalize("NFD", "café, cafés"), [normalize("NFD", "café")]),
        (normalize("NFD", "café"), "CAFE", ["CAFE"]),
        ("caf*", normalize("NFD", "Cafés"), [normalize("NFD", "Cafés")]),
        ("straße", "STRAßE", ["STRAßE"]),
        ("a", "a_a a1", ["a", "a"]),
        ("*", "anything", []),
        ("🙂", "🙂 race", []),
        ("race", "🙂🙂 race", ["race"]),
        ("", "anything", []),
    ],
)
def test_words_are_found_as_the_index_takes_them(query: str, text: str, places: list[str]) -> None:
    assert found(query, text) == places


@pytest.mark.parametrize(
    ("asked", "text", "places"),
    [
        ("ace", "Race and FACE", ["ace", "ACE"]),
        ("e a", "Race and", ["e a"]),
        ("é.", "Race.", ["e."]),
        ("e", normalize("NFD", "é"), [normalize("NFD", "é")]),
        ("(", "f(x)", ["("]),
        ("", "x", []),
        ("\u0301", "é e\u0301", []),
    ],
)
def test_letters_are_found_exactly_but_for_accents_and_case(
    asked: str, text: str, places: list[str]
) -> None:
    assert cut(exactly(asked), text) == places


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(), st.text())
def test_places_are_within_the_text_one_behind_the_other(asked: str, text: str) -> None:
    for sought in (words_of(parse(asked)), exactly(asked)):
        ends = [0, *(place for span in sought.spans(text) for place in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)


@given(st.text("ab .é編\u0301🙂", min_size=1), st.text(), st.text())
def test_what_stands_there_is_found(asked: str, before: str, after: str) -> None:
    letters = asked.strip("\u0301")
    assert bool(exactly(asked).spans(f"{before}{asked}{after}")) is bool(letters)


def test_nothing_sought_is_nothing() -> None:
    assert not NOTHING_SOUGHT
    assert not words_of(parse("kind:mistake -race"))
    assert words_of(parse("race"))
    assert NOTHING_SOUGHT.spans("race") == []
    # what has no letter is no word of the index
    assert not words_of(Query(groups=((Words("!"),),)))


def test_the_words_alone_can_be_read() -> None:
    asked = parse('kind:mistake "the room" -class list* OR race after:2025')
    assert asked_words(asked) == "the room list race"


def test_a_passage_begins_shortly_before_what_was_found() -> None:
    words = "one two three four five six seven eight nine ten eleven *twelve* thirteen"
    sought = words_of(parse("twelve"))
    assert passage(words, sought, 19) == "…seven eight nine te…"
    assert passage(words, sought, 35) == "…seven eight nine ten eleven twelve…"
    assert passage(words, sought, 80) == "…seven eight nine ten eleven twelve thirteen"
    assert passage(words, words_of(parse("two")), 13) == "one two three…"
    assert passage(words, words_of(parse("nobody")), 80) == ""
    assert passage("", sought, 80) == ""


def test_a_passage_without_spaces_is_cut_nowhere_else() -> None:
    long = "編" * 99 + "程"
    assert passage(long, words_of(parse("程")), 80) == "…" + "編" * 30 + "程"
