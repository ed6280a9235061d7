"""A summary as a file: its bytes, and what anybody who opens it finds in them; made and read back
in the worker thread."""

from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pypdfium2
from PySide6.QtGui import QImage

from allyjournal.domain.mentoring import Format
from allyjournal.exchange.renderers import html, markdown, pdf
from allyjournal.exchange.summary.document import Document
from allyjournal.ui.share.html_text import html_text
from allyjournal.ui.share.pdf_text import page_text


class PageSize(NamedTuple):
    """A page's width and height in points."""

    width: float
    height: float


class SharedFile(NamedTuple):
    """``data`` are the bytes of the file, ``text`` and ``pages`` are read back from them (HTML
    and Markdown have no pages), with the ``password`` where it has one; ``notes`` are sentences
    for the writer about it."""

    data: bytes
    text: str
    pages: tuple[PageSize, ...] = ()
    notes: tuple[str, ...] = ()
    password: str = ""


def made_file(document: Document, file_format: Format, password: str = "") -> SharedFile:
    """``document`` as a file; a PDF that opens with ``password`` alone, where there is one."""
    if file_format is Format.MARKDOWN:
        return opened_file(markdown.render(document), file_format)
    if file_format is Format.HTML:
        return opened_file(html.render(document), file_format)
    rendered = pdf.render(document)
    data = pdf.locked(rendered.data, password) if password else rendered.data
    return opened_file(data, file_format, password)._replace(notes=rendered.notes)


def opened_file(data: bytes, file_format: Format, password: str = "") -> SharedFile:
    """A file by its bytes, a locked one with its ``password``."""
    if file_format is Format.MARKDOWN:
        return SharedFile(data, data.decode())
    if file_format is Format.HTML:
        return SharedFile(data, html_text(data))
    with closing(pypdfium2.PdfDocument(data, password or None)) as document:
        sizes = tuple(PageSize(*page.get_size()) for page in _pages(document))
        texts = [page_text(page) for page in _pages(document)]
    return SharedFile(data, "\n\n".join(texts), sizes, password=password)


class Picture(NamedTuple):
    """The picture of one page of a file."""

    data: bytes
    number: int
    image: QImage


def picture(file: SharedFile, number: int, width: int) -> Picture:
    """The page ``number`` (from 0) of a PDF, ``width`` pixels wide."""
    with (
        closing(pypdfium2.PdfDocument(file.data, file.password or None)) as document,
        closing(document[number]) as page,
        closing(page.render(scale=width / page.get_width(), prefer_bgrx=True)) as bitmap,
    ):
        size = (bitmap.width, bitmap.height, bitmap.stride)
        # the image would only borrow the bitmap's memory
        image = QImage(bitmap.buffer, *size, QImage.Format.Format_RGB32).copy()
    return Picture(file.data, number, image)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    for number in range(len(document)):
        with closing(document[number]) as page:
            yield page
