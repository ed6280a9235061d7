"""A check-in is about its commitment, and is never a number.

That none of them is counted anywhere is shown in tests/ui/agreement/test_never_counted.py.
"""

from datetime import UTC, date, datetime
from numbers import Number
from statistics import mean

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


def test_no_place_on_the_scale_is_a_number() -> None:
    for value in CheckInValue:
        assert not isinstance(value, Number)
        with pytest.raises(ValueError, match="could not convert"):
            float(value)
    with pytest.raises(TypeError):
        mean(CheckInValue)  # type: ignore[type-var]
