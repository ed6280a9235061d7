"""Repairs and patterns in a summary."""

from collections.abc import Iterator, Sequence
from datetime import date

from allyjournal.domain.mistake import Consent, Mistake, MistakeState, RepairStep, StepStatus
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Block, Paragraph, Span, plain, strong
from allyjournal.exchange.summary.markdown_text import announced
from allyjournal.exchange.summary.selection import LetIn, Material, Selection


def repairs_section(material: Material, selection: Selection, today: date) -> Iterator[Block]:
    """One by one, in the order of their states."""
    for state in MistakeState:
        for mistake in material.of(Mistake):
            if mistake.state is state:
                yield from _one(mistake, selection, today)


def _one(mistake: Mistake, selection: Selection, today: date) -> Iterator[Block]:
    title = wording.title(mistake, "mistake")
    state = wording.STATES[mistake.state]
    if mistake.corrected_at_once:
        state += ", corrected at once"
    words = f" From {wording.when(mistake)}. {wording.sentence(state)}{_steps(mistake, today)}"
    if mistake.contact_consent is Consent.DO_NOT_CONTACT:
        words += " No contact is wanted, and none is sought."
    yield Paragraph((strong(title), Span(words)))
    bodies = {
        LetIn.ACCOUNT: ("What happened", mistake.what_happened),
        LetIn.IMPACT: ("Its impact", mistake.impact),
        LetIn.APOLOGY: ("A draft of an apology", mistake.apology.draft),
    }
    for what, (words, text) in bodies.items():
        if selection.lets_in(mistake.uid, what):
            yield from announced(words, text)


def _steps(mistake: Mistake, today: date) -> str:
    """ "One of three steps done, one past its date, October 2026."""
    steps = [step for step in mistake.repair_steps if step.status is not StepStatus.WITHDRAWN]
    if not steps:
        return ""
    done = wording.number(sum(step.status is StepStatus.DONE for step in steps))
    words = f"{done} of {wording.counted(len(steps), 'step')} done"
    if late := _past(mistake, today):
        words += f", {_past_words(late)}"
    return f" {wording.sentence(words)}"


def _past(mistake: Mistake, today: date) -> list[RepairStep]:
    return [it for it in mistake.repair_steps if it.is_past(today)]


def _past_words(steps: Sequence[RepairStep]) -> str:
    dates = [step.due_on for step in steps if step.due_on]
    whose = (
        "one past its date" if len(dates) == 1 else f"{wording.number(len(dates))} past their dates"
    )
    return f"{whose}, {wording.months(dates)}"


def patterns_section(material: Material, _selection: Selection, _today: date) -> Iterator[Block]:
    """The patterns that mistakes belong to, with the months in which they showed."""
    found: dict[str, list[date]] = {}
    for mistake in material.of(Mistake):
        if mistake.pattern:
            found.setdefault(mistake.pattern, []).append(mistake.occurred_on)
    for pattern, days in found.items():
        yield Paragraph((strong(wording.sentence(pattern)), Span(f" In {wording.months(days)}.")))
    if found:
        yield Paragraph(plain("Noticing better brings more of them to light."))
