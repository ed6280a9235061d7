"""How one record of a list is painted: on a line of days, or small beside its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from allyjournal.domain.matching import Span
from allyjournal.ui import theme
from allyjournal.ui.widgets import marks, text_marks
from allyjournal.ui.widgets.record_rows import RecordRows, Row

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SMALL = 13


class _Letters:
    """A font with its measures, which take as long to ask for as a word to paint."""

    def __init__(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        self.font = theme.font(size, weight)
        self._metrics = QFontMetrics(self.font)
        self.height = self._metrics.height()

    def cut(self, words: str, width: int) -> str:
        """``words``, with an ellipsis where there is no room for all of them."""
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def width(self, words: str) -> int:
        """How much room ``words`` take."""
        return self._metrics.horizontalAdvance(words)


@dataclass
class _Line:
    """A painter with the rectangle of one row; everything is placed as if written to the right
    and mirrored where the language is written to the left."""

    painter: QPainter
    rect: QRect
    direction: Qt.LayoutDirection

    def place(self, left: int, top: int, width: int, height: int) -> QRect:
        inner = QRect(self.rect.left() + left, self.rect.top() + top, width, height)
        return QStyle.visualRect(self.direction, self.rect, inner)

    def text(
        self,
        place: QRect,
        words: str,
        letters: _Letters,
        token: str,
        start: Qt.AlignmentFlag = _START,
    ) -> None:
        """Write ``words``, cut where there is no room for all of them."""
        self.painter.setFont(letters.font)
        self.painter.setPen(theme.colour(token))
        shown = letters.cut(words, place.width())
        self.painter.drawText(place, QStyle.visualAlignment(self.direction, start), shown)

    def marked_text(
        self, place: QRect, words: str, letters: _Letters, token: str, spans: Sequence[Span]
    ) -> None:
        """The same, with ``spans`` of it marked."""
        if not spans:
            self.text(place, words, letters, token)
            return
        shown = letters.cut(words, place.width())
        # what was cut away has its ellipsis in the place of the last character
        whole = len(shown) if shown == words else len(shown) - 1
        inside = [(start, min(end, whole)) for start, end in spans if start < whole]
        layout = QTextLayout(shown, letters.font)
        layout.setTextOption(QTextOption(QStyle.visualAlignment(self.direction, _START)))
        layout.setFormats([_range(span) for span in text_marks.in_qt(shown, inside)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(place.width())
        layout.endLayout()
        self.painter.setPen(theme.colour(token))
        gap = (place.height() - line.height()) / 2
        layout.draw(self.painter, QPointF(place.left(), place.top() + gap))


class RecordDelegate(QStyledItemDelegate):
    """Paints headings and records; ``compact`` ones are a title and one line below it."""

    def __init__(self, rows: RecordRows, *, compact: bool) -> None:
        super().__init__()
        self._rows = rows
        self._compact = compact
        self.measure()

    def measure(self) -> None:
        """Take the letters of the present text size."""
        self._plain = _Letters(theme.CONTROL)
        self._title = _Letters(theme.CONTROL, QFont.Weight.DemiBold)
        self._day_number = _Letters(16, QFont.Weight.DemiBold)
        self._below = _Letters(_SMALL + 1)
        self._small_letters = _Letters(_SMALL)
        self._note_letters = _Letters(_SMALL, QFont.Weight.Medium)
        self._heading_letters = _Letters(_SMALL, QFont.Weight.Bold)

    def record_height(self) -> int:
        """The height of every record's row, in pixels."""
        title, small = self._plain.height, self._small_letters.height
        if self._compact:
            return title + small + theme.px(26)
        return title + small + max(theme.px(24), small) + theme.px(29)

    def heading_height(self) -> int:
        """The height of a heading's row, in pixels."""
        return self._small_letters.height + theme.px(20)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heading = self._rows.id_at(index.row()) is None
        return QSize(0, self.heading_height() if heading else self.record_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = _Line(painter, option.rect, option.direction)
        row_id = self._rows.id_at(index.row())
        if row_id is None:
            self._heading(line, self._rows.heading_at(index.row()))
        else:
            self._ground(line, option)
            row = self._rows.content(row_id) or Row()
            if self._compact:
                self._small(line, row)
            else:
                self._dated(line, row, self._same_day(index.row(), row))
        painter.restore()

    def paint_heading(
        self, painter: QPainter, place: QRect, direction: Qt.LayoutDirection, words: str
    ) -> None:
        """Paint a heading outside its row."""
        self._heading(_Line(painter, place, direction), words)

    def _heading(self, line: _Line, words: str) -> None:
        place = line.rect.adjusted(0, theme.px(8), 0, 0)
        line.text(place, words, self._heading_letters, "second_ink")

    def _ground(self, line: _Line, option: QStyleOptionViewItem) -> None:
        state = option.state
        if not state & QStyle.StateFlag.State_Selected:
            return
        width = 2 if state & QStyle.StateFlag.State_HasFocus else 1
        line.painter.setPen(QPen(theme.colour("accent"), width))
        line.painter.setBrush(theme.colour("surface"))
        gap = theme.px(4) if self._compact else 0
        frame = QRectF(line.rect).adjusted(1, 1, -1, -1 - gap)
        line.painter.drawRoundedRect(frame, theme.px(8), theme.px(8))

    def _small(self, line: _Line, row: Row) -> None:
        left, top = theme.px(13), theme.px(10)
        width = line.rect.width() - 2 * left
        title = self._plain.height
        letters = self._plain if row.muted else self._title
        token = "second_ink" if row.muted else "ink"
        place = line.place(left, top, width, title)
        line.marked_text(place, row.title, letters, token, row.title_marks)
        below = line.place(left, top + title + theme.px(2), width, self._small_letters.height)
        token = row.note_colour if row.note else "second_ink"
        line.text(below, row.note or row.subtitle, self._small_letters, token)

    def _dated(self, line: _Line, row: Row, same_day: bool) -> None:
        top = theme.px(9)
        if row.date is not None and not same_day:
            self._day(line, QDate(row.date.year, row.date.month, row.date.day), top)
        thread = line.place(theme.px(62), top, max(1, theme.px(2)), line.rect.height() - 2 * top)
        line.painter.fillRect(thread, theme.colour("line"))
        title = self._plain.height
        if row.mark:
            side = theme.px(13)
            square = line.place(theme.px(74), top + (title - side) // 2, side, side)
            colour = theme.colour(row.mark_colour)
            marks.paint_mark(line.painter, row.mark, QRectF(square), colour)
        left = theme.px(96)
        room = line.rect.width() - left - theme.px(9)
        used = self._note(line, row, left, top, room)
        place = line.place(left, top, room - used, title)
        token = "second_ink" if row.muted else "ink"
        line.marked_text(place, row.title, self._title, token, row.title_marks)
        top += title + theme.px(4)
        below = line.place(left, top, room, self._below.height)
        line.marked_text(below, row.subtitle, self._below, "second_ink", row.subtitle_marks)
        self._chips(line, row.chips, left, top + self._below.height + theme.px(5))

    def _day(self, line: _Line, day: QDate, top: int) -> None:
        locale = QLocale()
        width = theme.px(48)
        small = line.place(0, top, width, self._plain.height)
        line.text(small, locale.toString(day, "ddd"), self._small_letters, "second_ink", _END)
        below = line.place(0, top + self._plain.height, width, self._day_number.height)
        line.text(below, locale.toString(day, "d"), self._day_number, "ink", _END)

    def _note(self, line: _Line, row: Row, left: int, top: int, room: int) -> int:
        """Paint the note at the end; returns the width it takes."""
        if not row.note:
            return 0
        letters = self._note_letters
        width = min(letters.width(row.note) + 1, room // 2)
        place = line.place(left + room - width, top, width, self._plain.height)
        line.text(place, row.note, letters, row.note_colour, _END)
        return width + theme.px(12)

    def _chips(self, line: _Line, chips: tuple[str, ...], left: int, top: int) -> None:
        letters = self._small_letters
        height = max(theme.px(24), letters.height + theme.px(4))
        end = line.rect.width() - theme.px(9)
        for words in chips:
            width = letters.width(words) + theme.px(20)
            if left + width > end:
                return
            frame = line.place(left, top, width, height)
            line.painter.setPen(QPen(theme.colour("edge"), 1))
            line.painter.setBrush(Qt.BrushStyle.NoBrush)
            outline = QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5)
            line.painter.drawRoundedRect(outline, height / 2, height / 2)
            line.text(frame, words, letters, "second_ink", Qt.AlignmentFlag.AlignCenter)
            left += width + theme.px(5)

    def _same_day(self, row: int, content: Row) -> bool:
        above = self._rows.content(self._rows.id_at(row - 1)) if row else None
        return above is not None and above.date == content.date


def _range(span: Span) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = span[0], span[1] - span[0]
    marked.format = text_marks.look()
    return marked
