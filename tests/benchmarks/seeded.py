"""Journals of any size, the same ones every time: every kind, people, commitments, ten years."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from allyjournal.domain.agreement import Agreement, AgreementVersion, Commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session
from allyjournal.domain.mistake import (
    Consent,
    ConsentChange,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RepairStep,
    RestingBasis,
    StepStatus,
)
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, StateChange
from allyjournal.domain.reflection import Facet, Reflection, ReflectionState
from allyjournal.domain.resource import Resource, ResourceState
from allyjournal.store.journal import Journal

PASSPHRASE = "a seeded journal for figures"
YEARS = 10
LAST_DAY = date(2026, 10, 31)
TOPICS = ("race", "gender", "disability", "class", "age", "language", "migration", "religion")
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "wen", "shal", "gor", "pli")
CJK = ("我學編程的時候。", "会議で黙っていた。", "다시 물어보았다.")

_AT_ONCE = 20_000
"""Records in one transaction: a million would hold a journal's rollback in memory for long."""

_PEOPLE, _COMMITMENTS = 40, 6


class Seeded(NamedTuple):
    """A closed journal of ``size`` records, and the recovery code that opens it."""

    folder: Path
    size: int
    code: str

    def open(self) -> Journal:
        """The journal, without deriving a key."""
        return Journal.open_with_code(self.folder, self.code)


def seed(folder: Path, count: int) -> Seeded:
    """Make a journal of ``count`` records over ten years in a new folder inside ``folder``."""
    place = folder / f"{count}.allyjournal"
    journal, code = Journal.create(place, PASSPHRASE)
    maker = _Maker(count)
    made = maker.all()
    versions = [maker.signed()[1]]
    while batch := list(islice(made, _AT_ONCE)):
        journal.add(batch, versions)
        versions = []
    journal.close()
    return Seeded(place, count, code)


def words() -> list[str]:
    """The words of all texts, the most frequent first."""
    chance = random.Random("words")
    found = dict.fromkeys("".join(chance.choices(SYLLABLES, k=3)) for _ in range(6000))
    return list(found)[:2000]


def records(count: int) -> Iterator[AnyRecord]:
    """``count`` records, oldest first, with 20 to 150 words each: six reflections in ten; every
    fiftieth has some Chinese, Japanese or Korean."""
    return _Maker(count).all()


