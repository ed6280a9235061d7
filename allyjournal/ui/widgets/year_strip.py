"""The year strip: a row of marks for each of a few things, over the months and years."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import date_words
from allyjournal.ui.widgets.picture import Picture
from allyjournal.ui.widgets.time_scale import (
    NARROWEST,
    TimeScale,
    Unit,
    period,
    shifted,
)
from allyjournal.ui.widgets.year_strip_content import Content, Landmark, RowLook
from allyjournal.ui.widgets.year_strip_paint import Layout, StripPainter, flag_side, least_pitch

__all__ = ["Landmark", "YearStrip"]

_MOST_AT_FIRST, _LEAST_AT_FIRST = 1461, 184  # four years and half a year, in days
_KEY_ZOOM = 1.5
_WHEEL_ZOOM = 1.25
_NOTCH = 120
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ZOOMS = {
    Qt.Key.Key_Plus: _KEY_ZOOM,
    Qt.Key.Key_Equal: _KEY_ZOOM,
    Qt.Key.Key_Minus: 1 / _KEY_ZOOM,
}


class YearStrip(Picture):
    """Marks the months with something in them, or the days where it is zoomed in to months.

    ``moved`` carries the month or day that the person moved to, as its first day (a ``date``)
    with its ``Unit``: by a click, by dragging, or by the keys: arrows a month (a day among days),
    Page Up and Down and Ctrl with an arrow a year (a month), Home and End. + and - and Ctrl with
    the wheel zoom, a double click goes to the days of a month and back; the wheel alone moves
    what is in sight. While it has the focus it leads, else it follows ``show_span``.
    """

    moved = Signal(object)

    def __init__(
        self,
        name: str,
        rows: Sequence[tuple[str, str]],
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        """``rows`` are labels with the colour tokens of their marks; an empty strip shows the
        year of ``today``."""
        super().__init__(name, parent)
        self._today = today
        looks = [RowLook(*row) for row in rows]
        self._content = Content(looks, [() for _row in looks])
        self._span: range | None = None
        self._chosen: int | None = None
        self._zoomed = self._went = False
        self._scale = TimeScale(0, 1, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    # What it shows

    def show_marks(self, days: Sequence[Sequence[int]]) -> None:
        """For each row the days of what it has, sorted, as ``date.toordinal`` counts them; a day
        stands as often as it has something."""
        if len(days) != len(self._content.rows):
            raise ValueError(f"{len(days)} sequences of days for {len(self._content.rows)} rows")
        self._content = replace(self._content, days=list(days))
        self._fit()
        self.value_changed(aloud=False)

    def show_landmarks(self, landmarks: Sequence[Landmark]) -> None:
        """Days with a flag and a few words, in any order."""
        self._content = replace(self._content, landmarks=sorted(landmarks))
        self._fit()
        self.value_changed(aloud=False)

    def show_sought(self, sought: Callable[[range], bool] | None) -> None:
        """Have pale what has no day that is ``sought``; None: nothing."""
        if sought is not self._content.sought:
            self._content = replace(self._content, sought=sought)
            self.update()

    def show_span(self, first: date | None, last: date | None) -> None:
        """Frame what is shown elsewhere, from ``first`` to ``last``; None: no frame."""
        framed = self._span and self._framed(self._span)
        if first is None or last is None:
            self._span = None
        else:
            self._span = range(first.toordinal(), last.toordinal() + 1)
        if self._span and not self.hasFocus() and self._chosen != self._span[-1]:
            self._chosen = self._span[-1]
            self.value_changed(aloud=False)
        if framed != (self._span and self._framed(self._span)):
            self._fit()

    def value_in_words(self) -> str:
        """The chosen month or day, and what it has: "October 2026: 3 listening, 1 reflection"."""
        day = self._place()
        return "" if day is None else self._content.words(period(self._step(), day), self._step())

    def label_width(self) -> int:
        """How much stands before the years, in pixels; it is free above and below the labels."""
        return self._layout().labels

    @Slot()
    def zoom_in(self) -> None:
        """Show fewer years, or a month, with what is chosen in sight."""
        self._zoom_at_place(_KEY_ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        """Show more years, up to all."""
        self._zoom_at_place(1 / _KEY_ZOOM)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(690), self._layout().height)

    def minimumSizeHint(self) -> QSize:
        layout = self._layout()
        return QSize(layout.labels + theme.px(120), layout.height)

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        zoom = _ZOOMS.get(key)
        goal = None if modifiers & Qt.KeyboardModifier.AltModifier else self._goal(key, modifiers)
        if zoom:
            self._zoom_at_place(zoom)
        elif goal is not None:
            self._choose(goal, aloud=True)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        event.setAccepted(
            event.button() == Qt.MouseButton.LeftButton and self._layout().x(point) >= 0
        )
        if event.isAccepted():
            self._choose(self._day_at(point), again=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x = self._layout().x(event.position().toPoint())
        if x < 0:
            super().mouseDoubleClickEvent(event)
        elif self._step() is Unit.DAY:
            self._zoomed = False
            self._fit()
        else:
            self._zoom(self._scale.days / NARROWEST, x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._day_at(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x = self._layout().x(event.position().toPoint())
            self._zoom(_WHEEL_ZOOM ** (delta.y() / _NOTCH), x)
            return
        turned = delta.y() or (-delta.x() if self._mirrored() else delta.x())
        start = self._scale.day(-turned / _NOTCH * theme.px(60))
        moved = replace(self._scale, start=start).held_within(self._bounds())
        event.setAccepted(moved != self._scale)
        self._scale, self._went = moved, True
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._span and self._chosen not in self._span:
            self._chosen = self._span[-1]
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.FontChange, kinds.StyleChange, kinds.LayoutDirectionChange):
            self.updateGeometry()
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = StripPainter(QPainter(self), self._layout(), self._scale)
        day = self._place()
        framed = self._framed(self._span) if self._span else None
        chosen = None if day is None else period(self._step(), day)
        if self.hasFocus():
            paint.focus()
            if chosen and chosen != framed:
                paint.chosen(chosen)
        paint.labels(self._content.rows)
        paint.ticks()
        paint.landmarks(self._content.landmarks)
        paint.marks(self._content)
        if framed:
            paint.frame(framed)

    # Where in time it is

    def _bounds(self) -> range:
        """The whole years of all that can be shown."""
        today = self._today().toordinal()
        shown = list(filter(None, (self._content.reach(), self._span))) or [range(today, today + 1)]
        first = period(Unit.YEAR, min(days.start for days in shown))
        last = period(Unit.YEAR, max(days.stop for days in shown) - 1)
        return range(first.start, last.stop)

    def _step(self) -> Unit:
        """What one arrow key moves by."""
        return Unit.DAY if self._scale.finest_unit(least_pitch()) is Unit.DAY else Unit.MONTH

    def _place(self) -> int | None:
        """The day that was moved to, else the last one with something."""
        reach = self._content.reach()
        return self._chosen if self._chosen is not None else reach[-1] if reach else None

    def _framed(self, span: range) -> range:
        """The whole months, or days among days, of ``span``."""
        step = self._step()
        return range(period(step, span[0]).start, period(step, span[-1]).stop)

    def _at_first(self, width: float) -> range:
        """The last years from the first to the last month with something: as many as is calm, and
        so long that months are shown and not days."""
        bounds = self._bounds()
        reach = self._content.reach() or bounds
        stop = period(Unit.MONTH, reach[-1]).stop
        most = int(min(_MOST_AT_FIRST, width * 28 / least_pitch()))
        least = int(max(_LEAST_AT_FIRST, width / least_pitch() + 1))
        first = self._content.first_since(max(bounds.start, stop - most)) or reach[0]
        start = max(min(period(Unit.MONTH, first).start, stop - least), stop - most, bounds.start)
        return range(start, max(stop, start + min(least, most)))

    def _fit(self) -> None:
        """Have in view what is at first; as long as that until the person zooms, and there until
        they move."""
        width, bounds = self._layout().plot_width, self._bounds()
        at_first = self._at_first(width)
        days = self._scale.days if self._zoomed else len(at_first)
        start = self._scale.start if self._went else at_first.start
        scale = TimeScale(start, days, width).held_within(bounds)
        if self._span and not self.hasFocus():
            newest = period(self._step(), self._span[-1])
            scale = scale.showing(self._framed(self._span)).showing(newest)
        self._scale = scale.held_within(bounds)
        self.update()

    def _zoom_at_place(self, factor: float) -> None:
        """Zoom with the chosen month kept in sight."""
        day = self._place()
        if day is None:
            return
        month = period(Unit.MONTH, day)
        self._zoom(factor, self._scale.x((month.start + month.stop) / 2))
        self._scale = self._scale.showing(month).held_within(self._bounds())

    def _zoom(self, factor: float, x: float) -> None:
        self._zoomed = self._went = True
        self._scale = self._scale.zoomed(factor, x).held_within(self._bounds())
        self.value_changed(aloud=False)
        self.update()

    def _goal(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> int | None:
        """The day to which a key moves; None where it moves nowhere."""
        day, reach = self._place(), self._content.reach()
        if day is None or reach is None:
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return reach[0 if key == Qt.Key.Key_Home else -1]
        step = self._step()
        larger = Unit.MONTH if step is Unit.DAY else Unit.YEAR
        if key in _PAGES:
            return shifted(day, larger, _PAGES[key])
        if key not in _ARROWS:
            return None
        unit = larger if modifiers & Qt.KeyboardModifier.ControlModifier else step
        return shifted(day, unit, -_ARROWS[key] if self._mirrored() else _ARROWS[key])

    def _choose(self, day: int, *, again: bool = False, aloud: bool = False) -> None:
        """Move to the month or day of ``day``, within what there is."""
        reach, step = self._content.reach(), self._step()
        if reach is None:
            return
        there = period(step, min(reach[-1], max(reach[0], day)))
        here, self._chosen, self._went = self._place(), there.start, True
        self._scale = self._scale.showing(there).held_within(self._bounds())
        self.update()
        if again or here not in there:
            self.value_changed(aloud=aloud)
            self.moved.emit((date.fromordinal(there.start), step))

    # What is where

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _layout(self) -> Layout:
        return Layout.of(self.width(), self._content.rows, self.layoutDirection())

    def _day_at(self, point: QPoint) -> int:
        """The day below ``point``, or that of the flag."""
        landmark = self._landmark_at(point)
        if landmark:
            return landmark.day.toordinal()
        return int(self._scale.day(self._layout().x(point)))

    def _landmark_at(self, point: QPoint) -> Landmark | None:
        layout = self._layout()
        if point.y() >= layout.top or not self._content.landmarks:
            return None
        away, landmark = min(
            (abs(self._scale.x(landmark.day.toordinal()) - layout.x(point)), landmark)
            for landmark in self._content.landmarks
        )
        return landmark if away <= flag_side() else None

    def _words_at(self, point: QPoint) -> str:
        """What is below ``point``, for those who point at it; empty beside the plot."""
        layout = self._layout()
        if landmark := self._landmark_at(point):
            day = date_words.shown(landmark.day, date_words.DAY, QLocale())
            return f"{landmark.said()}, {day}"
        if not 0 <= layout.x(point) < layout.plot_width or not self._content.reach():
            return ""
        unit = self._scale.finest_unit(least_pitch())
        return self._content.words(period(unit, self._day_at(point)), unit)
