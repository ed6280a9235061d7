"""Check-ins beside the commitments that they hold against what happened: in words, one by one.

They are never counted, summed or averaged (see ``domain/check_in.py``), and a reworded commitment
is another one from there on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from allyjournal.domain.agreement import (
    IN_FORCE,
    Agreement,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    first_signed,
    in_order,
    rewordings,
)
from allyjournal.domain.growth.facts import CheckInFacts
from allyjournal.domain.growth.period import Period
from allyjournal.domain.record import state_on


class Lane(Struct, frozen=True):
    """The check-ins of one commitment, oldest first, the days on which it was reworded, and the
    one on which it was signed first.

    ``uid`` is the commitment's; without a ``commitment`` no agreement holds it that was signed or
    is being written.
    """

    uid: str
    commitment: Commitment | None
    check_ins: tuple[CheckInFacts, ...]
    reworded_on: tuple[date, ...]
    signed_on: date | None


def in_force(
    agreements: Iterable[Agreement], versions: Iterable[AgreementVersion], day: date
) -> tuple[Agreement, ...]:
    """What was signed of each agreement that held on ``day``, with its present topics, which
    nobody signs."""
    signed = {it.agreement: it.content for it in _signed(versions, day)}
    return tuple(
        signed[it.uid].changed(topics=it.topics)
        for it in agreements
        if it.uid in signed and state_on(it.state, it.state_history, day)[0] in IN_FORCE
    )


def lanes(
    check_ins: Iterable[CheckInFacts],
    agreements: Sequence[Agreement],
    versions: Sequence[AgreementVersion],
    period: Period,
) -> tuple[Lane, ...]:
    """The commitments that held at the end of ``period``, as they were signed last by then, and
    every other one with a check-in in it."""
    held: dict[str, list[CheckInFacts]] = {}
    for check_in in sorted(check_ins):
        if check_in.occurred_on in period:
            held.setdefault(check_in.commitment, []).append(check_in)
    words = _worded(agreements, versions, period.until)
    in_its_order = [
        commitment.uid
        for agreement in in_force(agreements, versions, period.until)
        for commitment in in_order(agreement)
        if commitment.status is CommitmentStatus.ACTIVE or commitment.uid in held
    ]
    others = (uid for uid in (*words, *sorted(held)) if uid in held)
    return tuple(
        Lane(
            uid,
            words.get(uid),
            tuple(held.get(uid, ())),
            tuple(day for day in rewordings(versions, uid) if day in period),
            first_signed(versions, uid),
        )
        for uid in dict.fromkeys((*in_its_order, *others))
    )


def _worded(
    agreements: Iterable[Agreement], versions: Iterable[AgreementVersion], day: date
) -> Mapping[str, Commitment]:
    """Every commitment as it was signed last by ``day``, else as it is being written."""
    signed = {
        commitment.uid: commitment
        for version in _signed(versions, day)
        for commitment in version.content.commitments
    }
    written = {it.uid: it for agreement in agreements for it in agreement.commitments}
    return {**signed, **{uid: it for uid, it in written.items() if uid not in signed}}


def _signed(versions: Iterable[AgreementVersion], day: date) -> Iterator[AgreementVersion]:
    in_time = sorted(versions, key=lambda it: (it.signed_on, it.agreement, it.number))
    yield from (it for it in in_time if it.signed_on <= day)
