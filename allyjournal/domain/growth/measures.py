"""All that can be looked back on in a period: one reading, each measure with its own source."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.growth.facts import AdviceFacts, CheckInFacts, MistakeFacts, PracticeFacts
from allyjournal.domain.growth.lanes import Lane, in_force, lanes
from allyjournal.domain.growth.noticing import Days, to_acknowledging, to_first_step
from allyjournal.domain.growth.pairs import Kept, Pair, pairs
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.standing import Advice, Repairs, advice, practice, repairs
from allyjournal.domain.growth.written import Grid, Written, grid, with_same_rows


class Growth(Struct, frozen=True):
    """What there is to look back on; see the functions that make each part."""

    period: Period
    grid: Grid
    acknowledging: Days
    first_steps: Days
    repairs: Repairs
    advice: tuple[Advice, ...]
    lanes: tuple[Lane, ...]
    practice: tuple[PracticeFacts, ...]
    pairs: tuple[Pair, ...]


class Sources(NamedTuple):
    """What the measures are made of, in any order; more than a period needs does no harm."""

    written: Sequence[Written] = ()
    mistakes: Sequence[MistakeFacts] = ()
    feedback: Sequence[AdviceFacts] = ()
    check_ins: Sequence[CheckInFacts] = ()
    learned: Sequence[PracticeFacts] = ()
    kept: Sequence[Kept] = ()
    agreements: Sequence[Agreement] = ()
    versions: Sequence[AgreementVersion] = ()


def growth(sources: Sources, period: Period) -> Growth:
    """Every measure of ``period``."""
    agreements, versions = sources.agreements, sources.versions
    return Growth(
        period,
        grid(sources.written, in_force(agreements, versions, period.until), period),
        to_acknowledging(sources.mistakes, period),
        to_first_step(sources.mistakes, period),
        repairs(sources.mistakes, period),
        advice(sources.feedback, period),
        lanes(sources.check_ins, agreements, versions, period),
        practice(sources.learned, period),
        pairs(sources.kept, period.until),
    )


def side_by_side(growths: Sequence[Growth]) -> tuple[Growth, ...]:
    """``growths`` so that their grids can be read beside each other: with the same rows."""
    grids = with_same_rows([it.grid for it in growths])
    return tuple(replace(it, grid=grid) for it, grid in zip(growths, grids, strict=True))
