"""The writing field: plain Markdown that shows what it means while it stays plain."""

import re

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.markdown_look import MarkdownLook
from allyjournal.ui.widgets.plain_text import NOTHING, from_document

_LINE_HEIGHT = 1.6
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>[-*+]|\d{1,9}[.)])(?P<gap>\s+)(?P<box>\[[ xX]\]\s+)?")


class MarkdownEditor(QTextEdit):
    """A field for long text, plain on the way in and out.

    ``edited`` tells that the person changed the text; ``fill`` does not. With ``auto_height`` it
    is as high as its text, at least ``least_lines``, and the page scrolls instead. Tab leaves it;
    Enter goes on with a list; Ctrl+B and Ctrl+I set the signs of strong words and emphasis.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        auto_height: bool = False,
        least_lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._auto_height = auto_height
        self._least_lines = least_lines
        self._shown = ""
        self._dark = theme.is_dark()
        self.setProperty("flavour", "writing")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._look = MarkdownLook(self.document())
        self.textChanged.connect(self._changed)
        if auto_height:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            layout = self.document().documentLayout()
            layout.documentSizeChanged.connect(self._fit)
            # queued: the page makes room for a new line first
            queued = Qt.ConnectionType.QueuedConnection
            self.textChanged.connect(self._show_caret, queued)
        self._measure()
        self.fill("")

    def text(self) -> str:
        """What is written, without NUL and lone surrogates, with ``\\n`` between lines."""
        return from_document(self.document().toRawText())

    def fill(self, text: str) -> None:
        """Show ``text``: once, before anything is typed, as it empties the undo stack."""
        self.blockSignals(True)
        self.setPlainText(text.replace("\0", ""))
        self._space_lines()
        self.blockSignals(False)
        self.document().clearUndoRedoStacks()
        self._shown = self.text()
        self._fit()

    def is_filled(self) -> bool:
        """Whether something is written."""
        return bool(self.text().strip())

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        return NOTHING

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            # some programs copy nothing but HTML
            text = source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText()
            self.textCursor().insertText(text.replace("\0", "").replace(_PICTURE, ""))
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(from_document(self.textCursor().selectedText()))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_enter = (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        )
        if event.matches(QKeySequence.StandardKey.Bold):
            self._surround("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._surround("*")
        elif not (plain_enter and self._continue_list()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        # several come before it is first seen, and few of them change anything
        if event.type() == QEvent.Type.PaletteChange and self._dark != theme.is_dark():
            self._dark = theme.is_dark()
            self._look.rehighlight()

    def _measure(self) -> None:
        margin = theme.px(8 if self._auto_height else 24)
        self.document().setDocumentMargin(margin)
        if not self._auto_height:
            self.setMaximumWidth(theme.px(theme.COLUMN))
        self._fit()

    def _space_lines(self) -> None:
        letters = theme.font(theme.READING)
        share = round(100 * _LINE_HEIGHT * letters.pixelSize() / QFontMetrics(letters).height())
        spacing = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spacing.setLineHeight(share, proportional.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    @Slot()
    def _fit(self) -> None:
        if not self._auto_height:
            return
        margins = 2 * round(self.document().documentMargin())
        least = round(self._least_lines * _LINE_HEIGHT * theme.px(theme.READING)) + margins
        self.setFixedHeight(max(least, round(self.document().size().height())) + theme.px(4))

    @Slot()
    def _show_caret(self) -> None:
        """Have the page around this field scroll to where the person writes."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if page is not None else None
        if page is not None and content is not None and self.hasFocus():
            caret = self.viewport().mapTo(content, self.cursorRect().center())
            page.ensureVisible(caret.x(), caret.y(), 0, theme.px(40))

    @Slot()
    def _changed(self) -> None:
        # colouring the text is a change to Qt, not to the person
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.edited.emit()

    def _surround(self, sign: str) -> None:
        """Put ``sign`` on both sides of the selection, or take it away from there."""
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        cursor.beginEditBlock()
        if len(chosen) > 2 * len(sign) and chosen.startswith(sign) and chosen.endswith(sign):
            result = chosen[len(sign) : -len(sign)]
        else:
            result = f"{sign}{chosen}{sign}"
        start = cursor.selectionStart()
        cursor.insertText(result)
        if chosen:
            cursor.setPosition(start)
            cursor.setPosition(start + len(result), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(start + len(sign))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _continue_list(self) -> bool:
        """Begin the next item, or end the list at an empty one; False outside a list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        item = _ITEM.match(line)
        if cursor.hasSelection() or item is None or cursor.positionInBlock() < item.end():
            return False
        cursor.beginEditBlock()
        if line[item.end() :].strip():
            cursor.insertBlock()
            cursor.insertText(_next_item(item))
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            end = QTextCursor.MoveOperation.EndOfBlock
            cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True


def _next_item(item: re.Match[str]) -> str:
    sign = item["sign"]
    if sign[:-1].isdigit():
        sign = f"{int(sign[:-1]) + 1}{sign[-1]}"
    box = "[ ] " if item["box"] else ""
    return f"{item['indent']}{sign}{item['gap']}{box}"
