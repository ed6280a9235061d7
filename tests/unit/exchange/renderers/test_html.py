"""A summary as HTML: one file that loads and runs nothing, and hostile text is text in it."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.record import Pillar
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.renderers import html
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
    texts,
)


class Reader(HTMLParser):
    """What a reader of the file meets: tags with their attributes, and the text in each."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.within: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.other: list[str] = []
        self.feed(data.decode())
        self.close()
        assert not self.within

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.within[-1] if self.within else "", data))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def body(self) -> str:
        """Every text below the head, as it is."""
        return "".join(text for tag, text in self.texts if tag not in ("style", "title"))


def body_of(*blocks: Heading | Paragraph | Items) -> str:
    written = html.render(Document("Title", "below", blocks)).decode()
    return written.partition("below</p>\n")[2].partition("\n</main>")[0]


def test_a_document_is_rendered_whole() -> None:
    heading = Heading(plain("Repairs"), Pillar.RESPONSIBILITY)
    paragraph = Paragraph((strong("One: "), Span("two "), Span("three", Look.MARKED)))
    items = Items((plain("a"), plain(f"b{LINE_BREAK}c")), quoted=True)
    assert body_of(Heading(plain("Agreement")), heading, paragraph, items) == (
        '<h2 dir="auto">Agreement</h2>\n'
        '<h2 class="responsibility" dir="auto">Repairs</h2>\n'
        '<p dir="auto"><strong>One: </strong>two <mark>three</mark></p>\n'
        '<blockquote><ul>\n<li dir="auto">a</li>\n<li dir="auto">b<br>c</li>\n</ul></blockquote>'
    )


def test_it_begins_with_its_encoding_its_language_and_its_title() -> None:
    data = html.render(Document("A <title>", "below", ()))
    assert data.startswith(b'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert ("title", "A <title>") in Reader(data).texts


def test_it_loads_runs_and_sends_nothing() -> None:
    data = html.render(Document("Title", "below", (Paragraph(plain("https://a.example")),)))
    reader = Reader(data)
    style = next(text for tag, text in reader.texts if tag == "style")
    policy = next(it["content"] for _, it in reader.tags if "http-equiv" in it)
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    for tag, attributes in reader.tags:
        assert tag not in ("script", "link", "img", "a", "iframe", "base", "form", "object")
        assert not {"src", "href", "style", "action"} & set(attributes)
    assert not re.search(r"url\(|@import|http", style)


def test_its_colours_follow_the_screen_and_it_prints_light() -> None:
    style = html.render(Document("Title", "below", ())).decode()
    assert "@media screen and (prefers-color-scheme: dark)" in style
    assert "@media print" in style


HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</p></main></body><!-- ",
        "</title></style>",
        "&lt;b&gt; &amp;amp; &#60;i&#62; &copy",
        "{title} {0} {{7*7}} {% x %}",
        "<?php ?> <![CDATA[ x ]]> <!DOCTYPE y>",
        "javascript:alert(1)",
        "w" * 100,
    ]
)


@given(st.lists(HOSTILE | st.text(), min_size=1, max_size=4).map(" ".join))
def test_whatever_a_person_wrote_is_text(text: str) -> None:
    spans = (Span(text), Span(text, Look.STRONG), Span(text, Look.MARKED))
    blocks = (Heading(plain(text)), Paragraph(spans, quoted=True), Items((spans,)))
    document = redacted(Document(text, text, blocks), Redactor([]))
    reader = Reader(html.render(document))
    bare = Reader(html.render(redacted(Document("", "", blocks[:0]), Redactor([]))))
    assert reader.other == []
    tags = {tag for tag, _ in reader.tags}
    known = {tag for tag, _ in bare.tags} | {"h2", "p", "blockquote", "ul", "li", "br"}
    assert tags <= known | {"strong", "mark"}
    shown = "".join(texts(document)).replace(LINE_BREAK, "")
    assert "".join(reader.body().split()) == "".join(shown.split())


@pytest.mark.parametrize("text", ["\x00\ud800\u202e\ufeff\ufffe", "\u2028", "\n", ""])
def test_what_is_no_text_breaks_nothing(text: str) -> None:
    document = redacted(Document("Title", "below", (Paragraph(plain(text)),)), Redactor([]))
    assert "Title" in Reader(html.render(document)).body()
