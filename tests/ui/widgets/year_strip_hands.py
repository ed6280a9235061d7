"""A year strip with four years on it, hands to point at it and eyes to see it."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.year_strip import YearStrip
from allyjournal.ui.widgets.year_strip_paint import Layout

ROWS = [
    ("Listening", "listening"),
    ("Responsibility", "responsibility"),
    ("Reflection", "reflection"),
]
TODAY = date(2026, 11, 22)


def days(*texts: str) -> list[int]:
    return sorted(date.fromisoformat(text).toordinal() for text in texts)


def every_day(first: str, count: int) -> list[int]:
    start = date.fromisoformat(first).toordinal()
    return list(range(start, start + count))


def listen(strip: YearStrip) -> list[date]:
    """The first day of every period that it is moved to."""
    moves: list[date] = []
    strip.moved.connect(lambda moved: moves.append(moved[0]))
    return moves


def four_years(qtbot: QtBot) -> YearStrip:
    """From January 2023 to October 2026, on 600 pixels, shown and without the focus."""
    strip = YearStrip("Months", ROWS, today=lambda: TODAY)
    qtbot.addWidget(strip)
    strip.resize(700, strip.sizeHint().height())
    strip.show_marks(
        [
            days("2023-01-09", "2024-02-29", "2026-10-03", "2026-10-20", "2026-10-20"),
            days("2025-03-31", "2026-10-14"),
            days("2024-02-29", "2026-10-01", "2026-10-05", "2026-10-12", "2026-10-20"),
        ]
    )
    with qtbot.waitActive(strip):
        strip.show()
    strip.clearFocus()
    return strip


def layout(strip: YearStrip) -> Layout:
    return Layout.of(strip.width(), strip._content.rows, strip.layoutDirection())


def place(strip: YearStrip, day: str, row: int = 1) -> QPoint:
    """The middle of a day in a row."""
    where = layout(strip)
    x = strip._scale.x(date.fromisoformat(day).toordinal() + 0.5)
    return where.place(x, where.top + (row + 0.5) * where.pitch, 1, 1).topLeft()


def turn(strip: YearStrip, at: QPoint, notches: float, *, zoom: bool = False) -> bool:
    """Turn the wheel away from the person; returns whether it was of use."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(strip.mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier if zoom else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, event)
    return event.isAccepted()


def drag(strip: YearStrip, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(strip.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(strip, event)


def pointed_at(strip: QWidget, at: QPoint) -> str:
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    return QToolTip.text()


def marks(strip: YearStrip, row: int) -> int:
    """How many marks are painted in a row."""
    picture: QImage = strip.grab().toImage()
    height = place(strip, "2026-01-01", row).y()
    colour = theme.colour(ROWS[row][1])
    ink = [picture.pixelColor(x, height) == colour for x in range(picture.width())]
    return sum(here and not before for before, here in zip([False, *ink], ink, strict=False))
