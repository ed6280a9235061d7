"""The search language: what is asked for, and what is said where it does not parse."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from allyjournal.domain.query import (
    LONGEST,
    Dates,
    Field,
    Group,
    IsDue,
    Term,
    Words,
    begun,
    parse,
)

DATE_FORM = "a date looks like 2026, 2026-10 or 2026-10-14"


def groups(text: str) -> tuple[Group, ...]:
    """What a text that parses asks for."""
    query = parse(text)
    assert not query.notes
    return query.groups


def term(text: str) -> Term:
    """The one thing that a text asks for."""
    [[only]] = groups(text)
    return only


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("race", Words("race")),
        ("non-binary", Words("non-binary")),
        ("learn*", Words("learn", prefix=True)),
        ('"a phrase"', Words("a phrase")),
        ('"a phr"*', Words("a phr", prefix=True)),
        ("-race", Words("race", negated=True)),
        ('-"a phrase"', Words("a phrase", negated=True)),
        ("-learn*", Words("learn", prefix=True, negated=True)),
        ("編程", Words("編程")),
        ("10:30", Words("10:30")),
        ("https://example.org/a", Words("https://example.org/a")),
        ("or", Words("or")),
    ],
)
def test_words(text: str, meant: Words) -> None:
    assert term(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("topic:race", Field("topic", "race")),
        ("Topic:Race", Field("topic", "Race")),
        ('topic:"gender identity"', Field("topic", "gender identity")),
        ("topic:gen*", Field("topic", "gen", prefix=True)),
        ("topic:*", Field("topic", "", prefix=True)),
        ("topic:a:b", Field("topic", "a:b")),
        ("-kind:mistake", Field("kind", "mistake", negated=True)),
        ("kind:Check-In", Field("kind", "check_in")),
        ('kind:"check in"', Field("kind", "check_in")),
        ("kind:mistake*", Field("kind", "mistake")),
        ("state:repairing", Field("state", "repairing")),
        ("state:under_review", Field("state", "under_review")),
        ("pillar:listening", Field("pillar", "listening")),
        ("facet:bias", Field("facet", "bias")),
        ("is:open", Field("is", "open")),
        ("is:draft", Field("is", "draft")),
        ("has:link", Field("has", "link")),
        ("person:M.", Field("person", "M.")),
        ("commitment:3", Field("commitment", "3")),
        ("community:deaf", Field("community", "deaf")),
        ("pattern:interrupting", Field("pattern", "interrupting")),
        ("is:due", IsDue()),
        ("-is:due", IsDue(negated=True)),
    ],
)
def test_fields(text: str, meant: Field | IsDue) -> None:
    assert term(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("after:2025", Dates(since=date(2025, 1, 1))),
        ("after:2025-03", Dates(since=date(2025, 3, 1))),
        ("after:2025-03-14", Dates(since=date(2025, 3, 14))),
        ("before:2026", Dates(until=date(2026, 1, 1))),
        ("before:2026-02", Dates(until=date(2026, 2, 1))),
        ("on:2024", Dates(date(2024, 1, 1), date(2025, 1, 1))),
        ("on:2026-12", Dates(date(2026, 12, 1), date(2027, 1, 1))),
        ("on:2024-02", Dates(date(2024, 2, 1), date(2024, 3, 1))),
        ("on:2026-2-28", Dates(date(2026, 2, 28), date(2026, 3, 1))),
        ("-on:2026", Dates(date(2026, 1, 1), date(2027, 1, 1), negated=True)),
        ("on:9999", Dates(since=date(9999, 1, 1))),
        ("on:9999-12-31", Dates(since=date(9999, 12, 31))),
        ("before:0001", Dates(until=date(1, 1, 1))),
    ],
)
def test_dates(text: str, meant: Dates) -> None:
    assert term(text) == meant


def test_dates_hold_for_the_days_asked_for() -> None:
    march = term("on:2025-03")
    assert isinstance(march, Dates)
    days = [date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 31), date(2025, 4, 1)]
    assert [march.hold(day) for day in days] == [False, True, True, False]
    assert [Dates(negated=True).hold(day) for day in days] == [False] * 4
    assert [Dates(since=days[2]).hold(day) for day in days] == [False, False, True, True]
    assert [Dates(until=days[2], negated=True).hold(day) for day in days] == [
        False,
        False,
        True,
        True,
    ]


def test_what_stands_side_by_side_is_all_asked_for() -> None:
    assert groups('race  "a phrase"\n-kind:mistake') == (
        (Words("race"),),
        (Words("a phrase"),),
        (Field("kind", "mistake", negated=True),),
    )


def test_an_or_joins_its_neighbours_and_no_more() -> None:
    assert groups("kind:mistake race OR class OR -topic:age today") == (
        (Field("kind", "mistake"),),
        (Words("race"), Words("class"), Field("topic", "age", negated=True)),
        (Words("today"),),
    )


@pytest.mark.parametrize("text", ["", "   ", "\n", "\0"])
def test_nothing_asks_for_everything(text: str) -> None:
    assert groups(text) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("topic:", "nothing follows the colon"),
        ('topic:""', "nothing follows the colon"),
        ("topics:race", "nothing is called 'topics:'; perhaps 'topic:' is meant"),
        ("said:race", "nothing is called 'said:'"),
        ("is:late", "after 'is:' can stand open, due or draft"),
        ("has:x", "after 'has:' can stand link"),
        ("kind:mis*", "perhaps 'kind:mistake' is meant"),
        ("kind:chekin", "perhaps 'kind:check-in' is meant"),
        ("pillar:*", "after 'pillar:' can stand listening, responsibility or reflection"),
        ("after:spring", DATE_FORM),
        ("after:2025-13", DATE_FORM),
        ("on:2025-02-30", DATE_FORM),
        ("on:2025-02-00", DATE_FORM),
        ("before:0000", DATE_FORM),
        ("before:*", DATE_FORM),
        ("before:2026-10-14-", DATE_FORM),
    ],
)
def test_what_is_not_understood_is_searched_as_words_and_said(text: str, reason: str) -> None:
    query = parse(text)
    assert query.groups == ((Words(text),),)
    assert query.notes == (f"'{text}' was searched as plain words: {reason}.",)
    assert parse(f"-{text}").groups == ((Words(text, negated=True),),)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kind:Repair", Field("kind", "mistake")),
        ("kind:mistakes", Field("kind", "mistake")),
        ('kind:"shared summary"', Field("kind", "share")),
        ("kind:check-ins", Field("kind", "check_in")),
        ("is:drafts", Field("is", "draft")),
    ],
)
def test_a_value_is_also_what_the_screen_calls_it(text: str, meant: Term) -> None:
    assert term(text) == meant


def test_two_values_that_no_record_has_together_are_said() -> None:
    assert parse("kind:mistake race kind:check-in").notes == (
        "A record has only one kind: 'kind:mistake OR kind:check-in' finds any of them.",
    )
    for text in ("kind:mistake OR kind:share", "kind:mistake -kind:share", "topic:a topic:b"):
        assert parse(text).notes == ()


@pytest.mark.parametrize("text", ["OR", "OR race", "race OR", "race OR OR class", "*** OR race"])
def test_an_or_without_two_neighbours_is_a_word_and_said(text: str) -> None:
    query = parse(text)
    assert (Words("OR"),) in query.groups
    assert all(len(group) == 1 for group in query.groups)
    assert query.notes[-1] == (
        "'OR' was searched as a word: to join, it stands between two others."
    )


def test_a_quotation_mark_without_a_partner_is_said() -> None:
    query = parse('say "a long thing')
    assert query.groups == ((Words("say"),), (Words("a"),), (Words("long"),), (Words("thing"),))
    assert query.notes == (
        "A quotation mark has no partner, so what follows was searched word by word.",
    )


@pytest.mark.parametrize("text", ["!?", '""', "-", "*", "🙂", "_"])
def test_what_has_no_letter_is_left_out_and_said(text: str) -> None:
    query = parse(f"race {text} class")
    assert query.groups == ((Words("race"),), (Words("class"),))
    assert query.notes == (f"'{text}' was left out: it has no letter and no digit.",)


def test_a_pasted_page_is_cut_and_said() -> None:
    query = parse("a" * 10_000_000)
    assert query.groups == ((Words("a" * LONGEST),),)
    assert query.notes == ("Only the first 1,000 characters were searched.",)


def test_a_note_is_said_once() -> None:
    assert len(parse("is:late is:late OR").notes) == 2


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(
    ANY_TEXT
    | st.lists(st.sampled_from(["OR", '"', "-", "*", ":", " ", "on:", "is:", "a"])).map("".join)
)
@example("on:9999-12 before:0001")
def test_any_text_parses(text: str) -> None:
    query = parse(text)
    assert all(group for group in query.groups)
    for word in (it for group in query.groups for it in group if isinstance(it, Words)):
        assert any(character.isalnum() for character in word.text)
        assert "\0" not in word.text
        word.text.encode()


@given(st.lists(st.from_regex(r"[a-z0-9]+", fullmatch=True), max_size=9))
def test_plain_words_are_found_as_they_are_typed(words: list[str]) -> None:
    assert groups(" ".join(words)) == tuple((Words(word),) for word in words)


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_on_a_day_month_or_year_is_after_it_and_before_the_next(day: date, form: str) -> None:
    text = f"{day.year:04}" + day.strftime(form)[len(day.strftime("%Y")) :]
    on, after, before = term(f"on:{text}"), term(f"after:{text}"), term(f"before:{text}")
    assert isinstance(on, Dates) and isinstance(after, Dates) and isinstance(before, Dates)
    assert on.hold(day) and after.hold(day) and not before.hold(day)
    assert (on.since, before.until) == (after.since, after.since)
    if on.until:
        assert term(f"after:{on.until}") == Dates(since=on.until)
        assert not on.hold(on.until)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kitch ", ("kitch*", "kitch")),
        ("topic:race kitch", ("topic:race kitch*", "kitch")),
        ("bus OR non-bin", ("bus OR non-bin*", "non-bin")),
    ],
)
def test_of_a_last_plain_word_only_the_beginning_may_be_typed(
    text: str, meant: tuple[str, str]
) -> None:
    assert begun(text) == meant


@pytest.mark.parametrize(
    "text", ["", "k", "kitch*", "-kitch", '"the kitch"', "topic:rac", "kind:foo", "on:2026"]
)
def test_what_is_no_plain_word_is_no_beginning(text: str) -> None:
    assert begun(text) is None
