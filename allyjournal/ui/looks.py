"""How each kind of record shows in lists: its shape, its colour, its words. One place for all.

Dates are written the way the person's locale has them.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord, body, display_title
from allyjournal.domain.mentoring import Format, Session, Share
from allyjournal.domain.mistake import Mistake, MistakeState, StepStatus
from allyjournal.domain.record import Precision, Record
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource
from allyjournal.domain.text import plain, shortened
from allyjournal.store.timeline import Entry
from allyjournal.ui.widgets.date_words import shown
from allyjournal.ui.widgets.record_list import Row

_EXCERPT = 160
_REASON = 40


class Look(NamedTuple):
    """A kind's shape (of ``widgets.marks``), colour token, and its name in words."""

    mark: str
    colour: str
    noun: str


LOOKS = {
    "reflection": Look("circle", "reflection", "Reflection"),
    "mistake": Look("diamond", "responsibility", "Mistake"),
    "agreement": Look("flag", "accent", "Agreement"),
    "feedback": Look("square", "listening", "Feedback"),
    "conversation": Look("triangle", "listening", "Conversation"),
    "resource": Look("bar", "reflection", "Learning"),
    "session": Look("ring", "accent", "Session"),
    "share": Look("sheet", "accent", "Shared summary"),
    "check_in": Look("dot", "accent", "Check-in"),
    "mentor": Look("dot", "second_ink", "Mentor"),
    "person": Look("dot", "second_ink", "Person"),
}


def look(entry: Entry) -> Look:
    """How records of this kind are drawn."""
    return LOOKS[entry.kind if isinstance(entry, Record) else "agreement"]


_SIGNS = {
    "circle": "●",
    "diamond": "◆",
    "square": "■",
    "triangle": "▲",
    "bar": "▬",
    "flag": "⚑",
    "dot": "•",
    "ring": "○",
    "sheet": "□",
}


def over_title(record: AnyRecord, *more: str) -> str:
    """The line above the title of a record's page: its sign, its kind, its day, ``more``."""
    shape = look(record)
    day = shown(record.occurred_on, record.precision, QLocale())
    return f"{_SIGNS[shape.mark]} " + " · ".join(filter(None, (shape.noun, day, *more)))


def words(value: StrEnum | str) -> str:
    """A stored value as a person reads it: ``awaiting_follow_up`` is "awaiting follow-up"."""
    text = str(value).replace("_", " ").replace("follow up", "follow-up")
    return QCoreApplication.translate("words", text)


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    """All values of an enum with their words, for a field to choose from."""
    return [(value.value, words(value)) for value in values]


def date_words(day: date, precision: str = "day") -> str:
    """A date in the person's locale: "Monday 12 October 2026", "October 2026", "2026"."""
    pattern = {Precision.DAY: "dddd d MMMM yyyy", Precision.MONTH: "MMMM yyyy"}
    return formatted(day, pattern.get(Precision(precision), "yyyy"))


def short_date(day: date) -> str:
    """A date as short as it stays clear: "20 Nov", with its year when it is not this one."""
    return formatted(day, "d MMM" if day.year == date.today().year else "d MMM yyyy")


def day_words(day: date) -> str:
    """A date within a sentence: "20 November", with its year when it is not this one."""
    return formatted(day, "d MMMM" if day.year == date.today().year else "d MMMM yyyy")


def period_words(since: date | None, until: date) -> str:
    """A time from its first day, or from the beginning, to its last: "2 August to 20 November"."""
    last = day_words(until)
    if since is None:
        return _translate("until {day}").format(day=last)
    return _translate("{since} to {until}").format(since=day_words(since), until=last)


def format_words(file_format: Format) -> str:
    """What a summary is saved as."""
    return {Format.PDF: "PDF", Format.HTML: "HTML", Format.MARKDOWN: "Markdown"}[file_format]


def month_words(day: date) -> str:
    """The heading above a month: "October 2026"."""
    return formatted(day, "MMMM yyyy")


def formatted(day: date, pattern: str) -> str:
    """A date by a pattern of Qt's (QDate.toString), in the words of the locale."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def titled(title: str) -> str:
    """What a record is called that may have no words yet."""
    return title or _translate("Without words yet")


def row(entry: Entry, prompt: AnyRecord | None = None) -> Row:
    """The entry as one row of a list or of the timeline; ``prompt`` is the record behind an
    agreement's version."""
    if isinstance(entry, AgreementVersion):
        return _version_row(entry, prompt)
    shape = look(entry)
    return Row(
        mark=shape.mark,
        mark_colour=shape.colour,
        title=titled(display_title(entry)),
        subtitle=_excerpt(entry),
        note=note(entry),
        note_colour="responsibility" if _wants_something(entry) else "second_ink",
        chips=tuple(map(words, entry.topics)),
        date=entry.occurred_on,
        key=entry.uid,
    )


def _version_row(version: AgreementVersion, prompt: AnyRecord | None) -> Row:
    signed = _translate("Agreement signed: version {number}")
    amended = _translate("Agreement amended: version {number}")
    words = version.change_reason or version.content.title
    if prompt is not None and (title := display_title(prompt)):
        # in sight beside the beginning of the reason, which may be long
        prompted = _translate("Prompted by {title}.").format(title=title.rstrip("."))
        words = f"{shortened(plain(words), _REASON)} {prompted}"
    return Row(
        mark="flag",
        mark_colour="accent",
        title=(signed if version.number == 1 else amended).format(number=version.number),
        subtitle=words,
        date=version.signed_on,
        key=version.agreement,
    )


@singledispatch
def note(entry: Record) -> str:  # noqa: ARG001 (the answer for all kinds that have none)
    """What stands at the right of a row: the state, and what comes next."""
    return ""


@note.register(Reflection)
@note.register(Agreement)
@note.register(Conversation)
@note.register(Resource)
def _(entry: Record) -> str:
    return words(entry.state)


@note.register
def _(entry: Feedback) -> str:
    return words(entry.response or entry.state)


@note.register
def _(entry: Session) -> str:
    return "" if entry.held_on else _translate("to be held")


@note.register
def _(entry: Share) -> str:
    return period_words(entry.since, entry.until)


@note.register
def _(entry: CheckIn) -> str:
    return words(entry.value)


@note.register
def _(entry: Mistake) -> str:
    parts = [words(entry.state)]
    steps = [step for step in entry.repair_steps if step.status is not StepStatus.WITHDRAWN]
    if steps and _wants_something(entry):
        done = sum(step.status is StepStatus.DONE for step in steps)
        parts.append(_translate("{done} of {all} steps").format(done=done, all=len(steps)))
    if due := next_due(entry):
        parts.append(_translate("next {day}").format(day=short_date(due)))
    return " · ".join(parts)


def next_due(entry: Record) -> date | None:
    """The nearest day on which the record asks for something."""
    return min((due.on for due in entry.dues()), default=None)


def _wants_something(entry: Record) -> bool:
    repairing = (MistakeState.REPAIRING, MistakeState.AWAITING_FOLLOW_UP)
    return isinstance(entry, Mistake) and entry.state in repairing


def _excerpt(entry: Record) -> str:
    """The first words of what was written, without those that the title has already."""
    texts: Sequence[str] = [plain(text) for text in body(entry)]
    text = " ".join(filter(None, texts[:2]))
    title = display_title(entry)
    if not entry.title and text.startswith(title.rstrip("…")):
        text = text[len(title.rstrip("…")) :].lstrip(" .,;:!?…")
    return shortened(text, _EXCERPT)


def _translate(text: str) -> str:
    return QCoreApplication.translate("looks", text)
