"""A check-in: one commitment held against what happened, on one day.

Check-ins are never summed or averaged. Goal attainment scaling, from which the anchored scale
comes, is criticised exactly where its levels are added up.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from allyjournal.domain.record import Kept, Prose, Record, Uid


class CheckInValue(StrEnum):
    """The five anchors of the scale, in words, and *not applicable*."""

    ACTED_AGAINST = "acted_against"
    AVOIDED = "avoided"
    AS_DESCRIBED = "as_described"
    UNDER_PRESSURE = "under_pressure"
    ORDINARY = "ordinary"
    NOT_APPLICABLE = "not_applicable"


class CheckIn(Record, frozen=True, kw_only=True, tag="check_in"):
    """What became of one commitment on the day ``occurred_on``."""

    commitment: Annotated[Uid, Meta(description="uid of a commitment in an agreement")]
    value: CheckInValue
    evidence: Uid | None = None
    obstacle: Prose = ""
    adjustment: Prose = ""
    state: Kept = Kept.KEPT

    def named_commitments(self) -> tuple[str, ...]:
        """First the one that is checked."""
        return (self.commitment, *self.commitments)

    def links(self) -> Iterator[str]:
        """Also the record that shows it."""
        yield from super().links()
        if self.evidence:
            yield self.evidence
