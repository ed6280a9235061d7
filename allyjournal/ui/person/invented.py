"""Invented names for people: words that hardly anybody is called."""

import random
from collections.abc import Collection
from functools import cache

from allyjournal import assets


def invented_name(taken: Collection[str]) -> str:
    """One of our names that nobody has, at random; with a number behind it once all are taken.

    ``taken`` counts in capital and small letters alike.
    """
    folded = {name.casefold() for name in taken}
    candidates, number = _names(), 1
    while not (free := [name for name in candidates if name.casefold() not in folded]):
        number += 1
        candidates = [f"{name} {number}" for name in _names()]
    return random.choice(free)  # noqa: S311  (nothing secret)


@cache
def _names() -> list[str]:
    return assets.text("people/invented_names.txt").split()
