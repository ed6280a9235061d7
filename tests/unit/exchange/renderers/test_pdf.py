"""A summary as PDF, read back with another library."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from allyjournal.domain.errors import InputRefused
from allyjournal.domain.record import Pillar
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.renderers import pdf
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

DOCUMENT = Document(
    "Summary for a mentor",
    "August to November 2026 · fewer identifying details, not anonymous",
    (
        Heading(plain("Agreement")),
        Paragraph((Span("New: "), Span("ask for times first", Look.MARKED), Span("."))),
        Heading(plain("Repairs"), Pillar.RESPONSIBILITY),
        Paragraph((strong("Repairing"), Span(": one of three steps done."))),
        Items((plain("first"), plain(f"second{LINE_BREAK}line")), quoted=True),
        Paragraph(plain("a quoted one"), quoted=True),
    ),
)


def read(data: bytes) -> str:
    """The text of every page."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def hostile(text: str) -> Document:
    spans = (Span(text), Span(text, Look.STRONG), Span(text, Look.MARKED))
    blocks = (Heading(plain(text)), Paragraph(spans, quoted=True), Items((spans,)))
    return redacted(Document("Summary", "below", blocks), Redactor([]))


def test_it_reads_back() -> None:
    rendered = pdf.render(DOCUMENT)
    assert rendered.notes == ()
    lines = [line.strip() for line in read(rendered.data).splitlines()]
    for expected in (
        DOCUMENT.title,
        DOCUMENT.subtitle,
        "New: ask for times first.",
        "Repairing: one of three steps done.",
        "line",
        "a quoted one",
        "1 / 1",
    ):
        assert expected in lines


def test_it_is_tagged_and_has_bookmarks_and_a_title() -> None:
    with pypdfium2.PdfDocument(pdf.render(DOCUMENT).data) as document:
        assert document.is_tagged()
        outline = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert outline == [(0, "Summary for a mentor"), (1, "Agreement"), (1, "Repairs")]


def test_it_says_that_it_is_for_readers_that_read_aloud() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(DOCUMENT).data)) as document:
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == DOCUMENT.title
        assert document.Root.Lang == "en"
        assert document.Root.MarkInfo.Marked
        tags = {str(element.S) for element in _elements(document.Root.StructTreeRoot)}
    assert {"/H1", "/H2", "/P", "/L", "/LI"} <= tags


def _elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Every element of the tree of tags below ``element``."""
    children = element.get("/K", [])
    children = children if isinstance(children, pikepdf.Array) else [children]
    found = [child for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    return [*found, *(below for child in found for below in _elements(child))]


def test_nothing_tells_how_or_when_it_was_made() -> None:
    data = pdf.render(DOCUMENT).data
    with pypdfium2.PdfDocument(data) as document:
        told = {name: value for name, value in document.get_metadata_dict().items() if value}
    assert told == {"Title": DOCUMENT.title}
    with pikepdf.open(io.BytesIO(data)) as opened:
        with opened.open_metadata() as metadata:
            names = {name.rpartition("}")[2] for name in metadata}
        xmp = opened.Root.Metadata.read_bytes()
    assert names == {"title", "language", "format", "part"}
    assert b"ypst" not in xmp


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.render(DOCUMENT) == pdf.render(DOCUMENT)


@pytest.mark.parametrize(
    "text",
    [
        '#set text(red) #sys.inputs $x$ *b* _i_ `c` @ref <label> = h // c /* d */ \\u{41} "',
        "<script>alert(1)</script> {{7*7}} {% x %} &amp; [x](y)",
        "- a",
        "+ b",
        "= c",
        "#",
        "#import",
        "https://evil.example/x",
    ],
)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    found = "".join(read(pdf.render(hostile(text)).data).split())
    assert found.count("".join(text.split())) == 7


def test_characters_without_a_font_are_told() -> None:
    rendered = pdf.render(hostile("a \ue000 \U0010fffd b"))
    assert rendered.notes
    assert "a" in read(rendered.data)
    with pypdfium2.PdfDocument(rendered.data) as document:
        assert document.is_tagged()


@pytest.mark.parametrize("text", ["\x00\ud800\u202e\ufeff\ufffe", "\u2028", "\n", ""])
def test_what_is_no_text_breaks_nothing(text: str) -> None:
    assert "Summary" in read(pdf.render(hostile(text)).data)


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    document = Document("Summary", "below", (Paragraph(plain("w" * 50_000)),))
    found = read(pdf.render(document).data)
    assert found.count("w") == 50_000 + "Summary below".count("w")
    assert max(map(len, found.splitlines())) < 100


def test_the_document_goes_over_pages_with_their_numbers() -> None:
    paragraphs = tuple(Paragraph(plain(f"Paragraph {count}")) for count in range(100))
    found = read(pdf.render(Document("Summary", "below", paragraphs)).data)
    assert "Paragraph 99" in found
    assert "2 / 3" in found


def test_a_locked_one_opens_only_with_its_password() -> None:
    plain_data = pdf.render(DOCUMENT).data
    data = pdf.locked(plain_data, "six words made for this one")
    assert b"Summary" not in data
    for wrong in (None, "", "six words made for this on", "Six words made for this one"):
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            pypdfium2.PdfDocument(data, password=wrong)
    with pypdfium2.PdfDocument(data, password="six words made for this one") as document:
        assert document.is_tagged()
        told = {name: value for name, value in document.get_metadata_dict().items() if value}
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert told == {"Title": DOCUMENT.title}
    assert text == read(plain_data)
    with pikepdf.open(io.BytesIO(data), password="six words made for this one") as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert "aesv3" in str(opened.encryption.stream_method)
        assert opened.allow.accessibility
        assert opened.allow.extract


@pytest.mark.parametrize("password", ["", "w" * 128, "\U0001f98a" * 32])
def test_a_password_that_would_be_cut_is_refused(password: str) -> None:
    with pytest.raises(InputRefused):
        pdf.locked(pdf.render(DOCUMENT).data, password)


def test_a_password_is_the_same_however_its_letters_are_put_together() -> None:
    data = pdf.locked(pdf.render(DOCUMENT).data, "Zoe\u0308 and more")
    with pypdfium2.PdfDocument(data, password="Zoë and more") as document:
        assert len(document) == 1


@pytest.mark.skipif(not shutil.which("qpdf"), reason="NOT TESTED: qpdf is not installed")
@pytest.mark.parametrize("password", ["", "six words made for this one"])
@pytest.mark.parametrize("text", ["plain", "a \ue000 \U0010fffd without a font"])
def test_qpdf_finds_nothing_to_complain_about(tmp_path: Path, text: str, password: str) -> None:
    data = pdf.render(hostile(text)).data
    file = tmp_path / "summary.pdf"
    file.write_bytes(pdf.locked(data, password) if password else data)
    command = ["qpdf", "--check", f"--password={password}", str(file)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in checked.stdout


def test_its_headings_are_tagged_and_its_text_is_in_reading_order() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(DOCUMENT).data)) as document:
        elements = _elements(document.Root.StructTreeRoot)
        headings = [str(element.S) for element in elements if str(element.S).startswith("/H")]
    assert headings == ["/H1", "/H2", "/H2"]
    with pypdfium2.PdfDocument(pdf.render(DOCUMENT).data) as document:
        text = document[0].get_textpage().get_text_range()
    places = [text.index(words) for words in ("Summary", "August", "Agreement", "New", "Repairs")]
    assert places == sorted(places)
