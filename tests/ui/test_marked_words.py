"""Words that came or went, in rich text."""

import pytest
from PySide6.QtGui import QTextDocumentFragment

from allyjournal.domain.compare import compare
from allyjournal.ui.marked_words import marked


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("noticed", "reflecting", "noticed reflecting"),
        ("I raised my hand.", "I raised a hand.", "I raised my a hand."),
        ("a < b", "a < b", "a < b"),
        ("", "new", "new"),
    ],
)
def test_a_word_that_went_does_not_run_into_the_next(before: str, after: str, shown: str) -> None:
    words = QTextDocumentFragment.fromHtml(marked(compare(before, after))).toPlainText()
    assert words == shown
