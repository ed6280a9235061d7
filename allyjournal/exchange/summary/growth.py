"""Looking back in a summary: by the measures of the Growth page, over what was ticked alone.

Advice, learning, repairs and commitments have sections of their own.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.growth.facts import of_mistake
from allyjournal.domain.growth.lanes import in_force
from allyjournal.domain.growth.noticing import (
    Days,
    Dot,
    LeftOut,
    to_acknowledging,
    to_first_step,
)
from allyjournal.domain.growth.pairs import kept, pairs
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.stretch import Why
from allyjournal.domain.growth.written import Row, grid, written
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import (
    Block,
    Items,
    Paragraph,
    Span,
    Spans,
    plain,
    strong,
)
from allyjournal.exchange.summary.selection import Material, Selection

_WHY: Final = {
    Why.CORRECTED_AT_ONCE: "corrected at once",
    Why.NO_CONTACT: "contact was not allowed",
    Why.NOT_TO_THE_DAY: "the day of noticing is not known",
    Why.OTHER_ORDER: "the dates do not fit together",
}
"""But for what is not yet; what is out of scope is private and in no summary."""


def growth_section(material: Material, _selection: Selection, _today: date) -> Iterator[Block]:
    """The months with something written, the days from noticing, and two reflections."""
    first = min((it.occurred_on for it in material.records), default=material.until)
    period = Period(material.since or first, material.until)
    yield from _months(material, period)
    yield from _days(material.of(Mistake), period)
    yield from _then_and_now(material.of(Reflection), period)


def _months(material: Material, period: Period) -> Iterator[Block]:
    """By pillar and topic, first those of the agreement; the communities stay in the journal."""
    held = in_force(material.of(Agreement), material.versions, period.until)
    agreed = [it.changed(communities=()) for it in held]
    marks = (mark for record in material.records for mark in written(record))
    found = grid(marks, agreed, period)
    for pillar in Pillar:
        rows = [it for it in found.rows if it.pillar is pillar]
        if lines := tuple(plain(_row(row)) for row in rows if row.months or row.agreed):
            yield Paragraph((strong(wording.sentence(wording.PILLARS[pillar])),))
            yield Items(lines)


def _row(row: Row) -> str:
    """ "Race: January and March 2026."; that something was left out is not told either."""
    months = wording.months(row.months) if row.months else "nothing, or nothing told here"
    if row.pillar is Pillar.RESPONSIBILITY:
        return wording.sentence(months)
    about = row.subject.name.replace("_", " ") if row.subject else "on no topic"
    return wording.sentence(f"{about}: {months}")


def _days(mistakes: Iterable[Mistake], period: Period) -> Iterator[Block]:
    """What was noticed in the period, one by one, as it happened; days are numbers and no dates."""
    told = {it.uid: it for it in mistakes}
    known = [of_mistake(it) for it in told.values()]
    acknowledged = _by_mistake(to_acknowledging(known, period))
    steps = _by_mistake(to_first_step(known, period))
    lines = tuple(
        _line(mistake, acknowledged[uid], steps[uid])
        for uid, mistake in told.items()
        if uid in acknowledged
    )
    if lines:
        yield Paragraph((strong("From noticing to acknowledging, and to a first step."),))
        yield Items(lines)
        yield Paragraph(
            plain("Days in which contact was not allowed are taken out. Quicker is not the aim.")
        )


def _by_mistake(days: Days) -> dict[str, Dot | LeftOut]:
    marks: tuple[Dot | LeftOut, ...] = (*days.dots, *days.left_out)
    return {it.mistake.uid: it for it in marks}


def _line(mistake: Mistake, acknowledged: Dot | LeftOut, first_step: Dot | LeftOut) -> Spans:
    words = [
        _reached(acknowledged, "acknowledged", "not acknowledged yet"),
        _reached(first_step, "a first step", "no step done yet"),
    ]
    title = wording.title(mistake, "mistake")
    return strong(title), Span(f" {wording.sentence(', '.join(dict.fromkeys(words)))}")


def _reached(mark: Dot | LeftOut, reached: str, not_yet: str) -> str:
    """ "acknowledged after five days", or why there are none."""
    if isinstance(mark, Dot):
        days = f"after {wording.counted(mark.days, 'day')}" if mark.days else "on the same day"
        return f"{reached} {days}"
    if mark.why is Why.NOT_YET:
        return not_yet
    return _WHY[mark.why] if mark.why is Why.CORRECTED_AT_ONCE else f"{reached}: {_WHY[mark.why]}"


def _then_and_now(reflections: Iterable[Reflection], period: Period) -> Iterator[Block]:
    """The two on one subject that are farthest apart, by title and month; their texts have a
    section of their own."""
    for subject, *both in pairs(kept(reflections), period.until)[:1]:
        about = subject.name.replace("_", " ")
        yield Paragraph((strong(wording.sentence(f"Then and now: {about}")),))
        yield Items(
            tuple(
                (Span(wording.title(it, "reflection")), Span(f" From {wording.when(it)}."))
                for it in both
            )
        )
