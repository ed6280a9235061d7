"""Prompts to write from: gentle ones first, another one first every day, and none unwanted."""

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Self

import msgspec
from msgspec import structs

from allyjournal.domain.record import Part, Pillar


class Prompt(Part, frozen=True, kw_only=True):
    """One question; ``pillar`` and ``topics`` say what it asks about, its ``id`` never changes."""

    id: str
    text: str
    pillar: Pillar | None = None
    topics: tuple[str, ...] = ()
    gentle: bool = False


class Vocabulary(Part, frozen=True, kw_only=True):
    """The person's own words beside those that ship, and which of the prompts are not wanted.

    ``hidden_topics`` are those of the person's own communities; nothing but the choice of prompts
    may depend on them. ``skipped_prompts`` are ids. Nothing stands twice.
    """

    prompts: tuple[Prompt, ...] = ()
    topics: tuple[str, ...] = ()
    hidden_topics: tuple[str, ...] = ()
    skipped_prompts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what stands twice."""
        ids = tuple(prompt.id for prompt in self.prompts)
        for words in (ids, self.topics, self.hidden_topics, self.skipped_prompts):
            if len(set(words)) < len(words):
                raise ValueError("Something stands twice in the vocabulary")

    def wants(self, prompt: Prompt) -> bool:
        """Whether the prompt may be offered."""
        hidden = not set(self.hidden_topics).isdisjoint(prompt.topics)
        return not hidden and prompt.id not in self.skipped_prompts

    def with_own(self, prompts: Sequence[Prompt], topics: Sequence[str]) -> Self:
        """The same with these own prompts and topics in place of the former ones."""
        return structs.replace(self, prompts=tuple(prompts), topics=_once(topics))

    def skipping(self, prompt_id: str) -> Self:
        """The same without this prompt from now on."""
        return structs.replace(self, skipped_prompts=_once((*self.skipped_prompts, prompt_id)))

    def skipping_none(self) -> Self:
        """The same with every skipped prompt offered again."""
        return structs.replace(self, skipped_prompts=())

    def hiding(self, topic: str) -> Self:
        """The same without the prompts about this topic."""
        return structs.replace(self, hidden_topics=_once((*self.hidden_topics, topic)))

    def showing(self, topic: str) -> Self:
        """The same with the prompts about this topic."""
        left = tuple(hidden for hidden in self.hidden_topics if hidden != topic)
        return structs.replace(self, hidden_topics=left)

    def merged_with(self, other: Self) -> Self:
        """The same and what only ``other`` has; a prompt here keeps what it says."""
        known = {key for prompt in self.prompts for key in (prompt.id, prompt.text.casefold())}
        new = (it for it in other.prompts if known.isdisjoint((it.id, it.text.casefold())))
        return structs.replace(
            self,
            prompts=(*self.prompts, *new),
            topics=_once((*self.topics, *other.topics)),
            hidden_topics=_once((*self.hidden_topics, *other.hidden_topics)),
            skipped_prompts=_once((*self.skipped_prompts, *other.skipped_prompts)),
        )


class _Prompts(Part, frozen=True, kw_only=True):
    prompt: tuple[Prompt, ...]


def parse(document: str) -> tuple[Prompt, ...]:
    """The prompts of a TOML ``document`` with one ``[[prompt]]`` each.

    Raises tomllib.TOMLDecodeError or msgspec.ValidationError with the place of a fault.
    """
    return msgspec.convert(tomllib.loads(document), _Prompts).prompt


def for_day(shipped: Sequence[Prompt], vocabulary: Vocabulary, day: date) -> list[Prompt]:
    """What is offered on ``day``, in its order: own prompts among the shipped ones, without what
    was skipped or is about a hidden topic."""
    return in_order([*filter(vocabulary.wants, (*vocabulary.prompts, *shipped))], day)


def in_order(prompts: Sequence[Prompt], day: date) -> list[Prompt]:
    """Every prompt once: the gentle ones, then the others, each group from another start a day."""
    gentle = [prompt for prompt in prompts if prompt.gentle]
    others = [prompt for prompt in prompts if not prompt.gentle]
    return [*_turned(gentle, day.toordinal()), *_turned(others, day.toordinal())]


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _turned(prompts: list[Prompt], steps: int) -> list[Prompt]:
    start = steps % len(prompts) if prompts else 0
    return prompts[start:] + prompts[:start]
