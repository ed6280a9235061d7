"""What the fields of a record are called, wherever they are written, read or compared."""

from functools import cache

from PySide6.QtCore import QCoreApplication


def field_words(name: str) -> str:
    """The field ``name`` in words. Raises KeyError for one that has none."""
    return _all()[name]


@cache
def _all() -> dict[str, str]:
    kinds = (_agreement, _check_in, _reflection, _steps, _mistake, _repair)
    others = (_feedback, _conversation, _resource, _mentoring, _share, _person)
    words: dict[str, str] = {}
    for named in (_every_record, *kinds, *others):
        words |= named()
    return words


def _every_record() -> dict[str, str]:
    return {
        "occurred_on": _translate("Date"),
        "precision": _translate("How exact the date is"),
        "state": _translate("Where it stands"),
        "title": _translate("Title"),
        "topics": _translate("Topics"),
        "communities": _translate("Communities"),
        "commitments": _translate("Commitments"),
        "people": _translate("People"),
        "related": _translate("Linked"),
        "visibility": _translate("In a summary"),
        "keep_out_of_on_this_day": _translate("Kept out of this day in later years"),
        "put_down_until": _translate("Put down until"),
    }


def _agreement() -> dict[str, str]:
    return {
        "positionality": _translate("Where I stand"),
        "guidance_sources": _translate("What leaders and organisers said"),
        "community_input": _translate("The community's part"),
        "accountability_contacts": _translate("Who holds me to account"),
        "review_every": _translate("Months from review to review"),
        "next_review_on": _translate("Next review"),
        "reviewed_on": _translate("Reviewed on"),
        "check_in_every": _translate("Months from check-in to check-in"),
        "next_check_in_on": _translate("Next check-in"),
        "change_reason": _translate("What made me change it"),
        "prompted_by": _translate("Prompted by"),
        "pillar": _translate("Pillar"),
        "statement": _translate("I undertake"),
        "in_practice": _translate("In practice"),
        "if_then_plan": _translate("If and then"),
        "noticed_by_others": _translate("How others would notice"),
        "person": _translate("Pseudonym"),
        "agreed_to": _translate("What we agreed"),
        "since": _translate("Since"),
    }


def _check_in() -> dict[str, str]:
    return {
        "commitment": _translate("Commitment"),
        "value": _translate("What became of it"),
        "evidence": _translate("What shows it"),
        "obstacle": _translate("What stood in the way"),
        "adjustment": _translate("What I will do about it"),
    }


def _reflection() -> dict[str, str]:
    return {
        "text": _translate("Text"),
        "framework": _translate("Framework"),
        "answers": _translate("Answers"),
        "prompt": _translate("Prompt"),
        "facet": _translate("Facet"),
        "emotions": _translate("Emotions"),
        "intensity_before": _translate("How strong before writing"),
        "intensity_after": _translate("How strong after writing"),
        "belief_to_unlearn": _translate("A belief to unlearn"),
        "next_action": _translate("Next"),
        "when": _translate("If"),
        "then": _translate("Then"),
        "due_on": _translate("By"),
        "addenda": _translate("Added later"),
        "on": _translate("On"),
    }


def _steps() -> dict[str, str]:
    """The steps of the frameworks, whose pages ask in more words."""
    return {
        "what": _translate("What"),
        "so_what": _translate("So what"),
        "now_what": _translate("Now what"),
        "description": _translate("Description"),
        "feelings": _translate("Feelings"),
        "evaluation": _translate("Evaluation"),
        "analysis": _translate("Analysis"),
        "conclusion": _translate("Conclusion"),
        "action_plan": _translate("Action plan"),
        "experience": _translate("Experience"),
        "observation": _translate("Observation"),
        "concept": _translate("Concept"),
        "experiment": _translate("Experiment"),
        "own_story": _translate("My own story"),
        "those_affected": _translate("Those affected"),
        "peers": _translate("Peers"),
        "literature": _translate("What is written"),
        "what_i_learned": _translate("What I learned"),
        "what_i_changed": _translate("What I changed"),
    }


def _mistake() -> dict[str, str]:
    return {
        "what_happened": _translate("What happened"),
        "impact": _translate("Impact"),
        "impact_source": _translate("How the impact is known"),
        "setting": _translate("Where it was"),
        "became_aware_on": _translate("Aware of it since"),
        "how_learned": _translate("How I came to know"),
        "affected": _translate("People affected"),
        "intent": _translate("Intent"),
        "power_difference": _translate("Power difference"),
        "pattern": _translate("Part of a pattern"),
        "contact_consent": _translate("Contact"),
        "consent_history": _translate("What was known about contact"),
        "basis": _translate("How I know"),
        "acknowledged_on": _translate("Acknowledged on"),
        "acknowledged_to": _translate("Acknowledged to"),
    }


def _repair() -> dict[str, str]:
    return {
        "apology": _translate("Apology"),
        "status": _translate("Status"),
        "draft": _translate("Draft"),
        "checklist": _translate("What it holds"),
        "repair_steps": _translate("Repair steps"),
        "requested_by": _translate("Asked for by"),
        "owner": _translate("Who does it"),
        "done_on": _translate("Done on"),
        "follow_up_on": _translate("Look at it again on"),
        "follow_up_result": _translate("What the look afterwards found"),
        "recurrence_check_on": _translate("Look back on"),
        "recurrence_result": _translate("What the look back found"),
        "what_changed": _translate("What I do differently"),
        "resting_basis": _translate("On what it may rest"),
        "corrected_at_once": _translate("Corrected at once"),
        "out_of_scope": _translate("Violence, abuse or safeguarding"),
    }


def _person() -> dict[str, str]:
    return {
        "pseudonym": _translate("Pseudonym"),
        "role": _translate("Role"),
        "pronouns": _translate("Pronouns"),
    }


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
        "held_on": _translate("Held on"),
        "who": _translate("Who"),
        "actions": _translate("What was agreed"),
        "questions": _translate("Questions for the next time"),
        "confidentiality": _translate("What stays between us"),
        "limits": _translate("Where that ends"),
        "meet_every": _translate("How often we meet"),
    }


def _share() -> dict[str, str]:
    return {
        "shared_on": _translate("Shared on"),
        "until": _translate("Until"),
        "sections": _translate("Sections"),
        "included": _translate("Records that it tells of"),
        "redactions": _translate("What was decided about names"),
        "replaced": _translate("Names replaced"),
        "kept": _translate("Words kept"),
        "format": _translate("Saved as"),
        "sha256": _translate("SHA-256 of the file"),
        "copy": _translate("The file itself"),
        "password": _translate("Its password"),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("field_words", text)
