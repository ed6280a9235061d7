"""The portable file carries what was deleted, and what went along."""

from datetime import UTC, date, datetime

import pytest

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import importing
from allyjournal.exchange.importers import portable
from allyjournal.exchange.renderers import portable as renderer
from allyjournal.store.journal import Journal

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
ASK = new_commitment(Pillar.LISTENING, "I ask.")


@pytest.fixture
def agreed(journal: Journal) -> Agreement:
    """A signed agreement with a check-in, and a reflection that names its commitment."""
    agreement = begin(Agreement, DAY, AT, commitments=(ASK,))
    journal.save(agreement)
    journal.sign(agreement, DAY)
    check_in = begin(CheckIn, DAY, AT, commitment=ASK.uid, value=CheckInValue.AVOIDED)
    journal.add([check_in, begin(Reflection, DAY, AT, text="On asking.", commitments=(ASK.uid,))])
    return agreement


def brought_over(journal: Journal, other: Journal) -> bytes:
    """The file of ``journal``, after it was brought into ``other``."""
    file: bytes = renderer.render(journal, AT)
    arrival = importing.prepare(other, portable.read(file.decode()))
    assert arrival.problems == ()
    importing.bring_in(other, arrival)
    return file


def test_a_deleted_agreement_goes_over_with_all_that_went_along(
    journal: Journal, other: Journal, agreed: Agreement
) -> None:
    journal.trash(agreed.uid)
    assert brought_over(journal, other) == renderer.render(other, AT)
    assert other.deletions() == journal.deletions()
    other.restore(agreed.uid)
    assert [it.number for it in other.signings()] == [1]
