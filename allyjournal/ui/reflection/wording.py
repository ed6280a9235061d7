"""The frameworks and their steps in words: a name, and a sentence that asks."""

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.reflection import Framework
from allyjournal.ui.widgets.steps import StepWords


def framework_words() -> dict[Framework, str]:
    """Every framework as it is offered, the usual ones first."""
    return {
        Framework.FREE: _translate("Free writing"),
        Framework.WHAT_SO_WHAT_NOW_WHAT: _translate("What? So what? Now what?"),
        Framework.GIBBS: _translate("Six steps, after Gibbs"),
        Framework.KOLB: _translate("Learning from experience, after Kolb"),
        Framework.BROOKFIELD: _translate("Four lenses, after Brookfield"),
        Framework.REVALIDATION: _translate("A written account, as in revalidation"),
    }


def text_name() -> str:
    """What the field is called in which a reflection is written."""
    return _translate("Your reflection")


def step_words(step: str) -> StepWords:
    """The step of a framework in words. Raises KeyError for one that no framework has."""
    steps = {
        "what": (_translate("What"), _translate("What happened? Keep to what could be seen.")),
        "so_what": (_translate("So what"), _translate("What does it mean, and for whom?")),
        "now_what": (_translate("Now what"), _translate("What do you do differently, and when?")),
        **_gibbs(),
        **_kolb(),
        **_brookfield(),
        **_revalidation(),
    }
    return StepWords(*steps[step])


def _gibbs() -> dict[str, tuple[str, str]]:
    return {
        "description": (
            _translate("Description"),
            _translate("What happened, where, and who was there?"),
        ),
        "feelings": (
            _translate("Feelings"),
            _translate("What did you feel and think, then and afterwards?"),
        ),
        "evaluation": (
            _translate("Evaluation"),
            _translate("What went well for those it was about, and what did not?"),
        ),
        "analysis": (
            _translate("Analysis"),
            _translate("Why did it go that way? What part had your position in it?"),
        ),
        "conclusion": (
            _translate("Conclusion"),
            _translate("What else could you have done?"),
        ),
        "action_plan": (
            _translate("Action plan"),
            _translate("What will you do the next time it comes up?"),
        ),
    }


def _kolb() -> dict[str, tuple[str, str]]:
    return {
        "experience": (_translate("Experience"), _translate("What did you do or live through?")),
        "observation": (
            _translate("Observation"),
            _translate("What do you notice when you look back at it?"),
        ),
        "concept": (
            _translate("Concept"),
            _translate("What do you take from it that holds in other places?"),
        ),
        "experiment": (
            _translate("Experiment"),
            _translate("Where will you try that out, and how will you know?"),
        ),
    }


def _brookfield() -> dict[str, tuple[str, str]]:
    return {
        "own_story": (
            _translate("My own story"),
            _translate("What in your own life makes you see it the way you do?"),
        ),
        "those_affected": (
            _translate("Those affected"),
            _translate("How does it look to those it is about, going by what they have said?"),
        ),
        "peers": (
            _translate("Peers"),
            _translate("What would other allies ask you, or have seen that you did not?"),
        ),
        "literature": (
            _translate("What is written"),
            _translate("What have people of the community published about it?"),
        ),
    }


def _revalidation() -> dict[str, tuple[str, str]]:
    return {
        "what_happened": (
            _translate("What happened"),
            _translate("What was the event, the feedback or the learning?"),
        ),
        "what_i_learned": (
            _translate("What I learned"),
            _translate("What do you know now that you did not know before?"),
        ),
        "what_i_changed": (
            _translate("What I changed"),
            _translate("What did you change in what you do because of it?"),
        ),
        "commitment": (
            _translate("My commitment"),
            _translate("How does it relate to what you undertook in your agreement?"),
        ),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("reflection", text)
