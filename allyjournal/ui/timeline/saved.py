"""Queries and filters that are kept under a name, inside the journal; for the worker thread."""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct, field

from allyjournal.store.journal import Journal

_SETTING: Final = "saved_choices"


class Saved(Struct, frozen=True, kw_only=True):
    """A query and the values that are chosen in the filters, under a name."""

    name: str
    query: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_about(self, other: "Saved") -> bool:
        """Whether both ask for the same, whatever they are called."""
        mine, theirs = (
            {name: set(values) for name, values in it.chosen.items()} for it in (self, other)
        )
        return (self.query.split(), mine) == (other.query.split(), theirs)


def read(journal: Journal) -> list[Saved]:
    """Everything that is kept, by name."""
    return msgspec.convert(journal.setting(_SETTING, []), list[Saved])


def write(journal: Journal, saved: Sequence[Saved]) -> list[Saved]:
    """Keep these and no others; gives them by name."""
    in_order = sorted(saved, key=lambda it: it.name.casefold())
    journal.set_setting(_SETTING, msgspec.to_builtins(in_order))
    return in_order
