"""Plain text for a terminal."""

from allyjournal.domain.record import Pillar
from allyjournal.domain.text import printable
from allyjournal.exchange.renderers.text import document_lines, timeline_lines
from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Document,
    Heading,
    Items,
    Paragraph,
    Span,
    plain,
    strong,
)
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import a_few


def test_a_terminal_is_told_nothing_that_it_would_obey() -> None:
    assert printable("a\x1b[31mb\x07\u202e\u2028é 😶\n") == "a [31mb   é 😶 "


def test_a_document_in_lines() -> None:
    blocks = (
        Heading(plain("Repairs"), Pillar.RESPONSIBILITY),
        Paragraph((strong("One:"), Span(" two\n" + "word " * 20))),
        Items((plain("a"), plain(f"b{LINE_BREAK}c" + " d" * 40))),
    )
    lines = list(document_lines(Document("Title", "below", blocks)))
    assert lines[:4] == ["Title", "below", "", "REPAIRS"]
    assert lines[4].startswith("One: two word")
    assert lines[5].startswith("  word")
    assert lines[6:8] == ["- a", "- b c" + " d" * 37]
    assert max(map(len, lines)) <= 80


def test_the_timeline_has_a_line_for_every_entry_under_its_month(journal: Journal) -> None:
    records, version = a_few()
    journal.add(records, [version])
    assert list(timeline_lines(journal)) == [
        "",
        "October 2026",
        "  14  mistake            Spoke over",
        "  14  reflection         At the table",
        "",
        "March 2026",
        "   2  agreement signed   Ours, version 1",
    ]
