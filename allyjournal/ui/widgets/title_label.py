"""The title of what is read, in which places can be marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from allyjournal.domain.matching import NOTHING_SOUGHT, Sought, Span
from allyjournal.ui.widgets import text_marks


class TitleLabel(QLabel):
    """What a person called something, 22 px; read aloud without its marks."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self._sought = NOTHING_SOUGHT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("flavour", "title")

    def words(self) -> str:
        """The title itself."""
        return self._words

    def mark(self, sought: Sought) -> None:
        """Mark everything that is ``sought``."""
        self._sought = sought
        self.unmark()

    def unmark(self) -> None:
        """Mark what is ``sought``, and nothing else."""
        self.show_marks(self._sought.spans(self._words))

    def show_marks(self, spans: Sequence[Span], now: Span | None = None) -> None:
        """Mark ``spans`` and nothing else; ``now`` is the one at which somebody is."""
        # what a person wrote may look like markup
        formats = Qt.TextFormat
        self.setTextFormat(formats.RichText if spans else formats.PlainText)
        self.setText(text_marks.rich(self._words, spans, now) if spans else self._words)
        self.setAccessibleName(self._words if spans else "")
