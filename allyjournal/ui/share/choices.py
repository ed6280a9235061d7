"""The left side of the page: everything that can be chosen, and what stays in the journal."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.check_in import CheckIn
from allyjournal.exchange.summary.selection import LeftOut, Section
from allyjournal.ui import theme
from allyjournal.ui.share.decisions import Decisions
from allyjournal.ui.share.drafting import Draft
from allyjournal.ui.share.records import RecordTree
from allyjournal.ui.share.wish import Wish
from allyjournal.ui.share.wording import left_out_words, section_words, unreadable_words
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

_PAUSE = 400  # ms without a keystroke before the questions are composed again


class Choices(QWidget):
    """Sections, questions, records, decisions; ``edited`` tells that the summary is another,
    ``typed`` that a question is being written, and the other signal follows.

    ``decided`` carries what is decided about words, ``left_out_wanted`` asks for a list of what is
    left out for one reason.
    """

    edited = Signal()
    typed = Signal()
    decided = Signal(object)
    left_out_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = {section: self._section(section) for section in Section}
        name = section_words(Section.QUESTIONS)
        self._questions = MarkdownEditor(
            name, self.tr("What I would like to ask"), auto_height=True, least_lines=2
        )
        self._noted = ""
        self._take = buttons.link(self.tr("Begin with the questions noted last"))
        self._take.clicked.connect(self._take_noted)
        self._records = RecordTree()
        self._records.edited.connect(self.edited)
        self._unreadable = UnreadableLine()
        self._tick_check_ins = buttons.link(self.tr("Tick every check-in"))
        self._tick_check_ins.clicked.connect(self._records.tick_check_ins)
        self._decisions = Decisions()
        self._decisions.decided.connect(self.decided)
        self._left_out = labels.heading("")
        self._reasons: dict[LeftOut, QPushButton] = {}
        for reason in LeftOut:
            self._reasons[reason] = buttons.link("")
            self._reasons[reason].setObjectName(reason)
            self._reasons[reason].clicked.connect(self._want_left_out)
        # typing is one change, not one for each letter
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.edited)
        self._questions.edited.connect(self._pause.start)
        self._questions.edited.connect(self.typed)
        self._questions.edited.connect(self._show_questions)
        self._lay_out()

    def fill(self, wish: Wish) -> None:
        """Show what was chosen before."""
        for section, box in self._sections.items():
            box.blockSignals(True)
            box.setChecked(section in wish.sections)
            box.blockSignals(False)
        self._questions.fill(wish.questions)
        self._records.fill(wish.ticks, wish.let_in)
        self._show_questions()

    def add_to(self, wish: Wish) -> Wish:
        """``wish`` with everything that is chosen here."""
        ticked = (section for section, box in self._sections.items() if box.isChecked())
        return replace(
            wish,
            sections=frozenset(ticked),
            ticks=self._records.ticks(),
            let_in=self._records.let_in(),
            questions=self._questions.text(),
        )

    def begin_deciding(self) -> None:
        """With the first thing to decide."""
        self._decisions.begin()

    def show_draft(self, draft: Draft) -> None:
        """Show what is offered, to be decided and left out now."""
        self._noted = draft.noted_questions
        self._show_questions()
        self._records.show_offers(draft.offers)
        unticked = (offer.record for offer in draft.offers if not offer.ticked)
        self._tick_check_ins.setVisible(any(isinstance(it, CheckIn) for it in unticked))
        self._unreadable.show_words(unreadable_words(draft.material))
        self._nothing.setVisible(not draft.offers and not draft.material.unreadable)
        self._decisions.show_decisions(draft.to_decide, draft.selection.decided)
        self._show_left_out(draft.left_out)

    def _show_left_out(self, left_out: Mapping[LeftOut, Sequence[str]]) -> None:
        words = self.tr("Left out: {n}, seen by you alone")
        self._left_out.setText(words.format(n=sum(map(len, left_out.values()))))
        self._left_out.setVisible(bool(left_out))
        for reason, link in self._reasons.items():
            uids = left_out.get(reason, ())
            link.setText(left_out_words(reason, len(uids)))
            link.setVisible(bool(uids))

    @Slot()
    def _want_left_out(self) -> None:
        self.left_out_wanted.emit(self.sender().objectName())

    def _section(self, section: Section) -> QCheckBox:
        box = QCheckBox(section_words(section))
        box.setChecked(True)
        box.toggled.connect(self._show_questions)
        box.toggled.connect(self.edited)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(labels.heading(self.tr("Sections")))
        sections = QVBoxLayout()
        sections.setSpacing(0)
        for section, box in self._sections.items():
            sections.addWidget(box)
            if section is Section.QUESTIONS:
                sections.addWidget(self._questions)
                sections.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(sections)
        column.addSpacing(theme.px(16))
        column.addWidget(labels.heading(self.tr("Records")))
        self._nothing = labels.note(self.tr("Nothing in this time may be shared."))
        column.addWidget(self._nothing)
        column.addWidget(self._unreadable)
        column.addWidget(self._records)
        column.addWidget(self._tick_check_ins, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.px(16))
        column.addWidget(self._decisions)
        column.addSpacing(theme.px(16))
        column.addWidget(self._left_out)
        for link in self._reasons.values():
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @Slot()
    def _show_questions(self) -> None:
        asked = self._sections[Section.QUESTIONS].isChecked()
        self._questions.setVisible(asked)
        self._take.setVisible(asked and bool(self._noted) and not self._questions.text())

    @Slot()
    def _take_noted(self) -> None:
        self._questions.fill(self._noted)
        self._questions.setFocus()
        self._show_questions()
        self.edited.emit()
