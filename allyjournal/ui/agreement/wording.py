"""The words around an agreement's own."""

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.agreement import CommitmentStatus, CommunityInput
from allyjournal.domain.amendment import Fate
from allyjournal.domain.check_in import CheckInValue
from allyjournal.domain.record import Pillar


def pillar_words(pillar: Pillar, *, short: bool = False) -> str:
    """The pillar's name as a heading, or in one word."""
    if short and pillar is Pillar.REFLECTION:
        return _translate("Reflection")
    return {
        Pillar.LISTENING: _translate("Listening"),
        Pillar.RESPONSIBILITY: _translate("Responsibility"),
        Pillar.REFLECTION: _translate("Reflection and learning"),
    }[pillar]


def paragraph_words(field: str) -> str:
    """What stands above or before a paragraph of the agreement."""
    return {
        "title": _translate("Title"),
        "positionality": _translate("Where I stand"),
        "statement": _translate("I undertake"),
        "in_practice": _translate("In practice"),
        "if_then_plan": _translate("If – then"),  # noqa: RUF001 (the sign between two words)
        "noticed_by_others": _translate("How others would notice"),
        "guidance_sources": _translate("What leaders and organisers said"),
        "accountability_contacts": _translate("Who holds me to account"),
        "status": _translate("Status"),
        "communities": _translate("Communities"),
        "community_input": _translate("The community's part"),
        "review_every": _translate("When to look at it again"),
        "check_in_every": _translate("How often to check in"),
    }[field]


def cadence_words(field: str, months: int) -> str:
    """After how many months it is looked at again, or how often one checks in."""
    once, year, more = {
        "review_every": (
            _translate("after a month"),
            _translate("after a year"),
            _translate("after {n} months"),
        ),
        "check_in_every": (
            _translate("every month"),
            _translate("every year"),
            _translate("every {n} months"),
        ),
    }[field]
    return {1: once, 12: year}.get(months, more).format(n=months)


def fate_words(fate: Fate) -> str:
    """What became of a commitment, before its words."""
    return {
        Fate.ADDED: _translate("New"),
        Fate.REWORDED: _translate("Reworded"),
        Fate.PAUSED: _translate("Paused"),
        Fate.RETIRED: _translate("Retired"),
        Fate.TAKEN_UP: _translate("Taken up again"),
        Fate.LEFT_OUT: _translate("Left out"),
    }[fate]


def status_choices(signed: CommitmentStatus) -> list[tuple[str, str]]:
    """What may become of a commitment that was signed with this status, in words."""
    words = {
        CommitmentStatus.ACTIVE: _translate("Keep it"),
        CommitmentStatus.PAUSED: _translate("Pause it"),
        CommitmentStatus.RETIRED: _translate("Retire it"),
    }
    if signed is not CommitmentStatus.ACTIVE:
        words[CommitmentStatus.ACTIVE] = _translate("Take it up again")
    if signed is CommitmentStatus.PAUSED:
        words[signed] = _translate("Leave it paused")
    if signed is CommitmentStatus.RETIRED:
        words[signed] = _translate("Leave it retired")
    return [(status.value, text) for status, text in words.items()]


def community_part(part: CommunityInput) -> str:
    """The sentence on the community's part, which every version says."""
    return {
        CommunityInput.NONE: _translate("My own undertaking; the community was not asked."),
        CommunityInput.PUBLISHED_GUIDANCE: _translate(
            "My own undertaking, after guidance that the community published."
        ),
        CommunityInput.INVITED: _translate("The community was invited to comment."),
        CommunityInput.CO_WRITTEN: _translate("Written together with the community."),
    }[part]


def anchor_words(value: CheckInValue) -> str:
    """A place on the scale of a check-in, as a whole answer."""
    return {
        CheckInValue.ACTED_AGAINST: _translate("Acted against it"),
        CheckInValue.AVOIDED: _translate("Avoided it"),
        CheckInValue.AS_DESCRIBED: _translate("Did as described"),
        CheckInValue.UNDER_PRESSURE: _translate("Did so under pressure"),
        CheckInValue.ORDINARY: _translate("It has become ordinary and others notice"),
        CheckInValue.NOT_APPLICABLE: _translate("Not applicable"),
    }[value]


def held_words(records: int, *, check_ins: bool) -> str:
    """What stands under a commitment: "Check-ins, 2 records", since check-ins are not counted;
    empty for nothing."""
    held = [_translate("Check-ins")] if check_ins else []
    if records:
        words = _translate("1 record") if records == 1 else _translate("{n} records")
        held.append(words.format(n=records))
    return ", ".join(held)


def starting_statements() -> dict[Pillar, str]:
    """Three commitments to begin with, one a pillar, each to be changed."""
    return {
        Pillar.LISTENING: _translate("I ask what is wanted before I offer anything."),
        Pillar.RESPONSIBILITY: _translate("When I get it wrong, I say so and put it right."),
        Pillar.REFLECTION: _translate("I look things up before I ask someone to explain them."),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
