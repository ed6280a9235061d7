"""Every kind as JSON and back, and what counts as its text."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256

import msgspec
import pytest

from allyjournal.domain.agreement import Agreement, AgreementVersion, new_commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import (
    KINDS,
    AnyRecord,
    body,
    decode,
    decode_version,
    display_title,
    encode,
    prose,
)
from allyjournal.domain.mentoring import Format, Mentor, Session, SessionAction, Share
from allyjournal.domain.mistake import Apology, Consent, ConsentChange, Mistake, RepairStep
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Addendum, Framework, NextAction, Reflection
from allyjournal.domain.resource import Resource

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
COMMITMENT = new_commitment(Pillar.LISTENING, "I ask for times first.")

MISTAKE = begin(
    Mistake,
    DAY,
    NOW,
    title="The hall key",
    what_happened="There is one key.",
    impact="Bay stood there.",
    pattern="keys",
    apology=Apology(draft="I am sorry."),
    consent_history=(ConsentChange(value=Consent.WELCOMED, since=DAY, basis="She said so."),),
    repair_steps=(
        RepairStep(description="Six copies", evidence="a list"),
        RepairStep(description=""),
    ),
)
REFLECTION = begin(
    Reflection,
    DAY,
    NOW,
    framework=Framework.WHAT_SO_WHAT_NOW_WHAT,
    answers={"what": "Sixty plates.", "so_what": "The usual rota."},
    prompt="Who did the unnoticed work?",
    next_action=NextAction(when="There is a supper", then="I wash up"),
    addenda=(Addendum(on=DAY, text="Under Repair now."),),
)
RECORDS: list[AnyRecord] = [
    MISTAKE,
    REFLECTION,
    begin(Agreement, DAY, NOW, commitments=(COMMITMENT,)),
    begin(CheckIn, DAY, NOW, commitment=COMMITMENT.uid, value=CheckInValue.AVOIDED),
    begin(Person, DAY, NOW, pseudonym="Moss", names=("Somebody",)),
    begin(Feedback, DAY, NOW, gist="It is the second time.", request="Ask for times first."),
    begin(Conversation, DAY, NOW, aim="That he lets her finish.", listen="What worries him?"),
    begin(Resource, DAY, NOW, title="Who is in the room", notes="Chapter four."),
    begin(Mentor, DAY, NOW, pseudonym="Rowan", limits="Danger to somebody."),
    begin(Session, DAY, NOW, notes="On asking.", actions=(SessionAction(what="Ask Bay."),)),
    begin(
        Share,
        DAY,
        NOW,
        shared_on=DAY,
        until=DAY,
        format=Format.PDF,
        sha256=sha256(b"%PDF\xff").hexdigest(),
        copy=b"%PDF\xff",
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_a_record_comes_back_as_it_was(record: AnyRecord) -> None:
    document = encode(record)
    assert decode(document) == record
    assert json.loads(document)["kind"] == record.kind


def test_every_kind_is_listed_by_its_name() -> None:
    assert {record.kind: type(record) for record in RECORDS} == KINDS


def test_long_texts_are_told_with_the_names_of_their_fields() -> None:
    feedback = begin(Feedback, DAY, NOW, title="Twice", gist="Again.", request="Times first.")
    told = {name: text for name, text in prose(feedback) if text}
    assert told == {"gist": "Again.", "request": "Times first."}
    # what is held in parts is not one text
    assert "repair_steps" not in dict(prose(MISTAKE))


def test_what_has_its_default_is_left_out() -> None:
    document = json.loads(encode(begin(Reflection, DAY, NOW)))
    assert set(document) == {
        "kind",
        "uid",
        "occurred_on",
        "created_at",
        "modified_at",
        "state_history",
    }


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"kind": "letter"}, "letter"),
        ({"unknown": 1}, "unknown"),
        ({"uid": "nobody"}, "uid"),
        ({"occurred_on": "yesterday"}, "occurred_on"),
        ({"created_at": "2026-11-22T20:15:00"}, "created_at"),
        ({"intensity_before": 11}, "intensity_before"),
        ({"answers": {"feelings": "x"}}, "feelings"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    document = json.loads(encode(REFLECTION)) | change
    with pytest.raises(msgspec.ValidationError, match=place):
        decode(json.dumps(document))


def test_a_version_comes_back_as_it_was() -> None:
    _, version = sign(begin(Agreement, DAY, NOW, commitments=(COMMITMENT,)), (), DAY)
    assert isinstance(version, AgreementVersion)
    assert decode_version(encode(version)) == version
    with pytest.raises(msgspec.ValidationError):
        decode_version(encode(MISTAKE))


def test_the_text_is_all_that_the_person_wrote() -> None:
    assert list(body(MISTAKE)) == [
        "There is one key.",
        "Bay stood there.",
        "She said so.",
        "I am sorry.",
        "Six copies",
        "a list",
    ]
    assert list(body(REFLECTION)) == [
        "Sixty plates.",
        "The usual rota.",
        "There is a supper",
        "I wash up",
        "Under Repair now.",
    ]


def test_a_uid_is_no_text() -> None:
    check_in = begin(CheckIn, DAY, NOW, commitment=COMMITMENT.uid, value=CheckInValue.AVOIDED)
    assert not list(body(check_in))
    assert list(body(check_in.changed(obstacle="The bus."))) == ["The bus."]


def test_real_names_are_no_text() -> None:
    person = begin(Person, DAY, NOW, pseudonym="Moss", names=("Somebody",))
    assert not list(body(person))
    assert display_title(person) == "Moss"


def test_an_empty_title_is_the_first_line() -> None:
    assert display_title(MISTAKE) == "The hall key"
    assert display_title(REFLECTION) == "Sixty plates."
    assert display_title(MISTAKE.changed(title="", what_happened="\n# **One** key\n")) == "One key"
    assert display_title(begin(Reflection, DAY, NOW)) == ""
