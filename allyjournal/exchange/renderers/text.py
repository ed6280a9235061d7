"""Plain text for a terminal: a summary, and what stands in a journal's timeline."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import display_title
from allyjournal.domain.text import printable
from allyjournal.exchange.summary import wording
from allyjournal.exchange.summary.document import Document, Heading, Items, Spans
from allyjournal.store.journal import Journal
from allyjournal.store.timeline import Entry

_WIDTH = 80
_AT_ONCE = 500


def document_lines(document: Document) -> Iterator[str]:
    """``document`` in lines of 80 characters."""
    yield printable(document.title)
    yield printable(document.subtitle)
    for block in document.blocks:
        if isinstance(block, Heading):
            yield ""
            yield _text(block.spans).upper()
        elif isinstance(block, Items):
            for item in block.items:
                yield from wrap(_text(item), _WIDTH, initial_indent="- ", subsequent_indent="  ")
        else:
            yield from wrap(_text(block.spans), _WIDTH, subsequent_indent="  ")


def _text(spans: Spans) -> str:
    return printable("".join(span.text for span in spans))


def timeline_lines(journal: Journal) -> Iterator[str]:
    """Every entry of the timeline on a line, newest first, under its month."""
    month = ""
    ids = journal.ids().ids
    for start in range(0, len(ids), _AT_ONCE):
        there = (entry for entry in journal.window(ids[start : start + _AT_ONCE]) if entry)
        for entry in there:
            if month != (month := wording.month(_day(entry))):
                yield ""
                yield month
            yield f"  {_day(entry).day:2}  {_kind(entry):<17}  {printable(_title(entry))}"


def _day(entry: Entry) -> date:
    return entry.signed_on if isinstance(entry, AgreementVersion) else entry.occurred_on


def _kind(entry: Entry) -> str:
    return "agreement signed" if isinstance(entry, AgreementVersion) else entry.kind


def _title(entry: Entry) -> str:
    if isinstance(entry, AgreementVersion):
        return f"{display_title(entry.content)}, version {entry.number}"
    return display_title(entry)
