"""Looking back in a summary: of what was ticked alone, in months and days that are no dates."""

import re
from datetime import date

import pytest

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.mistake import Consent, Mistake, RepairStep, StepStatus, set_consent
from allyjournal.domain.person import Person
from allyjournal.domain.record import Precision, Visibility
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import texts
from allyjournal.exchange.summary.selection import USUAL, LetIn, Section, Selection, gather
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, commitment, made, signed
from tests.unit.exchange.summary.telling import told, written

DAYS = "From noticing to acknowledging, and to a first step."
NOTE = "Days in which contact was not allowed are taken out. Quicker is not the aim."


def day(text: str) -> date:
    return date.fromisoformat(text)


def step(done: str) -> RepairStep:
    return RepairStep(description="Ask", status=StepStatus.DONE, done_on=day(done))


def test_it_comes_in_when_it_is_asked_for() -> None:
    assert Section.GROWTH not in Selection().sections
    assert set(Section) - USUAL == {Section.FOR_THE_MENTOR, Section.GROWTH}


def test_months_are_named_by_pillar_and_topic(journal: Journal) -> None:
    records = [
        made(Feedback, "2026-03-14", topics=("gender_identity",)),
        made(Feedback, "2026-05-14", topics=("gender_identity",)),
        made(Reflection, "2026-10-14"),
        made(Mistake, "2026-02-14", topics=("race",), corrected_at_once=True),
    ]
    journal.add(records)
    lines = written(journal, Section.GROWTH, records)
    assert lines[:6] == [
        "Listening.",
        "Gender identity: March and May 2026.",
        "Responsibility.",
        "February 2026.",
        "Reflection and learning.",
        "On no topic: October 2026.",
    ]


def test_how_much_was_written_is_told_nowhere(journal: Journal) -> None:
    one = made(Reflection, "2026-10-14", topics=("race",))
    journal.add([one])
    before = written(journal, Section.GROWTH, [one])
    more = [made(Reflection, "2026-10-20", topics=("race",)) for _ in range(3)]
    journal.add(more)
    assert written(journal, Section.GROWTH, [one, *more]) == before


def test_what_is_not_ticked_or_is_private_leaves_no_trace(journal: Journal) -> None:
    ticked = made(Reflection, "2026-10-14", topics=("race",))
    other = made(Reflection, "2026-09-14", topics=("class",), title="Not this")
    secret = made(Mistake, "2026-09-14", title="Nor this", visibility=Visibility.PRIVATE)
    journal.add([ticked])
    alone = written(journal, Section.GROWTH, [ticked])
    journal.add([other, secret])
    assert written(journal, Section.GROWTH, [ticked]) == alone
    assert written(journal, Section.GROWTH, [ticked, secret]) == alone
    assert written(journal, Section.GROWTH) == []


def test_topics_of_the_agreement_are_named_and_no_community(journal: Journal) -> None:
    agreement, version = signed(
        made(
            Agreement,
            "2026-01-01",
            title="Ours",
            topics=("class",),
            communities=("tenants' union",),
            commitments=(commitment("Listen"),),
        ),
        "2026-01-02",
    )
    record = made(Feedback, "2026-03-14", topics=("race",), communities=("tenants' union",))
    journal.add([agreement, record], [version])
    assert written(journal, Section.GROWTH, [agreement, record]) == [
        "Listening.",
        # what was left out would read the same
        "Class: nothing, or nothing told here.",
        "Race: March 2026.",
        "Reflection and learning.",
        "Class: nothing, or nothing told here.",
    ]
    assert written(journal, Section.GROWTH, [record]) == ["Listening.", "Race: March 2026."]


def test_each_mistake_is_told_in_days_without_dates(journal: Journal) -> None:
    same = {"acknowledged_on": day("2026-03-01"), "repair_steps": (step("2026-03-02"),)}
    silent = made(Mistake, "2026-04-01", title="Silent", acknowledged_on=day("2026-04-13"))
    silent = set_consent(silent, Consent.DO_NOT_CONTACT, day("2026-04-01"))
    silent = silent.changed(repair_steps=(step("2026-03-01"),))
    month = {"precision": Precision.MONTH, "acknowledged_on": day("2026-06-13")}
    mistakes = [
        made(Mistake, "2026-03-01", title="Spoke over", **same),
        silent,
        made(Mistake, "2026-05-01", title="Put right", corrected_at_once=True),
        made(Mistake, "2026-06-01", title="Long ago", **month),
        made(Mistake, "2026-07-01", acknowledged_on=day("2026-07-14"), what_happened="The tale"),
    ]
    journal.add(mistakes)
    lines = written(journal, Section.GROWTH, mistakes)
    assert lines[2:] == [
        DAYS,
        "Spoke over. Acknowledged on the same day, a first step after one day.",
        "Silent. Acknowledged: contact was not allowed,"
        " a first step: the dates do not fit together.",
        "Put right. Corrected at once.",
        "Long ago. Acknowledged: the day of noticing is not known, no step done yet.",
        # the first line of the account is not its title here
        "A mistake without a title. Acknowledged after 13 days, no step done yet.",
        NOTE,
    ]
    assert not any(re.search(r"\d{4}-\d\d|\d+ (March|April|June)", line) for line in lines)


def test_a_mistake_of_another_time_has_no_line(journal: Journal) -> None:
    still_open = made(Mistake, "2025-03-01", title="Before")
    journal.add([still_open])
    assert written(journal, Section.GROWTH, [still_open]) == []


def test_the_two_reflections_farthest_apart_are_named_by_title_and_month(journal: Journal) -> None:
    kept = {"topics": ("body_size",), "state": ReflectionState.KEPT}
    first = made(Reflection, "2026-02-01", title="The mirror", text="I looked away.", **kept)
    last = made(Reflection, "2026-10-01", text="I looked.", **kept)
    journal.add([first, last])
    lines = written(journal, Section.GROWTH, [first, last], [LetIn.BODY])
    assert lines[-3:] == [
        "Then and now: body size.",
        "The mirror. From February 2026.",
        "A reflection without a title. From October 2026.",
    ]
    assert not any("looked" in line for line in lines)
    assert not any("Then and now" in it for it in written(journal, Section.GROWTH, [first]))


def test_names_are_taken_out_of_titles_and_topics(journal: Journal) -> None:
    rowan = made(Person, pseudonym="Rowan", names=("Zoë Müller",))
    record = made(Reflection, "2026-10-14", topics=("Rowan's class",))
    wrong = made(Mistake, "2026-10-14", title="Talked over Zoë Müller")
    journal.add([rowan, record, wrong])
    lines = written(journal, Section.GROWTH, [record, wrong])
    assert not any(name in line for line in lines for name in ("Rowan", "Zoë", "Müller"))
    assert any("[Person A]" in line for line in lines)


@pytest.mark.parametrize("since", [None, day("2026-01-01")])
def test_without_a_first_day_it_begins_with_the_first_record(
    journal: Journal, since: date | None
) -> None:
    records = [made(Feedback, on, topics=("race",)) for on in ("2019-03-14", "2026-03-14")]
    journal.add(records)
    uids = frozenset(it.uid for it in records)
    chosen = Selection(sections=frozenset({Section.GROWTH}), included=uids)
    lines = list(texts(compose(gather(journal, since, TODAY), chosen, TODAY).document))
    expected = "Race: March 2026." if since else "Race: March 2019 and March 2026."
    assert expected in lines


def test_of_nothing_nothing_is_said(journal: Journal) -> None:
    document = told(journal, Section.GROWTH, since="2026-01-01")
    assert document.blocks == ()
