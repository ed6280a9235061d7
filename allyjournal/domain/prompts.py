"""Prompts to write from: gentle ones first, and another one first every day."""

import tomllib
from collections.abc import Sequence
from datetime import date

import msgspec

from allyjournal.domain.record import Part, Pillar


class Prompt(Part, frozen=True, kw_only=True):
    """One question; ``pillar`` and ``topics`` say what it asks about, its ``id`` never changes."""

    id: str
    text: str
    pillar: Pillar | None = None
    topics: tuple[str, ...] = ()
    gentle: bool = False


class _Prompts(Part, frozen=True, kw_only=True):
    prompt: tuple[Prompt, ...]


def parse(document: str) -> tuple[Prompt, ...]:
    """The prompts of a TOML ``document`` with one ``[[prompt]]`` each.

    Raises tomllib.TOMLDecodeError or msgspec.ValidationError with the place of a fault.
    """
    return msgspec.convert(tomllib.loads(document), _Prompts).prompt


def in_order(prompts: Sequence[Prompt], day: date) -> list[Prompt]:
    """Every prompt once: the gentle ones, then the others, each group from another start a day."""
    gentle = [prompt for prompt in prompts if prompt.gentle]
    others = [prompt for prompt in prompts if not prompt.gentle]
    return [*_turned(gentle, day.toordinal()), *_turned(others, day.toordinal())]


def _turned(prompts: list[Prompt], steps: int) -> list[Prompt]:
    start = steps % len(prompts) if prompts else 0
    return prompts[start:] + prompts[:start]
