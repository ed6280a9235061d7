"""A summary as Markdown: whatever a person wrote stays the text that it is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from allyjournal.domain.record import Pillar
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.renderers.markdown import render
from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Document,
    Heading,
    Items,
    Look,
    Paragraph,
    Span,
    plain,
    redacted,
    strong,
)

READERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})]


def rendered(*blocks: Heading | Paragraph | Items) -> str:
    return render(Document("Title", "below", blocks)).decode().partition("below\n")[2].strip("\n")


def test_a_document_is_rendered_whole() -> None:
    heading = Heading(plain("Repairs"), Pillar.RESPONSIBILITY)
    paragraph = Paragraph((strong("One: "), Span("two "), Span("three", Look.MARKED)))
    items = Items((plain("a"), plain("b")))
    assert render(Document("Title", "below", (heading, paragraph, items))).decode() == (
        "# Title\n\nbelow\n\n## Repairs\n\n**One:** two **three**\n\n- a\n- b\n"
    )


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Paragraph(plain("1. not a list")), "1\\. not a list"),
        (Paragraph(plain("- nor this")), "\\- nor this"),
        (Paragraph(plain("# no heading")), "\\# no heading"),
        (Paragraph(plain("a\nb\tc  d")), "a b c d"),
        (Paragraph(plain(f"a{LINE_BREAK}  - b")), "a\\\n\\- b"),
        (Paragraph((strong("a"), strong("b"), Span("c", Look.MARKED))), "**abc**"),
        (Paragraph((Span("a", Look.STRONG), Span(" ", Look.PLAIN))), "**a**"),
        (Paragraph((strong(" "), Span("a"))), "a"),
        (Paragraph(plain(f"a{LINE_BREAK}b"), quoted=True), "> a\\\n> b"),
        (Items((plain(f"a{LINE_BREAK}b"), plain("c")), quoted=True), "> - a\\\n>   b\n> - c"),
        (Paragraph(plain("[Person A] said")), "[Person A] said"),
        (Paragraph(plain("in [place], [elsewhere]")), "in [place], \\[elsewhere\\]"),
        (Paragraph(plain("[Person A](b) [Person B]: c")), "\\[Person A\\](b) \\[Person B\\]: c"),
        (Paragraph(plain("http://a.example a@b.c")), "http\\://a.example a\\@b.c"),
    ],
)
def test_signs_are_escaped(block: Paragraph | Items, markdown: str) -> None:
    assert rendered(block) == markdown


HOSTILE = [
    "<script>alert(1)</script> &amp; {{7*7}} {% x %} ![a](b) [x](y) `c` $x$",
    f"```{LINE_BREAK}code{LINE_BREAK}~~~ | a | b |",
    f"a{LINE_BREAK}==={LINE_BREAK}---{LINE_BREAK}+ c{LINE_BREAK}12) d",
    "- [x] task",
    "    indented",
    "C# ##",
    "*** ___ ~~a~~ ^a^ \\ \\\\",
    "[Person A][Person B]",
]


def words(text: str) -> str:
    return "".join(text.replace(LINE_BREAK, " ").split())


def shown(markdown: str, reader: MarkdownIt) -> str:
    """The text that a reader of Markdown shows; it must be one paragraph, plain."""
    tokens = reader.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "hardbreak", "softbreak"}
    return "".join(child.content for child in children)


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "gfm"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str, reader: MarkdownIt) -> None:
    assert words(shown(rendered(Paragraph(plain(text))), reader)) == words(text)


@given(st.text(min_size=1))
@example("\u2028- a")
@example("&#x41;")
def test_any_text_is_shown_as_text(text: str) -> None:
    document = redacted(Document("", "", (Paragraph(plain(text)),)), Redactor([]))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    left = "".join(span.text for span in block.spans)
    if left.replace(LINE_BREAK, "").strip():
        markdown = rendered(block)
        # these two are line ends for some readers and letters for others
        if not re.search("[\x85\u2029]", left):
            assert words(shown(markdown, READERS[0])) == words(left)
