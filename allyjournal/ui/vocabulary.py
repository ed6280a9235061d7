"""The words that are offered, shipped and own together; read in the worker thread."""

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache

from allyjournal import assets
from allyjournal.domain import prompts
from allyjournal.domain.prompts import Prompt, Vocabulary
from allyjournal.store.journal import Journal

Change = Callable[[Vocabulary], Vocabulary]
"""What a page asks ``Journal.change_vocabulary`` to do."""


def topics(journal: Journal) -> list[str]:
    """Every topic to choose from, as it is stored: the shipped ones, the own ones, those in use."""
    own = journal.vocabulary().topics
    return list(dict.fromkeys([*shipped_topics(), *own, *journal.values("topic")]))


def prompts_for(journal: Journal, day: date) -> list[Prompt]:
    """The prompts of a day, in their order."""
    return prompts.for_day(_shipped_prompts(), journal.vocabulary(), day)


@cache
def shipped_topics() -> tuple[str, ...]:
    """The topics that come with the program, as they are stored."""
    shipped = tomllib.loads(assets.text("topics/topics.toml"))["topic"]
    return tuple(topic["word"] for topic in shipped)


@cache
def _shipped_prompts() -> tuple[Prompt, ...]:
    return prompts.parse(assets.text("prompts/prompts.toml"))
