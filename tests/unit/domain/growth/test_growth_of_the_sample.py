"""The measures of the sample journal, computed by hand from reading it.

The year from 22 November 2025 to 21 November 2026, and the one before it.
"""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from allyjournal import assets
from allyjournal.domain.growth.measures import Growth, growth, side_by_side
from allyjournal.domain.growth.noticing import Days
from allyjournal.domain.growth.period import Period, year_until
from allyjournal.domain.growth.stretch import Why
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import Pillar
from allyjournal.exchange.portable import PortableFile
from tests.unit.domain.growth.making import day
from tests.unit.domain.growth.telling import sources

YEAR = year_until(day("2026-11-21"))


@pytest.fixture(scope="module")
def shipped() -> PortableFile:
    text = assets.text("sample/sample.allyjournal.json")
    return msgspec.json.decode(text, type=PortableFile)


@pytest.fixture(scope="module")
def year(shipped: PortableFile) -> Growth:
    return measured(shipped, YEAR)


@pytest.fixture(scope="module")
def year_before(shipped: PortableFile) -> Growth:
    before = YEAR.before()
    assert before == Period(day("2024-11-22"), day("2025-11-21"))
    return measured(shipped, before)


def measured(shipped: PortableFile, period: Period) -> Growth:
    there: list[AnyRecord] = [it for it in shipped.records if not it.trashed_at]
    return growth(sources(there, shipped.agreement_versions), period)


def marks(days: Days) -> dict[str, int | tuple[int, int]]:
    """The days by title, with those taken out where there are some."""
    return {
        it.mistake.title: (it.days, it.taken_out) if it.taken_out else it.days for it in days.dots
    }


def left_out(days: Days) -> dict[Why, list[str]]:
    found: dict[Why, list[str]] = {}
    for it in days.left_out:
        found.setdefault(it.why, []).append(it.mistake.title)
    return found


AT_ONCE = [
    "'She' for Fennel, put right",
    '"The girls in the kitchen"',
    "Held her jacket for her",
    "Said the name the way it is spelt",
]


def test_from_noticing_to_acknowledging(year: Growth) -> None:
    assert marks(year.acknowledging) == {
        "Took hold of the chair": 0,
        "Improved what Sorrel said": 0,  # happened on the 25th, noticed and said on the 27th
        # "do not contact" from that day on, but no day went by
        "Posted the picture from the coach": 0,
        "Put her on the kitchen list": 0,
        "Answered for the delegation": 1,
        "Left Juniper off the list": 1,
        "Booked the room upstairs": 1,  # 27 to 28 April, after the 25th on which it happened
        "Answered the panel": 1,
        "Used the wrong name in the minutes": 1,  # 1 to 2 October
        "Paid for the coach": 2,  # 4 to 6 May
        "Late with the fee": 3,  # 11 to 14 September, after 22 August
        "Explained their feast to them": 3,
        "Said where she had moved": 4,  # 10 to 14 December; silent from the 15th
        "Joked about an accent": 5,
        "Talked over the organisers' plan": 5,
        "'Facing financial hardship'": 6,  # 4 to 10 September
        "Asked where he was from, really": 8,
        "Said that we are all displaced": 9,
        # of May 2019, a month; noticed on 8 and acknowledged on 21 February 2026
        "The holiday rota": 13,
    }
    noticed = [it.noticed for it in year.acknowledging.dots]
    assert noticed == sorted(noticed)
    assert left_out(year.acknowledging) == {
        Why.CORRECTED_AT_ONCE: AT_ONCE,
        Why.NOT_YET: [
            "Laughed along",
            "Asked if she was from the cleaning firm",
            "Forwarded a story without asking",
            "Thanked everyone but the kitchen",
            "The hall key",
        ],
        Why.OUT_OF_SCOPE: ["What a neighbour told me on the stairs"],
        # silent on all six days from 28 August to 3 September
        Why.NO_CONTACT: ["Told the stairs about Yarrow's letter"],
    }


