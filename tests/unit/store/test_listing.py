"""The timeline's filters beside a naive reference: what they list, and what else they offer."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import RepairStep
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Facet
from allyjournal.store.journal import Journal
from allyjournal.store.timeline import Entry
from tests.unit.store.searching import NOW, TODAY, agreement, mistake, person, reflection

QUILL, FENNEL = person("Quill"), person("Fennel")
OURS = agreement("I ask for times first.", "I say so.", topics=("class",))
PROMISES = [commitment.uid for commitment in OURS.commitments]
TOPICS = ["class", "gender_identity", "編程"]
COMMUNITIES = ["Tenants", 'the "north" side']
DAYS = [date(2025, 1, 31), date(2025, 2, 1), TODAY]
OFFERED = {
    "kind": ["reflection", "mistake", "check_in", "person", "agreement"],
    "pillar": ["responsibility", "reflection"],
    "topic": TOPICS,
    "facet": list(Facet)[:2],
    "state": ["kept", "noticed", "active"],
    "community": COMMUNITIES,
    "person": [QUILL.uid, FENNEL.uid],
    "commitment": PROMISES,
}


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


shared = {
    "topics": some(TOPICS),
    "communities": some(COMMUNITIES),
    "people": some(OFFERED["person"]),
    "commitments": some(PROMISES),
    "on": st.sampled_from(DAYS),
}
records = st.lists(
    st.builds(reflection, facet=st.none() | st.sampled_from(OFFERED["facet"]), **shared)
    | st.builds(mistake, **shared)
    | st.builds(
        lambda on, **fields: begin(
            CheckIn, on, NOW, value=CheckInValue.AVOIDED, commitment=PROMISES[0], **fields
        ),
        on=shared["on"],
        topics=shared["topics"],
    ),
    max_size=8,
)
asked = st.fixed_dictionaries({}, optional={name: some(OFFERED[name]) for name in OFFERED})
queries = st.sampled_from(
    [
        ("", date.min, date.max),
        ("before:2025-02", date.min, DAYS[0]),
        ("on:2025-02", *DAYS[1:2] * 2),
    ]
)


def naive(
    entries: Collection[Entry], since: date, until: date, chosen: Mapping[str, Collection[str]]
) -> list[Entry]:
    """What is listed between two days, one entry after the other."""
    return [
        entry
        for entry in entries
        if since <= _day(entry) <= until and (_shown(entry, chosen) and _has(entry, chosen))
    ]


def _day(entry: Entry) -> date:
    return entry.signed_on if isinstance(entry, AgreementVersion) else entry.occurred_on


def _shown(entry: Entry, chosen: Mapping[str, Collection[str]]) -> bool:
    """The agreement stands in its version's place where the version cannot be asked for."""
    if isinstance(entry, AgreementVersion):
        return not any(chosen[name] for name in chosen if name != "kind")
    if entry.kind == "agreement":
        return any(chosen[name] for name in chosen if name != "kind")
    return bool(chosen.get("kind")) or entry.kind not in ("check_in", "person")


def _has(entry: Entry, chosen: Mapping[str, Collection[str]]) -> bool:
    tags = {("kind", "agreement")} if isinstance(entry, AgreementVersion) else set(entry.tags())
    return all(
        any((name, value) in tags for value in values) for name, values in chosen.items() if values
    )


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records, asked, queries, st.sampled_from(list(OFFERED)))
def test_filters_list_and_count_what_a_naive_reference_does(
    journal: Journal,
    written: list[AnyRecord],
    chosen: dict[str, tuple[str, ...]],
    query: tuple[str, date, date],
    name: str,
) -> None:
    with journal._connection.transaction():
        journal._connection.execute("DELETE FROM record")
        journal._connection.execute("DELETE FROM agreement_version")
    journal.add([*written, QUILL, FENNEL])
    journal.sign(OURS, TODAY)
    entries: list[Entry] = [*journal.all(), *journal.versions()]
    text, since, until = query

    expected = naive(entries, since, until, chosen)
    listed = journal.window(journal.ids(text, chosen).ids)
    assert Counter(it.uid for it in listed if it) == Counter(it.uid for it in expected)

    numbers = {
        value: len(naive(entries, since, until, {**chosen, name: (value,)}))
        for value in OFFERED[name]
    }
    assert journal.counts_beside(name, text, chosen) == {
        value: number for value, number in numbers.items() if number
    }


@pytest.mark.parametrize(
    "query",
    ["is:due", "-is:due", "spoke OR on:2025", "class -kind:agreement", "kind:person", '"spoke'],
)
def test_counts_agree_with_what_is_listed_for_any_query(journal: Journal, query: str) -> None:
    due = (RepairStep(description="Say so", due_on=DAYS[0]),)
    journal.add([QUILL, mistake("I spoke", people=(QUILL.uid,), repair_steps=due)])
    journal.add([reflection("a class", DAYS[0], topics=("class",)), mistake("spoke", DAYS[1])])
    journal.sign(OURS, TODAY)
    for name, values in OFFERED.items():
        listed = {value: len(journal.ids(query, {name: (value,)}).ids) for value in values}
        expected = {value: number for value, number in listed.items() if number}
        assert journal.counts_beside(name, query, {}) == expected


def test_a_signed_agreement_is_counted_by_its_versions(journal: Journal) -> None:
    journal.sign(OURS, date(2025, 1, 1))
    journal.sign(OURS, date(2026, 1, 1), "It was too vague.")
    assert journal.counts_beside("kind", "", {}) == {"agreement": 2}
    assert journal.counts_beside("kind", "on:2026-01", {}) == {"agreement": 1}
    assert journal.counts_beside("kind", "times", {}) == {"agreement": 1}
    assert journal.counts_beside("kind", "nowhere", {}) == {}


@pytest.mark.parametrize("name", ["topic", "community"])
def test_what_differs_in_case_and_accents_is_counted_as_it_is_found(
    journal: Journal, name: str
) -> None:
    field = {"topic": "topics", "community": "communities"}[name]
    for values in (("Café",), ("cafe",), ("Café", "cafe"), ("pub",)):
        journal.add([reflection("a", **{field: values})])
    assert journal.counts_beside(name, "", {}) == {"Café": 3, "cafe": 3, "pub": 1}
    assert len(journal.ids("", {name: ("cafe",)}).ids) == 3


def test_an_open_quotation_mark_does_not_swallow_what_is_chosen(journal: Journal) -> None:
    journal.add([mistake("Quill spoke")])
    assert len(journal.ids('"quill', {"state": ("noticed",)}).ids) == 1
    assert len(journal.ids('"quill', {"state": ("resting",)}).ids) == 0
    assert journal.counts_beside("state", '"quill', {}) == {"noticed": 1}
