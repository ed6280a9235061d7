"""A summary as one HTML file: no script, nothing fetched, and every text the text that it is."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from typing import Final

from allyjournal import assets
from allyjournal.exchange.summary.document import LINE_BREAK, Block, Document, Heading, Items, Span

_TAGS: Final = {"plain": "{}", "strong": "<strong>{}</strong>", "marked": "<mark>{}</mark>"}
# Nothing may be loaded, run, framed or sent; of styles only the one whose hash is named:
# https://www.w3.org/TR/CSP3/#framework-directive-source-list
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}';\
 base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1 dir="auto">{title}</h1>
<p dir="auto">{subtitle}</p>
"""


def render(document: Document) -> bytes:
    """``document`` as UTF-8."""
    style = assets.text("templates/summary.css")
    head = _HEAD.format(
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        style=style,
        title=_text(document.title),
        subtitle=_text(document.subtitle),
    )
    blocks = "\n".join(map(_block, document.blocks))
    return f"{head}{blocks}\n</main>\n</body>\n</html>\n".encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        colour = f' class="{block.pillar}"' if block.pillar else ""
        return f'<h2{colour} dir="auto">{_spans(block.spans)}</h2>'
    if isinstance(block, Items):
        items = "".join(f'<li dir="auto">{_spans(item)}</li>\n' for item in block.items)
        words = f"<ul>\n{items}</ul>"
    else:
        words = f'<p dir="auto">{_spans(block.spans)}</p>'
    return f"<blockquote>{words}</blockquote>" if block.quoted else words


def _spans(spans: Sequence[Span]) -> str:
    return "".join(_TAGS[span.look].format(_text(span.text)) for span in spans)


def _text(text: str) -> str:
    return escape(text).replace(LINE_BREAK, "<br>")