class _Maker:
    """Makes records one after the other out of one source of chance."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._chance = random.Random(count)
        self._words = words()
        # some words in every text and most in few, as in any language (Zipf)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._people = [self._uid() for _ in range(_PEOPLE)]
        self._commitments = [self._uid() for _ in range(_COMMITMENTS)]
        self._mentor, self._agreement, self._version = (self._uid() for _ in range(3))
        self._former = self._mentor
        # of a thousand; with a mentor one meets now and then, however much one writes
        kinds: dict[Callable[[date], AnyRecord], int] = {
            self._reflection: 609,
            self._mistake: 100,
            self._feedback: 120,
            self._conversation: 60,
            self._resource: 90,
            self._session: 1,
            self._check_in: 20,
        }
        self._kinds = list(kinds)
        self._shares = list(accumulate(kinds.values()))

    def all(self) -> Iterator[AnyRecord]:
        """Every record, oldest first."""
        yield from self._beginning()
        for number in range(len(self._people) + 2, self._count):
            yield self._record(number)

    def _beginning(self) -> Iterator[AnyRecord]:
        """The people, a mentor, and an agreement, all of the first day."""
        first = self._day(0)
        for uid, name in zip(self._people, self._words[50:], strict=False):
            yield Person(**self._dated(first, uid), pseudonym=name.title())
        yield Mentor(**self._dated(first, self._mentor), pseudonym="Rowan")
        yield self.signed()[0]

    def signed(self) -> tuple[Agreement, AgreementVersion]:
        """The agreement as it was signed, always the same one."""
        first = self._day(0)
        commitments = tuple(
            Commitment(uid=uid, pillar=list(Pillar)[at % 3], statement=f"I keep to {topic}.")
            for at, (uid, topic) in enumerate(zip(self._commitments, TOPICS, strict=False))
        )
        draft = Agreement(**self._dated(first, self._agreement), commitments=commitments)
        agreement, version = sign(draft.changed(title="Pledge"), (), first)
        return agreement, replace(version, uid=self._version)

    def _record(self, number: int) -> AnyRecord:
        """The record with this number."""
        (make,) = self._chance.choices(self._kinds, cum_weights=self._shares)
        record = make(self._day(number))
        self._former = record.uid
        return record

    def _reflection(self, day: date) -> Reflection:
        states = [ReflectionState.KEPT] * 30 + [ReflectionState.DRAFT]
        return Reflection(
            **self._shared(day),
            **self._in_state(self._chance.choice(states), day),
            text=self._text(20, 150),
            facet=self._chance.choice(list(Facet)),
        )

    def _mistake(self, day: date) -> Mistake:
        """With a way back: noticed after some days, acknowledged after others, and two steps;
        what is more than a year ago rests."""
        chance, text = self._chance, self._text(20, 150)
        noticed = day + timedelta(days=chance.randint(0, 9))
        acknowledged = noticed + timedelta(days=chance.randint(0, 40))
        old = day < LAST_DAY - timedelta(days=365)
        states = list(MistakeState)[: None if old else 4]
        days = [noticed] * 2 + [acknowledged] * 4
        consent = chance.choice(list(Consent))
        return Mistake(
            **self._shared(day),
            title=text[:40],
            what_happened=text,
            impact=text[-80:],
            became_aware_on=noticed,
            acknowledged_on=acknowledged,
            contact_consent=consent,
            consent_history=(ConsentChange(value=consent, since=acknowledged),),
            repair_steps=tuple(
                RepairStep(
                    description=text[:30], status=status, due_on=acknowledged, done_on=noticed
                )
                for status in (StepStatus.DONE, StepStatus.DONE if old else StepStatus.DOING)
            ),
            pattern=chance.choice(("", *TOPICS)),
            recurrence_check_on=acknowledged,
            recurrence_result=RecurrenceResult.NOT_REPEATED if old else None,
            resting_basis=RestingBasis.COMMUNITY_PROCESS if old else None,
            state=states[-1],
            state_history=tuple(map(_since, states, days)),
        )

    def _feedback(self, day: date) -> Feedback:
        return Feedback(
            **self._shared(day),
            **self._in_state(FeedbackState.ANSWERED, day),
            gist=self._text(20, 100),
            response=self._chance.choice(list(Response)),
            reason=self._text(5, 20),
        )

    def _conversation(self, day: date) -> Conversation:
        state = self._in_state(ConversationState.HELD, day)
        said, missed = self._text(20, 60), self._text(5, 40)
        return Conversation(
            **self._shared(day),
            **state,
            aim=self._text(6, 12),
            what_i_said=said,
            what_i_missed=missed,
        )

    def _resource(self, day: date) -> Resource:
        state = self._in_state(self._chance.choice(list(ResourceState)), day)
        return Resource(
            **self._shared(day), **state, title=self._text(3, 7), notes=self._text(20, 90)
        )

    def _session(self, day: date) -> Session:
        notes = self._text(20, 90)
        return Session(**self._shared(day), mentor=self._mentor, held_on=day, notes=notes)

    def _check_in(self, day: date) -> CheckIn:
        value = self._chance.choice(list(CheckInValue))
        commitment = self._chance.choice(self._commitments)
        return CheckIn(
            **self._dated(day), commitment=commitment, value=value, obstacle=self._text(4, 20)
        )

    def _text(self, least: int, most: int) -> str:
        count = self._chance.randint(least, most)
        text = " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count))
        return f"{text}. {self._chance.choice(CJK)}" if self._chance.random() < 0.02 else text

    def _shared(self, day: date) -> dict[str, Any]:
        chance = self._chance
        return self._dated(day) | {
            "topics": (chance.choice(TOPICS),),
            "people": (chance.choice(self._people),) if chance.random() < 0.25 else (),
            "commitments": (chance.choice(self._commitments),) if chance.random() < 0.3 else (),
            "related": (self._former,) if chance.random() < 0.05 else (),
        }

    def _dated(self, day: date, uid: str = "") -> dict[str, Any]:
        moment = datetime.combine(day, time(20), UTC)
        return {
            "uid": uid or self._uid(),
            "occurred_on": day,
            "created_at": moment,
            "modified_at": moment,
        }

    def _in_state(self, state: StrEnum, day: date) -> dict[str, Any]:
        return {"state": state, "state_history": (_since(state, day),)}

    def _day(self, number: int) -> date:
        return LAST_DAY - timedelta(days=(self._count - 1 - number) * 365 * YEARS // self._count)

    def _uid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def _since(state: StrEnum, day: date) -> StateChange:
    return StateChange(state=state, on=day)
