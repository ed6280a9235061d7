"""A summary as a small tree, made once and rendered in each format."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from allyjournal.domain.record import Pillar
from allyjournal.domain.redaction import Redactor
from allyjournal.domain.text import clean

LINE_BREAK = "\u2028"
"""Where a line really ends; every other line end in a text reads as a space."""

# Controls, zero-width spaces, and marks that turn the direction of text around. The joiners stay:
# some scripts and emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


class Look(StrEnum):
    """How a stretch of text stands out; ``marked`` words are new ones."""

    PLAIN = "plain"
    STRONG = "strong"
    MARKED = "marked"


class Span(Struct, frozen=True):
    """A stretch of text of one look. Its text is never markup."""

    text: str
    look: Look = Look.PLAIN


Spans = tuple[Span, ...]


class Heading(Struct, frozen=True, tag_field="block", tag="heading"):
    """The heading of a section, in its pillar's colour or the accent."""

    spans: Spans
    pillar: Pillar | None = None


class Paragraph(Struct, frozen=True, tag_field="block", tag="paragraph"):
    """A paragraph; ``quoted`` where it was let in from a record's body."""

    spans: Spans
    quoted: bool = False


class Items(Struct, frozen=True, tag_field="block", tag="items"):
    """A list; ``quoted`` as in a paragraph."""

    items: tuple[Spans, ...]
    quoted: bool = False


Block = Heading | Paragraph | Items


class Document(Struct, frozen=True):
    """What is rendered: a title, a line below it, and blocks in reading order."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Spans:
    """One plain span."""
    return (Span(text),)


def strong(text: str) -> Span:
    """A strong span."""
    return Span(text, Look.STRONG)


def texts(document: Document) -> Iterator[str]:
    """Every text in reading order: title, subtitle, headings, paragraphs, items."""
    yield document.title
    yield document.subtitle
    for block in document.blocks:
        for spans in block.items if isinstance(block, Items) else (block.spans,):
            yield "".join(span.text for span in spans)


def redacted(document: Document, redactor: Redactor) -> Document:
    """``document`` with every text in it redacted, letters given out in reading order; only then
    do its lines read on, as a name may be hyphenated at the end of one."""
    return readable(
        Document(
            redactor.redact(document.title),
            redactor.redact(document.subtitle),
            # a name may stand across two spans, so they are redacted as one text
            _rewritten(document.blocks, redactor.redact_pieces),
        )
    )


def readable(document: Document) -> Document:
    """``document`` without what nobody sees and no font has; nothing else is taken out."""
    blocks = _rewritten(document.blocks, _on_one_line)
    return Document(_seen(document.title), _seen(document.subtitle), blocks)


def _rewritten(
    blocks: Sequence[Block], rewrite: Callable[[Sequence[str]], Sequence[str]]
) -> tuple[Block, ...]:
    """``blocks`` with the visible text of every span, and so of spans side by side, rewritten."""

    def anew(spans: Spans) -> Spans:
        pieces = rewrite([_seen(span.text) for span in spans])
        pairs = zip(pieces, spans, strict=True)
        return tuple(Span(piece, span.look) for piece, span in pairs if piece)

    return tuple(
        replace(block, items=tuple(map(anew, block.items)))
        if isinstance(block, Items)
        else replace(block, spans=anew(block.spans))
        for block in blocks
    )


def _seen(text: str) -> str:
    return _UNSEEN.sub("", clean(text))


def _on_one_line(pieces: Sequence[str]) -> list[str]:
    return [piece.replace("\n", " ") for piece in pieces]
