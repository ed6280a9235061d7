"""A signed agreement, read like a page of paper."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    AT_WORK,
    AgreementState,
    Commitment,
    CommitmentStatus,
    asks_for,
    paragraphs,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import DueKind
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.prompt_row import PromptRow
from allyjournal.ui.agreement.reading import Against, Reading
from allyjournal.ui.agreement.under_commitment import UnderCommitment
from allyjournal.ui.agreement.wording import community_part, paragraph_words, pillar_words
from allyjournal.ui.agreement.writing import Writing
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.title_label import TitleLabel

_INDENT = 24


class Document(QWidget):
    """The text of the agreement that is shown: what was signed, where it is being amended.

    ``review_wanted`` and ``still_holds`` answer a review; ``state_chosen`` carries another state.
    ``open_requested`` carries the uid of a record that stands against a commitment or prompted
    the version, ``taken_back`` a check-in to delete and the date that it moved;
    ``finished`` tells that a check-in was written here, and whether it is a new one;
    ``history_wanted`` asks what it was, ``check_in_history_wanted`` the same of the check-in with
    this uid, ``deletion_wanted`` that all of it is to go.
    """

    open_requested = Signal(str)
    review_wanted = Signal()
    still_holds = Signal()
    state_chosen = Signal(str)
    finished = Signal(object, object)
    taken_back = Signal(object, object)
    history_wanted = Signal()
    check_in_history_wanted = Signal(str)
    deletion_wanted = Signal()

    def __init__(self, reading: Reading, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        assert reading.shown is not None  # noqa: S101 (there is no document of nothing)
        self._reading = reading
        self._working = reading.shown
        self._journal = journal
        self._tasks = tasks
        self._text = (
            reading.versions[-1].content
            if reading.versions and self._working.state in AT_WORK
            else self._working
        )
        self.writing = Writing(tasks, self)
        self._under: dict[str, UnderCommitment] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(32))
        self._column.setSpacing(theme.px(6))
        self._add_head()
        self._dates = QWidget()
        self._column.addWidget(self._dates)
        self._add_text()
        self._add_states()
        self._column.addStretch(1)
        self.show_news(reading)

    def show_news(self, reading: Reading) -> None:
        """Show what stands against each commitment now, and the dates of the agreement."""
        if reading.shown:
            self._working = reading.shown
        for commitment, under in self._under.items():
            under.show_held(reading.held.get(commitment, Against()))
        dates = self._when()
        self._column.replaceWidget(self._dates, dates)
        self._dates.hide()
        self._dates.deleteLater()
        self._dates = dates
        dates.show()

    def open(self, check_in: CheckIn) -> None:
        """Have a check-in in sight in its place; nothing where the text lacks its commitment."""
        if check_in.commitment in self._under:
            self._under[check_in.commitment].open_list()
            self._open_entry(check_in)

    def is_writing(self) -> bool:
        """Whether a check-in is open here."""
        return any(under.is_writing() for under in self._under.values())

    def opened(self) -> str:
        """The commitments under which a check-in is written, and which one."""
        writing = ((uid, under) for uid, under in self._under.items() if under.is_writing())
        return " ".join(
            f"{uid}:{one.uid if (one := under.written()) else ''}" for uid, under in writing
        )

    def reopen(self, opened: str) -> None:
        """Have those check-ins be written again that are still there, and new ones."""
        for commitment, _, uid in (pair.partition(":") for pair in opened.split()):
            given = self._reading.held.get(commitment, Against()).check_in(uid)
            if commitment in self._under and (given or not uid):
                self._under[commitment].open_form(given, self._working, self.writing)

    # Parts

    def _add_head(self) -> None:
        agreement = self._text
        self._column.addWidget(labels.over_title(self._over_title()))
        self._column.addWidget(TitleLabel(agreement.title or self.tr("My agreement")))
        if agreement.communities:
            self._column.addWidget(labels.note(" · ".join(agreement.communities)))
        self._column.addWidget(labels.note(community_part(agreement.community_input)))
        versions = self._reading.versions
        prompt = self._reading.prompts.get(versions[-1].prompted_by or "") if versions else None
        if prompt is not None:
            row = PromptRow(prompt)
            row.open_requested.connect(self.open_requested)
            self._column.addWidget(row)

    def _over_title(self) -> str:
        state = looks.words(self._working.state)
        if not self._reading.versions:
            return state
        latest = self._reading.versions[-1]
        words = self.tr("Agreement · version {number} · signed {day}").format(
            number=latest.number, day=looks.date_words(latest.signed_on)
        )
        return words if self._working.state is AgreementState.ACTIVE else f"{words} · {state}"

    def _when(self) -> QWidget:
        """The next review and the next check-ins, and what can be done once they are due."""
        agreement, today = self._working, date.today()
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        review, check_in = self.tr("Next review: {day}"), self.tr("Next check-in: {day}")
        dues = {due.kind: due.on for due in agreement.dues()}
        if asks_for(agreement, DueKind.REVIEW, today):
            column.addWidget(self._review(dues[DueKind.REVIEW]))
        elif day := dues.get(DueKind.REVIEW):
            column.addWidget(labels.note(review.format(day=looks.date_words(day))))
        if asks_for(agreement, DueKind.CHECK_IN, today):
            words = self.tr("To be held against what happened: {day}")
            day = dues[DueKind.CHECK_IN]
            advice = self.tr("One check-in below is enough.")
            column.addWidget(Notice(words.format(day=looks.day_words(day)), advice))
        elif day := dues.get(DueKind.CHECK_IN):
            column.addWidget(labels.note(check_in.format(day=looks.date_words(day))))
        return part

    def _review(self, day: date) -> Notice:
        heading = self.tr("To be looked at again: {day}").format(day=looks.day_words(day))
        notice = Notice(heading, self.tr("One commitment at a time, as long as you like."))
        review = buttons.primary(self.tr("Review it"))
        review.clicked.connect(self.review_wanted)
        holds = buttons.link(self.tr("It still holds"))
        holds.clicked.connect(self.still_holds)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, theme.px(4), 0, 0)
        across.addWidget(review)
        across.addWidget(holds)
        across.addStretch(1)
        notice.add(row)
        return notice

    def _add_text(self) -> None:
        """The paragraphs, each pillar and each part under one heading, commitments numbered."""
        heading, number = "", 0
        commitment: Commitment | None = None
        for paragraph in paragraphs(self._text):
            if commitment and paragraph.commitment is not commitment:
                self._add_under(commitment)
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
            self._add_under(commitment)

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

    def _add_under(self, commitment: Commitment) -> None:
        under = UnderCommitment(commitment, self._reading.versions, self._journal, self._tasks)
        under.entry_opened.connect(self._open_entry)
        under.open_requested.connect(self.open_requested)
        under.finished.connect(self.finished)
        under.taken_back.connect(self.taken_back)
        under.check_in_history_wanted.connect(self.check_in_history_wanted)
        self._under[commitment.uid] = under
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(_INDENT), 0, 0, theme.px(12))
        row.addWidget(under)
        self._column.addLayout(row)

    def _add_states(self) -> None:
        self._states = ChoiceChips(
            self.tr("Where this agreement stands"), looks.choices(AgreementState)
        )
        self._states.fill(self._working.state)
        self._states.edited.connect(self._choose_state)
        self._column.addSpacing(theme.px(16))
        self._column.addWidget(labels.rule())
        self._column.addWidget(labels.heading(self._states.accessibleName()))
        self._column.addWidget(self._states)
        history = buttons.link(self.tr("History…"))
        history.clicked.connect(self.history_wanted)
        delete = buttons.link(self.tr("Delete"))
        delete.setAccessibleName(self.tr("Delete this agreement"))
        delete.clicked.connect(self.deletion_wanted)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(history)
        row.addWidget(delete)
        self._column.addLayout(row)

    # What is done here

    @Slot()
    def _check_in(self) -> None:
        self._begin(self.sender().objectName(), None)

    @Slot(object)
    def _open_entry(self, entry: AnyRecord) -> None:
        if isinstance(entry, CheckIn):
            self._begin(entry.commitment, entry)
        else:
            self.open_requested.emit(entry.uid)

    def _begin(self, commitment: str, given: CheckIn | None) -> None:
        self._under[commitment].begin(given, self._working, self.writing)

    @Slot()
    def _choose_state(self) -> None:
        self.state_chosen.emit(self._states.value())
