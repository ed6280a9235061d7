"""The sections of a summary: from what was ticked and let in to blocks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from allyjournal.domain.agreement import Agreement, CommitmentStatus, rewordings
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar
from allyjournal.domain.text import without_signs
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.agreement import agreement_section, undertaken
from allyjournal.exchange.summary.document import (
    Block,
    Items,
    Paragraph,
    Span,
    Spans,
    plain,
    strong,
)
from allyjournal.exchange.summary.for_the_mentor import mentor_section
from allyjournal.exchange.summary.growth import growth_section
from allyjournal.exchange.summary.learning import (
    learning_section,
    next_actions_section,
    reflections_section,
)
from allyjournal.exchange.summary.listening import advice_section, conversations_section
from allyjournal.exchange.summary.markdown_text import quoted
from allyjournal.exchange.summary.mentoring import actions_section
from allyjournal.exchange.summary.repairs import patterns_section, repairs_section
from allyjournal.exchange.summary.selection import LetIn, Material, Section, Selection

# one sentence for both: that something was left out is not told either
_UNTOLD: Final = "Not tested, or not told here"


class Part(NamedTuple):
    """A section's heading, its colour (None: the accent), and what writes its blocks."""

    heading: str
    pillar: Pillar | None
    compose: Callable[[Material, Selection, date], Iterable[Block]]


def _commitments(material: Material, selection: Selection, _today: date) -> Iterator[Block]:
    """Each commitment as it was signed last, with its check-ins in words, and what stood in the
    way where it is let in; then those of which there is nothing to tell.

    Check-ins whose commitment is not told stand by themselves: its words are not theirs to tell.
    """
    untold: list[Spans] = []
    held: dict[str, list[CheckIn]] = {}
    for check_in in material.of(CheckIn):
        held.setdefault(check_in.commitment, []).append(check_in)
    for agreement in material.of(Agreement):
        signed = undertaken(material, agreement)
        if signed is None:
            title = wording.sentence(agreement.title or "An agreement of mine")
            yield Paragraph((strong(title), Span(f" {wording.UNSIGNED}")))
        for commitment in signed.commitments if signed else ():
            there = held.pop(commitment.uid, [])
            if there or commitment.status is CommitmentStatus.ACTIVE:
                statement = wording.sentence(without_signs(commitment.statement))
                reworded = rewordings(material.versions, commitment.uid)
                story = _story(there, [day for day in reworded if material.begun_by(day)])
                obstacles = [*_obstacles(there, selection)]
                if story or obstacles:
                    yield _told(statement, story)
                    yield from obstacles
                else:
                    untold.append((strong(statement),))
    for there in held.values():
        yield _told("A commitment of mine.", _story(there, ()))
        yield from _obstacles(there, selection)
    if untold:
        yield Paragraph(plain(f"{_UNTOLD}:"))
        yield Items(tuple(untold))


def _told(commitment: str, story: str) -> Paragraph:
    return Paragraph((strong(commitment), Span(f" {story or f'{_UNTOLD}.'}")))


def _story(held: Sequence[CheckIn], reworded: Sequence[date]) -> str:
    """The check-ins in order, empty where none tells of it; a reworded commitment is another one
    from there on."""
    tested = [it for it in held if it.value is not CheckInValue.NOT_APPLICABLE]
    sentences = []
    for since, part in groupby(tested, lambda it: _latest(reworded, it.occurred_on)):
        before = f"reworded in {wording.month(since)}, since then " if since else ""
        sentences.append(wording.sentence(before + ", then ".join(_values(part))))
    return " ".join(sentences)


def _latest(days: Sequence[date], until: date) -> date | None:
    return max((day for day in days if day <= until), default=None)


def _values(check_ins: Iterable[CheckIn]) -> Iterator[str]:
    """What was done, by runs of the same value: "avoided it (May and August 2026)"; never how
    often, see domain/check_in.py."""
    for value, run in groupby(check_ins, lambda it: it.value):
        yield f"{wording.VALUES[value]} ({wording.months(it.occurred_on for it in run)})"


def _obstacles(check_ins: Iterable[CheckIn], selection: Selection) -> Iterator[Block]:
    for check_in in check_ins:
        if not selection.lets_in(check_in.uid, LetIn.OBSTACLE):
            continue
        named = {"Obstacle": check_in.obstacle, "Adjustment": check_in.adjustment}
        for name, text in named.items():
            if text:
                yield Paragraph(plain(f"{name}: {wording.sentence(without_signs(text))}"))


def _questions(_material: Material, selection: Selection, _today: date) -> Iterator[Block]:
    yield from quoted(selection.questions)


SECTIONS: Final[dict[Section, Part]] = {
    Section.FOR_THE_MENTOR: Part("For you who read this", None, mentor_section),
    Section.AGREEMENT: Part("Agreement", None, agreement_section),
    Section.COMMITMENTS: Part("Commitments", None, _commitments),
    Section.ADVICE: Part("Advice", Pillar.LISTENING, advice_section),
    Section.CONVERSATIONS: Part("Conversations", Pillar.LISTENING, conversations_section),
    Section.LEARNING: Part("Learning", Pillar.REFLECTION, learning_section),
    Section.REFLECTIONS: Part("Reflections", Pillar.REFLECTION, reflections_section),
    Section.PATTERNS: Part("Patterns", Pillar.RESPONSIBILITY, patterns_section),
    Section.REPAIRS: Part("Repairs", Pillar.RESPONSIBILITY, repairs_section),
    Section.GROWTH: Part("Looking back", None, growth_section),
    Section.ACTIONS: Part("Actions from our sessions", None, actions_section),
    Section.QUESTIONS: Part("Questions for you", None, _questions),
    Section.NEXT_ACTIONS: Part("Next actions", None, next_actions_section),
}
"""The sections with a heading, in their order; the period stands below the title."""
