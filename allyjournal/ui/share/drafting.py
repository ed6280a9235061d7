"""From what was chosen to the very bytes of a summary; run in the worker thread."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from typing import NamedTuple

import pypdfium2
from PySide6.QtGui import QImage

from allyjournal.domain.mentoring import Mentor
from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.exchange.renderers import html, markdown, pdf
from allyjournal.exchange.summary.compose import Decision, compose
from allyjournal.exchange.summary.document import Document
from allyjournal.exchange.summary.selection import (
    LeftOut,
    Material,
    Offer,
    Selection,
    gather,
    noted_questions,
    offers,
)
from allyjournal.store.journal import Journal
from allyjournal.ui.share.html_text import html_text
from allyjournal.ui.share.wish import Format, Wish


class PageSize(NamedTuple):
    """A page's width and height in points."""

    width: float
    height: float


class Draft(NamedTuple):
    """A summary as it would be saved, and what its writer alone sees.

    ``data`` are the bytes of the file, ``text`` and ``pages`` are read back from them (HTML and
    Markdown have no pages). In ``offers`` what is in is ticked. ``mentors`` are all of them,
    ``mentor`` the uid of the one who is to read it, or empty, and ``noted_questions`` what was
    noted to ask them.
    """

    data: bytes
    text: str
    pages: tuple[PageSize, ...]
    notes: tuple[str, ...]
    offers: tuple[Offer, ...]
    left_out: Mapping[LeftOut, int]
    to_decide: tuple[Decision, ...]
    mentors: tuple[Mentor, ...]
    mentor: str
    noted_questions: str


def draft(journal: Journal, wish: Wish, today: date) -> Draft:
    """What ``wish`` comes to in ``journal``."""
    period = wish.period(today)
    mentors = tuple(journal.of_kind(Mentor))
    mentor = _reader(mentors, wish.mentor)
    material = _with_names(gather(journal, period.since, period.until, mentor), wish.names)
    offered = tuple(
        offer._replace(ticked=wish.ticks.get(offer.record.uid, offer.ticked))
        for offer in offers(material)
    )
    included = frozenset(offer.record.uid for offer in offered if offer.ticked)
    selection = Selection(
        sections=wish.sections,
        included=included,
        let_in=wish.let_in,
        questions=wish.questions,
        words=frozenset(wish.words),
    )
    summary = compose(material, selection, today)
    return Draft(
        *_rendered(summary.document, wish.format),
        offered,
        {reason: len(uids) for reason, uids in summary.left_out.items()},
        tuple(it for it in summary.to_decide if it.words not in wish.settled),
        mentors,
        mentor,
        noted_questions(journal, mentor),
    )


def _reader(mentors: Sequence[Mentor], chosen: str | None) -> str:
    """The uid of the mentor who was chosen; before that, of the only one there is."""
    if chosen is None and len(mentors) == 1:
        return mentors[0].uid
    return next((mentor.uid for mentor in mentors if mentor.uid == chosen), "")


def _rendered(
    document: Document, file_format: Format
) -> tuple[bytes, str, tuple[PageSize, ...], tuple[str, ...]]:
    """The bytes of the file, the text and the pages that are in them, and notes about it."""
    if file_format is Format.MARKDOWN:
        data = markdown.render(document)
        return data, data.decode(), (), ()
    if file_format is Format.HTML:
        data = html.render(document)
        return data, html_text(data), (), ()
    rendered = pdf.render(document)
    return rendered.data, *_read_back(rendered.data), rendered.notes


def render_page(data: bytes, number: int, width: int) -> QImage:
    """The page ``number`` (from 0) of a PDF, ``width`` pixels wide."""
    with (
        closing(pypdfium2.PdfDocument(data)) as document,
        closing(document[number]) as page,
        closing(page.render(scale=width / page.get_width(), prefer_bgrx=True)) as bitmap,
    ):
        size = (bitmap.width, bitmap.height, bitmap.stride)
        # the image would only borrow the bitmap's memory
        return QImage(bitmap.buffer, *size, QImage.Format.Format_RGB32).copy()


def _with_names(material: Material, names: tuple[str, ...]) -> Material:
    """``material`` with a person for each name that the writer pointed out."""
    now = datetime.now(UTC)
    people = (begin(Person, now.date(), now, pseudonym=name) for name in names)
    return material._replace(people=(*material.people, *people))


def _read_back(data: bytes) -> tuple[str, tuple[PageSize, ...]]:
    """The text and the pages of a PDF, as any reader of the file finds them."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        sizes = tuple(PageSize(*page.get_size()) for page in _pages(document))
        texts = [_text(page) for page in _pages(document)]
    return "\n\n".join(texts), sizes


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    for number in range(len(document)):
        with closing(document[number]) as page:
            yield page


def _text(page: pypdfium2.PdfPage) -> str:
    with closing(page.get_textpage()) as text:
        return str(text.get_text_bounded()).replace("\r\n", "\n")
