"""The preparation of a conversation in words: what each step is for.

The steps are those of LARA; see ``domain/conversation.py``.
"""

from PySide6.QtCore import QCoreApplication

from allyjournal.ui.field_words import field_words
from allyjournal.ui.widgets.steps import StepWords


def preparation() -> dict[str, StepWords]:
    """The four steps by their fields, in their order."""
    sentences = {
        "listen": _translate("What may they care about or fear, and what do you ask to hear it?"),
        "affirm": _translate("What do you share with them that you can honestly say first?"),
        "respond": _translate("What have they asked or said that deserves a straight answer?"),
        "add": _translate("What do you bring that they may not know: a fact, or what you lived?"),
    }
    return {step: StepWords(field_words(step), words) for step, words in sentences.items()}


def _translate(text: str) -> str:
    return QCoreApplication.translate("conversation", text)
