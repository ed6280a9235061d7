"""What a writer decided about words before they leave; the journal remembers it, so that no
summary asks twice."""

from typing import Final

import msgspec
from msgspec import Struct

from allyjournal.store.journal import Journal

_SETTING: Final = "summary_decided"

Words = tuple[str, ...]


class Decided(Struct, frozen=True, kw_only=True):
    """Words as they were asked about: the names of ``people``, ``places`` and ``organisations``,
    ``words`` that stay although somebody or a place is called so, and what is ``settled``: it may
    stay as it is."""

    people: Words = ()
    places: Words = ()
    organisations: Words = ()
    words: Words = ()
    settled: Words = ()

    def named(self) -> Words:
        """Everything that is replaced because of a decision."""
        return (*self.people, *self.places, *self.organisations)

    def stays(self) -> Words:
        """Everything that is told because of a decision."""
        return (*self.words, *self.settled)


def remembered(journal: Journal) -> Decided:
    """What was decided for earlier summaries; forgotten when real names are."""
    return msgspec.convert(journal.setting(_SETTING) or {}, Decided)


def remember(journal: Journal, decided: Decided) -> None:
    """Keep what was decided for the summaries to come."""
    journal.set_setting(_SETTING, msgspec.to_builtins(decided))
