"""Search beside a naive reference, and with anything at all as a query."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from unicodedata import combining, normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allyjournal.domain.kinds import AnyRecord, body, display_title
from allyjournal.domain.matching import words_of
from allyjournal.domain.mistake import RepairStep
from allyjournal.domain.query import parse
from allyjournal.store import listing, search
from allyjournal.store.journal import Journal
from tests.unit.store.searching import agreement, found, mistake, person, reflection

one_journal_for_all_examples = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


SIGNS = st.sampled_from("*-\"():^+';a編🙂\ue000\u200b\0\ud800 ")
WHOLE = [
    "OR",
    "AND",
    "NOT",
    "NEAR",
    "{title}",
    "is:due",
    "-is:due",
    "is:open",
    "on:2026",
    "topic:*",
]
BEGUN = ["kind:", "kind:mistake", "-topic:", "person:", "commitment:", "commitment:1"]
PIECES = SIGNS | st.sampled_from(WHOLE + BEGUN)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(PIECES).map(" ".join)


@one_journal_for_all_examples
@given(ANY_TEXT | st.lists(PIECES).map("".join), st.sampled_from(["newest", "best"]))
def test_no_text_breaks_the_search(journal: Journal, text: str, order: search.Order) -> None:
    if not journal.ids().ids:
        journal.add([person("A"), agreement("a 編"), reflection("a 編 🙂"), mistake("編 a")])
    result = journal.search(text, 100, order)
    assert result.total == len(result.hits) <= 4
    assert len(journal.ids(text).ids) <= result.total
    assert not any("\n" in hit.snippet for hit in result.hits)


def test_a_long_query_is_no_error(journal: Journal) -> None:
    journal.add([reflection("a")])
    assert journal.search("a " * 5_000_000).total == 1
    assert journal.search("-b " * 333).total == 1
    assert journal.search(" OR ".join(["-b"] * 100)).total == 1
    assert journal.search(" OR ".join(["b", "on:2026"] * 50)).total == 1


WORDS = ["race", "Racé", "racial", "listen", "listening", "編程", "編", "ask-first", "kind", "open"]
WORDS += [
    "Μάθηση",
    "μαθηση",
    "ёлка",
    "Елка",
    "caf\u00e9",
    "CAFE\u0301",
    "한국어",
    "국어",
    "Python編",
]
TOPICS = ["race", "gender identity", "Gender", "編程"]
DAYS = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1)]
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
records = st.builds(
    lambda kind, on, title, text, topics, due: (
        reflection(text, on, title=title, topics=topics)
        if kind
        else mistake(
            text,
            on,
            title=title,
            topics=topics,
            repair_steps=(RepairStep(description="", due_on=due),),
        )
    ),
    st.booleans(),
    st.sampled_from(DAYS),
    texts,
    texts,
    st.lists(st.sampled_from(TOPICS), max_size=2).map(tuple),
    st.none() | st.sampled_from(DAYS),
)


def split(text: str) -> list[str]:
    """The words of a text without case and accents, each Chinese character one of them."""
    plain = [it for it in normalize("NFD", text.lower()) if not combining(it)]
    whole = normalize("NFC", "".join(plain))
    return re.findall(r"[一-鿿가-힣]|[a-z0-9\u03b1-\u03c9\u0430-\u044f]+", whole)


def has(record: AnyRecord, words: str, prefix: bool = False) -> bool:
    """Whether the title or the text has these words one after another."""
    sought = split(words)
    for text in (split(display_title(record)), split("\n".join(body(record)))):
        for start in range(len(text) - len(sought) + 1):
            run = text[start : start + len(sought)]
            if run[:-1] == sought[:-1] and (
                run[-1].startswith(sought[-1]) if prefix else run[-1] == sought[-1]
            ):
                return True
    return False


words_asked = st.sampled_from(WORDS)
only_words = st.one_of(
    words_asked,
    words_asked.map(lambda word: f"{word[:3]}*"),
    st.lists(words_asked, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
)
terms = st.one_of(
    words_asked.map(lambda word: (word, lambda it: has(it, word))),
    words_asked.map(lambda word: (f"{word[:3]}*", lambda it: has(it, word[:3], prefix=True))),
    st.lists(words_asked, min_size=1, max_size=3)
    .map(" ".join)
    .map(lambda phrase: (f'"{phrase}"', lambda it: has(it, phrase))),
    st.sampled_from(TOPICS).map(
        lambda topic: (
            f'topic:"{topic}"',
            lambda it: topic.lower() in [other.lower() for other in it.topics],
        )
    ),
    st.sampled_from(["mistake", "reflection", "agreement"]).map(
        lambda kind: (f"kind:{kind}", lambda it: it.kind == kind)
    ),
    st.sampled_from(DAYS).map(lambda day: (f"after:{day}", lambda it: it.occurred_on >= day)),
    st.sampled_from(DAYS).map(lambda day: (f"before:{day}", lambda it: it.occurred_on < day)),
    st.just(("on:2025-01", lambda it: f"{it.occurred_on:%Y-%m}" == "2025-01")),
    st.just(("is:open", lambda it: it.kind == "mistake")),
    st.just(("is:due", lambda it: any(due.on <= DAYS[2] for due in it.dues()))),
)
negatable = st.tuples(st.booleans(), terms)
queries = st.lists(st.lists(negatable, min_size=1, max_size=3), max_size=4)


@one_journal_for_all_examples
@given(st.lists(records, max_size=6), queries)
def test_search_finds_what_a_naive_reference_finds(
    journal: Journal, written: Sequence[AnyRecord], query: Iterable[Any]
) -> None:
    with journal._connection.transaction():
        journal._connection.execute("DELETE FROM record")
    journal.add(written)
    text = " ".join(
        " OR ".join("-" * negated + typed for negated, (typed, _) in group) for group in query
    )
    expected = {
        record.uid
        for record in written
        if all(any(holds(record) != negated for negated, (_, holds) in group) for group in query)
    }
    uids = found(journal, text, DAYS[2])
    assert set(uids) == expected
    ids = listing.ids(journal._connection, text, DAYS[2], {}).ids
    assert [record.uid for record in journal.window(ids)] == uids
    assert list(ids) == sorted(ids, reverse=True)


@one_journal_for_all_examples
@given(texts, texts, only_words)
def test_what_is_found_is_marked_and_nothing_else(
    journal: Journal, title: str, text: str, query: str
) -> None:
    with journal._connection.transaction():
        journal._connection.execute("DELETE FROM record")
    record = reflection(text, DAYS[0], title=title)
    journal.add([record])
    sought = words_of(parse(query))
    marked = [sought.spans(it) for it in (display_title(record), *body(record))]
    assert any(marked) is bool(found(journal, query, DAYS[2]))
