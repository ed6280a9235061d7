"""A check-in is about its commitment, and is never a number."""

from datetime import UTC, date, datetime

import pytest

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import begin, new_uid

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def check_in(**fields: object) -> CheckIn:
    usual = {"commitment": new_uid(), "value": CheckInValue.AS_DESCRIBED}
    return begin(CheckIn, date(2026, 11, 22), NOW, **(usual | fields))


def test_its_commitment_comes_first() -> None:
    other = new_uid()
    record = check_in(commitments=(other,))
    assert record.named_commitments() == (record.commitment, other)
    assert ("commitment", record.commitment) in list(record.tags())
    assert list(record.links()) == [record.commitment, other]


def test_its_evidence_is_a_link() -> None:
    evidence = new_uid()
    record = check_in(evidence=evidence)
    assert list(record.links()) == [record.commitment, evidence]


def test_no_value_can_be_counted_with() -> None:
    assert not any(value.isdigit() for value in CheckInValue)


def test_the_scale_has_no_order_and_no_sum_of_its_own() -> None:
    members = vars(CheckInValue)
    assert not {"__lt__", "__le__", "__gt__", "__ge__", "__add__", "__int__"} & set(members)
    with pytest.raises(TypeError):
        sum(CheckInValue)  # type: ignore[arg-type]
