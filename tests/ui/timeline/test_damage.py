"""A timeline in which a record cannot be read."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.errors import JournalDamaged, JournalError
from allyjournal.store.changes import Changes
from allyjournal.ui.timeline import listing
from tests.ui.desk import Desk
from tests.ui.timeline.reader import lay, look, texts, the_list, titles


def test_a_damaged_record_says_so_in_its_row_and_leaves_the_others(
    desk: Desk, year: dict[str, Any]
) -> None:
    def damage() -> None:
        blank = "UPDATE record SET document = '' WHERE uid = ?"
        with desk.journal._connection.transaction():
            desk.journal._connection.execute(blank, (year["suited"].uid,))

    told: list[JournalError] = []
    desk.tasks.failed.disconnect()
    desk.tasks.failed.connect(told.append)
    desk.does(damage)
    page = lay(desk)
    without = [
        "October 2026",
        "Talked over the plan",
        "This record cannot be read.",
        "September 2026",
        "A bus came.",
    ]
    assert titles(desk) == without
    desk.qtbot.waitUntil(lambda: bool(told))
    told.clear()
    found = listing.rows
    place = the_list(desk).ids()[1]
    [best] = desk.does(lambda: found(desk.journal, [place], order="best"))
    assert (best.title, best.date, best.note) == (without[2], None, "12 Oct")
    [newest] = desk.does(lambda: found(desk.journal, [place]))
    assert (newest.date, newest.note) == (date(2026, 10, 12), "")
    the_list(desk).forget()
    page.refresh(Changes(frozenset({"reflection"})))
    look(desk)
    assert titles(desk) == without
    QTest.keyClick(the_list(desk), Qt.Key.Key_Down)
    desk.settles()
    assert not texts(desk)
    assert without[2] in desk.reads()
    assert {type(error) for error in told} == {JournalDamaged}
