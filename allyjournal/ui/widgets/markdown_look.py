"""Shows plain Markdown as what it means: headings larger, emphasis as emphasis."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from allyjournal.ui import theme

_HEADING = re.compile(r"(#{1,6})\s+\S")
_QUOTE = re.compile(r"\s*>")
_ITEM = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s+(\[[ xX]\]\s)?")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_RULE = re.compile(r"\s{0,3}([-*_])(\s*\1){2,}\s*$")
# an inner text begins and ends with something other than a space, as CommonMark has it
_CODE = re.compile(r"`[^`]+`")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)*\S\1")
_EMPHASIS = re.compile(
    r"(?<![*\\])\*(?=[^\s*])[^*]*(?<=[^\s*])\*(?!\*)|(?<![\w\\])_(?=[^\s_])[^_]*(?<=[^\s_])_(?!\w)"
)
_LINK = re.compile(r"\[[^\]\n]+\]\([^)\s]*\)|<?https?://[^\s>]+>?")
_LARGER = (1.4, 1.2, 1.1)
_IN_FENCE = 1


class MarkdownLook(QSyntaxHighlighter):
    """Colours and sizes the text of a document; the text itself is never changed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Show one line; the state says whether it stands within a fenced block."""
        inside = self.previousBlockState() == _IN_FENCE
        fence = bool(_FENCE.match(text))
        self.setCurrentBlockState(_IN_FENCE if inside != fence else 0)
        if inside or fence:
            self._paint(0, len(text), self._code())
            return
        if heading := _HEADING.match(text):
            self._heading(text, len(heading[1]))
        elif _QUOTE.match(text):
            self._merge(0, len(text), italic=True, token="second_ink")
        elif _RULE.match(text):
            self._merge(0, len(text), token="second_ink")
        elif item := _ITEM.match(text):
            self._merge(0, item.end(), bold=True, token="accent")
        self._inline(text)

    def _inline(self, text: str) -> None:
        for strong in _STRONG.finditer(text):
            self._merge(*strong.span(), bold=True)
            self._dim(strong.start(), strong.end(), 2)
        # two stars are no emphasis: hide them from its pattern
        rest = _STRONG.sub(lambda found: " " * 2 + found[0][2:-2] + " " * 2, text)
        for emphasis in _EMPHASIS.finditer(rest):
            self._merge(*emphasis.span(), italic=True)
            self._dim(emphasis.start(), emphasis.end(), 1)
        for link in _LINK.finditer(text):
            self._merge(*link.span(), token="accent")
        for code in _CODE.finditer(text):
            self._paint(code.start(), code.end(), self._code())

    def _heading(self, text: str, level: int) -> None:
        letters = QTextCharFormat()
        larger = _LARGER[min(level, len(_LARGER)) - 1]
        letters.setProperty(
            QTextCharFormat.Property.FontPixelSize, theme.px(round(theme.READING * larger))
        )
        letters.setFontWeight(QFont.Weight.Bold)
        self._paint(0, len(text), letters)
        self._merge(0, level, token="second_ink")

    def _dim(self, start: int, end: int, signs: int) -> None:
        """Step the signs themselves back."""
        self._merge(start, start + signs, token="second_ink")
        self._merge(end - signs, end, token="second_ink")

    def _merge(
        self, start: int, end: int, *, bold: bool = False, italic: bool = False, token: str = ""
    ) -> None:
        """Add to the look that every letter has already."""
        for position in range(start, end):
            look = self.format(position)
            if bold:
                look.setFontWeight(QFont.Weight.Bold)
            if italic:
                look.setFontItalic(True)
            if token:
                look.setForeground(theme.colour(token))
            self.setFormat(position, 1, look)

    def _paint(self, start: int, end: int, look: QTextCharFormat) -> None:
        self.setFormat(start, end - start, look)

    def _code(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontFamilies(["monospace"])
        look.setFontFixedPitch(True)
        look.setForeground(theme.colour("second_ink"))
        return look
