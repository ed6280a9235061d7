"""What the agreement page reads: check-ins, and no more of the rest than is in sight."""

from datetime import date, timedelta
from typing import Any

import pytest

from allyjournal.domain import kinds
from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.reflection import Reflection
from allyjournal.store import documents
from allyjournal.store.journal import Journal
from allyjournal.store.readings import Readings
from allyjournal.ui.agreement import reading
from tests.ui.agreement.pen import LISTENING, SPEAKING, lay, listed, made, sign, tenants
from tests.ui.desk import Desk

FIRST = date(2026, 1, 3)


def a_check_in(on: date) -> CheckIn:
    value = CheckInValue.AVOIDED
    check_in: CheckIn = made(CheckIn, on, commitment=LISTENING.uid, value=value)
    return check_in


def reflections(count: int) -> list[Reflection]:
    days = [FIRST + timedelta(days=number) for number in range(count)]
    return [made(Reflection, day, title=f"{day}", commitments=(LISTENING.uid,)) for day in days]


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of what is decoded beside the agreement itself."""
    found: list[str] = []

    def decode(document: str) -> Any:
        record = kinds.decode(document)
        if not isinstance(record, Agreement):
            found.append(record.kind)
        return record

    monkeypatch.setattr(documents, "decode", decode)
    return found


def test_check_ins_are_read_and_of_all_else_only_where_it_stands(
    journal: Journal, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = tenants()
    journal.sign(agreement, date(2026, 1, 2))
    early, late = a_check_in(FIRST), a_check_in(date(2026, 3, 1))
    written = reflections(30)
    journal.add([early, late, *written])
    monkeypatch.delattr(Readings, "linked")
    held = reading.read(journal, agreement.uid).held
    assert held[LISTENING.uid].check_ins == [late, early]
    assert list(held[LISTENING.uid].ids) == sorted(
        [journal.row_id(it.uid) for it in (early, late, *written)], reverse=True
    )
    assert held[SPEAKING.uid] == ([], [])
    assert decoded == ["check_in", "check_in"]


def test_the_list_reads_what_is_in_sight(desk: Desk, decoded: list[str]) -> None:
    desk.has(*reflections(200))
    sign(desk, tenants())
    lay(desk)
    assert not decoded
    desk.clicks("200 records")
    assert listed(desk)[0][0] == "2026-07-21"
    assert 5 <= len(decoded) < 100
