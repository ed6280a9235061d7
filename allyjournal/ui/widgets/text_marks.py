"""Places in a text marked on the screen: a ground and a line below, in fields, rows and labels."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit

from allyjournal.domain.matching import Sought, Span
from allyjournal.ui import theme


def in_qt(text: str, spans: Iterable[Span]) -> list[Span]:
    """``spans`` of ``text`` as Qt counts, which takes some characters for two (UTF-16)."""
    spans = list(spans)
    if text.isascii():
        return spans
    return [(_units(text[:start]), _units(text[:end])) for start, end in spans]


def look(*, now: bool = False) -> QTextCharFormat:
    """How a marked place looks; ``now``: the one of several at which somebody is."""
    marked = QTextCharFormat()
    marked.setBackground(theme.colour("accent" if now else "accent_ground"))
    marked.setForeground(theme.colour("on_accent" if now else "ink"))
    marked.setFontUnderline(True)
    return marked


def mark(field: QTextEdit, spans: Sequence[Span], now: Span | None = None) -> None:
    """Mark ``spans`` (as Qt counts) in ``field`` and nothing else; its text is not changed."""
    field.setExtraSelections([_selection(field, span, now=span == now) for span in spans])


def mark_all(field: QTextEdit, sought: Sought) -> None:
    """Mark in ``field`` everything that is ``sought``."""
    mark(field, spans_in(field, sought))


def spans_in(field: QTextEdit, sought: Sought) -> list[Span]:
    """Where in ``field`` something stands that is ``sought``, as Qt counts."""
    # one character for each of the document, whatever it is
    text = field.document().toRawText()
    return in_qt(text, sought.spans(text))


def mark_line(line: QLineEdit, spans: Sequence[Span], now: Span | None = None) -> None:
    """Mark ``spans`` (as Qt counts) in ``line`` and nothing else; its text is not changed.

    As an input method marks what is being composed, where there is nothing composed:
    https://doc.qt.io/qt-6/qinputmethodevent.html, which counts from the caret.
    """
    formatted = QInputMethodEvent.AttributeType.TextFormat
    caret = line.cursorPosition()
    marks = [
        QInputMethodEvent.Attribute(formatted, start - caret, end - start, look(now=span == now))
        for span in spans
        for start, end in (span,)
    ]
    QCoreApplication.sendEvent(line, QInputMethodEvent("", marks))


def rich(text: str, spans: Iterable[Span], now: Span | None = None) -> str:
    """``text`` with its ``spans`` marked, for a label that shows rich text."""
    pieces, done = [], 0
    for start, end in spans:
        marked = look(now=(start, end) == now)
        ground, ink = marked.background().color().name(), marked.foreground().color().name()
        style = f"background:{ground};color:{ink};text-decoration:underline"
        pieces.append(escape(text[done:start]))
        pieces.append(f'<span style="{style}">{escape(text[start:end])}</span>')
        done = end
    return "".join((*pieces, escape(text[done:])))


def cursor(field: QTextEdit, span: Span) -> QTextCursor:
    """A cursor over ``span`` (as Qt counts) in ``field``."""
    over = QTextCursor(field.document())
    over.setPosition(span[0])
    over.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return over


def _selection(field: QTextEdit, span: Span, *, now: bool) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor(field, span)
    selection.format = look(now=now)
    return selection


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
