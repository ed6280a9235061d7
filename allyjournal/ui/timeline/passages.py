"""What is written in a record, as headings and Markdown texts in the order of reading."""

from collections.abc import Iterator
from functools import singledispatch
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import Agreement, AgreementVersion, Paragraph, paragraphs
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import prose
from allyjournal.domain.mentoring import Session, SessionAction, Share
from allyjournal.domain.mistake import Mistake, RepairStep
from allyjournal.domain.person import Person
from allyjournal.domain.record import Record
from allyjournal.domain.reflection import STEPS, NextAction, Reflection
from allyjournal.store.timeline import Entry
from allyjournal.ui.agreement.wording import community_part, paragraph_words, pillar_words
from allyjournal.ui.field_words import field_words
from allyjournal.ui.looks import day_words, words
from allyjournal.ui.share.wording import sections_words


class Passage(NamedTuple):
    """A Markdown text under its heading, which may be empty."""

    heading: str
    text: str


def passages(entry: Entry) -> list[Passage]:
    """The filled passages of ``entry``; a person's real names are never among them."""
    return [passage for passage in _passages(entry) if passage.text.strip()]


@singledispatch
def _passages(entry: Entry) -> Iterator[Passage]:
    """Every long text under its name, for kinds that have nothing else to say."""
    assert isinstance(entry, Record)  # noqa: S101 (a version has passages of its own)
    for name, text in prose(entry):
        yield Passage(field_words(name), text)


@_passages.register
def _(entry: Session) -> Iterator[Passage]:
    yield Passage("", entry.notes)
    yield Passage(field_words("actions"), "\n".join(map(_agreed, entry.actions)))
    yield Passage(field_words("questions"), entry.questions)


@_passages.register
def _(entry: Share) -> Iterator[Passage]:
    yield Passage(field_words("sections"), sections_words(entry.sections))


@_passages.register
def _(entry: Reflection) -> Iterator[Passage]:
    yield Passage(entry.prompt, entry.text)
    for step in STEPS[entry.framework]:
        yield Passage(_sentence(words(step)), entry.answers.get(step, ""))
    yield Passage(_translate("A belief to unlearn"), entry.belief_to_unlearn)
    if entry.next_action:
        yield Passage(_translate("Next"), _action(entry.next_action))
    for addendum in entry.addenda:
        heading = _translate("Added on {day}").format(day=day_words(addendum.on))
        yield Passage(heading, addendum.text)


@_passages.register
def _(entry: Mistake) -> Iterator[Passage]:
    yield Passage(_translate("What happened"), entry.what_happened)
    source = f" · {words(entry.impact_source)}" if entry.impact_source else ""
    yield Passage(_translate("Impact") + source, entry.impact)
    yield Passage(_translate("Intent"), entry.intent)
    steps = "\n".join(map(_step, entry.repair_steps))
    yield Passage(_translate("Repair steps"), steps)
    yield Passage(_translate("What changed"), entry.what_changed)


@_passages.register
def _(entry: Agreement) -> Iterator[Passage]:
    commitment = None
    for paragraph in paragraphs(entry):
        if paragraph.field == "title":
            continue
        if paragraph.commitment is None:
            yield Passage(paragraph_words(paragraph.field), paragraph.text)
        elif paragraph.commitment is not commitment:
            commitment = paragraph.commitment
            yield Passage(pillar_words(commitment.pillar), f"**{_one_line(paragraph)}**")
        else:
            yield Passage(paragraph_words(paragraph.field), paragraph.text)


@_passages.register
def _(entry: AgreementVersion) -> Iterator[Passage]:
    yield Passage(_translate("Why it changed"), entry.change_reason)
    yield from _passages(entry.content)
    yield Passage(_translate("The community's part"), community_part(entry.content.community_input))


@_passages.register
def _(entry: CheckIn) -> Iterator[Passage]:
    yield Passage(_translate("What happened"), _sentence(words(entry.value)))
    yield Passage(_translate("What was in the way"), entry.obstacle)
    yield Passage(_translate("What I adjust"), entry.adjustment)


@_passages.register
def _(entry: Person) -> Iterator[Passage]:
    yield Passage(_translate("Role"), entry.role)
    yield Passage(_translate("Pronouns"), entry.pronouns)


def _step(step: RepairStep) -> str:
    when = step.done_on or step.due_on
    parts = [" ".join(step.description.split()), words(step.status)]
    return "- " + " · ".join([*parts, *([day_words(when)] if when else [])])


def _agreed(action: SessionAction) -> str:
    when = action.done_on or action.due_on
    done = words("done") if action.done_on else ""
    parts = (" ".join(action.what.split()), action.who, done, day_words(when) if when else "")
    return "- " + " · ".join(filter(None, parts))


def _action(action: NextAction) -> str:
    if action.when and action.then:
        return _translate("If {when}, then {then}").format(when=action.when, then=action.then)
    return action.then or action.when


def _one_line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _translate(text: str) -> str:
    return QCoreApplication.translate("passages", text)
