"""A date in one line, with a calendar beside it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.date_words import DAY, shown, understand

Value = tuple[date, str]

_APRIL = 4


class DateField(QWidget):
    """Understands "2026-10-14", "today", "yesterday" and the locale's dates; a ``rough`` date may
    also be a month or a year, "2026-10", "April" or "2019".

    ``edited`` tells that the value changed. What cannot be understood leaves the last good value
    and says so quietly; an ``optional`` date may be emptied. Alt+Down opens the calendar.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        *,
        optional: bool = False,
        rough: bool = False,
        placeholder: str = "",
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._rough = rough
        self._today = today
        self._value: Value | None = None if optional else (today(), DAY)
        self.setAccessibleName(name)
        self._line = _DateLine(self)
        self._line.setAccessibleName(name)
        example = self.tr("2026-10-14, 2026-10, 2019") if rough else self.tr("2026-10-14")
        self._line.setPlaceholderText(placeholder or example)
        self._line.setMaximumWidth(theme.px(240))
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._finished)
        self._line.calendar_wanted.connect(self._open_calendar)
        self.setFocusProxy(self._line)
        self._button = buttons.small(self.tr("Calendar"), self)
        self._button.clicked.connect(self._open_calendar)
        self._remark = labels.note("", self)
        self._remark.hide()
        self._arrange()
        self._show()

    def value(self) -> Value | None:
        """The date and its precision: "day", "month" or "year"; None where there is none."""
        return self._value

    def fill(self, day: date | None, precision: str = DAY) -> None:
        """Show ``day``. Raises ValueError for None where a date must be."""
        if day is None and not self._optional:
            raise ValueError("this date is not optional")
        self._value = None if day is None else (day, str(precision))
        self._show()

    def insists(self) -> bool:
        """Whether what stands in the line is not understood, which is then said."""
        text = self._line.text()
        if self._understood(text) or self._may_stay_empty(text):
            return False
        self._say(self._example())
        self._line.setFocus()
        self._line.selectAll()
        return True

    def is_filled(self) -> bool:
        """Whether there is a date."""
        return self._value is not None

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self._remark)

    def _show(self) -> None:
        self._line.setText("" if self._value is None else shown(*self._value, self.locale()))
        self._remark.hide()

    @Slot(str)
    def _typed(self, text: str) -> None:
        understood = self._understood(text)
        if understood or self._may_stay_empty(text):
            self._take(understood)

    @Slot()
    def _finished(self) -> None:
        text = self._line.text()
        understood = self._understood(text)
        if understood or self._may_stay_empty(text):
            self._take(understood)
            self._show()
        else:
            self._say(self._sentence())

    def _say(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.show()
        announce(self, words)

    def _may_stay_empty(self, text: str) -> bool:
        return self._optional and not text.strip()

    def _understood(self, text: str) -> Value | None:
        understood = understand(text, self._today(), self.locale())
        if understood and (self._rough or understood[1] == DAY):
            return understood
        return None

    def _example(self) -> str:
        if not self._rough:
            return self.tr("Write it like 2026-10-14.")
        words = self.tr("Write it like 2026-10-14, 2026-10, {month} or 2019.")
        return words.format(month=self.locale().standaloneMonthName(_APRIL))

    def _sentence(self) -> str:
        if self._value is None:
            return self._example()
        kept = self.tr("%1 is kept until then.").replace("%1", shown(*self._value, self.locale()))
        return f"{self._example()} {kept}"

    def _take(self, value: Value | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit()

    @Slot()
    def _open_calendar(self) -> None:
        day = self._value[0] if self._value else self._today()
        popup = _Calendar(day, self)
        popup.chosen.connect(self._choose)
        popup.move(self._line.mapToGlobal(QPoint(0, self._line.height() + theme.px(2))))
        popup.show()

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        self._take((date(day.year(), day.month(), day.day()), DAY))
        self._show()
        self._line.setFocus()


class _DateLine(QLineEdit):
    """The line; Alt+Down asks for the calendar, as in a combo box."""

    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.calendar_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Calendar(QFrame):
    """A month to choose a day from; goes away with Escape or a click elsewhere."""

    chosen = Signal(QDate)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("flavour", "popup")
        self._month = QCalendarWidget(self)
        header = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self._month.setVerticalHeaderFormat(header)
        self._month.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        self._plain()
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._month)
        self._month.setFocus()

    def _plain(self) -> None:
        """Take away Qt's red weekends, and its arrows that are black on any ground."""
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for day in Qt.DayOfWeek:
            self._month.setWeekdayTextFormat(day, plain)
        for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):  # noqa: RUF001
            button = self._month.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(QIcon())
                button.setText(sign)

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()
