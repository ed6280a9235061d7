"""The time that a summary is about, as a chip with a menu."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.ui import looks, messages
from allyjournal.ui.share.wish import Span, Wish

Dates = tuple[date, date]


class PeriodChip(QPushButton):
    """Shows the period, and offers others; ``edited`` tells that another one was chosen."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "chip")
        self._span = Span.LAST_SHARE
        self._last_shared: date | None = None
        self._dates: Dates | None = None
        menu = QMenu(self)
        self._actions = QActionGroup(menu)
        for span in Span:
            action = QAction(_words(span), self._actions)
            action.setData(span.value)
            action.setCheckable(True)
            menu.addAction(action)
        self._actions.triggered.connect(self._choose)
        self.setMenu(menu)
        self._show()

    def span(self) -> Span:
        """What is chosen."""
        return self._span

    def dates(self) -> Dates | None:
        """The first and the last day, where they were chosen."""
        return self._dates

    def show_last_shared(self, day: date | None) -> None:
        """Offer the time since the last summary that its reader was given, if there is one."""
        self._last_shared = day
        self._show()

    def fill(self, wish: Wish) -> None:
        """Show what was chosen before."""
        self._span, self._dates = wish.span, wish.dates
        self._show()

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        span = Span(action.data())
        dates = self._dates
        if span is Span.DATES:
            chosen = Wish(span=self._span, dates=dates)
            period = chosen.period(date.today(), self._last_shared)
            question, label = self.tr("Which time is the summary about?"), self.tr("Show it")
            first = period.since or period.until
            dates = messages.ask_dates(self, question, label, (first, period.until))
        if dates or span is not Span.DATES:
            self._span, self._dates = span, dates
            self.edited.emit()
        self._show()

    def _show(self) -> None:
        never = self._span is Span.LAST_SHARE and self._last_shared is None
        span = Span.YEAR if never else self._span
        words = self._span_words(span)
        if self._span is Span.DATES and self._dates:
            words = looks.period_words(*self._dates)
        self.setText(f"{words} ▾")
        self.setAccessibleName(self.tr("Period: {words}").format(words=words))
        for action in self._actions.actions():
            offered = Span(action.data())
            action.setText(self._span_words(offered))
            action.setChecked(offered is span)
            action.setVisible(offered is not Span.LAST_SHARE or self._last_shared is not None)

    def _span_words(self, span: Span) -> str:
        day = self._last_shared
        if span is not Span.LAST_SHARE or day is None:
            return _words(span)
        return self.tr("since {day}").format(day=looks.day_words(day))


def _words(span: Span) -> str:
    return {
        Span.LAST_SHARE: _translate("since the last time"),
        Span.THREE_MONTHS: _translate("last 3 months"),
        Span.SIX_MONTHS: _translate("last 6 months"),
        Span.YEAR: _translate("last year"),
        Span.EVERYTHING: _translate("everything"),
        Span.DATES: _translate("dates…"),
    }[span]


def _translate(text: str) -> str:
    return QCoreApplication.translate("share", text)
