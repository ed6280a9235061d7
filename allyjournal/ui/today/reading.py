"""What Today shows, read in one go in the worker thread."""

from datetime import date, timedelta
from typing import NamedTuple

from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.person import Person
from allyjournal.domain.prompts import Prompt
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.store.timeline import DueRecord
from allyjournal.ui import vocabulary

AHEAD = timedelta(days=14)
"""How long before its day something is listed as due."""

_DRAFTS = 5


class Reading(NamedTuple):
    """All that Today lists. ``people`` are (uid, pseudonym)."""

    drafts: list[Reflection]
    dues: list[DueRecord]
    memories: list[AnyRecord]
    kit_kept: bool
    prompts: list[Prompt]
    topics: list[str]
    people: list[tuple[str, str]]


def read(journal: Journal, today: date) -> Reading:
    """Everything that Today shows on this day."""
    return Reading(
        drafts=_drafts(journal),
        dues=[entry for entry in journal.dues(today + AHEAD) if not _put_down(entry, today)],
        memories=journal.on_this_day(today),
        kit_kept=journal.setting("recovery_kit_kept") is True,
        prompts=vocabulary.prompts_for(journal, today),
        topics=vocabulary.topics(journal),
        people=[(person.uid, display_title(person)) for person in journal.of_kind(Person)],
    )


def _drafts(journal: Journal) -> list[Reflection]:
    ids = journal.ids("is:draft", ("reflection",)).ids[:_DRAFTS]
    return [entry for entry in journal.window(ids) if isinstance(entry, Reflection)]


def _put_down(entry: DueRecord, today: date) -> bool:
    until = entry.record.put_down_until
    return until is not None and until > today
