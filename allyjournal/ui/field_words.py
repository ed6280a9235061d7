"""What the fields of a record are called, wherever they are written, read or compared."""

from functools import cache

from PySide6.QtCore import QCoreApplication


def field_words(name: str) -> str:
    """The field ``name`` in words. Raises KeyError for one that has none."""
    return _all()[name]


@cache
def _all() -> dict[str, str]:
    return _feedback() | _conversation() | _resource() | _mentoring()


def _feedback() -> dict[str, str]:
    return {
        "gist": _translate("What was said"),
        "request": _translate("What was asked for"),
        "source": _translate("Who said it"),
        "source_type": _translate("Speaking as"),
        "first_reaction": _translate("My first reaction"),
        "response": _translate("What I did with it"),
        "reason": _translate("Why"),
        "reported_back_on": _translate("Reported back on"),
    }


def _conversation() -> dict[str, str]:
    return {
        "aim": _translate("What it is for"),
        "relationship": _translate("How we stand to each other"),
        "listen": _translate("Listen"),
        "affirm": _translate("Affirm"),
        "respond": _translate("Respond"),
        "add": _translate("Add"),
        "what_i_said": _translate("What I said"),
        "what_i_missed": _translate("What I missed"),
        "follow_up": _translate("What follows"),
    }


def _resource() -> dict[str, str]:
    return {
        "creator": _translate("By"),
        "medium": _translate("What it is"),
        "link": _translate("Where it is found"),
        "by_the_community": _translate("Made by people whom it is about"),
        "paid_for": _translate("I paid for it"),
        "notes": _translate("Notes"),
        "challenged_me": _translate("What challenged me"),
        "practice_change": _translate("What it changed in what I do"),
    }


def _mentoring() -> dict[str, str]:
    return {
        "mentor": _translate("Mentor"),
        "actions": _translate("What was agreed"),
        "questions": _translate("Questions for the next time"),
        "confidentiality": _translate("What stays between us"),
        "limits": _translate("Where that ends"),
        "meet_every": _translate("How often we meet"),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("field_words", text)
