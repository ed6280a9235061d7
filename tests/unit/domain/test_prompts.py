"""Prompts: read from their file, and in which order they are offered."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.prompts import Prompt, in_order, parse
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
