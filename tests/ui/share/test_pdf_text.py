"""The text of a PDF's page: the words of the file, in its own paragraphs."""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2

from allyjournal.domain.mentoring import Format
from allyjournal.exchange.renderers import html
from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Span,
    plain,
    strong,
)
from allyjournal.ui.share.file import made_file
from allyjournal.ui.share.html_text import html_text
from allyjournal.ui.share.pdf_text import page_text

LONG = "a well-known, semi-detached word " * 9


def document(*blocks: Block) -> Document:
    return Document("A summary", "Fewer identifying details", blocks)


def lines(text: str) -> Iterator[str]:
    """Without signs before items and the number below a page."""
    for line in text.splitlines():
        if line != "1 / 1":
            yield line.removeprefix("• ").rstrip()


def test_a_paragraph_is_one_line_and_a_section_has_an_empty_one_above() -> None:
    file = document(
        Heading(plain("Period")),
        Paragraph((strong("It was"), Span(f" {LONG}"))),
        Paragraph(plain(LONG), quoted=True),
        Items((plain(f"One {LONG}"), (strong("Two"), Span(" and")))),
        Heading(plain("Next")),
        Paragraph(plain(f"Ended{LINE_BREAK}on purpose")),
        Paragraph(plain("ends with a space ")),
        Paragraph(plain("x" * 150)),
    )
    text = made_file(file, Format.PDF).text
    there = "".join(text.split("\u200b"))
    assert list(lines(there)) == list(lines(html_text(html.render(file))))


def test_every_page_says_all_that_is_on_it() -> None:
    file = document(*(Paragraph(plain(f"{number}. 😀 {LONG}")) for number in range(40)))
    made = made_file(file, Format.PDF, "six words made for this one")
    assert len(made.pages) > 3
    for number in range(40):
        assert f"{number}. 😀 a well-known" in made.text
    assert f"{len(made.pages)} / {len(made.pages)}" in made.text
    assert made.text.count("semi-detached") == 40 * 9


def test_a_file_without_tags_keeps_its_lines() -> None:
    with closing(pypdfium2.PdfDocument.new()) as empty:
        page = empty.new_page(200, 200)
        assert page_text(page) == ""
        page.close()
