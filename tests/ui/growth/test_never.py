"""Nothing is counted, added up or weighed on the page: what it says, as text, to a screen reader
and as tables, stays the same where there is more of the same."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Apology, ApologyPart, ApologyStatus, Mistake
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable
from tests.ui.desk import Desk
from tests.ui.growth.glass import COMMITMENT, heard, lay, made, table

VALUES = list(CheckInValue)


def says(desk: Desk) -> list[Any]:
    """Everything that the page says, each thing once: a mark beside its like says nothing new."""
    words = [desk.reads(), desk.buttons()]
    names = [it.accessibleName() for it in desk.all_of(MarkedPicture)]
    # the first mark after a rewording says so as well
    return [*words, *({*re.split("; | · ", " · ".join(heard(desk, name)))} for name in names)]


def says_as_tables(desk: Desk) -> list[Any]:
    desk.clicks("Show as tables")
    names = [it.accessibleName() for it in desk.all_of(PlainTable)]
    told = [desk.reads(), *({tuple(row) for row in table(desk, name)} for name in names)]
    desk.clicks("Show as pictures")
    return told


def has_instead(desk: Desk, change: Callable[[AnyRecord], Iterable[AnyRecord]]) -> None:
    """What ``change`` makes of every record of the journal, read anew."""
    desk.has(*(new for record in desk.records() for new in change(record)))
    desk.page.refresh(None)
    desk.settles()


@pytest.mark.parametrize("value", VALUES)
def test_how_often_a_commitment_was_held_to_is_said_nowhere(
    two_years: Desk, value: CheckInValue
) -> None:
    two_years.has(made(CheckIn, "2026-05-02", commitment=COMMITMENT, value=value))
    lay(two_years)
    before = says(two_years), says_as_tables(two_years)

    def oftener(record: AnyRecord) -> Iterable[AnyRecord]:
        same = isinstance(record, CheckIn) and record.value is value
        return [record.changed(uid=new_uid()) for _ in range(2 if same else 0)]

    has_instead(two_years, oftener)
    assert (says(two_years), says_as_tables(two_years)) == before


def test_neither_length_nor_feeling_changes_anything(two_years: Desk) -> None:
    lay(two_years)
    before = says(two_years), says_as_tables(two_years)

    def longer(record: AnyRecord) -> Iterable[AnyRecord]:
        if isinstance(record, Reflection):
            text = record.text + "\n\nmore" * 300
            yield record.changed(text=text, intensity_before=1, intensity_after=9)

    has_instead(two_years, longer)
    both = (before[0][0], two_years.reads())
    beginnings = [[words[:20] for words in part] for part in both]
    assert beginnings[0] == beginnings[1]
    assert says(two_years)[1:] == before[0][1:]
    assert says_as_tables(two_years)[1:] == before[1][1:]


@pytest.mark.parametrize("status", [ApologyStatus.OFFERED, ApologyStatus.DECLINED])
def test_apologies_given_are_said_nowhere(two_years: Desk, status: ApologyStatus) -> None:
    lay(two_years)
    before = says(two_years), says_as_tables(two_years)
    given = Apology(status=status, draft="I am sorry.", checklist=tuple(ApologyPart))

    def apologised(record: AnyRecord) -> Iterable[AnyRecord]:
        if isinstance(record, Mistake):
            yield record.changed(apology=given)

    has_instead(two_years, apologised)
    assert (says(two_years), says_as_tables(two_years)) == before
