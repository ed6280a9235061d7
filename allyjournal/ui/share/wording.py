"""The words of the summary's page."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from allyjournal.exchange.summary.compose import Doubt
from allyjournal.exchange.summary.selection import LeftOut, LetIn, Material, Section
from allyjournal.ui.share.wish import Output


def section_words(section: Section) -> str:
    """What a section is called beside its tick."""
    return {
        Section.FOR_THE_MENTOR: _translate("First a page on how to read it"),
        Section.PERIOD: _translate("Period"),
        Section.AGREEMENT: _translate("Agreement: what changed"),
        Section.COMMITMENTS: _translate("Commitments kept and struggling"),
        Section.ADVICE: _translate("Advice followed or declined"),
        Section.CONVERSATIONS: _translate("Conversations"),
        Section.LEARNING: _translate("Learning"),
        Section.REFLECTIONS: _translate("Reflections"),
        Section.PATTERNS: _translate("Patterns"),
        Section.REPAIRS: _translate("Repairs by state"),
        Section.GROWTH: _translate("Growth: looking back"),
        Section.ACTIONS: _translate("Actions from our sessions"),
        Section.QUESTIONS: _translate("Questions for the mentor"),
        Section.NEXT_ACTIONS: _translate("Next actions"),
    }[section]


def sections_words(sections: Iterable[str]) -> str:
    """What a summary holds, in one line; a section that there is no more keeps its name."""
    known = set(Section)
    return " · ".join(section_words(Section(it)) if it in known else it for it in sections)


def output_words(output: Output) -> str:
    """What a summary can be saved as."""
    return {
        Output.PDF: "PDF",
        Output.LOCKED_PDF: _translate("PDF with a password"),
        Output.HTML: "HTML",
        Output.MARKDOWN: "Markdown",
    }[output]


def unreadable_words(material: Material) -> str:
    """That something is not offered since it cannot be read; empty where all of it can."""
    number = len(material.unreadable)
    several = _translate("{n} records cannot be read, and are not offered.").format(n=number)
    one = _translate("One record cannot be read, and is not offered.")
    missing = {0: "", 1: one}.get(number, several)
    return " ".join(filter(None, (missing, nameless_words() if material.nameless else "")))


def nameless_words() -> str:
    """What follows where something that names people cannot be read."""
    return _translate(
        "Some of what holds names cannot be read: look for names yourself before you share."
    )


def kind_words(kind: str) -> str:
    """The records of a kind, as a heading."""
    return {
        "agreement": _translate("Agreement"),
        "check_in": _translate("Check-ins"),
        "feedback": _translate("Feedback"),
        "conversation": _translate("Conversations"),
        "resource": _translate("Learning"),
        "reflection": _translate("Reflections"),
        "mistake": _translate("Mistakes"),
        "session": _translate("Sessions"),
    }[kind]


def let_in_words(what: LetIn) -> str:
    """What of a record comes along when this is ticked, too."""
    return {
        LetIn.BODY: _translate("with its text"),
        LetIn.INTENSITIES: _translate("with how strong it felt"),
        LetIn.OBSTACLE: _translate("with what stood in the way"),
        LetIn.ACCOUNT: _translate("with what happened"),
        LetIn.IMPACT: _translate("with its impact"),
        LetIn.APOLOGY: _translate("with the draft of the apology"),
        LetIn.GIST: _translate("with what was said"),
        LetIn.REQUEST: _translate("with what was asked for"),
        LetIn.MISSED: _translate("with what I missed"),
        LetIn.PRACTICE: _translate("with what it changed"),
    }[what]


def left_out_words(reason: LeftOut, count: int) -> str:
    """Why ``count`` records stay in the journal."""
    words = {
        LeftOut.NOT_TICKED: _translate("Not ticked: {n}"),
        LeftOut.TEXT: _translate("Ticked without their text: {n}"),
        LeftOut.DRAFT: _translate("Drafts: {n}"),
        LeftOut.DO_NOT_CONTACT: _translate("No contact is wanted: {n}"),
        LeftOut.PRIVATE: _translate("Private: {n}"),
    }[reason]
    return words.format(n=count)


def to_decide_words(count: int) -> str:
    """How many words wait for the writer to decide."""
    return _translate("To decide: {n}").format(n=count)


def doubt_words(doubt: Doubt) -> str:
    """Why the words above are to be decided about."""
    return {
        Doubt.LIKELY_NAME: _translate("Looks like a name and is not known. What is it?"),
        Doubt.NEAR_NAME: _translate("Looks like a name that you know, written otherwise."),
        Doubt.MAYBE_A_WORD: _translate("Was replaced: somebody is called so. Is it a word here?"),
        Doubt.RISKY_COMBINATION: _translate(
            "Role, place and month together may identify someone. They can be made more general"
            " in the record itself."
        ),
        Doubt.BY_FORM: _translate("Was replaced: it looks like a place or an organisation."),
    }[doubt]


def _translate(text: str) -> str:
    return QCoreApplication.translate("share", text)
