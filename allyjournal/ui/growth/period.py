"""The time that the page looks back on, as a chip with a menu."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.domain.growth.period import Period, year_until
from allyjournal.ui import messages
from allyjournal.ui.growth.wording import period_words

_MOST_YEARS = 10
"""So many years with a record are in the menu; what is older has its dates."""
_LAST_YEAR, _ALL, _DATES = "last year", "all", "dates"


class Span(NamedTuple):
    """What is chosen: the last year, all time, the number of a year, or dates."""

    choice: str = _LAST_YEAR
    dates: tuple[date, date] | None = None

    def period(self, today: date, first_day: date | None) -> Period:
        """Its days; none later than ``today``, and ``first_day`` is where all time begins."""
        if self.choice == _ALL:
            return Period(min(first_day or today, today), today)
        if self.choice == _DATES and self.dates:
            since, until = self.dates
            return Period(min(since, today), min(until, today))
        if self.choice.isdecimal():
            year = int(self.choice)
            return Period(date(year, 1, 1), min(date(year, 12, 31), today))
        return year_until(today)

    def is_all(self) -> bool:
        """Whether there is nothing before it."""
        return self.choice == _ALL


class PeriodChip(QPushButton):
    """Shows the period, and offers others; ``edited`` tells that another one was chosen."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "chip")
        self._span = Span()
        self._years: Sequence[int] = ()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._choose)
        self.setMenu(self._menu)
        self.show_period(self._span.period(date.today(), None), ())

    def span(self) -> Span:
        """What is chosen."""
        return self._span

    def show_period(self, period: Period, years: Sequence[int]) -> None:
        """Say which days these are; ``years`` are those in which there is something, the last
        first."""
        self._period = period
        self._years = [year for year in years if year <= date.today().year]
        words = period_words(period)
        self.setText(f"{words} ▾")
        self.setAccessibleName(self.tr("Period: {words}").format(words=words))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        self._add(_LAST_YEAR, self.tr("The last year"))
        self._add(_ALL, self.tr("Since the beginning"))
        self._add(_DATES, self.tr("Dates…"))
        self._menu.addSeparator()
        for year in self._years[:_MOST_YEARS]:
            self._add(str(year), str(year))

    def _add(self, choice: str, words: str) -> None:
        action = QAction(words, self._menu)
        action.setData(choice)
        action.setCheckable(True)
        action.setChecked(choice == self._span.choice)
        self._menu.addAction(action)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        dates = None
        if action.data() == _DATES:
            question, label = self.tr("Which time do you look back on?"), self.tr("Show it")
            dates = messages.ask_dates(
                self, question, label, (self._period.since, self._period.until)
            )
            if dates is None:
                return
        self._span = Span(action.data(), dates)
        self.edited.emit()
