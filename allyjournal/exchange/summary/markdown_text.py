"""A person's Markdown as blocks of a document: its words and lists, without its signs."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Items,
    Look,
    Paragraph,
    Span,
    Spans,
    plain,
)

# HTML is shown as the text that it is, and nothing is made a link.
_PARSER = MarkdownIt("commonmark", {"html": False})
# A soft break stays a line end until redaction is over: a name may be hyphenated there.
_BREAKS = {"softbreak": "\n", "hardbreak": LINE_BREAK}


def quoted(markdown: str) -> Iterator[Paragraph | Items]:
    """``markdown`` as quoted paragraphs and lists; nested lists stand on one level."""
    items: list[Spans] = []
    depth = 0
    strong = False
    for token in _PARSER.parse(markdown):
        depth += token.nesting * token.type.startswith(("bullet_list", "ordered_list"))
        strong = token.type == "heading_open" or (strong and token.type == "inline")
        if items and not depth:
            yield Items(tuple(items), quoted=True)
            items = []
        spans = tuple(_spans(token, strong=strong))
        if spans and depth:
            items.append(spans)
        elif spans:
            yield Paragraph(spans, quoted=True)


def announced(words: str, markdown: str) -> Iterator[Paragraph | Items]:
    """``markdown``, quoted, below the ``words`` that say what it is; nothing where it is empty."""
    if markdown.strip():
        yield Paragraph(plain(f"{words}:"))
        yield from quoted(markdown)


def _spans(token: Token, *, strong: bool) -> Iterator[Span]:
    """The spans of one token of a block; a link's address follows its words."""
    if token.type in ("fence", "code_block"):
        yield from plain(token.content.rstrip("\n").replace("\n", LINE_BREAK))
    depth = int(strong)
    address = ""
    for child in token.children or ():
        depth += child.nesting * child.type.startswith("strong")
        # as it is read, since a name could hide in %C3%A9
        address = _PARSER.normalizeLinkText(str(child.attrs.get("href", address)))
        closed = f" ({address})" if child.type == "link_close" else ""
        if text := _BREAKS.get(child.type, child.content) + closed:
            yield Span(text, Look.STRONG if depth else Look.PLAIN)
