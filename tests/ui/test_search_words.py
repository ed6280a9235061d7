"""The words of the search language are offered where they can be meant, and nowhere else."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from allyjournal.domain.agreement import AgreementState
from allyjournal.domain.person import Person
from allyjournal.domain.query import DATE_FIELDS, FIELDS, parse
from allyjournal.store.journal import Journal
from allyjournal.ui import search_words
from allyjournal.ui.search_words import every_field, finished, known, offer
from tests.ui.timeline.reader import made
from tests.unit.store.searching import agreement, mistake, reflection

VALUES = {
    "topic": [("race", ""), ("gender", ""), ("gender identity", "")],
    "person": [("Quill", "organiser"), ("M.", ""), ('The "Other" One', "")],
    "commitment": [("1", "I ask first."), ("2", "I wait.")],
}


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with time_machine.travel("2026-11-22 12:00", tick=False):
        yield


def offered(text: str, caret: int | None = None) -> list[str]:
    found = offer(text, len(text) if caret is None else caret, VALUES)
    return [it.words for it in found.suggestions]


def taken(text: str, number: int = 0) -> str:
    """The text once a suggestion was taken."""
    found = offer(text, len(text), VALUES)
    return text[: found.start] + found.suggestions[number].value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ki", ["kind:"]),
        ("-Ki", ["kind:"]),
        ("race per", ["person:"]),
        ("pa", ["pattern:"]),
        ("k", []),
        ("kindly", []),
        ("", []),
        ("race", []),
        ('"a phrase with ki', []),
        ('"a phrase" ki', ["kind:"]),
        ("topic:", ["race", "gender", "gender identity"]),
        ("topic:gen", ["gender", "gender identity"]),
        ("-topic:id", ["gender identity"]),
        ('topic:"gender i', ["gender identity"]),
        ("topic:race", []),
        ("topic:gender", ["gender", "gender identity"]),
        ("topic:race ", []),
        ("topic:nothing", []),
        ("person:", ["Quill", "M.", 'The "Other" One']),
        ("PERSON:q", ["Quill"]),
        ("commitment:", ["1", "2"]),
        ("is:", ["open", "due", "draft"]),
        ("state:await", ["awaiting_follow_up"]),
        ("kind:check-", ["check_in"]),
        ("after:", ["2026", "2026-11", "2026-11-22", "2025"]),
        ("on:2026-11-", ["2026-11-22"]),
        ("foo:", []),
        ("x:ki", []),
    ],
)
def test_what_is_offered(text: str, words: list[str]) -> None:
    assert offered(text) == words


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert offered("kind", 2) == []
    assert offered("ki race", 2) == ["kind:"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("race ki", "race kind:"),
        ("race -ki", "race -kind:"),
        ("-topic:ra", "-topic:race "),
        ("topic:identity", 'topic:"gender identity" '),
        ('a topic:"gender i', 'a topic:"gender identity" '),
        ("person:m", "person:M. "),
        ("commitment:2", "commitment:2"),
        ("Kind:mis", "Kind:mistake "),
    ],
)
def test_what_is_taken_stands_in_place_of_the_word(text: str, after: str) -> None:
    assert (taken(text) if offered(text) else text) == after


def test_a_plain_word_is_never_certain_and_a_field_is() -> None:
    assert not offer("ki", 2, VALUES).certain
    assert offer("topic:", 6, VALUES).certain


def test_all_that_is_offered_parses() -> None:
    for field in every_field():
        for words in offered(field.words):
            if '"' not in words:
                assert not parse(taken(field.words, offered(field.words).index(words))).notes


def test_every_field_is_offered() -> None:
    names = {it.words.removesuffix(":") for it in every_field()}
    assert names == {*FIELDS, *DATE_FIELDS}


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("race kind:", "race "),
        ("race -kind:mis", "race "),
        ("kind:mistake", "kind:mistake"),
        ("kind:nothing", "kind:nothing"),
        ("topic:", ""),
        ("topic:ra", "topic:ra"),
        ("after:", ""),
        ("after:2026", "after:2026"),
        ("foo:", "foo:"),
        ("race", "race"),
        ("", ""),
    ],
)
def test_a_field_still_being_typed_is_not_searched_yet(text: str, searched: str) -> None:
    assert finished(text) == searched


def test_what_the_journal_has_is_known_but_no_real_name(journal: Journal) -> None:
    pledge = agreement("I ask first.", "", "I wait.")
    former = agreement("Old.").changed(state=AgreementState.RETIRED)
    quill: Any = made(Person, date(2026, 1, 1), pseudonym="Quill", role="friend", names=("Iseld",))
    written = reflection("x", topics=("own_topic",), communities=("deaf",))
    journal.add([pledge, former, quill, written, mistake("x", pattern="Interrupting")])
    found = known(journal)
    assert found["person"] == [("Quill", "friend")]
    assert found["community"] == [("deaf", "")]
    assert found["pattern"] == [("Interrupting", "")]
    assert found["commitment"] == [("1", "I ask first."), ("2", "I wait.")]
    topics = [words for words, _ in found["topic"]]
    assert {"race", "gender identity", "own topic"} <= set(topics)
    assert "Iseld" not in str(found)
    for name, number in (("person:Quill", 0), ("commitment:2", 0), ("topic:own", 1)):
        suggestions = offer(name, len(name), found).suggestions
        assert len(journal.search("".join(it.value for it in suggestions) or name).hits) == number


def test_values_are_said_in_words_where_those_differ() -> None:
    def notes(text: str) -> list[str]:
        return [it.note for it in offer(text, len(text), {}).suggestions]

    assert notes("kind:res") == ["Learning"]
    assert notes("kind:mis") == [""]
    assert notes("state:await") == ["awaiting follow-up"]
    assert notes("is:o") == ["asks for something"]
    assert search_words.offer("is:open", 7, {}).suggestions == []
