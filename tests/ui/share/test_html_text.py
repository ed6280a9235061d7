"""The text of an HTML file is what its reader sees, and no more."""

from allyjournal.exchange.renderers import html
from allyjournal.exchange.summary.document import (
    LINE_BREAK,
    Document,
    Heading,
    Items,
    Paragraph,
    plain,
    strong,
)
from allyjournal.ui.share.html_text import html_text


def test_every_heading_paragraph_and_item_is_a_line() -> None:
    blocks = (
        Heading(plain("Repairs")),
        Paragraph((strong("One."), *plain(" <b>\n& two"))),
        Items((plain("first"), plain(f"second{LINE_BREAK}line")), quoted=True),
    )
    data = html.render(Document("Summary", "below", blocks))
    assert html_text(data).splitlines() == [
        "Summary",
        "below",
        "",
        "Repairs",
        "One. <b> & two",
        "first",
        "second",
        "line",
    ]