def test_from_noticing_to_a_first_step(year: Growth) -> None:
    assert marks(year.first_steps) == {
        "Left Juniper off the list": 1,
        "Explained their feast to them": 1,  # 6 to 7 November
        "Used the wrong name in the minutes": 2,  # 1 to 3 October
        "Forwarded a story without asking": 2,  # 4 to 6 November
        "Improved what Sorrel said": 3,  # 27 to 30 March
        "Paid for the coach": 3,  # 4 to 7 May
        "Late with the fee": 3,  # 11 to 14 September
        # 10 December to 9 January: 30 days, silent from 15 December on: 17 and 8 of them
        "Said where she had moved": (5, 25),
        "Booked the room upstairs": 5,  # 27 April to 2 May, before the step of 27 May
        "Answered the panel": 5,  # 21 to 26 May
        "Answered for the delegation": 7,  # 21 to 28 January
        "Talked over the organisers' plan": 7,  # 14 to 21 October
        "The holiday rota": 20,  # 8 to 28 February
        "Took hold of the chair": 21,  # 18 February to 11 March: 10 and 11 days
        "Joked about an accent": 47,  # 12 December to 28 January: 19 and 28 days
    }
    assert left_out(year.first_steps)[Why.NO_CONTACT] == [
        "Posted the picture from the coach",  # one day, 22 to 23 May, and silent
        "Told the stairs about Yarrow's letter",
    ]
    assert left_out(year.first_steps)[Why.CORRECTED_AT_ONCE] == AT_ONCE


def test_every_mistake_of_the_time_is_a_mark_or_named(year: Growth, shipped: PortableFile) -> None:
    # 34 are in the file: four of before, and 30 that were noticed in the time
    for days in (year.acknowledging, year.first_steps):
        assert len(days.dots) + len(days.left_out) == 30


def test_the_year_before(year_before: Growth) -> None:
    assert marks(year_before.acknowledging) == {
        "Went for the form before asking": 1,
        "Lady and gentlemen": 2,
        "Told his story as a case": 4,  # 12 to 16 December; silent from 15 January on
        "Asked him to repeat it, three times": 5,
    }
    assert marks(year_before.first_steps) == {
        "Went for the form before asking": 3,
        "Told his story as a case": 6,  # 12 to 18 December
        "Asked him to repeat it, three times": 11,
        "Lady and gentlemen": 20,
    }
    # as they stood on 21 November 2025: two were to rest in 2026
    assert [(it.state.value, it.mistake.title) for it in year_before.repairs.standing] == [
        ("awaiting_follow_up", "Lady and gentlemen"),
        ("awaiting_follow_up", "Went for the form before asking"),
        ("resting", "Told his story as a case"),
        ("resting", "Asked him to repeat it, three times"),
    ]


def test_repairs(year: Growth) -> None:
    standing: dict[str, list[str]] = {}
    for it in year.repairs.standing:
        standing.setdefault(it.state, []).append(it.mistake.title)
    assert standing["noticed"] == [
        "Laughed along",
        "Thanked everyone but the kitchen",
        "The hall key",
    ]
    assert standing["repairing"] == [
        "Improved what Sorrel said",
        "Booked the room upstairs",
        "Talked over the organisers' plan",
        "Explained their feast to them",
    ]
    # what rested before the time is not in it: "Told his story as a case", "Asked him to repeat"
    assert standing["resting"][:2] == ["Lady and gentlemen", "Went for the form before asking"]
    assert set(standing["resting"]) >= set(AT_ONCE)
    # of all the steps one was past its date on the 21st: of the 20th, and still being done
    past = {it.mistake.title: it.past for it in year.repairs.standing if it.past}
    assert past == {"Talked over the organisers' plan": (day("2026-11-20"),)}


def test_patterns(year: Growth) -> None:
    assert {it.name: [one.title for one in it.mistakes] for it in year.repairs.patterns} == {
        "deciding who someone is": [
            "Asked where he was from, really",
            "Asked if she was from the cleaning firm",
        ],
        "helping first": [
            "Took hold of the chair",
            "Left Juniper off the list",
            "Paid for the coach",
        ],
        "passing it on": [
            "Posted the picture from the coach",
            "Told the stairs about Yarrow's letter",
            "Forwarded a story without asking",
        ],
        "speaking first": [
            "Answered for the delegation",
            "Answered the panel",
            "Talked over the organisers' plan",
        ],
        "tidying other people's words": [
            "Improved what Sorrel said",
            "'Facing financial hardship'",
        ],
    }


def months(found: Growth, pillar: Pillar, name: str = "") -> list[str]:
    (row,) = (
        it
        for it in found.grid.rows
        if it.pillar is pillar and (it.subject.name if it.subject else "") == name
    )
    return [f"{it:%y-%m}" for it in row.months]


