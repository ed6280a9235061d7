"""A page that scrolls, its content in one column of a width good for reading."""

from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from allyjournal.ui import theme


def page_scroll(
    content: QWidget, width: int | None = theme.COLUMN, margins: tuple[int, int] = (30, 24)
) -> QScrollArea:
    """A scroll area around ``content``, which is at most ``width`` pixels wide (before scaling;
    None: all there is) and stands in the middle; ``margins`` are those at the sides and above
    and below."""
    ground = QWidget()
    ground.setProperty("ground", "page")
    row = QHBoxLayout(ground)
    sides, ends = theme.px(margins[0]), theme.px(margins[1])
    row.setContentsMargins(sides, ends, sides, ends)
    row.setSpacing(0)
    if width is not None:
        content.setMaximumWidth(theme.px(width))
        row.addStretch(1)
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row.addWidget(content, 1000)
    if width is not None:
        row.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page so far that ``widget`` is in sight, once what was just opened around it is
    laid out."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))


def bring_place_into_view(widget: QWidget, place: QRect) -> None:
    """Scroll the page so far that ``place`` of ``widget`` is in sight, with a little around it."""
    area = area_around(widget)
    content = area.widget() if area else None
    if area and content:
        middle = widget.mapTo(content, place.center())
        beyond = theme.px(40)
        area.ensureVisible(middle.x(), middle.y(), place.width() // 2 + beyond, beyond)


def _scroll_to(widget: QWidget) -> None:
    if area := area_around(widget):
        area.ensureWidgetVisible(widget)


def area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area that ``widget`` is in."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
