"""What an operation touched, so that the pages that show it can read it again."""

from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from allyjournal.domain.kinds import AnyRecord


class Changes(NamedTuple):
    """The kinds and the uids of the records; nothing where nothing was touched."""

    kinds: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *touched: "AnyRecord") -> Self:
        """That these records were."""
        return cls(frozenset(it.kind for it in touched), frozenset(it.uid for it in touched))

    def joined(self, *others: Self) -> Self:
        """These and ``others`` together."""
        kinds, uids = zip(self, *others, strict=True)
        return type(self)(frozenset().union(*kinds), frozenset().union(*uids))
