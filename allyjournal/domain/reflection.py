"""A dated reflection: free writing, or answers by the steps of a framework."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from msgspec import Meta, field, structs

from allyjournal.domain.record import Due, DueKind, Part, Pillar, Prose, Record

Intensity = Annotated[int, Meta(ge=0, le=10)]
"""How strong a feeling is, from 0 to 10, by the person's own measure."""


class ReflectionState(StrEnum):
    """Where a reflection stands."""

    DRAFT = "draft"
    KEPT = "kept"
    REVISITED = "revisited"


class Facet(StrEnum):
    """What a reflection is about."""

    PRIVILEGE = "privilege"
    BIAS = "bias"
    POWER = "power"
    EMOTION = "emotion"
    BELIEF = "belief"
    PRACTICE = "practice"


class Framework(StrEnum):
    """A sequence of steps that guides the writing."""

    FREE = "free"
    WHAT_SO_WHAT_NOW_WHAT = "what_so_what_now_what"
    GIBBS = "gibbs"
    KOLB = "kolb"
    BROOKFIELD = "brookfield"
    REVALIDATION = "revalidation"


STEPS: dict[Framework, tuple[str, ...]] = {
    Framework.FREE: (),
    # Rolfe, Freshwater and Jasper (2001), after Borton (1970)
    Framework.WHAT_SO_WHAT_NOW_WHAT: ("what", "so_what", "now_what"),
    # Gibbs (1988), Learning by Doing
    Framework.GIBBS: (
        "description",
        "feelings",
        "evaluation",
        "analysis",
        "conclusion",
        "action_plan",
    ),
    # Kolb (1984), Experiential Learning
    Framework.KOLB: ("experience", "observation", "concept", "experiment"),
    # Brookfield (1995), Becoming a Critically Reflective Teacher: four lenses, in allies' words
    Framework.BROOKFIELD: ("own_story", "those_affected", "peers", "literature"),
    # after the written accounts of nursing revalidation: what, learned, changed, how it relates
    Framework.REVALIDATION: ("what_happened", "what_i_learned", "what_i_changed", "commitment"),
}


class NextAction(Part, frozen=True, kw_only=True):
    """If this happens (``when``), then I do that (``then``)."""

    when: Prose = ""
    then: Prose = ""
    due_on: date | None = None


class Addendum(Part, frozen=True, kw_only=True):
    """What was added on a later day; the first text stays readable."""

    on: date
    text: Prose


class Reflection(Record, frozen=True, kw_only=True, tag="reflection"):
    """``text`` is free writing; ``answers`` are Markdown by step of the ``framework``."""

    pillar: ClassVar[Pillar] = Pillar.REFLECTION

    text: Prose = ""
    framework: Framework = Framework.FREE
    answers: dict[str, Prose] = field(default_factory=dict)
    prompt: str = ""
    facet: Facet | None = None
    emotions: tuple[str, ...] = ()
    intensity_before: Intensity | None = None
    intensity_after: Intensity | None = None
    belief_to_unlearn: Prose = ""
    next_action: NextAction | None = None
    addenda: tuple[Addendum, ...] = ()
    state: ReflectionState = ReflectionState.DRAFT

    def __post_init__(self) -> None:
        """Refuse answers to steps that the framework does not have."""
        unknown = sorted(set(self.answers) - set(STEPS[self.framework]))
        if unknown:
            raise ValueError(f"The framework '{self.framework}' has no step '{unknown[0]}'")

    def dues(self) -> Iterator[Due]:
        """The next action, on its day."""
        action = self.next_action
        if action and action.due_on:
            yield Due(kind=DueKind.NEXT_ACTION, on=action.due_on, label=action.then)

    def finish(self, due: Due, on: date, found: str = "") -> Self:
        """The next action is done: its words stay, its day goes."""
        if self.next_action is None or not self.asks_for(due):
            return self
        return self.changed(next_action=structs.replace(self.next_action, due_on=None))

    def tags(self) -> Iterator[tuple[str, str]]:
        """Also the facet, the emotions, and whether it is a draft."""
        yield from super().tags()
        if self.facet:
            yield "facet", self.facet
        yield from (("emotion", emotion) for emotion in self.emotions)
        if self.state is ReflectionState.DRAFT:
            yield "is", "draft"

    def on_this_day_allowed(self) -> bool:
        """Not when it is a draft, nor when writing it made things heavier."""
        return (
            super().on_this_day_allowed()
            and self.state is not ReflectionState.DRAFT
            and not intensity_rose(self)
        )


def intensity_rose(reflection: Reflection) -> bool:
    """Whether the feeling was stronger after the writing than before it."""
    before, after = reflection.intensity_before, reflection.intensity_after
    return before is not None and after is not None and after > before
