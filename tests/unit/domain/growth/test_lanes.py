"""Check-ins beside their commitments, broken where these were reworded."""

from itertools import permutations
from typing import Any

from allyjournal.domain.agreement import (
    Agreement,
    AgreementState,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    sign,
)
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.growth.facts import CheckInFacts, of_check_in
from allyjournal.domain.growth.lanes import Lane, in_force, lanes
from allyjournal.domain.growth.period import Period
from allyjournal.domain.record import Pillar, enter, new_uid
from tests.unit.domain.growth.making import YEAR, day, made

SPRING = Period(day("03-01"), day("05-31"))


def commitment(statement: str, pillar: Pillar = Pillar.LISTENING, **more: Any) -> Commitment:
    return Commitment(uid=new_uid(), pillar=pillar, statement=statement, **more)


def check_in(on: str, held: Commitment, value: CheckInValue = CheckInValue.AVOIDED) -> CheckInFacts:
    return of_check_in(made(CheckIn, on, commitment=held.uid, value=value))


def signed(agreement: Agreement, on: str, *before: AgreementVersion) -> Any:
    return sign(agreement, before, day(on), "Because" if before else "")


def words(found: tuple[Lane, ...]) -> list[str]:
    return [it.commitment.statement if it.commitment else "" for it in found]


LISTEN, OWN, READ = (
    commitment("Listen"),
    commitment("Own it", Pillar.RESPONSIBILITY),
    commitment("Read", Pillar.REFLECTION),
)


def test_every_commitment_that_holds_has_a_lane_in_reading_order() -> None:
    agreement, version = signed(made(Agreement, "01-01", commitments=(READ, OWN, LISTEN)), "01-02")
    checks = [check_in("04-02", OWN), check_in("03-01", OWN), check_in("05-31", LISTEN)]
    outside = [check_in("02-28", READ), check_in("06-01", READ)]
    found = lanes([*checks, *outside], [agreement], [version], SPRING)
    assert words(found) == ["Listen", "Own it", "Read"]
    assert [it.uid for it in found] == [LISTEN.uid, OWN.uid, READ.uid]
    assert [[it.occurred_on for it in lane.check_ins] for lane in found] == [
        [day("05-31")],
        [day("03-01"), day("04-02")],
        [],
    ]


def test_what_does_not_apply_is_a_check_in_like_another() -> None:
    agreement, version = signed(made(Agreement, "01-01", commitments=(LISTEN,)), "01-02")
    found = lanes(
        [check_in("03-01", LISTEN, CheckInValue.NOT_APPLICABLE)], [agreement], [version], SPRING
    )
    assert [it.value for it in found[0].check_ins] == [CheckInValue.NOT_APPLICABLE]


def test_a_lane_breaks_where_its_commitment_was_reworded_in_the_time() -> None:
    first, one = signed(made(Agreement, "01-01", commitments=(LISTEN, OWN)), "01-02")
    new = Commitment(uid=LISTEN.uid, pillar=LISTEN.pillar, statement="Listen first")
    second, two = signed(first.changed(commitments=(new, OWN)), "04-01", one)
    last = Commitment(uid=LISTEN.uid, pillar=LISTEN.pillar, statement="Listen, always")
    third, three = signed(second.changed(commitments=(last, OWN)), "06-01", one, two)
    for versions in permutations([one, two, three]):
        found = lanes([], [third], versions, SPRING)
        assert words(found) == ["Listen first", "Own it"]
        assert [it.reworded_on for it in found] == [(day("04-01"),), ()]
        assert lanes([], [third], versions, YEAR)[0].reworded_on == (day("04-01"), day("06-01"))
        assert [it.signed_on for it in found] == [day("01-02")] * 2


def test_what_does_not_hold_has_a_lane_where_it_was_checked() -> None:
    paused = commitment("Wait", status=CommitmentStatus.PAUSED)
    retired = commitment("Rest", status=CommitmentStatus.RETIRED)
    agreement, version = signed(
        made(Agreement, "01-01", commitments=(paused, retired, OWN)), "01-02"
    )
    assert words(lanes([], [agreement], [version], SPRING)) == ["Own it"]
    checks = [check_in("03-01", paused), check_in("03-01", retired)]
    assert words(lanes(checks, [agreement], [version], SPRING)) == ["Wait", "Rest", "Own it"]


def test_the_agreement_is_the_one_that_held_at_the_end_of_the_time() -> None:
    old, first = signed(made(Agreement, "01-01", commitments=(OWN,)), "01-02")
    old = enter(old, AgreementState.SUPERSEDED, day("05-01"))
    new, second = signed(made(Agreement, "05-01", commitments=(LISTEN,)), "05-01")
    both = [old, new], [first, second]
    assert words(lanes([], *both, SPRING)) == ["Listen"]
    assert words(lanes([], *both, Period(day("01-01"), day("04-30")))) == ["Own it"]
    assert words(lanes([check_in("03-01", OWN)], *both, SPRING)) == ["Listen", "Own it"]
    assert [it.commitments for it in in_force(*both, day("05-01"))] == [(LISTEN,)]
    assert in_force(*both, day("01-01")) == ()


def test_topics_are_not_signed_and_communities_are() -> None:
    agreement, version = signed(
        made(Agreement, "01-01", commitments=(OWN,), communities=("ours",)), "01-02"
    )
    now = agreement.changed(topics=("race",), communities=("others",))
    (held,) = in_force([now], [version], day("03-01"))
    assert (held.topics, held.communities) == (("race",), ("ours",))


def test_what_was_never_signed_is_told_in_the_words_it_has() -> None:
    draft = made(Agreement, "01-01", commitments=(READ,))
    nobodys = commitment("Gone")
    checks = [check_in("03-02", nobodys), check_in("03-01", READ)]
    found = lanes(checks, [draft], [], SPRING)
    assert words(found) == ["Read", ""]
    assert found[1].uid == nobodys.uid
    assert [it.signed_on for it in found] == [None, None]
    assert lanes([], [draft], [], SPRING) == ()


def test_versions_of_an_agreement_that_is_gone_say_nothing() -> None:
    _gone, version = signed(made(Agreement, "01-01", commitments=(OWN,)), "01-02")
    assert lanes([], [], [version], SPRING) == ()
