"""The portable file comes in whole, or is refused with the place of what is wrong."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal import assets
from allyjournal.domain.agreement import Agreement
from allyjournal.domain.errors import InputRefused
from allyjournal.domain.kinds import KINDS
from allyjournal.domain.prompts import Prompt, Vocabulary
from allyjournal.domain.record import Kept, Pillar, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import importing
from allyjournal.exchange.importers import portable
from allyjournal.exchange.importers.incoming import Problem
from allyjournal.exchange.renderers import portable as renderer
from allyjournal.store.journal import Journal
from allyjournal.store.records import Revision
from tests.unit.exchange.records import a_few, commitment, every_kind, made

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
CHECK_IN, REFLECTION, MISTAKE = 2, 3, 4


@pytest.fixture
def document(journal: Journal) -> dict[str, Any]:
    """The portable file of a journal with linked records, a version and a revision."""
    records, version = a_few()
    journal.add(records, [version])
    journal.save(records[REFLECTION].changed(title="At my table"), keep_previous=True)
    document: dict[str, Any] = json.loads(renderer.render(journal, AT))
    order = [record.uid for record in records]
    document["records"].sort(key=lambda record: order.index(record["uid"]))
    return document


def problems(document: object) -> tuple[Problem, ...]:
    return portable.read(json.dumps(document)).problems


def records_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = document["records"]
    return records


def test_a_sound_file_has_no_problem(document: dict[str, Any]) -> None:
    incoming = portable.read(json.dumps(document))
    assert incoming.problems == ()
    counts = (len(incoming.records), len(incoming.versions), len(incoming.revisions))
    assert counts == (5, 1, 1)
    assert not list(portable.links_to_nothing(incoming, ()))


def test_out_and_in_and_out_again_is_the_same(journal: Journal, other: Journal) -> None:
    records, version = a_few()
    journal.add(records, [version])
    later = [records[REFLECTION].changed(uid=new_uid(), title=f"No. {count}") for count in "12345"]
    journal.add(later)
    journal.save(records[REFLECTION].changed(title="Again"), keep_previous=True)
    journal.trash(later[2].uid)
    journal.trash(later[0].uid)
    first = renderer.render(journal, AT)
    arrival = importing.prepare(other, portable.read(first.decode()))
    importing.bring_in(other, arrival)
    assert renderer.render(other, AT) == first
    assert [one.uid for one in other.trashed()] == [one.uid for one in journal.trashed()]
    again = importing.prepare(other, portable.read(first.decode()))
    assert (again.new.records, again.duplicates, again.problems) == ((), 10, ())
    assert again.new.versions == again.new.revisions == ()


def test_every_field_of_every_kind_makes_the_same_round(journal: Journal, other: Journal) -> None:
    records, version = every_kind()
    for record in records:
        # some kinds have only one state
        fields = [it for it in msgspec.structs.fields(record) if it.default is not Kept.KEPT]
        missing = [it.name for it in fields if getattr(record, it.name) in (it.default, ())]
        assert missing == ["trashed_at"]
    assert [record.kind for record in records] == list(KINDS)
    journal.add(records, [version], [Revision(AT, record) for record in records])
    first = renderer.render(journal, AT)
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first
    there = json.loads(first)
    assert [len(there[part]) for part in ("records", "revisions")] == [len(KINDS)] * 2


def test_what_links_to_something_removed_travels(journal: Journal, other: Journal) -> None:
    records, version = a_few()
    mentioning = made(Reflection, related=(records[MISTAKE].uid,))
    prompted = msgspec.structs.replace(
        version, uid=new_uid(), number=2, prompted_by=records[MISTAKE].uid
    )
    journal.add([*records, mentioning], [version, prompted])
    assert "removed" not in json.loads(renderer.render(journal, AT))
    journal.trash(records[MISTAKE].uid)
    journal.empty_trash()
    first = renderer.render(journal, AT)
    assert json.loads(first)["removed"] == [records[MISTAKE].uid]
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first


def test_a_commitment_may_be_held_in_the_trash_or_by_a_former_state(
    journal: Journal, other: Journal
) -> None:
    former, thrown = commitment("I ask."), commitment("I wait.")
    agreement = made(Agreement, commitments=(former,))
    away = made(Agreement, commitments=(thrown,))
    both = made(Reflection, commitments=(former.uid, thrown.uid))
    for record in (agreement, away, both):
        journal.save(record)
    journal.save(agreement.changed(commitments=()))
    journal.trash(away.uid)
    first = renderer.render(journal, AT)
    assert "removed" not in json.loads(first)
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first


OWN = Vocabulary(
    prompts=(
        Prompt(id=new_uid(), text="Who baked?", pillar=Pillar.LISTENING, topics=("bread",)),
        Prompt(id=new_uid(), text="Who ate?", gentle=True),
    ),
    topics=("bread", "allotments"),
    hidden_topics=("race",),
    skipped_prompts=("today",),
)


def test_own_words_and_what_is_not_wanted_make_the_same_round(
    journal: Journal, other: Journal
) -> None:
    journal.add([], vocabulary=OWN)
    first = renderer.render(journal, AT)
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert other.vocabulary() == OWN
    assert renderer.render(other, AT) == first
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first


def test_own_words_join_those_that_are_there(journal: Journal, other: Journal) -> None:
    journal.add([], vocabulary=OWN)
    baked = Prompt(id="mine", text="who baked?")
    other.add([], vocabulary=Vocabulary(prompts=(baked,), topics=("bread", "rivers")))
    text = renderer.render(journal, AT).decode()
    importing.bring_in(other, importing.prepare(other, portable.read(text)))
    assert other.vocabulary() == Vocabulary(
        prompts=(baked, OWN.prompts[1]),
        topics=("bread", "rivers", "allotments"),
        hidden_topics=("race",),
        skipped_prompts=("today",),
    )


def test_what_an_amendment_says_before_it_is_signed_comes_in(
    journal: Journal, other: Journal
) -> None:
    records, version = a_few()
    (agreement,) = (one for one in records if one.uid == version.agreement)
    heard = records[REFLECTION].uid
    journal.add(records, [version])
    journal.save(agreement.changed(change_reason="Heard it", prompted_by=heard))
    incoming = portable.read(renderer.render(journal, AT).decode())
    importing.bring_in(other, importing.prepare(other, incoming))
    assert other.get(agreement.uid) == journal.get(agreement.uid)
    assert heard in other.get(agreement.uid).links()


def test_a_link_to_a_commitment_that_was_let_go_comes_in(journal: Journal, other: Journal) -> None:
    held = commitment("Listen")
    agreement = made(Agreement, commitments=(held,))
    journal.save(agreement)
    journal.save(made(Reflection, text="About it", commitments=(held.uid,)))
    journal.save(agreement.changed(commitments=()))
    first = renderer.render(journal, AT)
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first


def test_the_sample_survives_a_round(journal: Journal, other: Journal) -> None:
    sample = portable.read(assets.text("sample/sample.allyjournal.json"))
    importing.bring_in(journal, importing.prepare(journal, sample))
    first = renderer.render(journal, AT)
    importing.bring_in(other, importing.prepare(other, portable.read(first.decode())))
    assert renderer.render(other, AT) == first


Change = Callable[[dict[str, Any]], object]


def _set(place: int, **fields: object) -> Change:
    return lambda document: records_of(document)[place].update(fields)


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (_set(REFLECTION, nope=1), "$.records[3].nope", "not known"),
        (_set(REFLECTION, intensity_before=11), "$.records[3].intensity_before", "<= 10"),
        (_set(REFLECTION, intensity_before="7"), "$.records[3].intensity_before", "whole"),
        (_set(REFLECTION, intensity_before=10**40), "$.records[3].intensity_before", "<= 10"),
        (_set(REFLECTION, occurred_on="2026-02-30"), "$.records[3].occurred_on", "no day"),
        (_set(REFLECTION, created_at="2026-10-14T09:30:00"), "$.records[3].created_at", "zone"),
        (_set(REFLECTION, uid="ABC"), "$.records[3].uid", ""),
        (_set(REFLECTION, state="finished"), "$.records[3].state", "not known"),
        (_set(REFLECTION, kind="praise"), "$.records[3].kind", "not known"),
        (_set(REFLECTION, answers={"what": "a"}), "$.records[3]", "no step"),
        (_set(MISTAKE, state="resting"), "$.records[4]", "cannot rest"),
        (_set(MISTAKE, related=[new_uid()]), "$.records[4].related[0]", "links to nothing"),
        (_set(MISTAKE, affected=[new_uid()]), "$.records[4].affected[0]", "links to nothing"),
        (_set(CHECK_IN, people=[new_uid()]), "$.records[2].people[0]", "links to nothing"),
        (_set(CHECK_IN, evidence=new_uid()), "$.records[2].evidence", "links to nothing"),
        (_set(CHECK_IN, commitment=new_uid()), "$.records[2].commitment", "links to nothing"),
        (_set(CHECK_IN, commitments=[new_uid()]), "$.records[2].commitments[0]", "to nothing"),
        (lambda it: it.update(records={}), "$.records", "a list"),
        (lambda it: it.update(format="other"), "$.format", "not a portable file"),
        (lambda it: it.pop("format"), "$.format", "not a portable file"),
        (lambda it: it.update(version=2), "$.version", "version 1"),
        (lambda it: it.update(vocabulary={"a": 1}), "$.vocabulary.a", "not known"),
        (lambda it: it.update(vocabulary={"topics": ["a", "a"]}), "$.vocabulary", "twice"),
        (lambda it: it.update(vocabulary={"prompts": [{"id": "a"}]}),
         "$.vocabulary.prompts[0].text", "missing"),
        (lambda it: it.pop("exported_at"), "$.exported_at", "missing"),
        (lambda it: it["records"].append(it["records"][1]), "$.records[5].uid", "$.records[1].uid"),
        (lambda it: it["agreement_versions"][0].update(agreement=new_uid()),
         "$.agreement_versions[0].content.uid", "not the uid"),
        (lambda it: it["agreement_versions"][0].update(prompted_by=new_uid()),
         "$.agreement_versions[0].prompted_by", "links to nothing"),
        (lambda it: it["agreement_versions"].append(it["agreement_versions"][0]),
         "$.agreement_versions[1].uid", "$.agreement_versions[0].uid"),
        (lambda it: it["agreement_versions"].append(
            {**it["agreement_versions"][0], "uid": new_uid()}
         ), "$.agreement_versions[1].number", "$.agreement_versions[0].number"),
        (lambda it: it["agreement_versions"][0].update(number=2**63),
         "$.agreement_versions[0].number", "<= 1000000"),
        (_set(MISTAKE, trashed_at="0001-01-01T00:00:00+02:00"), "$.records[4].trashed_at", "range"),
        (_set(MISTAKE, created_at="9999-12-31T23:00:00-02:00"), "$.records[4].created_at", "range"),
        (lambda it: it["revisions"][0].update(at="0001-01-01T00:00:00+02:00"),
         "$.revisions[0].at", "range"),
        (lambda it: it["revisions"][0].update(record=new_uid()),
         "$.revisions[0].content.uid", "not the uid"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(
    other: Journal,
    document: dict[str, Any],
    change: Change,
    where: str,
    what: str,
) -> None:
    change(document)
    arrival = importing.prepare(other, portable.read(json.dumps(document)))
    assert [
        problem for problem in arrival.problems if problem.where == where and what in problem.what
    ]
    with pytest.raises(InputRefused):
        importing.bring_in(other, arrival)
    assert not list(other.all())


def test_a_revision_of_nothing_is_refused(document: dict[str, Any]) -> None:
    revision = document["revisions"][0]
    revision["record"] = revision["content"]["uid"] = new_uid()
    found = portable.links_to_nothing(portable.read(json.dumps(document)), ())
    assert [problem.where for problem in found] == ["$.revisions[0].record"]


def test_a_version_of_nothing_is_refused(document: dict[str, Any]) -> None:
    version = document["agreement_versions"][0]
    version["agreement"] = version["content"]["uid"] = new_uid()
    found = portable.links_to_nothing(portable.read(json.dumps(document)), ())
    assert [problem.where for problem in found] == ["$.agreement_versions[0].agreement"]


def test_two_copies_that_signed_on_their_own_are_told_apart(
    journal: Journal, document: dict[str, Any]
) -> None:
    document["agreement_versions"][0]["uid"] = new_uid()
    arrival = importing.prepare(journal, portable.read(json.dumps(document)))
    assert [problem.where for problem in arrival.problems] == ["$.agreement_versions[0].number"]
    with pytest.raises(InputRefused, match="another version"):
        importing.bring_in(journal, arrival)


def test_a_link_may_lead_into_the_journal(journal: Journal, document: dict[str, Any]) -> None:
    records_of(document)[MISTAKE]["uid"] = new_uid()
    only = {**document, "records": [records_of(document)[MISTAKE]], "agreement_versions": []}
    only["revisions"] = []
    arrival = importing.prepare(journal, portable.read(json.dumps(only)))
    assert (len(arrival.new.records), arrival.problems) == (1, ())


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('"title": "At my table"', '"title": "a", "title": "b"', "$.records[3].title"),
        ('"vocabulary": {}', '"vocabulary": {}, "vocabulary": {}', "$.vocabulary"),
        ('"pseudonym": "Rowan"', '"pseudonym": "a", "pseudonym": "a"', "$.records[1].pseudonym"),
    ],
)
def test_a_key_given_twice_is_refused(
    document: dict[str, Any], before: str, after: str, where: str
) -> None:
    text = json.dumps(document)
    assert before in text
    (problem,) = portable.read(text.replace(before, after)).problems
    assert problem == Problem(where, "This key is given twice")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1"),
        ("{\n\n", "line 3"),
        ('{"format": "allyjournal-portable",\n "version": NaN}', "line 2"),
        ('{"format": "allyjournal-portable",\n "version": 1} more', "line 2"),
        ('{"format": "\\ud800"}', "line 1"),
        ("[]", "$"),
        ("7", "$"),
        ('{"deep": ' + "[" * 100_000 + "]" * 100_000 + "}", "$"),
    ],
)
def test_what_is_no_json_is_refused(text: str, where: str) -> None:
    (problem,) = portable.read(text).problems
    assert problem.where == where
    assert problem.what


@pytest.mark.parametrize("field", ["text", "answers", "addenda", "next_action", "nope"])
def test_a_hundred_levels_are_refused(document: dict[str, Any], field: str) -> None:
    deep: object = "bottom"
    for _ in range(100):
        deep = [deep]
    records_of(document)[REFLECTION][field] = deep
    (problem,) = problems(document)
    assert problem.where.startswith(f"$.records[3].{field}")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(JSON, st.sampled_from(["records", "agreement_versions", "revisions", "vocabulary", "x"]))
def test_any_content_is_a_file_or_a_problem(content: object, key: str) -> None:
    envelope = {"format": "allyjournal-portable", "version": 1, "exported_at": AT.isoformat()}
    incoming = portable.read(json.dumps({**envelope, key: content}))
    assert incoming.problems or not content
