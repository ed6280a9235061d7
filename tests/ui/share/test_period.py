"""The chip of the period: its menu, and dates of one's own."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui.share.period import PeriodChip
from allyjournal.ui.share.wish import Span, Wish
from allyjournal.ui.widgets.dialog import Dialog

TODAY = date(2026, 11, 30)


def test_periods_are_counted_back_from_today() -> None:
    assert Wish(span=Span.THREE_MONTHS).period(TODAY) == (date(2026, 8, 30), TODAY)
    assert Wish(span=Span.SIX_MONTHS).period(TODAY) == (date(2026, 5, 30), TODAY)
    assert Wish(span=Span.YEAR).period(TODAY) == (date(2025, 11, 30), TODAY)
    assert Wish(span=Span.EVERYTHING).period(TODAY) == (None, TODAY)
    dates = (date(2026, 3, 1), date(2026, 4, 1))
    assert Wish(span=Span.DATES, dates=dates).period(TODAY) == dates


def test_the_period_begins_where_the_last_share_ended() -> None:
    assert Wish().period(TODAY, date(2026, 8, 2)) == (date(2026, 8, 2), TODAY)
    assert Wish().period(TODAY) == (date(2025, 11, 30), TODAY)
    # a clock that was set back makes no time that ends before it begins
    assert Wish().period(TODAY, date(2026, 12, 2)) == (TODAY, TODAY)


def offered(chip: PeriodChip) -> list[str]:
    menu = chip.findChild(QMenu)
    ticks = {True: "x ", False: ""}
    return [ticks[it.isChecked()] + it.text() for it in menu.actions() if it.isVisible()]


def test_the_time_since_the_last_share_is_offered_once_there_is_one(qtbot: QtBot) -> None:
    chip = PeriodChip()
    qtbot.addWidget(chip)
    others = ["last 3 months", "last 6 months", "last year", "everything", "dates…"]
    assert offered(chip) == [*others[:2], "x last year", *others[3:]]
    chip.show_last_shared(date(2020, 8, 2))
    assert chip.text() == "since 2 August 2020 ▾"
    assert offered(chip) == ["x since 2 August 2020", *others]


def picks(chip: PeriodChip, words: str) -> None:
    menu = chip.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def answers(button: str, *days: str) -> None:
    """In the dialog that opens next."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        lines = [it for it in dialog.findChildren(QLineEdit) if it.isVisible()]
        for line, day in zip(lines, days, strict=False):
            line.selectAll()
            QTest.keyClicks(line, day)
        buttons = dialog.findChildren(QPushButton)
        QTest.mouseClick(
            next(it for it in buttons if it.text() == button), Qt.MouseButton.LeftButton
        )

    QTimer.singleShot(0, act)


def test_dates_of_ones_own_stand_in_their_order(qtbot: QtBot) -> None:
    chip = PeriodChip()
    qtbot.addWidget(chip)
    answers("Show it", "2026-04-09", "2026-03-01")
    with qtbot.waitSignal(chip.edited):
        picks(chip, "dates…")
    assert chip.span() is Span.DATES
    assert chip.dates() == (date(2026, 3, 1), date(2026, 4, 9))
    assert chip.text().startswith("1 March")
    with qtbot.waitSignal(chip.edited):
        picks(chip, "everything")
    assert chip.accessibleName() == "Period: everything"


def test_without_an_answer_the_period_stays(qtbot: QtBot) -> None:
    chip = PeriodChip()
    qtbot.addWidget(chip)
    answers("Cancel")
    with qtbot.assertNotEmitted(chip.edited):
        picks(chip, "dates…")
    assert chip.text() == "last year ▾"
    (ticked,) = [it.text() for it in chip.findChild(QMenu).actions() if it.isChecked()]
    assert ticked == "last year"
