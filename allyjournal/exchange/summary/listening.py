"""Advice and difficult conversations in a summary."""

from collections.abc import Iterator
from datetime import date

from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.text import without_signs
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Block, Paragraph, Span, strong
from allyjournal.exchange.summary.markdown_text import announced
from allyjournal.exchange.summary.selection import LetIn, Material, Selection


def advice_section(material: Material, selection: Selection, _today: date) -> Iterator[Block]:
    """From whom, and what became of it with the person's own reason; what was said and asked for
    are others' words, and are let in by themselves."""
    for feedback in material.of(Feedback):
        heading = [strong(f"{wording.sentence(feedback.title)} ")] if feedback.title else []
        yield Paragraph((*heading, Span(_advice(feedback, material))))
        bodies = {
            LetIn.GIST: ("What was said", feedback.gist),
            LetIn.REQUEST: ("What was asked for", feedback.request),
        }
        for what, (words, text) in bodies.items():
            if selection.lets_in(feedback.uid, what):
                yield from announced(words, text)


def _advice(feedback: Feedback, material: Material) -> str:
    """ "Heard in October 2026 from a friend: partly followed. Reason: “…”"."""
    source = next((it.pseudonym for it in material.people if it.uid == feedback.source), "")
    role = wording.SOURCES[feedback.source_type] if feedback.source_type else ""
    told_by = ", ".join(filter(None, (source, role)))
    words = f"Heard in {wording.when(feedback)}" + (f" from {told_by}" if told_by else "")
    came_of_it = (
        wording.RESPONSES[feedback.response]
        if feedback.response
        else wording.ADVICE_STATES[feedback.state]
    )
    words += f": {came_of_it}."
    if feedback.reported_back_on:
        words += f" Reported back in {wording.month(feedback.reported_back_on)}."
    if feedback.reason:
        words += f" Reason: “{without_signs(feedback.reason)}”"
    return words


def conversations_section(
    material: Material, selection: Selection, _today: date
) -> Iterator[Block]:
    """Title, month, state; what was missed where it is let in."""
    for conversation in material.of(Conversation):
        state = wording.CONVERSATION_STATES[conversation.state]
        title = strong(wording.title(conversation, "conversation"))
        yield Paragraph((title, Span(f" From {wording.when(conversation)}, {state}.")))
        if selection.lets_in(conversation.uid, LetIn.MISSED):
            yield from announced("What I missed", conversation.what_i_missed)
