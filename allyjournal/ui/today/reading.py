"""What Today shows, read in one go in the worker thread."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.person import Person
from allyjournal.domain.prompts import Prompt
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.changes import Changes
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.timeline import DueRecord
from allyjournal.ui import vocabulary

AHEAD = timedelta(days=14)
"""How long before its day something is listed as due."""

_DRAFTS = 5
_KIT_PUT_DOWN = "recovery_kit_put_down_until"


class Reading(NamedTuple):
    """All that Today lists, and the ``draft`` that is to be gone on with. ``people`` are (uid,
    pseudonym); what is ``unreadable`` is missing."""

    draft: Reflection | None
    drafts: list[Reflection]
    dues: list[DueRecord]
    memories: list[AnyRecord]
    remind_of_kit: bool
    prompts: list[Prompt]
    topics: list[str]
    people: list[tuple[str, str]]
    unreadable: Collection[Unreadable]


def read(journal: Journal, today: date, left: str = "") -> Reading:
    """Everything that Today shows on this day; ``left`` is the draft that the person was at."""
    with journal.around_damage():
        people = [(person.uid, display_title(person)) for person in journal.of_kind(Person)]
    with journal.around_damage() as unreadable:
        return Reading(
            draft=_draft(journal, left),
            drafts=_drafts(journal),
            dues=[entry for entry in journal.dues(today + AHEAD) if not _put_down(entry, today)],
            memories=journal.on_this_day(today),
            remind_of_kit=_remind_of_kit(journal, today),
            prompts=vocabulary.prompts_for(journal, today),
            topics=vocabulary.topics(journal),
            people=people,
            unreadable=unreadable,
        )


def _draft(journal: Journal, uid: str) -> Reflection | None:
    """The record with this uid, where it is still a draft."""
    found = journal.find(uid) if uid else None
    if isinstance(found, Reflection) and found.state is ReflectionState.DRAFT:
        return found
    return None


def _drafts(journal: Journal) -> list[Reflection]:
    ids = journal.ids("is:draft", {"kind": ("reflection",)}).ids[:_DRAFTS]
    return [entry for entry in journal.window(ids) if isinstance(entry, Reflection)]


def put_kit_down(journal: Journal, until: date) -> Changes:
    """Be silent about the recovery kit until that day."""
    journal.set_setting(_KIT_PUT_DOWN, until.isoformat())
    return Changes()


def _remind_of_kit(journal: Journal, today: date) -> bool:
    silent_until = journal.setting(_KIT_PUT_DOWN) or ""
    return journal.setting("recovery_kit_kept") is not True and silent_until <= today.isoformat()


def _put_down(entry: DueRecord, today: date) -> bool:
    until = entry.record.put_down_until
    return until is not None and until > today
