"""Journals of any size, the same ones every time."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import (
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RepairStep,
    StepStatus,
)
from allyjournal.domain.record import StateChange
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.store.journal import Journal

PASSPHRASE = "a seeded journal for figures"
YEARS = 10
LAST_DAY = date(2026, 10, 31)
TOPICS = ("race", "gender", "disability", "class", "age", "language", "migration", "religion")
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wen", "shal", "gor", "pli")


class Seeded(NamedTuple):
    """A closed journal of ``size`` records, and the recovery code that opens it."""

    folder: Path
    size: int
    code: str


def seed(folder: Path, count: int) -> Seeded:
    """Make a journal of ``count`` records over ten years in a new folder inside ``folder``."""
    place = folder / f"{count}.allyjournal"
    journal, code = Journal.create(place, PASSPHRASE)
    journal.add(records(count))
    journal.close()
    return Seeded(place, count, code)


def records(count: int) -> Iterator[AnyRecord]:
    """``count`` records, oldest first: nineteen reflections of 20 to 150 words to one mistake."""
    chance = random.Random(count)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(5000)]
    # some words in every text and most in few, as in any language (Zipf)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count):
        day = LAST_DAY - timedelta(days=(count - 1 - number) * 365 * YEARS // count)
        text = " ".join(chance.choices(words, weights, k=chance.randint(20, 150)))
        yield (_mistake if number % 20 == 0 else _reflection)(chance, day, text)


def _reflection(chance: random.Random, day: date, text: str) -> Reflection:
    kept = ReflectionState.KEPT
    return Reflection(
        **shared(chance, day),
        text=text,
        facet=chance.choice(list(Facet)),
        state=kept,
        state_history=(StateChange(state=kept, on=day),),
    )


def _mistake(chance: random.Random, day: date, text: str) -> Mistake:
    """With a way back: noticed after some days, acknowledged after others, and two steps."""
    noticed = day + timedelta(days=chance.randint(0, 9))
    acknowledged = noticed + timedelta(days=chance.randint(0, 40))
    states = zip(MistakeState, (noticed, noticed, acknowledged, acknowledged), strict=False)
    history = tuple(StateChange(state=state, on=on) for state, on in states)
    consent = chance.choice(list(Consent))
    return Mistake(
        **shared(chance, day),
        title=text[:40],
        what_happened=text,
        impact=text[:80],
        became_aware_on=noticed,
        acknowledged_on=acknowledged,
        contact_consent=consent,
        consent_history=(ConsentChange(value=consent, since=acknowledged),),
        repair_steps=tuple(
            RepairStep(description=text[:30], status=status, due_on=acknowledged, done_on=noticed)
            for status in (StepStatus.DONE, StepStatus.DOING)
        ),
        pattern=chance.choice(("", *TOPICS)),
        state=MistakeState.REPAIRING,
        state_history=history,
    )


def shared(chance: random.Random, day: date) -> dict[str, Any]:
    """What records of every kind have: a uid by ``chance``, the day, a moment in it, a topic."""
    moment = datetime.combine(day, time(20), UTC)
    return {
        "uid": str(UUID(int=chance.getrandbits(128), version=4)),
        "occurred_on": day,
        "created_at": moment,
        "modified_at": moment,
        "topics": (chance.choice(TOPICS),),
    }
