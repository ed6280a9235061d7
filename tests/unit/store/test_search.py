"""Search in a real encrypted journal, and beside a naive reference."""

from datetime import date, timedelta
from unicodedata import normalize

import pytest

from allyjournal.domain.agreement import AgreementState
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.mistake import RepairStep
from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Facet, ReflectionState
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import is_version
from tests.unit.store.searching import (
    NOW,
    TODAY,
    agreement,
    found,
    mistake,
    person,
    reflection,
    shown,
)

# Words


@pytest.mark.parametrize(
    "query",
    [
        "listening",
        "LISTENING",
        "hörte",
        "horte",
        "meeting organiser",
        "organiser meeting",
        '"the meeting"',
        "list*",
        '"the meet"*',
        "nobody OR listening",
        "listening OR nobody",
        "listening -nobody",
        "-nobody",
        '-"meeting the"',
        "-nobody -nothing",
        "nobody OR -nothing",
        "co-written",
        "Übergröße",
        "2026",
        "gender",
        "he said",
    ],
)
def test_words_are_found(journal: Journal, query: str) -> None:
    record = reflection(
        "Listening in the meeting. She hörte zu: Übergröße!\n\nCo-written in 2026; *he* **said**.",
        title="An organiser about gender",
    )
    journal.add([record])
    assert found(journal, query) == [record.uid]


@pytest.mark.parametrize(
    "query",
    [
        "list",
        "meeting nobody",
        '"meeting the"',
        "-listening",
        "listening -meeting",
        "-list*",
        "nobody OR nothing",
        "-listening OR nobody",
        "eeting",
    ],
)
def test_other_words_are_not(journal: Journal, query: str) -> None:
    journal.add([reflection("Listening in the meeting")])
    assert found(journal, query) == []


@pytest.mark.parametrize(
    "query", ["程", "編程", "學編", "Python編", "編程*", '"學編程 is"', "-編輯"]
)
def test_chinese_japanese_and_korean_are_found_by_any_part(journal: Journal, query: str) -> None:
    record = reflection("我學編程 is Python編程", title="한국어와 カタカナ")
    journal.add([record])
    assert found(journal, query) == [record.uid]
    assert found(journal, "국어") == found(journal, "タカ") == [record.uid]
    assert found(journal, "程編") == []
    [hit] = journal.search("編程").hits
    assert (hit.title, hit.snippet) == ("한국어와 カタカナ", "我學編程 is Python編程")


def test_letters_and_their_marks_may_come_apart(journal: Journal) -> None:
    record = reflection(normalize("NFD", "É 한국어"), topics=(normalize("NFD", "café"),))
    journal.add([record])
    for query in ("é", "한국", "topic:café", "topic:cafe", normalize("NFD", "한국 topic:café")):
        assert found(journal, query) == [record.uid]


def test_accents_of_every_alphabet_are_ignored(journal: Journal) -> None:
    record = reflection("Μάθηση, ёлка, йод, tiếng; ἀνήρ", topics=("Ταυτότητα",))
    journal.add([record])
    for query in ("μαθηση", "ΜΆΘΗΣΗ", "елка", "Ёлка", "иод", "tieng", "topic:ταυτοτητα", "ἀνηρ"):
        assert found(journal, query) == [record.uid], query
    [hit] = journal.search("μαθηση").hits
    assert hit.snippet == "Μάθηση, ёлка, йод, tiếng; ἀνήρ"


def test_words_are_not_looked_for_in_fields(journal: Journal) -> None:
    journal.add([reflection("plain", topics=("race",))])
    for query in ("race", "ra*", "kind", "kin*", "reflection", "kept", "state"):
        assert found(journal, query) == []


def test_fields_are_not_looked_for_in_words(journal: Journal) -> None:
    journal.add([reflection("race kind mistake topic race is open")])
    for query in ("topic:race", "kind:mistake", "is:open"):
        assert found(journal, query) == []


def test_real_names_of_people_are_not_found(journal: Journal) -> None:
    journal.add([begin(Person, TODAY, NOW, pseudonym="Quill", names=("Real Name",))])
    assert found(journal, "real") == []
    assert len(found(journal, "quill")) == 1


# Fields


def test_every_field_finds_its_own(journal: Journal) -> None:
    quill = person("Quill")
    pledge = agreement("I ask first.")
    one = mistake(
        "one",
        topics=("Gender identity", "race"),
        communities=("deaf",),
        people=(quill.uid,),
        commitments=(pledge.commitments[0].uid,),
        pattern="Interrupting",
    )
    two = reflection("two", facet=Facet.BIAS, topics=("gender",), state=ReflectionState.DRAFT)
    journal.add([quill, pledge, one, two])
    for query in (
        "kind:mistake",
        "pillar:responsibility",
        "state:noticed",
        "topic:race",
        'topic:"gender Identity"',
        "community:deaf",
        "person:quill",
        "commitment:1",
        "pattern:interrupting",
        "pattern:inter*",
        "is:open",
        "has:link",
        "one",
        "kind:mistake OR kind:check_in",
        "topic:gender* -facet:bias",
    ):
        assert found(journal, query) == [one.uid], query
    for query in ("facet:bias", "is:draft pillar:reflection", "topic:gender", "two"):
        assert found(journal, query) == [two.uid], query
    assert set(found(journal, "topic:*")) == {one.uid, two.uid}
    assert set(found(journal, "-topic:race -kind:agreement")) == {two.uid, quill.uid}


