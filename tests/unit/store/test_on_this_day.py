"""This day in earlier years: an unrepaired mistake never comes back, nor what is linked to it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session
from allyjournal.domain.mistake import (
    Consent,
    Mistake,
    MistakeState,
    correct_at_once,
    move,
    put_out_of_scope,
    set_consent,
)
from allyjournal.domain.person import Person
from allyjournal.domain.record import Precision, begin
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.domain.resource import Resource
from allyjournal.store.journal import Journal

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
A_YEAR_AGO = date(2025, 11, 22)

REFLECTION = {"text": "words", "state": ReflectionState.KEPT}
# what comes back by itself, and what never does
MAY: tuple[tuple[type, Mapping[str, Any]], ...] = (
    (Reflection, REFLECTION),
    (Reflection, REFLECTION | {"intensity_before": 7, "intensity_after": 7}),
    (Feedback, {"gist": "Ask first."}),
    (Resource, {"title": "A book"}),
    (Conversation, {"aim": "That he listens."}),
)
NEVER: tuple[tuple[type, Mapping[str, Any]], ...] = (
    (Reflection, REFLECTION | {"keep_out_of_on_this_day": True}),
    (Reflection, REFLECTION | {"intensity_before": 2, "intensity_after": 3}),
    (Reflection, REFLECTION | {"precision": Precision.MONTH}),
    (Reflection, REFLECTION | {"precision": Precision.YEAR}),
    (Reflection, {"text": "a draft"}),
    (Feedback, {"gist": "Ask first.", "keep_out_of_on_this_day": True}),
    (Person, {"pseudonym": "Quill"}),
    (Mentor, {"pseudonym": "Teasel"}),
    (Session, {"notes": "We spoke."}),
)


def made(kind: type, **fields: Any) -> Any:
    return begin(kind, A_YEAR_AGO, NOW, **fields)


def resting(**fields: Any) -> Mistake:
    return correct_at_once(made(Mistake, what_happened="I talked over her.", **fields), TODAY)


def open_mistake(state: MistakeState = MistakeState.NOTICED) -> Mistake:
    mistake: Mistake = made(Mistake, what_happened="I talked over her.")
    return move(mistake, state, TODAY)


def back(journal: Journal) -> set[str]:
    """The uids of what comes back today."""
    return {record.uid for record in journal.on_this_day(TODAY)}


@pytest.mark.parametrize(("kind", "fields"), MAY)
def test_what_comes_back(journal: Journal, kind: type, fields: dict[str, Any]) -> None:
    record = made(kind, **fields)
    journal.add([record])
    assert back(journal) == {record.uid}


@pytest.mark.parametrize(("kind", "fields"), NEVER)
def test_what_never_does(journal: Journal, kind: type, fields: dict[str, Any]) -> None:
    journal.add([made(kind, **fields)])
    assert back(journal) == set()


def test_a_check_in_never_does(journal: Journal) -> None:
    journal.add([made(CheckIn, commitment=resting().uid, value=CheckInValue.AS_DESCRIBED)])
    assert back(journal) == set()


UNREPAIRED = (
    *map(open_mistake, list(MistakeState)[:-1]),
    put_out_of_scope(resting()),
    set_consent(resting(), Consent.DO_NOT_CONTACT, TODAY),
)


@pytest.mark.parametrize("unrepaired", UNREPAIRED)
def test_what_is_linked_at_either_end_stays_away(journal: Journal, unrepaired: Mistake) -> None:
    naming = made(Reflection, **REFLECTION, related=(unrepaired.uid,))
    named = made(Feedback, gist="Ask first.")
    journal.add([unrepaired.changed(related=(named.uid,)), naming, named])
    assert back(journal) == set()


def test_what_is_linked_to_a_mistake_that_cannot_be_read_stays_away(journal: Journal) -> None:
    mistake = resting()
    reflection = made(Reflection, **REFLECTION, related=(mistake.uid,))
    journal.add([mistake, reflection])
    assert back(journal) == {mistake.uid, reflection.uid}
    with journal._connection.transaction():
        blank = "UPDATE record SET document = '' WHERE uid = ?"
        journal._connection.execute(blank, (mistake.uid,))
    with journal.around_damage() as unreadable:
        assert back(journal) == set()
    assert unreadable


def test_what_is_put_out_of_scope_takes_its_links_along_at_once(journal: Journal) -> None:
    mistake = resting()
    linked = made(Reflection, **REFLECTION, related=(mistake.uid,))
    journal.add([mistake, linked])
    assert back(journal) == {mistake.uid, linked.uid}
    journal.save(put_out_of_scope(mistake))
    assert back(journal) == set()
    journal.save(mistake)
    journal.save(set_consent(mistake, Consent.DO_NOT_CONTACT, TODAY))
    assert back(journal) == set()
    journal.save(mistake)
    assert back(journal) == {mistake.uid, linked.uid}


def test_a_reopened_mistake_leaves_with_what_is_linked_to_it(journal: Journal) -> None:
    mistake = resting()
    linked = made(Reflection, **REFLECTION, related=(mistake.uid,))
    journal.add([mistake, linked])
    journal.save(move(mistake, MistakeState.REFLECTING, TODAY))
    assert back(journal) == set()


# Any records, linked in any way

others = st.sampled_from([*MAY, *NEVER]).map(lambda it: made(it[0], **it[1]))
mistakes = st.builds(
    lambda made, **fields: made().changed(**fields),
    st.sampled_from([resting, open_mistake]),
    occurred_on=st.sampled_from([A_YEAR_AGO, date(2024, 11, 22), date(2025, 3, 1)]),
    contact_consent=st.sampled_from(Consent),
).flatmap(lambda it: st.sampled_from([it, put_out_of_scope(it)]))


def unrepaired(record: AnyRecord) -> bool:
    """What product.md keeps away together with all that is linked to it."""
    return isinstance(record, Mistake) and (
        record.state is not MistakeState.RESTING
        or record.out_of_scope
        or record.contact_consent is Consent.DO_NOT_CONTACT
    )


@st.composite
def journals(draw: st.DrawFn) -> list[AnyRecord]:
    """Records with links between them."""
    records = draw(st.lists(mistakes | others, min_size=1, max_size=7))
    uids = [record.uid for record in records]
    return [
        record.changed(related=tuple(draw(st.lists(st.sampled_from(uids), max_size=2))))
        for record in (it.changed(uid=uid) for it, uid in zip(records, uids, strict=True))
    ]


# every example adds records of its own to one journal
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journals())
def test_an_unrepaired_mistake_never_comes_back_nor_what_is_linked_to_it(
    journal: Journal, records: list[AnyRecord]
) -> None:
    journal.add(records)
    away = {record.uid for record in records if unrepaired(record)}
    around = {record.uid for record in records if away & set(record.related)}
    around |= {uid for record in records if record.uid in away for uid in record.related}
    allowed = {
        record.uid
        for record in records
        if record.on_this_day_allowed()
        and record.precision is Precision.DAY
        and (record.occurred_on.month, record.occurred_on.day) == (11, 22)
        and not isinstance(record, Person | Mentor | Session)
    }
    found = back(journal) & {record.uid for record in records}
    assert not found & (away | around)
    assert found == allowed - away - around
