"""The files under resources/ that people read: the sample journal, the topics, the prompts."""

import re
import tomllib
from collections import Counter
from datetime import date, timedelta

import pytest

from allyjournal import assets
from allyjournal.domain import prompts
from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord, body, display_title
from allyjournal.domain.mistake import (
    ApologyStatus,
    Consent,
    Mistake,
    MistakeState,
    RestingBasis,
    StepStatus,
)
from allyjournal.domain.person import Person, pseudonym_concern
from allyjournal.domain.record import Precision
from allyjournal.domain.reflection import (
    Facet,
    Framework,
    Reflection,
    ReflectionState,
    intensity_rose,
)
from allyjournal.exchange.importers import portable
from allyjournal.exchange.importers.incoming import Incoming

LAST_DAY = date(2026, 11, 21)
TODAY = date(2026, 11, 22)
TEXTS = ("sample/sample.allyjournal.json", "topics/topics.toml", "prompts/prompts.toml")
TOPICS = {
    "race",
    "ethnicity",
    "gender",
    "gender_identity",
    "sexuality",
    "disability",
    "neurodiversity",
    "class",
    "religion",
    "age",
    "migration",
    "language",
    "body_size",
    "caste",
    "indigeneity",
    "intersection",
}


@pytest.fixture(scope="module")
def sample() -> Incoming:
    return portable.read(assets.text(TEXTS[0]))


def _topics() -> dict[str, str]:
    """The shipped topics: stored word and label."""
    shipped = tomllib.loads(assets.text("topics/topics.toml"))["topic"]
    assert len({topic["word"] for topic in shipped}) == len(shipped)
    return {topic["word"]: topic["label"] for topic in shipped}


def _prompts() -> tuple[prompts.Prompt, ...]:
    return prompts.parse(assets.text("prompts/prompts.toml"))


def _reflections(sample: Incoming) -> list[Reflection]:
    return [record for record in sample.records if isinstance(record, Reflection)]


def _mistakes(sample: Incoming) -> list[Mistake]:
    return [record for record in sample.records if isinstance(record, Mistake)]


def _dues(sample: Incoming, until: date) -> list[tuple[date, str]]:
    """What is due and not put down, as Today lists it."""
    return sorted(
        (due.on, due.label or record.title)
        for record in sample.records
        for due in record.dues()
        if due.on <= until and (record.put_down_until or TODAY) <= TODAY
    )


def test_the_sample_is_a_whole_journal_whose_links_lead_somewhere(sample: Incoming) -> None:
    assert not sample.problems
    assert not list(portable.links_to_nothing(sample, ()))
    agreements = [record for record in sample.records if isinstance(record, Agreement)]
    shown = agreements[-1]
    signed = [version for version in sample.versions if version.agreement == shown.uid]
    assert shown.title == "Agreement with the tenants' union", "begun last, so seen first"
    assert [version.number for version in signed] == [1, 2, 3]
    assert signed[2].prompted_by in {record.uid for record in sample.records}
    assert signed[2].content == shown


def test_the_sample_shows_every_value(sample: Incoming) -> None:
    reflections, mistakes = _reflections(sample), _mistakes(sample)
    assert {mistake.state for mistake in mistakes} == set(MistakeState)
    assert {mistake.resting_basis for mistake in mistakes} >= set(RestingBasis)
    assert {mistake.contact_consent for mistake in mistakes} == set(Consent)
    assert {mistake.apology.status for mistake in mistakes} == set(ApologyStatus)
    steps = [step for mistake in mistakes for step in mistake.repair_steps]
    assert {step.status for step in steps} == set(StepStatus)
    assert any(mistake.out_of_scope for mistake in mistakes)
    assert any(mistake.corrected_at_once for mistake in mistakes)
    assert max(Counter(mistake.pattern for mistake in mistakes if mistake.pattern).values()) == 3
    assert {entry.framework for entry in reflections} == set(Framework)
    assert {entry.facet for entry in reflections} >= set(Facet)
    assert {entry.state for entry in reflections} == set(ReflectionState)
    assert {entry.precision for entry in reflections} == set(Precision)
    assert any(map(intensity_rose, reflections))
    check_ins = [record for record in sample.records if isinstance(record, CheckIn)]
    assert {check_in.value for check_in in check_ins} == set(CheckInValue)


