"""Prompts: read from their file, and in which order they are offered, and which are not."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.prompts import Prompt, Vocabulary, for_day, in_order, parse
from allyjournal.domain.record import Pillar

FILE = """
[[prompt]]
id = "today"
text = "What did you notice today?"
gentle = true

[[prompt]]
id = "said"
text = "Which feedback did you soften?"
pillar = "listening"
topics = ["race"]
"""


def test_prompts_are_read_from_toml() -> None:
    assert parse(FILE) == (
        Prompt(id="today", text="What did you notice today?", gentle=True),
        Prompt(
            id="said",
            text="Which feedback did you soften?",
            pillar=Pillar.LISTENING,
            topics=("race",),
        ),
    )


def test_an_unknown_word_in_the_file_is_refused_with_its_place() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"prompt\[0\]"):
        parse('[[prompt]]\nid = "a"\ntext = "?"\nharsh = true\n')


@given(st.integers(0, 5), st.integers(0, 5), st.dates())
def test_every_prompt_comes_once_and_the_gentle_ones_first(
    gentle: int, others: int, day: date
) -> None:
    prompts = [Prompt(id=f"{n}", text=f"{n}?", gentle=n < gentle) for n in range(gentle + others)]
    ordered = in_order(prompts, day)
    assert sorted(ordered, key=prompts.index) == prompts
    assert [prompt.gentle for prompt in ordered] == [True] * gentle + [False] * others


@given(st.dates(max_value=date(9999, 12, 1)))
def test_another_prompt_stands_first_the_next_day(day: date) -> None:
    prompts = [Prompt(id=f"{n}", text=f"{n}?", gentle=True) for n in range(3)]
    assert in_order(prompts, day)[0] != in_order(prompts, day + timedelta(days=1))[0]


# The person's own words, and what is not wanted

TOPICS = st.lists(st.sampled_from(["race", "class", "age", "bread"]), unique=True, max_size=3)
IDS = st.sampled_from("abcdefgh")
PROMPTS = st.lists(
    st.builds(
        Prompt, id=IDS, text=IDS.map("About {}?".format), topics=TOPICS.map(tuple), gentle=...
    ),
    unique_by=lambda prompt: prompt.id,
)


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    return Vocabulary(
        prompts=tuple(draw(PROMPTS)),
        topics=tuple(draw(TOPICS)),
        hidden_topics=tuple(draw(TOPICS)),
        skipped_prompts=tuple(draw(st.lists(IDS, unique=True))),
    )


@given(PROMPTS, vocabularies(), st.dates())
def test_what_is_skipped_or_hidden_is_never_offered(
    shipped: list[Prompt], own: Vocabulary, day: date
) -> None:
    offered = for_day(shipped, own, day)
    assert not {prompt.id for prompt in offered} & set(own.skipped_prompts)
    assert not {topic for prompt in offered for topic in prompt.topics} & set(own.hidden_topics)
    gentle = [prompt.gentle for prompt in offered]
    assert gentle == sorted(gentle, reverse=True)
    own = own.skipping_none()
    for topic in own.hidden_topics:
        own = own.showing(topic)
    assert len(for_day(shipped, own, day)) == len(shipped) + len(own.prompts)


def test_own_prompts_stand_where_the_person_puts_them() -> None:
    shipped = [Prompt(id="a", text="A?", gentle=True), Prompt(id="b", text="B?")]
    own = Vocabulary(prompts=(Prompt(id="c", text="C?", gentle=True), Prompt(id="d", text="D?")))
    offered = [prompt.id for prompt in for_day(shipped, own, date(2026, 11, 22))]
    assert (set(offered[:2]), set(offered[2:])) == ({"a", "c"}, {"b", "d"})


def test_skipping_and_hiding_can_be_taken_back() -> None:
    own = Vocabulary(topics=("bread",))
    assert own.skipping("a").skipping("a").skipped_prompts == ("a",)
    assert own.hiding("race").hiding("race").hidden_topics == ("race",)
    assert own.skipping("a").skipping_none() == own
    assert own.hiding("race").showing("race") == own
    assert own.hiding("race").showing("class") == own.hiding("race")


def test_own_words_are_changed_and_the_rest_stays() -> None:
    prompt = Prompt(id="c", text="C?")
    changed = Vocabulary().skipping("a").with_own([prompt], ["bread", "bread"])
    assert changed == Vocabulary(prompts=(prompt,), topics=("bread",), skipped_prompts=("a",))


@given(vocabularies(), vocabularies())
def test_merging_loses_nothing_and_doubles_nothing(here: Vocabulary, there: Vocabulary) -> None:
    merged = here.merged_with(there)
    assert merged.merged_with(there) == merged.merged_with(here) == merged
    assert merged.prompts[: len(here.prompts)] == here.prompts
    known = {it.id for it in merged.prompts} | {it.text.casefold() for it in merged.prompts}
    assert all({it.id, it.text.casefold()} & known for it in there.prompts)
    assert set(merged.topics) == {*here.topics, *there.topics}
    assert set(merged.hidden_topics) == {*here.hidden_topics, *there.hidden_topics}
    assert set(merged.skipped_prompts) == {*here.skipped_prompts, *there.skipped_prompts}
    assert Vocabulary().merged_with(there) == there


def test_the_same_question_typed_in_two_places_is_one() -> None:
    here = Vocabulary(prompts=(Prompt(id="c", text="Who baked?"),))
    there = Vocabulary(prompts=(Prompt(id="d", text="who baked?"),))
    assert here.merged_with(there) == here


@pytest.mark.parametrize("name", ["topics", "hidden_topics", "skipped_prompts"])
def test_nothing_stands_twice(name: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        Vocabulary(**{name: ("a", "a")})
    with pytest.raises(ValueError, match="twice"):
        Vocabulary(prompts=(Prompt(id="c", text="C?"), Prompt(id="c", text="D?")))
