"""Shows Markdown that somebody wrote; fetches nothing, runs nothing, opens nothing."""

from markdown_it import MarkdownIt
from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from allyjournal.domain.matching import NOTHING_SOUGHT, Sought
from allyjournal.ui import theme
from allyjournal.ui.widgets import text_marks
from allyjournal.ui.widgets.plain_text import NOTHING

# raw HTML stays text, and so do pictures: nothing could show them
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image"])

_STYLE = """
body, p, li {{ line-height: {line}%; }}
p, ul, ol, blockquote {{ margin-top: 0; margin-bottom: {gap}px; }}
.heading {{ margin-top: {gap}px; margin-bottom: {half}px; font-weight: 700; }}
.h1 {{ font-size: {large}px; }} .h2 {{ font-size: {middle}px; }}
.h3, .h4, .h5, .h6 {{ color: {second_ink}; }}
blockquote {{ margin-left: {gap}px; }}
blockquote, code, pre {{ color: {second_ink}; }}
a {{ color: {accent}; }}
"""


def html(text: str) -> str:
    """The HTML of a Markdown ``text``, its own HTML and its pictures kept as text."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        # Qt gives headings sizes of its own, whatever the style says
        if token.type in ("heading_open", "heading_close"):
            token.attrSet("class", f"heading {token.tag}")
            token.tag = "p"
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


class MarkdownView(QTextBrowser):
    """Markdown to read, as high as its text; ``link_clicked`` carries the address of a link,
    which nobody has opened yet."""

    link_clicked = Signal(str)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._style = ""
        self._sought = NOTHING_SOUGHT
        self.setProperty("flavour", "reading")
        self.setAccessibleName(self.tr("Text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._clicked)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another Markdown text."""
        self._text, self._style = text, _style()
        self.document().setIndentWidth(theme.px(20))
        self.document().setDefaultStyleSheet(self._style)
        self.setHtml(html(text))
        text_marks.mark_all(self, self._sought)
        self._fit()

    def go_to_line(self, line: str) -> None:
        """Put the caret before a heading or a paragraph that says exactly ``line``, or else before
        everything."""
        block = self.document().begin()
        while block.isValid() and block.text() != line:
            block = block.next()
        self.setTextCursor(QTextCursor(block if block.isValid() else self.document().begin()))

    def mark(self, sought: Sought) -> None:
        """Mark everything that is ``sought``, also in what is shown later."""
        self._sought = sought
        text_marks.mark_all(self, sought)

    def sought(self) -> Sought:
        """What is marked."""
        return self._sought

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        return NOTHING

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        # several come before it is first seen, and few of them change anything
        if event.type() in changes and self._style != _style():
            self.show_text(self._text)

    @Slot()
    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(round(self.document().size().height()) + max(4, frame))

    @Slot(QUrl)
    def _clicked(self, address: QUrl) -> None:
        self.link_clicked.emit(address.toString())


def _style() -> str:
    size = theme.px(theme.READING)
    return _STYLE.format(
        line=132,
        gap=theme.px(10),
        half=theme.px(4),
        middle=round(size * 1.2),
        large=round(size * 1.4),
        second_ink=theme.colour("second_ink").name(),
        accent=theme.colour("accent").name(),
    )
