"""The rows of what is offered: what stands in them, and that none is made before it is seen."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QObject, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary.selection import LetIn, Offer
from allyjournal.ui import looks
from allyjournal.ui.share import offer_rows
from allyjournal.ui.share.offer_rows import OfferRows
from allyjournal.ui.share.records import RecordTree
from tests.ui.share.mentor import made

STATE = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def offered(count: int, *let_in: LetIn, ticked: bool = False) -> list[Offer]:
    """Reflections of as many days, the newest last."""
    first = date(2026, 1, 1)
    days = (first + timedelta(days=number) for number in range(count))
    found = [made(Reflection, day, title=f"{day:%d %B}") for day in days]
    return [Offer(record, ticked, let_in) for record in found]


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_a_model_as_qt_wants_it_while_rows_are_ticked(parent: QObject) -> None:
    rows = OfferRows(parent)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    check_in = made(CheckIn, commitment=new_uid(), value=CheckInValue.AVOIDED, obstacle="Me")
    rows.show([Offer(check_in, True, (LetIn.OBSTACLE,)), *offered(3, LetIn.BODY)])
    check_ins, reflections = (index for _, index in rows.kinds())
    assert rows.ticked(check_ins) == [rows.index(0, 0, check_ins)]
    newest = rows.index(0, 0, reflections)
    assert newest.data() == "03 January"
    assert newest.siblingAtColumn(1).data() == looks.short_date(date(2026, 1, 3))
    count = reflections.siblingAtColumn(1)
    assert count.data() == "0 of 3"
    for state, inside, said in ((ON, 1, "1 of 3"), (ON, 1, "1 of 3"), (OFF, 0, "0 of 3")):
        assert rows.setData(newest, state, STATE)
        assert (rows.rowCount(newest), count.data()) == (inside, said)
    assert not rows.setData(newest, "Other words")
    assert not rows.setData(reflections, ON, STATE)


def test_what_was_let_in_goes_with_the_tick(parent: QObject) -> None:
    rows = OfferRows(parent)
    offers = offered(2, LetIn.BODY, LetIn.INTENSITIES)
    uid = offers[1].record.uid
    rows.fill({uid: True}, {uid: frozenset({LetIn.BODY})})
    rows.show(offers)
    newest = rows.index(0, 0, rows.index(0, 0))
    body, felt = (rows.index(row, 0, newest) for row in range(2))
    assert [it.data(STATE) for it in (newest, body, felt)] == [ON, ON, OFF]
    said: list[QModelIndex] = []
    rows.chosen.connect(said.append)
    rows.setData(felt, ON, STATE)
    rows.setData(body, OFF, STATE)
    assert rows.let_in() == {uid: {LetIn.INTENSITIES}}
    rows.setData(newest, OFF, STATE)
    assert (rows.ticks(), rows.let_in()) == ({uid: False}, {})
    assert said == [newest] * 3


def test_of_thousands_only_those_in_sight_are_put_into_words(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def title(record: Reflection) -> str:
        asked.append(record.uid)
        return record.title

    monkeypatch.setattr(offer_rows, "display_title", title)
    tree = RecordTree()
    qtbot.addWidget(tree)
    tree.show()
    tree.show_offers(offered(3000))
    tree.grab()
    assert not asked
    tree.expand(tree.model().index(0, 0))
    assert tree.height() > 3000 * 20
    tree.grab(QRect(0, 0, 300, 400))
    assert len(set(asked)) < 200
