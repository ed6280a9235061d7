"""A person's Markdown becomes paragraphs and lists of plain and strong words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.exchange.summary.document import LINE_BREAK, Items, Paragraph
from allyjournal.exchange.summary.markdown_text import quoted


def outline(markdown: str) -> list[object]:
    """Paragraphs as marked text, lists as lists of it: strong spans between asterisks."""
    shown: list[object] = []
    for block in quoted(markdown):
        assert block.quoted
        runs = block.items if isinstance(block, Items) else (block.spans,)
        texts = [
            "".join(f"*{s.text}*" if s.look == "strong" else s.text for s in spans)
            for spans in runs
        ]
        shown.append(texts if isinstance(block, Items) else texts[0])
    return shown


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("", []),
        ("one\n\ntwo", ["one", "two"]),
        ("# Heading\ntext", ["*Heading*", "text"]),
        ("a **strong _word_** and _this_", ["a *strong **word* and this"]),
        ("- one\n- two\n  - three\n\nafter", [["one", "two", "three"], "after"]),
        ("1. one\n2. two", [["one", "two"]]),
        ("- one", [["one"]]),
        ("> a quote", ["a quote"]),
        ("a\nb  \nc", [f"a\nb{LINE_BREAK}c"]),
        ("`code` &amp; \\*", ["code & *"]),
        ("```\nx = 1\ny\n```", [f"x = 1{LINE_BREAK}y"]),
        ("    indented", ["indented"]),
        ("[words](http://a.example)", ["words (http://a.example)"]),
        ("[it](http://josé.example/a%20Zo%C3%AB)", ["it (http://josé.example/a Zoë)"]),
        ("![picture](a.png)", ["picture"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        ("a\n\n---\n\nb", ["a", "b"]),
    ],
)
def test_markdown_is_read_as_it_is_meant(markdown: str, shown: list[object]) -> None:
    assert outline(markdown) == shown


@given(st.text())
def test_any_text_can_be_read(markdown: str) -> None:
    for block in quoted(markdown):
        assert isinstance(block, Paragraph | Items)