def test_every_record_of_the_sample_has_a_plausible_past(sample: Incoming) -> None:
    for record in sample.records:
        days = [change.on for change in record.state_history]
        assert days == sorted(days), display_title(record)
        assert record.state_history[-1].state == record.state, display_title(record)
        assert record.created_at <= record.modified_at, display_title(record)
        assert max(days[-1], record.modified_at.date()) <= LAST_DAY
        planned = any(due.on == record.occurred_on for due in record.dues())
        assert record.occurred_on <= LAST_DAY or planned
        assert display_title(record)


def test_the_sample_writes_no_sentence_twice(sample: Incoming) -> None:
    """But for the undertaking that grew out of a reflection."""
    sentences = Counter(
        " ".join(re.findall(r"\w+", sentence.lower()))
        for record in sample.records
        for text in body(record)
        for sentence in re.split(r"(?<=[.!?])\s|\n", text)
        if len(sentence.split()) > 3
    )
    twice = [sentence for sentence, times in sentences.items() if times > 1]
    assert twice == ["ask for times first and take the second choice"]


def test_today_in_the_sample_has_a_draft_dues_and_a_year_ago(sample: Incoming) -> None:
    drafts = [entry for entry in _reflections(sample) if entry.state is ReflectionState.DRAFT]
    assert [entry.title for entry in drafts] == ["What I skipped in the reading list"]
    assert _dues(sample, TODAY + timedelta(days=14)) == [
        (date(2026, 11, 18), "Tell Teasel about the story"),
        (date(2026, 11, 20), "Ask the group to rotate who chairs"),
        (date(2026, 11, 23), "Agreement with the tenants' union"),
        (date(2026, 11, 26), "Ask the two of them what is still open"),
        (date(2026, 11, 27), "Copy out page four and what came of it, one page, without me in it"),
        (date(2026, 11, 28), "Bracken, about the laugh by the skip"),
        (date(2026, 11, 30), "Late with the fee"),
        (date(2026, 12, 1), "Agreement with the tenants' union"),
        (date(2026, 12, 2), "Say in the group what I did"),
        (date(2026, 12, 5), "Rowan, before the assembly"),
    ]
    (memory,) = [r for r in sample.records if r.occurred_on == TODAY.replace(year=2025)]
    assert display_title(memory) == "I raised my hand before I knew what I thought."
    assert memory.on_this_day_allowed()


def test_the_sample_has_real_names_for_a_summary_to_catch(sample: Incoming) -> None:
    people = [record for record in sample.records if isinstance(record, Person)]
    named = [person for person in people if person.names]
    assert len(named) == 2
    for person in named:
        assert any(_mentions(record, person.names) for record in sample.records)
    assert not any(pseudonym_concern(person.pseudonym) for person in people)


def _mentions(record: AnyRecord, names: tuple[str, ...]) -> bool:
    return any(name in text for text in body(record) for name in names)


def test_the_sample_keeps_to_the_shipped_words(sample: Incoming) -> None:
    assert {topic for record in sample.records for topic in record.topics} == TOPICS
    answered = {entry.prompt for entry in _reflections(sample) if entry.prompt}
    assert answered
    assert answered <= {prompt.text for prompt in _prompts()}


def test_every_topic_has_a_word_to_store_and_a_label() -> None:
    topics = _topics()
    assert set(topics) == TOPICS
    assert topics["gender_identity"] == "gender identity"
    assert len(set(topics.values())) == len(topics)


def test_prompts_are_many_unlike_and_gentle_first() -> None:
    shipped = _prompts()
    assert len(shipped) >= 60
    assert len({prompt.id for prompt in shipped}) == len(shipped)
    assert len({prompt.text.casefold() for prompt in shipped}) == len(shipped)
    gentle = [prompt.gentle for prompt in shipped]
    assert gentle == sorted(gentle, reverse=True)
    assert sum(gentle) >= 10
    assert all(prompt.pillar for prompt in shipped)


def test_every_topic_and_pillar_has_prompts() -> None:
    shipped = _prompts()
    by_topic = Counter(topic for prompt in shipped for topic in prompt.topics)
    assert set(by_topic) == set(_topics())
    assert min(by_topic.values()) >= 2
    general = Counter(prompt.pillar for prompt in shipped if not prompt.topics)
    assert set(general) == {"listening", "responsibility", "reflection"}


@pytest.mark.parametrize("name", TEXTS)
def test_resources_name_no_address_on_the_net(name: str) -> None:
    assert not re.search(r"://|\bwww\.|\b\w+@\w+|\.(?:com|org|net|io)\b", assets.text(name))
