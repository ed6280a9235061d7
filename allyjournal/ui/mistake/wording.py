"""What a mistake's stored values and rules are called on its page."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.mistake import (
    ApologyPart,
    Consent,
    Mistake,
    MistakeState,
    RestingBasis,
    RestNeed,
    missing_for_rest,
)
from allyjournal.domain.record import since
from allyjournal.ui import looks
from allyjournal.ui.widgets.state_track import Stage


def consent_words() -> dict[Consent, str]:
    """The answers about contact, in words."""
    return {
        Consent.UNKNOWN: _translate("unknown"),
        Consent.WELCOMED: _translate("welcomed"),
        Consent.THROUGH_THIRD_PARTY: _translate("through a third party"),
        Consent.DO_NOT_CONTACT: _translate("do not contact"),
    }


def consent_advice(value: Consent) -> str:
    """What the answer about contact means for the person who writes."""
    return {
        Consent.UNKNOWN: _translate(
            "Start no new contact about this; if they come to you, listen."
        ),
        Consent.WELCOMED: _translate("They may end it at any time; then change it here."),
        Consent.THROUGH_THIRD_PARTY: _translate("Go only through whom they named."),
        Consent.DO_NOT_CONTACT: _translate(
            "Make no contact. Nothing here will remind you of an apology."
        ),
    }[value]


def apology_parts() -> dict[ApologyPart, str]:
    """What an apology holds, in words."""
    return {
        ApologyPart.REGRET: _translate("regret"),
        ApologyPart.EXPLANATION: _translate("explanation"),
        ApologyPart.RESPONSIBILITY: _translate("responsibility"),
        ApologyPart.CHANGE: _translate("what will change"),
        ApologyPart.REPAIR: _translate("offer of repair"),
    }


def basis_words() -> dict[RestingBasis, str]:
    """Why a mistake may rest, in words."""
    return {
        RestingBasis.PERSON_SAID_SO: _translate("the person affected said so, unasked"),
        RestingBasis.ACCOUNTABILITY_CONTACT: _translate("an accountability contact says so"),
        RestingBasis.COMMUNITY_PROCESS: _translate("community process"),
        RestingBasis.NO_CONTACT_RESPECTED: _translate("no contact was respected"),
        RestingBasis.NOBODY_TO_ASK: _translate("nobody I may ask: I wrote what I do differently"),
    }


def rest_words(mistake: Mistake) -> str:
    """How far it is from resting, or on what it rests; and whose word that is."""
    needs = {
        RestNeed.PASSED_CHECK: _translate("a look back that found it was not repeated"),
        RestNeed.BASIS: _translate("a basis"),
        RestNeed.WHAT_CHANGED: _translate("what you do differently, in your words"),
    }
    missing = [needs[need] for need in missing_for_rest(mistake)]
    if mistake.corrected_at_once:
        return _translate("Corrected at once: it rests, and no check is asked.")
    if mistake.state is MistakeState.RESTING:
        words = _translate("Resting since {day}.").format(day=looks.day_words(since(mistake)))
    elif missing:
        words = _translate("“Resting” needs {what}.").format(what=_joined(missing))
    else:
        words = _translate("Nothing is missing for it to rest.")
    verified = _translate("Recorded by you; the program cannot verify it.")
    return f"{words} {verified}"


def row_note(mistake: Mistake, today: date) -> str:
    """The second line in the list: where it stands, and what comes next."""
    entered = looks.short_date(since(mistake))
    if mistake.out_of_scope:
        return _translate("kept private")
    if mistake.state is MistakeState.RESTING:
        basis = looks.words(mistake.resting_basis or "")
        at_once = _translate("corrected at once") if mistake.corrected_at_once else ""
        resting = _translate("since {day}").format(day=entered)
        return " · ".join(filter(None, (resting, at_once or basis)))
    due = min(mistake.dues(), key=lambda due: due.on, default=None)
    if due is None:
        return f"{looks.words(mistake.state)} {entered}"
    words = {
        "repair_step": _translate("step for {day}"),
        "follow_up": _translate("follow-up {day}"),
        "recurrence_check": _translate("check {day}"),
    }[due.kind]
    past = _translate("past its date, {day}")
    following = (past if due.on < today else words).format(day=looks.short_date(due.on))
    return f"{looks.words(mistake.state)} · {following}"


def stages(mistake: Mistake) -> list[Stage]:
    """The way from noticed to resting with the days on which each state was entered last."""
    entered = {change.state: looks.short_date(change.on) for change in mistake.state_history}
    entered.setdefault(mistake.state, looks.short_date(since(mistake)))
    now = _translate("since {day}").format(day=entered[mistake.state])
    return [
        Stage(
            state.value,
            looks.words(state),
            now if state is mistake.state else entered.get(state, ""),
            state in entered,
        )
        for state in MistakeState
    ]


def _joined(parts: list[str]) -> str:
    *others, last = parts
    return (
        _translate("{these} and {that}").format(these=", ".join(others), that=last)
        if others
        else last
    )


def _translate(text: str) -> str:
    return QCoreApplication.translate("mistake", text)
