"""What was agreed in sessions, in a summary."""

from collections.abc import Iterator
from datetime import date

from allyjournal.domain.mentoring import Session, SessionAction
from allyjournal.domain.text import without_signs
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


def actions_section(material: Material, _selection: Selection, today: date) -> Iterator[Block]:
    """Every action of the last session: done, open, or past its date; of earlier ones, what is
    still open."""
    sessions = material.of(Session)
    for session in sessions:
        told = [it for it in session.actions if session is sessions[-1] or not it.done_on]
        held_on = session.held_on or session.occurred_on
        yield Paragraph(plain(f"Agreed in {wording.month(held_on)}."))
        yield Items(tuple(_action(action, today) for action in told))


def _action(action: SessionAction, today: date) -> Spans:
    what = strong(wording.sentence(without_signs(action.what)))
    return what, Span(f" {_standing(action, today)}")


def _standing(action: SessionAction, today: date) -> str:
    """ "Me: past its date, October 2026."""
    if action.done_on:
        words = f"done in {wording.month(action.done_on)}"
    elif not action.due_on:
        words = "open"
    elif action.due_on < today:
        words = f"past its date, {wording.month(action.due_on)}"
    else:
        words = f"open, by {wording.month(action.due_on)}"
    return wording.sentence(": ".join(filter(None, (without_signs(action.who), words))))
