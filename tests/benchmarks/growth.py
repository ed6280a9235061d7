"""How long it takes to read what there is to look back on over ten years."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial

from allyjournal.domain.agreement import Agreement, new_commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.feedback import Feedback, FeedbackState, Response
from allyjournal.domain.growth.period import Period
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar, StateChange
from allyjournal.domain.resource import Resource, ResourceState
from allyjournal.store.journal import Journal
from tests.benchmarks.seeded import LAST_DAY, TOPICS, YEARS, Seeded, shared
from tests.benchmarks.table import Figure, interleaved

_WEEKS = YEARS * 52
_FIRST_DAY = LAST_DAY - timedelta(weeks=_WEEKS)


def looking_back(large: Seeded, rounds: int) -> Figure:
    """The whole reading against that of the documents which it does without, reflections apart.

    Adds an agreement to the journal, and for every week a check-in for each of its commitments,
    advice, and something learned.
    """
    with closing(Journal.open_with_code(large.folder, large.code)) as journal:
        signed, version = sign(_agreement(), (), _FIRST_DAY)
        journal.add([signed, *_weekly(signed)], [version])
        growth = partial(journal.growth, Period(_FIRST_DAY, LAST_DAY))
        times = interleaved(growth, partial(_documents, journal), rounds)
    what = f"growth over {YEARS} years, {large.size:,} records"
    return Figure(what, *times, limit=1.0, ceiling=0.15)


def _documents(journal: Journal) -> None:
    for kind in (Mistake, CheckIn, Feedback, Resource):
        journal.of_kind(kind)


def _agreement() -> Agreement:
    words = [(pillar, f"I keep to {topic}") for pillar in Pillar for topic in TOPICS[:2]]
    commitments = tuple(new_commitment(pillar, statement) for pillar, statement in words)
    fields = shared(random.Random(0), _FIRST_DAY)
    return Agreement(**fields, title="Ours", communities=TOPICS, commitments=commitments)


def _weekly(agreement: Agreement) -> Iterator[AnyRecord]:
    chance = random.Random(_WEEKS)
    for week in range(_WEEKS):
        day = _FIRST_DAY + timedelta(weeks=week)
        for commitment in agreement.commitments:
            value = chance.choice(list(CheckInValue))
            yield CheckIn(**shared(chance, day), commitment=commitment.uid, value=value)
        yield Feedback(
            **shared(chance, day),
            gist="Wait until you are asked",
            response=chance.choice(list(Response)),
            reason="It was not mine to say",
            state=FeedbackState.ANSWERED,
            state_history=(StateChange(state="answered", on=day),),
        )
        yield Resource(
            **shared(chance, day),
            title="A book",
            practice_change="I ask before I send it",
            state=ResourceState.APPLIED,
        )
