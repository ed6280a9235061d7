"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.date_words import DAY, MONTH, YEAR, shown, understand

TODAY = date(2026, 11, 22)
ENGLISH = QLocale("en_GB")
AMERICAN = QLocale("en_US")
SPANISH = QLocale("es_ES")

# the offscreen platform says so of every popup
POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def today() -> date:
    return TODAY


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("2026-10-14", ENGLISH, (date(2026, 10, 14), DAY)),
        ("2026-1-4", ENGLISH, (date(2026, 1, 4), DAY)),
        ("2026-10", ENGLISH, (date(2026, 10, 1), MONTH)),
        (" 2019 ", ENGLISH, (date(2019, 1, 1), YEAR)),
        ("today", ENGLISH, (TODAY, DAY)),
        ("Yesterday", ENGLISH, (date(2026, 11, 21), DAY)),
        ("14 October 2026", ENGLISH, (date(2026, 10, 14), DAY)),
        ("14  oct 2026", ENGLISH, (date(2026, 10, 14), DAY)),
        ("October 14, 2026", AMERICAN, (date(2026, 10, 14), DAY)),
        ("14/10/2026", ENGLISH, (date(2026, 10, 14), DAY)),
        ("10/14/26", AMERICAN, (date(2026, 10, 14), DAY)),
        ("10/14/98", AMERICAN, (date(1998, 10, 14), DAY)),
        ("October 2026", ENGLISH, (date(2026, 10, 1), MONTH)),
        ("octubre 2026", SPANISH, (date(2026, 10, 1), MONTH)),
        ("14 octubre 2026", SPANISH, (date(2026, 10, 14), DAY)),
        ("1 December", ENGLISH, (date(2026, 12, 1), DAY)),
        ("3 jan", ENGLISH, (date(2027, 1, 3), DAY)),
        ("3/4/2026", ENGLISH, (date(2026, 4, 3), DAY)),
        ("3/4/2026", AMERICAN, (date(2026, 3, 4), DAY)),
        ("3/4/26", ENGLISH, (date(2026, 4, 3), DAY)),
        ("April", ENGLISH, (date(2026, 4, 1), MONTH)),
        ("nov", ENGLISH, (date(2026, 11, 1), MONTH)),
        ("december", ENGLISH, (date(2025, 12, 1), MONTH)),
        ("abril", SPANISH, (date(2026, 4, 1), MONTH)),
        ("31 february 2026", ENGLISH, None),
        ("spring 2026", ENGLISH, None),
        ("2026-13", ENGLISH, None),
        ("2026-02-30", ENGLISH, None),
        ("2026-00", ENGLISH, None),
        ("2026-10-00", ENGLISH, None),
        ("0000", ENGLISH, None),
        ("soon", ENGLISH, None),
        ("20", ENGLISH, None),
        ("", ENGLISH, None),
    ],
)
def test_dates_are_understood(
    text: str, locale: QLocale, expected: tuple[date, str] | None
) -> None:
    assert understand(text, TODAY, locale) == expected


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([DAY, MONTH, YEAR]),
    st.sampled_from(["en_GB", "en_US", "es_ES", "de_DE", "fr_FR", "ru_RU", "ar_EG", "ja_JP"]),
)
def test_what_is_shown_is_understood(day: date, precision: str, name: str) -> None:
    first = {DAY: day, MONTH: day.replace(day=1), YEAR: day.replace(month=1, day=1)}[precision]
    locale = QLocale(name)
    assert understand(shown(first, precision, locale), TODAY, locale) == (first, precision)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    widget = DateField("When", rough=True, today=today)
    widget.setLocale(ENGLISH)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def edits(field: DateField) -> list[object]:
    seen: list[object] = []

    def note() -> None:
        seen.append(field.value())

    field.edited.connect(note)
    return seen


def write(field: DateField, qtbot: QtBot, text: str) -> QLineEdit:
    line = field.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def remark(field: DateField) -> str:
    return " ".join(label.text() for label in field.findChildren(QLabel) if label.isVisible())


def test_it_begins_with_today(field: DateField) -> None:
    assert field.value() == (TODAY, DAY)
    assert field.is_filled()


def test_filling_is_no_edit(field: DateField, edits: list[object]) -> None:
    field.fill(date(2019, 1, 1), "year")
    assert field.value() == (date(2019, 1, 1), YEAR)
    assert field.findChild(QLineEdit).text() == "2019"
    assert edits == []


def test_typing_changes_the_value_at_once(
    field: DateField, edits: list[object], qtbot: QtBot
) -> None:
    line = write(field, qtbot, "2019-03")
    assert field.value() == (date(2019, 3, 1), MONTH)
    assert edits[-1] == field.value()
    assert line.text() == "March 2019"


def test_what_is_not_understood_keeps_the_last_good_value(
    field: DateField, edits: list[object], qtbot: QtBot
) -> None:
    line = write(field, qtbot, "last spring")
    assert field.value() == (TODAY, DAY)
    assert edits == []
    assert "2026-10-14" in remark(field)
    assert "22 November 2026 is kept" in remark(field)
    assert line.text() == "last spring"
    write(field, qtbot, "2026")
    assert remark(field) == ""


def test_a_date_that_must_be_cannot_be_emptied(field: DateField, qtbot: QtBot) -> None:
    write(field, qtbot, "")
    assert field.value() == (TODAY, DAY)
    assert remark(field)
    with pytest.raises(ValueError, match="optional"):
        field.fill(None)


@pytest.mark.parametrize("text", ["2026-10", "2019"])
def test_an_exact_date_is_no_month_and_no_year(text: str, qtbot: QtBot) -> None:
    field = DateField("Due", optional=True, today=today)
    qtbot.addWidget(field)
    field.show()
    line = write(field, qtbot, text)
    assert field.value() is None
    assert line.text() == text
    assert remark(field) == "Write it like 2026-10-14."
    write(field, qtbot, "2026-10-14")
    assert field.value() == (date(2026, 10, 14), DAY)


def test_an_optional_date_can_be_emptied(qtbot: QtBot) -> None:
    field = DateField("Due", optional=True, today=today)
    qtbot.addWidget(field)
    field.show()
    assert field.value() is None
    assert not field.is_filled()
    write(field, qtbot, "today")
    assert field.value() == (TODAY, DAY)
    with qtbot.waitSignal(field.edited):
        write(field, qtbot, "")
    assert field.value() is None
    assert remark(field) == ""


@POPUP
def test_the_calendar_opens_by_key_and_chooses_a_day(
    field: DateField, edits: list[object], qtbot: QtBot
) -> None:
    field.fill(date(2026, 10, 1), "month")
    qtbot.keyClick(field.findChild(QLineEdit), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = QApplication.activePopupWidget().findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 10, 1)
    calendar.clicked.emit(QDate(2026, 10, 14))
    assert edits == [(date(2026, 10, 14), DAY)]
    assert QApplication.activePopupWidget() is None


@POPUP
def test_escape_closes_the_calendar(field: DateField, edits: list[object], qtbot: QtBot) -> None:
    qtbot.keyClick(field.findChild(QLineEdit), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert edits == []


def test_its_line_has_its_name(field: DateField) -> None:
    assert field.findChild(QLineEdit).accessibleName() == "When"
