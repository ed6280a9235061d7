"""What is done to an agreement elsewhere outlasts what is being written on its page."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from allyjournal.domain.agreement import AgreementState
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui.applied import apply
from allyjournal.ui.today import changes
from tests.ui.agreement.pen import agreements, lay, sign, statements, tenants, versions, writes
from tests.ui.desk import Desk

DUE = date(2026, 7, 2)
DAY = date(2026, 11, 22)
LATER = date(2027, 5, 22)


def today_finishes_the_review(record: AnyRecord) -> AnyRecord:
    (due,) = record.dues()
    return record.finish(due, DAY).changed(put_down_until=date(2027, 1, 1))


def elsewhere(desk: Desk, change: Callable[[AnyRecord], AnyRecord]) -> None:
    (agreement,) = agreements(desk)
    done = desk.does(partial(apply, desk.journal, agreement.uid, change, ""))
    desk.page.refresh(done.changes)
    desk.settles()


def amends(desk: Desk) -> None:
    desk.clicks("Amend")
    elsewhere(desk, today_finishes_the_review)
    writes(desk, statements(desk)[0], " And days.")


def gives_a_reason(desk: Desk) -> None:
    desk.clicks("Review it")
    for _ in range(3):
        desk.clicks("Next")
    desk.clicks("Back")
    desk.clicks("Take it up again")
    desk.clicks("Next")
    desk.clicks("Go on to sign it")


def reviews(desk: Desk) -> None:
    desk.clicks("Review it")
    elsewhere(desk, today_finishes_the_review)
    desk.clicks("Pause it")


@pytest.mark.parametrize("write", [amends, reviews])
def test_the_dates_of_today_outlast_a_word_that_is_written(
    desk: Desk, write: Callable[[Desk], None]
) -> None:
    sign(desk, tenants())
    page = lay(desk)
    write(desk)
    page.flush()
    desk.settles()
    (kept,) = agreements(desk)
    assert kept.state is AgreementState.UNDER_REVIEW
    assert kept.commitments != tenants().commitments
    assert (kept.reviewed_on, kept.next_review_on) == (DAY, LATER)
    assert kept.put_down_until == date(2027, 1, 1)


def put_down(record: AnyRecord) -> AnyRecord:
    return changes.put_down(record, date(2027, 1, 1))


def test_what_is_put_down_stays_so_while_a_reason_is_written_and_signed(desk: Desk) -> None:
    sign(desk, tenants(check_in_every=1))
    page = lay(desk)
    gives_a_reason(desk)
    elsewhere(desk, put_down)
    desk.types("Half a year")
    page.flush()
    desk.settles()
    (kept,) = agreements(desk)
    assert (kept.change_reason, kept.put_down_until) == ("Half a year", date(2027, 1, 1))
    desk.clicks("Sign it")
    assert versions(desk)[-1].content.put_down_until == date(2027, 1, 1)
    assert versions(desk)[-1].change_reason == "Half a year"


def test_an_agreement_that_went_comes_back_as_what_is_being_amended(desk: Desk) -> None:
    sign(desk, tenants())
    page = lay(desk)
    desk.clicks("Amend")
    (signed,) = agreements(desk)
    desk.does(lambda: desk.journal.trash(signed.uid))
    writes(desk, statements(desk)[0], " And days.")
    page.flush()
    desk.settles()
    (back,) = agreements(desk)
    assert back.state is AgreementState.UNDER_REVIEW
