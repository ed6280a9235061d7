"""A signed agreement, read like a page of paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from allyjournal.domain.agreement import Agreement, Commitment, CommitmentStatus, paragraphs
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.held import Held
from allyjournal.ui.agreement.wording import community_part, paragraph_words, pillar_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.notice import Notice

_INDENT = 24


class Document(QWidget):
    """The text of one agreement; ``over_title`` says which version it is.

    ``check_in_requested`` carries the uid of a commitment, ``entry_chosen`` a record that stands
    against one; ``still_holds`` is the answer to a review that is due.
    """

    check_in_requested = Signal(str)
    entry_chosen = Signal(object)
    still_holds = Signal()

    def __init__(
        self,
        agreement: Agreement,
        over_title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._agreement = agreement
        self._held: dict[str, Held] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(32))
        self._column.setSpacing(theme.px(6))
        self._add_head(over_title)
        self._add_text()
        self._column.addStretch(1)

    def show_held(self, held: Mapping[str, Sequence[AnyRecord]], opened: str) -> None:
        """Show what stands against each commitment (by uid, newest first), one list ``opened``."""
        for commitment, line in self._held.items():
            line.show_entries(held.get(commitment, ()))
        if opened in self._held:
            self._held[opened].open()

    def _add_head(self, over_title: str) -> None:
        agreement = self._agreement
        self._column.addWidget(labels.over_title(over_title))
        self._column.addWidget(labels.title(agreement.title or self.tr("My agreement")))
        if agreement.communities:
            self._column.addWidget(labels.note(" · ".join(agreement.communities)))
        self._column.addWidget(labels.note(community_part(agreement.community_input)))
        if (day := agreement.next_review_on) is None:
            return
        if any(due.on <= date.today() for due in agreement.dues()):
            self._column.addSpacing(theme.px(8))
            self._column.addWidget(self._review(day))
        else:
            review = self.tr("Next review: {day}").format(day=looks.date_words(day))
            self._column.addWidget(labels.note(review))

    def _review(self, day: date) -> Notice:
        heading = self.tr("To be looked at again: {day}").format(day=looks.day_words(day))
        notice = Notice(heading, self.tr("Amend what no longer fits."))
        holds = buttons.small(self.tr("It still holds"))
        holds.clicked.connect(self.still_holds)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, theme.px(4), 0, 0)
        across.addWidget(holds)
        across.addStretch(1)
        notice.add(row)
        return notice

    def _add_text(self) -> None:
        """The paragraphs, each pillar and each part under one heading, commitments numbered."""
        heading, number = "", 0
        commitment: Commitment | None = None
        for paragraph in paragraphs(self._agreement):
            if commitment and paragraph.commitment is not commitment:
                self._add_held(commitment)
            commitment = paragraph.commitment
            above = (
                pillar_words(commitment.pillar) if commitment else paragraph_words(paragraph.field)
            )
            if above != heading and paragraph.field != "title":
                heading = above
                self._add_heading(above, commitment)
            if commitment and paragraph.field == "statement":
                number += 1
                self._add_statement(number, commitment)
            elif commitment:
                self._add_detail(paragraph_words(paragraph.field), paragraph.text)
            elif paragraph.field != "title":
                self._column.addWidget(MarkdownView(paragraph.text))
        if commitment:
            self._add_held(commitment)

    def _add_heading(self, words: str, commitment: Commitment | None) -> None:
        self._column.addSpacing(theme.px(16))
        if commitment:
            self._column.addWidget(labels.over_title(words, commitment.pillar.value))
        else:
            self._column.addWidget(labels.heading(words))

    def _add_statement(self, number: int, commitment: Commitment) -> None:
        count = QLabel(str(number))
        count.setProperty("flavour", "note")
        count.setFixedWidth(theme.px(_INDENT))
        # as high as the first line of the statement beside it
        count.setMinimumHeight(theme.px(24))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(MarkdownView(commitment.statement), 1)
        row.addSpacing(theme.px(12))
        row.addWidget(self._at_the_end(commitment), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _at_the_end(self, commitment: Commitment) -> QWidget:
        if commitment.status is not CommitmentStatus.ACTIVE:
            status = labels.note(looks.words(commitment.status))
            status.setWordWrap(False)
            return status
        check_in = buttons.small(self.tr("Check in"))
        check_in.setAccessibleDescription(commitment.statement)
        check_in.setObjectName(commitment.uid)
        check_in.clicked.connect(self._check_in)
        return check_in

    def _add_detail(self, words: str, text: str) -> None:
        view = MarkdownView(text)
        view.setProperty("quiet", True)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(labels.heading(words))
        column.addWidget(view)
        self._column.addLayout(column)

    def _add_held(self, commitment: Commitment) -> None:
        held = self._held[commitment.uid] = Held()
        held.opened.connect(self.entry_chosen)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(_INDENT), 0, 0, theme.px(12))
        row.addWidget(held)
        self._column.addLayout(row)

    @Slot()
    def _check_in(self) -> None:
        self.check_in_requested.emit(self.sender().objectName())
