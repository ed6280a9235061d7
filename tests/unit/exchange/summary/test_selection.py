"""What a summary offers, what is ticked at first, and what stays."""

from datetime import date

import pytest

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord, decode
from allyjournal.domain.mistake import Apology, Consent, Mistake, MistakeState
from allyjournal.domain.person import Person
from allyjournal.domain.record import StateChange, Visibility
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.domain.resource import Resource, ResourceState
from allyjournal.exchange.summary.selection import (
    LeftOut,
    LetIn,
    Selection,
    first_selection,
    gather,
    left_out,
    offers,
)
from allyjournal.store import documents
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, commitment, made, signed

PRIVATE, SHAREABLE = Visibility.PRIVATE, Visibility.SHAREABLE
KEPT = ReflectionState.KEPT


def offered(journal: Journal) -> dict[str, tuple[bool, tuple[LetIn, ...]]]:
    found = offers(gather(journal, None, TODAY))
    return {offer.record.title: (offer.ticked, offer.let_in) for offer in found}


def test_visibility_decides_what_is_offered_and_ticked(journal: Journal) -> None:
    journal.add(
        made(Reflection, title=visibility, visibility=visibility, state=KEPT)
        for visibility in Visibility
    )
    assert offered(journal) == {"ask": (False, ()), "shareable": (True, ())}


@pytest.mark.parametrize(
    "record",
    [
        made(Reflection, title="Draft", visibility=SHAREABLE),
        made(
            Mistake,
            title="No contact",
            visibility=SHAREABLE,
            contact_consent=Consent.DO_NOT_CONTACT,
        ),
    ],
)
def test_drafts_and_do_not_contact_are_never_ticked_at_first(
    journal: Journal, record: AnyRecord
) -> None:
    journal.add([record])
    assert offered(journal) == {record.title: (False, ())}


def test_what_is_out_of_scope_is_never_offered(journal: Journal) -> None:
    journal.add([made(Mistake, title="Grave", out_of_scope=True, visibility=PRIVATE)])
    assert offered(journal) == {}


def test_what_stood_in_the_way_of_a_commitment_is_let_in_by_itself(journal: Journal) -> None:
    agreement = made(Agreement, title="Ours", commitments=(commitment("Listen"),))
    uid = agreement.commitments[0].uid
    silent = made(CheckIn, title="No words", commitment=uid, value=CheckInValue.AVOIDED)
    said = made(CheckIn, title="Words", commitment=uid, value=CheckInValue.AVOIDED, obstacle="me")
    journal.add([agreement, silent, said])
    assert offered(journal) == {
        "Ours": (False, ()),
        "No words": (False, ()),
        "Words": (False, (LetIn.OBSTACLE,)),
    }


def test_what_can_be_let_in_by_itself(journal: Journal) -> None:
    apology = Apology(draft="I am sorry")
    journal.add(
        [
            made(Reflection, title="Body", text="long", intensity_after=3),
            made(Reflection, title="Feeling", intensity_before=3),
            made(Mistake, title="All", what_happened="a", impact="b", apology=apology),
            made(Feedback, title="Heard", gist="a", request="b", reason="c"),
            made(Conversation, title="Held", aim="a", what_i_missed="b"),
            made(Resource, title="Read", practice_change="a", state=ResourceState.FINISHED),
        ]
    )
    assert offered(journal) == {
        "Body": (False, (LetIn.BODY, LetIn.INTENSITIES)),
        "Feeling": (False, (LetIn.INTENSITIES,)),
        "All": (False, (LetIn.ACCOUNT, LetIn.IMPACT, LetIn.APOLOGY)),
        "Heard": (False, (LetIn.GIST, LetIn.REQUEST)),
        "Held": (False, (LetIn.MISSED,)),
        "Read": (False, (LetIn.PRACTICE,)),
    }


def test_only_a_ticked_record_lets_its_body_in() -> None:
    uid = made(Reflection).uid
    body = {uid: frozenset({LetIn.BODY})}
    assert not Selection(let_in=body).lets_in(uid, LetIn.BODY)
    assert Selection(included=frozenset({uid}), let_in=body).lets_in(uid, LetIn.BODY)
    assert not Selection(included=frozenset({uid})).lets_in(uid, LetIn.BODY)