def test_a_person_is_named_by_a_pseudonym_or_its_beginning(journal: Journal) -> None:
    mara, maraike, elodie = person("Mara"), person("Maraike"), person("Élodie B.")
    about = {it: reflection("about", people=(it.uid,)) for it in (mara, maraike, elodie)}
    journal.add([*about, *about.values()])
    for query, named in {
        "person:mara": [mara],
        "person:mar": [mara, maraike],
        "person:MARAI*": [maraike],
        "person:elo": [elodie],
        'person:"élodie b."': [elodie],
        f"person:{mara.uid}": [mara],
        "person:nobody": [],
        "person:*": [mara, maraike, elodie],
        "about -person:mar": [elodie],
        "about -person:nobody": [mara, maraike, elodie],
    }.items():
        assert set(found(journal, query)) == {about[it].uid for it in named}, query


def test_a_commitment_is_named_by_its_number_in_the_present_agreement(journal: Journal) -> None:
    present, former = agreement("I ask.", "", "I wait."), agreement("Old.", "Older.")
    first, _, second = present.commitments
    about = {it.uid: reflection("x", commitments=(it.uid,)) for it in (first, second)}
    old = reflection("x", commitments=(former.commitments[0].uid,))
    journal.add([present, former.changed(state=AgreementState.SUPERSEDED), *about.values(), old])
    assert found(journal, "commitment:1") == [about[first.uid].uid]
    assert found(journal, "commitment:2") == [about[second.uid].uid]
    assert found(journal, f"commitment:{former.commitments[0].uid}") == [old.uid]
    for query in ("commitment:0", "commitment:3", "commitment:first"):
        assert found(journal, query) == []


def test_what_is_due_by_today(journal: Journal) -> None:
    step = RepairStep(description="Say it", due_on=TODAY)
    due = mistake("due", repair_steps=(step,))
    put_down = mistake("down", repair_steps=(step,), put_down_until=TODAY + timedelta(days=9))
    resting = reflection("plain")
    journal.add([due, put_down, resting])
    assert found(journal, "is:due", TODAY - timedelta(days=1)) == []
    assert found(journal, "is:due") == [due.uid]
    assert set(found(journal, "is:due", TODAY + timedelta(days=9))) == {due.uid, put_down.uid}
    assert set(found(journal, "-is:due")) == {put_down.uid, resting.uid}
    assert set(found(journal, "is:due OR plain")) == {due.uid, resting.uid}
    assert set(found(journal, "is:due OR -plain")) == {due.uid, put_down.uid}


def test_dates(journal: Journal) -> None:
    days = [date(2025, 2, 28), date(2025, 3, 1), date(2025, 12, 31), date(2026, 1, 1)]
    uids = {day: reflection("word", day) for day in days}
    journal.add(uids.values())
    for query, asked in {
        "after:2025-03": days[1:],
        "before:2026": days[:3],
        "before:2025-03-01": days[:1],
        "after:2025 before:2026": days[:3],
        "on:2025-03": days[1:2],
        "on:2026-01-01": days[3:],
        "-on:2025": days[3:],
        "-before:2026": days[3:],
        "word on:2025-12": days[2:3],
        "on:2025-02 OR on:2026": [days[0], days[3]],
        "on:2025-02 OR word": days,
        "on:2025-02 OR -word": days[:1],
        "-on:2025 OR on:2025-12": days[2:],
        "on:9999 OR before:0001": [],
    }.items():
        assert found(journal, query) == [uids[day].uid for day in reversed(asked)], query


# The timeline


def test_the_timeline_has_everything_newest_first(journal: Journal) -> None:
    early, late = reflection("early", date(2020, 1, 1)), mistake("late", date(2025, 1, 1))
    journal.add([late, early])
    found = journal.ids()
    assert journal.window(found.ids) == [late, early]
    assert (found.ids.typecode, found.notes) == ("q", ())


def test_an_empty_journal_shows_nothing(journal: Journal) -> None:
    assert shown(journal) == []
    assert journal.search("") == (0, (), ())


def test_people_and_check_ins_are_shown_when_they_are_asked_for(journal: Journal) -> None:
    quill = person("Quill")
    pledge = agreement("I ask.")
    check = begin(
        CheckIn, TODAY, NOW, commitment=pledge.commitments[0].uid, value=CheckInValue.ORDINARY
    )
    written = reflection("Quill")
    journal.add([quill, check, written])
    assert shown(journal) == shown(journal, "-kind:mistake -notes") == [written]
    assert shown(journal, "kind:person") == shown(journal, "", "person") == [quill]
    assert shown(journal, "kind:check_in OR kind:mistake") == [check]
    assert shown(journal, "quill", "person", "check_in") == [quill]
    assert shown(journal, "kind:person", "check_in") == []
    assert set(found(journal, "")) == {quill.uid, check.uid, written.uid}


