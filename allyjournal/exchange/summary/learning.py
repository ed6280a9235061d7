"""Resources and reflections in a summary."""

from collections.abc import Iterator
from datetime import date

from allyjournal.domain.kinds import body
from allyjournal.domain.reflection import NextAction, Reflection
from allyjournal.domain.resource import Resource
from allyjournal.domain.text import without_signs
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Block, Paragraph, Span, plain, strong
from allyjournal.exchange.summary.markdown_text import announced, quoted
from allyjournal.exchange.summary.selection import LetIn, Material, Selection


def learning_section(material: Material, selection: Selection, _today: date) -> Iterator[Block]:
    """Title, medium, month, state; what it changed where it is let in."""
    for resource in material.of(Resource):
        medium = f" {wording.sentence(resource.medium)}" if resource.medium else ""
        standing = f"{medium} From {wording.when(resource)}, {resource.state}."
        yield Paragraph((strong(wording.title(resource, "resource")), Span(standing)))
        if selection.lets_in(resource.uid, LetIn.PRACTICE):
            yield from announced("What it changed in what I do", resource.practice_change)


def reflections_section(material: Material, selection: Selection, _today: date) -> Iterator[Block]:
    """Title, month, state; bodies where they are let in."""
    for reflection in material.of(Reflection):
        feelings = selection.lets_in(reflection.uid, LetIn.INTENSITIES)
        yield Paragraph(
            (strong(wording.title(reflection, "reflection")), Span(_standing(reflection, feelings)))
        )
        if selection.lets_in(reflection.uid, LetIn.BODY):
            yield from quoted("\n\n".join(body(reflection)))


def _standing(reflection: Reflection, feelings: bool) -> str:
    # "From" keeps a number at a title's end from being read as the day of this month
    words = f" From {wording.when(reflection)}, {reflection.state}."
    known = {"before": reflection.intensity_before, "after": reflection.intensity_after}
    told = [f"{value} {moment}" for moment, value in known.items() if value is not None]
    if feelings and told:
        words += f" How strong it felt, from 0 to 10: {', '.join(told)}."
    return words


def next_actions_section(
    material: Material, _selection: Selection, _today: date
) -> Iterator[Block]:
    """What is to be done next, and by when."""
    for reflection in material.of(Reflection):
        action = reflection.next_action
        if action and (words := _action(action)):
            yield Paragraph(plain(words))


def _action(action: NextAction) -> str:
    when, then = without_signs(action.when), without_signs(action.then)
    words = f"if {when}, then {then}" if when and then else when or then
    by = f" By {wording.month(action.due_on)}." if words and action.due_on else ""
    return words and wording.sentence(words) + by
