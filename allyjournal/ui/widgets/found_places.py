"""Where in the fields of a page something stands that is sought, and how it is marked there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from allyjournal.domain.matching import Sought, Span
from allyjournal.ui.widgets import text_marks
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.page_scroll import bring_into_view, bring_place_into_view
from allyjournal.ui.widgets.title_label import TitleLabel

Field = QTextEdit | QLineEdit | TitleLabel


@runtime_checkable
class Revealing(Protocol):
    """A widget that keeps a part of itself out of sight until it is wanted."""

    def reveal(self, part: QWidget) -> None:
        """Have ``part`` in sight."""


@runtime_checkable
class Reopening(Protocol):
    """A widget that has some of its fields only once they are asked for."""

    def opened(self) -> str:
        """Which of them are there, in words of its own; empty for none."""

    def reopen(self, opened: str) -> None:
        """Have those fields there again, as far as what they are for is still there."""


@runtime_checkable
class LeftOut(Protocol):
    """Fields that are left out of what is kept as long as nothing stands in them."""

    def is_left_out(self) -> bool:
        """Whether nothing does by now."""


class Place(NamedTuple):
    """A span in a field, as Qt counts; in a title to read, in characters."""

    field: Field
    span: Span


def fields(area: QWidget) -> list[Field]:
    """Every field of text in ``area`` that is in sight or can come into it, as Tab goes."""
    return [it for it in _in_order(area) if can_be_seen(it, area)]


def can_be_seen(field: Field, area: QWidget) -> bool:
    """Whether ``field`` is in sight within ``area``, or ``open_up`` brings it there."""
    return all(isinstance(holder, Revealing) for _, holder in _hiding(field, area))


def comes_again(field: Field, area: QWidget) -> bool:
    """Whether ``field`` can be seen, and is there again once the page is made anew."""
    holders = _holders(field, area)
    empty = any(isinstance(holder, LeftOut) and holder.is_left_out() for holder in holders)
    return not empty and can_be_seen(field, area)


def open_up(field: Field, area: QWidget) -> None:
    """Open what hides ``field`` within ``area``, and scroll to it then."""
    for part, holder in list(_hiding(field, area)):
        if isinstance(holder, Revealing):
            holder.reveal(part)
            # it has its place only once all is laid out
            bring_into_view(field)


def places(among: Iterable[Field], sought: Sought) -> list[Place]:
    """Every place in some fields where something stands that is ``sought``."""
    return [Place(field, span) for field in among for span in _spans(field, sought)]


def caret(field: Field) -> int:
    """Where in ``field`` somebody types, as Qt counts; always the beginning of a line."""
    return field.textCursor().position() if isinstance(field, QTextEdit) else 0


def bring_into_sight(place: Place, area: QWidget) -> None:
    """Open what hides the field within ``area``, and scroll to the place."""
    field = place.field
    open_up(field, area)
    if not isinstance(field, QTextEdit):
        bring_place_into_view(field, field.rect())
        return
    where = _rectangle(field, place)
    scrolled = field.verticalScrollBar()
    if not field.viewport().rect().contains(where):
        scrolled.setValue(scrolled.value() + where.top() - field.viewport().height() // 3)
    bring_place_into_view(field.viewport(), _rectangle(field, place))


def put_caret(place: Place) -> None:
    """Give the field the focus, what stands at the place chosen in it; a title to read takes
    neither."""
    field, (start, end) = place
    if isinstance(field, TitleLabel):
        return
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
    else:
        field.setTextCursor(text_marks.cursor(field, place.span))


def mark(found: list[Place], now: Place | None) -> None:
    """Mark all that was found, and that one place in another way."""
    for field in {it.field for it in found}:
        spans = [it.span for it in found if it.field is field]
        here = now.span if now and now.field is field else None
        if isinstance(field, QTextEdit):
            text_marks.mark(field, spans, here)
        elif isinstance(field, QLineEdit):
            text_marks.mark_line(field, spans, here)
        else:
            field.show_marks(spans, here)


def unmark(field: Field) -> None:
    """Take the marks away, but for those that the field has of its own."""
    if isinstance(field, MarkdownView):
        field.mark(field.sought())
    elif isinstance(field, QTextEdit):
        text_marks.mark(field, ())
    elif isinstance(field, QLineEdit):
        text_marks.mark_line(field, ())
    else:
        field.unmark()


def _in_order(area: QWidget) -> Iterator[Field]:
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        hidden = isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal
        if isinstance(widget, Field) and area.isAncestorOf(widget) and not hidden:
            yield widget
        widget = widget.nextInFocusChain()


def _hiding(field: Field, area: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Each hidden widget from ``field`` up to ``area``, and what holds it."""
    part: QWidget = field
    for holder in _holders(field, area):
        if part.isHidden():
            yield part, holder
        part = holder


def _holders(field: Field, area: QWidget) -> Iterator[QWidget]:
    """What holds ``field``, and what holds that, up to ``area``."""
    part: QWidget = field
    while part is not area and (holder := part.parentWidget()):
        yield holder
        part = holder


def _spans(field: Field, sought: Sought) -> list[Span]:
    if isinstance(field, QTextEdit):
        return text_marks.spans_in(field, sought)
    if isinstance(field, TitleLabel):
        return sought.spans(field.words())
    return text_marks.in_qt(field.text(), sought.spans(field.text()))


def _rectangle(field: QTextEdit, place: Place) -> QRect:
    begin = QTextCursor(field.document())
    begin.setPosition(place.span[0])
    return field.cursorRect(begin)
