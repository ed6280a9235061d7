"""Days from noticing, one mark a mistake; who has none is named with the reason."""

from datetime import timedelta

import pytest

from allyjournal.domain.growth.facts import MistakeFacts
from allyjournal.domain.growth.noticing import Days, to_acknowledging, to_first_step
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.stretch import Why, days_without_contact
from allyjournal.domain.mistake import Consent, Mistake, StepStatus
from allyjournal.domain.record import Precision, Visibility
from tests.unit.domain.growth.making import YEAR, consents, day, made, mistake, step

NEVER, OPEN, THIRD = Consent.DO_NOT_CONTACT, Consent.WELCOMED, Consent.THROUGH_THIRD_PARTY


def only(days: Days) -> tuple[int, int]:
    """The days of the one mark that there is, and how many were taken out."""
    (dot,) = days.dots
    assert not days.left_out
    return dot.days, dot.taken_out


def why(days: Days) -> Why:
    (left_out,) = days.left_out
    assert not days.dots
    return left_out.why


def acknowledged(on: str, at: str | None, *history: tuple[Consent, str], **more: object) -> Days:
    consent = {"consent_history": consents(*history)}
    if history:
        consent["contact_consent"] = history[-1][0]
    found = mistake(on, acknowledged_on=at and day(at), **(consent | more))
    return to_acknowledging([found], YEAR)


def test_it_is_noticed_when_the_person_became_aware_of_it_else_when_it_happened() -> None:
    assert only(acknowledged("03-01", "03-04")) == (3, 0)
    assert only(acknowledged("03-01", "03-04", became_aware_on=day("03-03"))) == (1, 0)
    (dot,) = acknowledged("03-01", "03-04", became_aware_on=day("03-03")).dots
    assert (dot.noticed, dot.reached) == (day("03-03"), day("03-04"))


def test_the_same_day_is_no_days() -> None:
    assert only(acknowledged("03-01", "03-01")) == (0, 0)
    assert only(acknowledged("03-01", "03-01", (NEVER, "03-01"))) == (0, 0)


@pytest.mark.parametrize(
    ("on", "at", "days"),
    [
        ("2024-02-28", "2024-03-01", 2),
        ("2025-02-28", "2025-03-01", 1),
        ("2024-02-29", "2025-02-28", 365),
        ("2025-12-31", "2026-01-01", 1),
        # the last Sunday of March has 23 hours in many places, and is one day
        ("2026-03-28", "2026-03-30", 2),
        # a hundred years, and the leap days of 1928 to 2024
        ("1926-11-22", "2026-11-22", 100 * 365 + 25),
    ],
)
def test_calendar_days_are_counted(on: str, at: str, days: int) -> None:
    found = mistake(on, acknowledged_on=day(at))
    (dot,) = to_acknowledging([found], Period(day("1900-01-01"), day("2026-12-31"))).dots
    assert dot.days == days


@pytest.mark.parametrize(
    ("history", "days", "taken_out"),
    [
        # ten days from the 1st to the 11th
        ([(OPEN, "03-01")], 10, 0),
        ([(NEVER, "03-08")], 7, 3),
        ([(NEVER, "03-03"), (OPEN, "03-05")], 8, 2),
        ([(NEVER, "03-03"), (OPEN, "03-05"), (NEVER, "03-09"), (THIRD, "03-10")], 7, 3),
        # written down out of order
        ([(OPEN, "03-05"), (NEVER, "03-03")], 8, 2),
        # before it was noticed, and after it was acknowledged
        ([(NEVER, "02-01"), (OPEN, "03-03")], 8, 2),
        ([(OPEN, "03-01"), (NEVER, "03-11")], 10, 0),
        ([(NEVER, "02-01"), (OPEN, "02-03")], 10, 0),
        # another answer on the same day leaves none of it
        ([(NEVER, "03-03"), (OPEN, "03-03")], 10, 0),
        # not known, or through somebody, is allowed
        ([(Consent.UNKNOWN, "03-01"), (THIRD, "03-03")], 10, 0),
    ],
)
def test_days_without_contact_are_taken_out(
    history: list[tuple[Consent, str]], days: int, taken_out: int
) -> None:
    # the last answer as it is written down is the present one
    assert only(acknowledged("03-01", "03-11", *history)) == (days, taken_out)


def test_where_contact_was_never_allowed_there_is_no_mark() -> None:
    assert why(acknowledged("03-01", "03-11", (NEVER, "03-01"))) is Why.NO_CONTACT
    unknown_since = acknowledged("03-01", "03-11", contact_consent=NEVER)
    assert why(unknown_since) is Why.NO_CONTACT


def test_who_has_no_mark_has_a_reason() -> None:
    assert why(acknowledged("03-01", None)) is Why.NOT_YET
    assert why(acknowledged("03-01", None, (NEVER, "03-01"))) is Why.NO_CONTACT
    assert why(acknowledged("03-01", None, corrected_at_once=True)) is Why.CORRECTED_AT_ONCE
    month = acknowledged("03-01", "03-11", precision=Precision.MONTH)
    assert why(month) is Why.NOT_TO_THE_DAY
    assert why(acknowledged("03-11", "03-01")) is Why.OTHER_ORDER


def test_what_is_out_of_scope_has_no_mark() -> None:
    apart = {"out_of_scope": True, "visibility": Visibility.PRIVATE}
    found = mistake("03-01", acknowledged_on=day("03-02"), **apart)
    assert why(to_acknowledging([found], YEAR)) is Why.OUT_OF_SCOPE
    assert why(to_first_step([found], YEAR)) is Why.OUT_OF_SCOPE


def test_a_month_does_where_the_day_of_noticing_is_known() -> None:
    known = {"precision": Precision.MONTH, "became_aware_on": day("03-09")}
    assert only(acknowledged("03-01", "03-11", **known)) == (2, 0)


def test_the_first_step_is_the_first_that_was_done() -> None:
    done, agreed = StepStatus.DONE, StepStatus.AGREED
    steps = (step(agreed, done="03-02"), step(done, done="03-09"), step(done, done="03-05"))
    found = mistake("03-01", repair_steps=(*steps, step(done)))
    assert only(to_first_step([found], YEAR)) == (4, 0)
    assert why(to_first_step([mistake("03-01", repair_steps=steps[:1])], YEAR)) is Why.NOT_YET


def test_it_belongs_to_the_period_in_which_it_was_noticed() -> None:
    earlier = mistake("2025-12-31", acknowledged_on=day("01-01"))
    aware = mistake("2025-12-31", became_aware_on=day("01-01"), acknowledged_on=day("01-01"))
    late = mistake("12-31", acknowledged_on=day("2027-03-01"))
    found = to_acknowledging([late, earlier, aware], YEAR)
    assert [dot.mistake for dot in found.dots] == [aware, late]


def test_marks_stand_by_noticing_and_not_by_their_days() -> None:
    def one(on: str, days: int) -> MistakeFacts:
        return mistake(on, acknowledged_on=day(on) + timedelta(days=days))

    slow, quick, slower = one("03-01", 20), one("04-01", 1), one("05-01", 30)
    found = to_acknowledging([slower, slow, quick], YEAR)
    assert [dot.mistake for dot in found.dots] == [slow, quick, slower]


def test_a_silence_that_goes_on_has_no_end() -> None:
    silent = {"consent_history": consents((NEVER, "03-05")), "contact_consent": NEVER}
    found = made(Mistake, "03-01", **silent)
    assert days_without_contact(found, day("03-01"), day("2027-03-05")) == 365
