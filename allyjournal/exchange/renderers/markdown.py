"""A summary as Markdown (CommonMark) in which every text stays the text that it is."""

import re
from collections.abc import Sequence
from itertools import groupby

from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Block,
    Document,
    Heading,
    Items,
    Look,
    Span,
)

# "[Person A]" is left alone where nothing behind it could make it a link. The last three keep a
# bare address from becoming one in dialects that look for them.
_SPECIAL = re.compile(
    r"(?P<kept>\[(?:Person [A-Z]+|place|organisation)\](?![(\[:]))"
    r"|[\\`*_{}\[\]<>&~|$^#]|(?<=\w):(?=//)|@|(?<=www)\."
)
_LIST_MARK = re.compile(r"^(?:(?=[+=-])|\d+(?=[.)]))", re.MULTILINE)


def render(document: Document) -> bytes:
    """``document`` as UTF-8."""
    parts = [f"# {_escaped(document.title)}", _escaped(document.subtitle)]
    parts += map(_block, document.blocks)
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"## {_paragraph(block.spans)}"
    if isinstance(block, Items):
        lines = "\n".join(_item(_paragraph(item)) for item in block.items)
    else:
        lines = _paragraph(block.spans)
    return re.sub("^", "> ", lines, flags=re.MULTILINE) if block.quoted else lines


def _item(paragraph: str) -> str:
    return "- " + paragraph.replace("\n", "\n  ")


def _paragraph(spans: Sequence[Span]) -> str:
    """Spans as one paragraph; neighbours that stand out are set off together."""
    runs = groupby(spans, lambda span: span.look is not Look.PLAIN)
    texts = (_run("".join(span.text for span in run), set_off) for set_off, run in runs)
    lines = (line.strip() for line in "".join(texts).split("\n"))
    return _LIST_MARK.sub(r"\g<0>\\", "\n".join(lines).strip())


def _run(text: str, set_off: bool) -> str:
    words = _escaped(text)
    core = words.strip()
    return words.replace(core, f"**{core}**", 1) if set_off and core else words


def _escaped(text: str) -> str:
    words = " ".join(re.split(r"[\n\t ]+", text)).replace(LINE_BREAK, "\n")
    escaped = _SPECIAL.sub(lambda match: match["kept"] or f"\\{match.group()}", words)
    return escaped.replace("\n", "\\\n")