def test_the_period_is_what_happened_in_it_and_what_is_still_open(journal: Journal) -> None:
    resting = {"state": MistakeState.RESTING, "corrected_at_once": True}
    journal.add(
        [
            made(Reflection, "2026-05-31", title="before", state=KEPT),
            made(Reflection, "2026-06-01", title="first", state=KEPT),
            made(Reflection, "2026-09-30", title="last", state=KEPT),
            made(Reflection, "2026-10-01", title="after", state=KEPT),
            made(Mistake, "2026-02-01", title="open"),
            made(Mistake, "2026-02-01", title="at rest", **resting),
            made(Mistake, "2026-06-01", title="rests now", **resting),
            made(Mistake, "2026-09-30", title="rests at last", **resting),
            made(Mistake, "2026-10-01", title="later"),
        ]
    )
    material = gather(journal, date(2026, 6, 1), date(2026, 9, 30))
    assert [one.title for one in material.of(Reflection)] == ["first", "last"]
    assert [one.title for one in material.of(Mistake)] == ["open", "rests now", "rests at last"]
    assert (material.since, material.until) == (date(2026, 6, 1), date(2026, 9, 30))


def test_what_is_over_before_the_period_is_never_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "2020-05-01"
    came = (StateChange(state="heard", on=date(2020, 5, 1)),)
    rested = {"state": MistakeState.RESTING, "corrected_at_once": True}
    journal.add(made(Feedback, old).changed(state_history=came) for _ in range(20))
    journal.add(made(Conversation, old).changed(state_history=came) for _ in range(20))
    journal.add(made(Resource, old).changed(state_history=came) for _ in range(20))
    journal.add(made(Mistake, old, **rested) for _ in range(20))
    open_one, heard = made(Mistake, old), made(Feedback, "2026-07-01")
    journal.add([open_one, heard])
    read: list[str] = []

    def seen(document: str) -> AnyRecord:
        record = decode(document)
        read.append(record.uid)
        return record

    monkeypatch.setattr(documents, "decode", seen)
    material = gather(journal, date(2026, 6, 1), TODAY)
    assert {it.uid for it in material.records} == set(read) == {open_one.uid, heard.uid}


def test_without_a_first_day_everything_is_offered(journal: Journal) -> None:
    journal.add([made(Reflection, "1987-01-01", title="remembered", state=KEPT)])
    material = gather(journal, None, TODAY)
    assert [one.title for one in material.records] == ["remembered"]
    assert (material.since, material.until) == (None, TODAY)
    assert material.begun_by(date(1970, 1, 1))


def test_an_empty_journal_offers_nothing(journal: Journal) -> None:
    assert not list(offers(gather(journal, None, TODAY)))


def test_many_records_are_read_in_portions(journal: Journal) -> None:
    journal.add(made(Reflection, title=f"{count}", state=KEPT) for count in range(1001))
    titles = [one.title for one in gather(journal, None, TODAY).records]
    assert titles == [f"{count}" for count in range(1001)]


def test_later_versions_do_not_count(journal: Journal) -> None:
    agreement = made(Agreement, "2026-03-01", commitments=(commitment("Listen"),))
    agreement, first = signed(agreement, "2026-03-02")
    agreement, second = signed(agreement, "2026-12-01", first, reason="More")
    journal.add([agreement], [first, second])
    assert gather(journal, None, TODAY).versions == (first,)
    assert gather(journal, None, date(2026, 12, 1)).versions == (first, second)


def test_what_stays_is_counted_by_reason(journal: Journal) -> None:
    ticked = made(Reflection, text="body", visibility=SHAREABLE, state=KEPT)
    bare = made(Reflection, title="no body", visibility=SHAREABLE, state=KEPT)
    asked, draft = made(Reflection, state=KEPT), made(Reflection)
    private = made(Reflection, visibility=PRIVATE)
    silent = made(Mistake, contact_consent=Consent.DO_NOT_CONTACT)
    person = made(Person, pseudonym="Rowan")
    journal.add([ticked, bare, asked, draft, private, silent, person])
    material = gather(journal, None, TODAY)
    selection = first_selection(material)
    assert selection.included == {ticked.uid, bare.uid}
    assert left_out(material, selection) == {
        LeftOut.NOT_TICKED: (asked.uid,),
        LeftOut.TEXT: (ticked.uid,),
        LeftOut.DRAFT: (draft.uid,),
        LeftOut.DO_NOT_CONTACT: (silent.uid,),
        LeftOut.PRIVATE: (private.uid,),
    }
    whole = Selection(included=selection.included, let_in={ticked.uid: frozenset({LetIn.BODY})})
    assert LeftOut.TEXT not in left_out(material, whole)
    assert material.people == (person,)
