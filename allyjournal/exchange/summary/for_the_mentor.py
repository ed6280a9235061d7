"""The page for the mentor: how to read what follows, and what it could oblige them to."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from allyjournal import assets
from allyjournal.exchange.summary.document import Block
from allyjournal.exchange.summary.markdown_text import quoted
from allyjournal.exchange.summary.selection import Material, Selection


def mentor_section(_material: Material, _selection: Selection, _today: date) -> Iterator[Block]:
    """The same words for every mentor; they are the program's, not the writer's."""
    for block in quoted(assets.text("templates/for_the_mentor.md")):
        yield replace(block, quoted=False)
