"""Every text of a document goes through redaction, and comes out readable."""

from allyjournal.domain.person import Person
from allyjournal.domain.redaction import Redactor
from allyjournal.exchange.summary.document import (
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
from tests.unit.exchange.records import made

ROWAN = made(Person, pseudonym="Rowan", names=("Ada Lane",))


def document(words: str) -> Document:
    spans = plain(words)
    return Document(
        words,
        words,
        (Heading(spans), Paragraph(spans, quoted=True), Items((spans, spans), quoted=True)),
    )


def test_every_text_is_redacted() -> None:
    changed = redacted(document("Rowan on 14 May"), Redactor([ROWAN]))
    assert set(texts(changed)) == {"[Person A] on May"}
    assert len(list(texts(changed))) == 6
    assert changed == document("[Person A] on May")


def test_a_name_across_two_looks_is_one_name() -> None:
    spans = (Span("with Ada "), Span("Lane", Look.MARKED), strong(" today"))
    changed = redacted(Document("", "", (Paragraph(spans),)), Redactor([ROWAN]))
    assert changed.blocks == (Paragraph((Span("with [Person A]"), strong(" today"))),)


def test_what_nobody_sees_is_taken_out_before() -> None:
    spans = plain("2026\u200b-10-14 \u202eRo\x00wan\u202c \ud800 fam\u00adily \U000e0041👩\u200d🚀")
    changed = redacted(Document("", "", (Paragraph(spans),)), Redactor([ROWAN]))
    assert list(texts(changed))[2] == "October 2026 [Person A] \ufffd fam\u00adily 👩\u200d🚀"