def test_words_are_found_wherever_they_stand(journal: Journal) -> None:
    pledge = agreement("I ask.").commitments[0].uid
    check = begin(CheckIn, TODAY, NOW, commitment=pledge, value=CheckInValue.AVOIDED)
    check = check.changed(obstacle="Quill's order of business")
    journal.add([person("Quill"), check, reflection("Quill asked for the order of business")])
    for query, number in {'"order of business"': 2, "quill": 3, "quill -nobody": 3}.items():
        assert len(shown(journal, query)) == len(found(journal, query)) == number
    assert journal.counts_beside("kind", "business", {}) == {"check_in": 1, "reflection": 1}
    # of a field alone the timeline has only what has a place in time
    assert len(shown(journal, "on:2026")) == 1


def test_agreement_versions_stand_in_the_timeline_on_their_day(journal: Journal) -> None:
    journal.add([reflection("early", date(2024, 1, 1)), reflection("late", date(2026, 1, 1))])
    journal.sign(agreement("I ask."), date(2025, 5, 5))

    def versions(query: str, *kinds: str) -> int:
        return sum(map(is_version, journal.ids(query, {"kind": kinds}).ids))

    # the version stands in place of the agreement itself, which words still find
    assert [is_version(row_id) for row_id in journal.ids().ids] == [False, True, False]
    assert [is_version(row_id) for row_id in journal.ids("ask").ids] == [False]
    for query, kinds in (
        ("", ("agreement",)),
        ("", ("mistake", "agreement")),
        ("kind:agreement", ()),
        ("kind:agreement OR race", ()),
        ("-kind:mistake", ()),
        ("on:2025-05-05", ()),
        ("on:2025 OR on:2027", ("agreement",)),
    ):
        assert versions(query, *kinds) == 1, query
    for query, kinds in (
        ("", ("mistake",)),
        ("-kind:agreement", ()),
        ("kind:reflection", ()),
        ("on:2024", ("agreement",)),
        ("-on:2025", ()),
        ("ask", ("agreement",)),
        ("-race", ()),
        ("topic:race", ()),
        ("is:due", ()),
    ):
        assert versions(query, *kinds) == 0, query


# What is found


def test_a_hit_says_what_it_is_and_what_stands_around_the_words(journal: Journal) -> None:
    record = reflection(
        "# Who *spoke*\n\n- I asked,\n- she **Spoke**.\n" + "on " * 99, title="Plan"
    )
    journal.add([record])
    [hit] = journal.search("spoke").hits
    assert (hit.uid, hit.kind, hit.occurred_on, hit.title) == (
        record.uid,
        "reflection",
        TODAY,
        "Plan",
    )
    assert hit.snippet.startswith("Who spoke I asked, she Spoke. on on")
    assert hit.snippet.endswith("…")
    [hit] = journal.search("plan").hits
    assert hit.snippet.startswith("Who spoke I asked")


def test_characters_that_nobody_sees_do_no_harm(journal: Journal) -> None:
    journal.add([reflection("\x03one \x02two\x02 three\x03 \ue000four")])
    [hit] = journal.search("two").hits
    assert hit.snippet == "\x03one \x02two\x02 three\x03 \ue000four"


def test_the_limit_leaves_the_total(journal: Journal) -> None:
    uids = [reflection("word", TODAY - timedelta(days=days)) for days in range(5)]
    journal.add(uids)
    for limit in (0, 1, 4, 5, 6):
        result = journal.search("word", limit)
        assert result.total == 5
        assert [hit.uid for hit in result.hits] == [record.uid for record in uids[:limit]]


def test_newest_and_best(journal: Journal) -> None:
    newest = reflection("a race among many other words that say nothing of it at all", title="Day")
    often = reflection("race, race and race again", date(2025, 1, 1), title="Notes")
    titled = reflection("short and plain words", date(2024, 1, 1), title="Race")
    uids = [newest.uid, often.uid, titled.uid]
    journal.add([newest, often, titled])
    assert found(journal, "race") == uids
    assert found(journal, "race", order="best") == [titled.uid, often.uid, newest.uid]
    by_relevance = journal.ids("race", order="best")
    assert journal.window(by_relevance.ids) == [titled, often, newest]
    assert journal.ids("race", {"kind": ("mistake",)}, order="best").ids.tolist() == []
    assert journal.ids("race", limit=1, order="best").ids == by_relevance.ids[:1]
    for query in ("", "kind:reflection", "-nothinghere", "after:2020"):
        assert found(journal, query, order="best") == uids


def test_what_does_not_parse_is_searched_and_said(journal: Journal) -> None:
    record = reflection("my kind: mistkae")
    journal.add([record])
    result = journal.search("kind:mistkae")
    assert [hit.uid for hit in result.hits] == [record.uid]
    assert len(result.notes) == 1
    assert journal.ids("kind:mistkae").notes == result.notes


def test_quoted_words_are_never_taken_for_syntax(journal: Journal) -> None:
    journal.add([reflection("plain")])
    assert journal.search('foo:" OR plain OR "').total == 0
    assert journal.search('plain"*"').total == 1