def test_when_and_about_what(year: Growth, year_before: Growth) -> None:
    # feedback of April, a conversation of March
    assert months(year, Pillar.LISTENING, "race") == ["26-03", "26-04"]
    # the feedback of 20 July has no topic
    assert months(year, Pillar.LISTENING) == ["26-07"]
    # 22 January; 9 March; 6 May; 6 July; 5 and 12 September; 20, 29 and 30 October; 15 November
    union = ["26-01", "26-03", "26-05", "26-07", "26-09", "26-10", "26-11"]
    assert months(year, Pillar.LISTENING, "tenants' union") == union
    # five reflections, and a resource of 4 October
    identity = ["26-01", "26-04", "26-10", "26-11"]
    assert months(year, Pillar.REFLECTION, "gender_identity") == identity
    # something was written of every month but the nine days of November 2025
    assert len(months(year, Pillar.RESPONSIBILITY)) == 12
    assert months(year_before, Pillar.RESPONSIBILITY) == ["24-12", "25-02", "25-06", "25-10"]
    agreed = {(it.pillar, it.subject.name) for it in year.grid.rows if it.agreed and it.subject}
    # the agreement in force names one community, and no topic
    assert agreed == {(it, "tenants' union") for it in (Pillar.LISTENING, Pillar.REFLECTION)}
    # the memory of 1987 is of no month of this year
    assert year.grid.only_year == ()


def test_advice(year: Growth) -> None:
    told: dict[str, list[str]] = {}
    for it in year.advice:
        told.setdefault(it.standing, []).append(it.feedback.title)
    # "Which 'we'" was heard in February 2025 and answered in June 2026
    assert told["partly"][:2] == ['Which "we"', "Could have looked at us"]
    assert told["declined"] == ["Asked to speak for the group", "Save the interpreter"]
    assert told["considering"] == [
        "The minutes of how I was",
        "Step back from the newsletter",
        "Five times",
    ]
    assert told["heard"] == ["Count who"]
    back = {it.feedback.title: it.reported_back_on for it in year.advice if it.reported_back_on}
    assert back["Whose call it is"] == day("2026-01-14")
    assert len(back) == 10


def test_commitments(year: Growth) -> None:
    lanes = {it.commitment.statement[:12]: it for it in year.lanes if it.commitment}
    assert list(lanes) == [
        *("Follow the o", "Ask for time", "Let others p", "Give two hou", "Name it when"),
        *("Those who sp", "Read before "),
    ]
    # two were reworded on 1 June; what was new then, or retired or paused, was not reworded
    assert {name: it.reworded_on for name, it in lanes.items() if it.reworded_on} == {
        "Let others p": (day("2026-06-01"),),
        "Read before ": (day("2026-06-01"),),
    }
    assert [(it.occurred_on, it.value.value) for it in lanes["Ask for time"].check_ins] == [
        (day("2026-10-25"), "as_described"),
        (day("2026-11-01"), "ordinary"),
        (day("2026-11-15"), "under_pressure"),
    ]


def test_learning_that_changed_practice(year: Growth, year_before: Growth) -> None:
    assert [(it.since, it.practice_change) for it in year.practice] == [
        (day("2025-12-14"), "I read the group's own statement before asking."),
        (
            day("2026-02-07"),
            "I send the agenda to Teasel first, and stop at the end of a sentence.",
        ),
        (
            day("2026-03-29"),
            "The planning table has its food after dark in that month, or none.",
        ),
        (day("2026-10-01"), "Event notices say what is accessible, and what is not."),
        (day("2026-10-12"), "Wrong word, right word, on."),
    ]
    # one of them was finished on 2 September 2025 and applied on the 14th
    assert [it.since for it in year_before.practice] == [day("2025-04-09"), day("2025-09-14")]


def test_then_and_now(year: Growth) -> None:
    # not the memory of 1987, which has no day and was written in January 2026
    class_ = next(it for it in year.pairs if it.subject.name == "class")
    assert (class_.then.occurred_on, class_.then.title) == (day("2024-11-25"), "First Thursday")
    assert (class_.now.occurred_on, class_.now.title) == (day("2026-11-21"), "The count")
    apart = [it.now.occurred_on - it.then.occurred_on for it in year.pairs]
    assert apart == sorted(apart, reverse=True)
    assert all(it.then.occurred_on >= date(2024, 11, 21) for it in year.pairs)


def test_both_years_side_by_side_differ_in_the_rows_of_their_grids_alone(
    year: Growth, year_before: Growth
) -> None:
    now, before = side_by_side([year, year_before])
    assert [(it.pillar, it.subject) for it in now.grid.rows] == [
        (it.pillar, it.subject) for it in before.grid.rows
    ]
    for shown, own in ((now, year), (before, year_before)):
        assert replace(shown, grid=own.grid) == own
        months = [it for it in shown.grid.rows if it.months]
        assert sorted(months, key=repr) == sorted(
            (it for it in own.grid.rows if it.months), key=repr
        )
