"""What the agreement page changes in the journal is all on disk, or none of it."""

from datetime import date

import pytest

from allyjournal.domain.agreement import Agreement, months_later
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.errors import DiskFull
from allyjournal.store import records
from allyjournal.store.journal import Journal
from allyjournal.ui.agreement import changing
from tests.ui.agreement.pen import LISTENING, made, tenants

TODAY = date(2026, 11, 22)
ASKED = date(2026, 2, 2)


@pytest.fixture
def signed(journal: Journal) -> Agreement:
    agreement = tenants(check_in_every=1)
    journal.sign(agreement, date(2026, 1, 2))
    return agreement


def a_check_in() -> CheckIn:
    check_in: CheckIn = made(CheckIn, TODAY, commitment=LISTENING.uid, value=CheckInValue.AVOIDED)
    return check_in


def next_check_in(journal: Journal, agreement: Agreement) -> date | None:
    now = journal.get(agreement.uid)
    assert isinstance(now, Agreement)
    return now.next_check_in_on


def refuse_agreements(patch: pytest.MonkeyPatch) -> None:
    """The disk is full as soon as an agreement is to be written."""
    write = records.write

    def full(connection: records.Connection, record: records.Record) -> None:
        if isinstance(record, Agreement):
            raise DiskFull()
        write(connection, record)

    patch.setattr(records, "write", full)


def test_a_check_in_that_could_not_be_saved_moves_the_date_at_the_next_try(
    journal: Journal, signed: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_in = a_check_in()
    with monkeypatch.context() as patch:
        refuse_agreements(patch)
        with pytest.raises(DiskFull):
            changing.keep(journal, check_in, TODAY, keep_previous=False)
    changes = changing.keep(journal, check_in, TODAY, keep_previous=False)
    assert changes.uids == {check_in.uid, signed.uid}
    assert next_check_in(journal, signed) == months_later(TODAY, 1)


def test_one_that_could_not_be_taken_back_is_taken_back_with_its_date(
    journal: Journal, signed: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_in = a_check_in()
    changing.keep(journal, check_in, TODAY, keep_previous=False)
    with monkeypatch.context() as patch:
        refuse_agreements(patch)
        with pytest.raises(DiskFull):
            changing.take_back(journal, check_in, ASKED)
    assert journal.find(check_in.uid)
    changing.take_back(journal, check_in, ASKED)
    assert next_check_in(journal, signed) == ASKED
